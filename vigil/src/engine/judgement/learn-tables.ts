// learn: reviewed cases become a JudgementModel. The same cases give the same model, in whatever order they come.
import type { Calibration, JudgementModel, LevelTable, ReviewedCase } from '../../core/judgement.ts';
import { LEARNED_FROM } from '../../core/judgement.ts';
import type { Policy } from '../../core/policy.ts';
import type { Sha256 } from '../observe.ts';
import { bitsByBoth, HAND_SHARE } from './by-both.ts';
import { calibrate, type Scored } from './calibrate.ts';
import { type PlatformRates, platformTable } from './platform.ts';
import { KAPPA, learnFrom, RESERVOIR_PER_KIND } from './tables.ts';

/**
 * A case is scored by tables that were learned from all other folds. With five, these tables rest on a fifth fewer cases than those that judge, and score
 * on a scale of their own: middle probabilities came out too low, low ones too high. Twenty leave out a twentieth.
 */
const FOLDS = 20;

/** What a model is learned from. */
export interface Lesson {
  /** Reviewed cases, one an id. What is decided again replaces what the model before had kept. */
  readonly cases: readonly ReviewedCase[];
  /** What was counted on the whole platform; without it rates are assumed. */
  readonly rates?: PlatformRates | undefined;
  /** The model before, whose hard cases are kept. */
  readonly before?: JudgementModel | undefined;
}

/**
 * Learns tables, then calibrates. From `LEARNED_FROM` cases on the calibration is fitted on scores of cases whose own fold was not learned
 * from; below, on hand-weighed bits, which nothing was fitted to. Carries no certificate: see `certify`.
 */
export function learnModel({ cases, rates, before }: Lesson, policy: Policy, sha256: Sha256): JudgementModel {
  const platform = platformTable(rates);
  const reviewed = inOrder(cases, before?.reservoir ?? [], sha256);
  const tables = learnFrom(reviewed, platform, policy);
  const calibration = calibrationOf(reviewed, platform, policy);
  const unnamed = {
    reviewed: reviewed.length,
    ...tables,
    platform,
    kappa: KAPPA,
    byHand: HAND_SHARE,
    ...(calibration === undefined ? {} : { calibration }),
    reservoir: hardest(reviewed),
  };
  return named(unnamed, sha256);
}

/** Version: the first 16 characters of the SHA-256 of all that judges, keys sorted. A certificate speaks of a version, so it is not part of one. */
function named(model: Omit<JudgementModel, 'version' | 'certificate'>, sha256: Sha256): JudgementModel {
  return { version: sha256(sortedJson(model)).slice(0, 16), ...model };
}

function sortedJson(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

/** Score of levels under a model, whatever the number of its cases: for comparing models and for thresholds. */
export function bitsUnder(model: JudgementModel, one: ReviewedCase, policy: Policy): number {
  return model.reviewed < LEARNED_FROM ? one.bits : bitsByBoth(one, model, policy);
}

/** All cases once, hardest first, equally hard ones by the hash of their id: no chance, and no reviewer chooses the order. */
function inOrder(
  cases: readonly ReviewedCase[],
  kept: readonly ReviewedCase[],
  sha256: Sha256,
): readonly ReviewedCase[] {
  const byId = new Map<string, { readonly one: ReviewedCase; readonly hash: string }>();
  for (const one of [...kept, ...cases]) byId.set(one.id, { one, hash: sha256(`case\u0000${one.id}`) });
  return [...byId.values()].sort((a, b) => b.one.bits - a.one.bits || (a.hash < b.hash ? -1 : 1)).map(({ one }) => one);
}

/** The hardest dismissed cases of each kind, ordinary accounts among them. */
function hardest(reviewed: readonly ReviewedCase[]): readonly ReviewedCase[] {
  const count = new Map<string, number>();
  return reviewed.filter(({ outcome, kind = 'ordinary' }) => {
    if (outcome === 'violating') return false;
    const n = count.get(kind) ?? 0;
    count.set(kind, n + 1);
    return n < RESERVOIR_PER_KIND;
  });
}

function calibrationOf(
  reviewed: readonly ReviewedCase[],
  platform: LevelTable,
  policy: Policy,
): Calibration | undefined {
  const scored: Scored[] = [];
  if (reviewed.length < LEARNED_FROM) {
    for (const { bits, outcome } of reviewed) scored.push({ bits, violating: outcome === 'violating' });
    return calibrate(scored);
  }
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const tables = learnFrom(
      reviewed.filter((_, at) => at % FOLDS !== fold),
      platform,
      policy,
    );
    const model: JudgementModel = {
      version: '',
      reviewed: reviewed.length,
      platform,
      kappa: KAPPA,
      byHand: HAND_SHARE,
      reservoir: [],
      ...tables,
    };
    reviewed.forEach((one, at) => {
      if (at % FOLDS !== fold) return;
      scored.push({ bits: bitsUnder(model, one, policy), violating: one.outcome === 'violating' });
    });
  }
  return calibrate(scored);
}
