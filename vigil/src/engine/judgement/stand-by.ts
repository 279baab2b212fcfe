// A certificate is made from decisions kept apart, and is stood by only while later decisions are like them and do not contradict it.
import type { Certificate, JudgementModel, ReviewedCase } from '../../core/judgement.ts';
import { LEARNED_FROM } from '../../core/judgement.ts';
import type { Policy } from '../../core/policy.ts';
import { binomialTail, certify, type Decided, DRIFT_LIMIT, drift, reaches } from './certify.ts';
import { bitsUnder } from './learn-tables.ts';

/** What a certificate of precision proves: wrong measures at most this share, with this chance of erring (science 2.4). */
const ALPHA = 0.05;
const DELTA = 0.05;
/** People whose decisions must stand behind a certificate. */
const LEAST_REVIEWERS = 3;
/** Fewer later decisions than this cannot show that scores have drifted: the index of samples so small is large by chance. */
const DRIFT_DECISIONS = 200;
const DRIFT_BINS = 10;

/** Cases with the score that a model gives them. */
export function scored(cases: readonly ReviewedCase[], model: JudgementModel, policy: Policy): readonly Decided[] {
  return cases.map((one) => ({ bits: bitsUnder(model, one, policy), violating: one.outcome === 'violating' }));
}

/** Decisions from which a certificate is made. */
export interface Proof {
  /** Held-out cases: what a model learned from proves nothing about it. */
  readonly heldOut: readonly ReviewedCase[];
  /** All cases, those learned from included: they prove nothing, but can contradict. */
  readonly all: readonly ReviewedCase[];
  readonly policy: Policy;
  /** Milliseconds since 1970. */
  readonly date: number;
}

/**
 * The model with a certificate, where held-out cases of several reviewers prove one and no decisions contradict it. Only a model that judges gets one:
 * below `LEARNED_FROM` cases, or where one person made more than half of the decisions, only people act.
 */
export function certified(model: JudgementModel, { heldOut, all, policy, date }: Proof): JudgementModel {
  if (model.reviewed < LEARNED_FROM || !isByMany(heldOut)) return model;
  const claim = { model: model.version, policy: policy.version, alpha: ALPHA, delta: DELTA, date };
  const certificate = certify(scored(heldOut, model, policy), claim);
  if (certificate === undefined) return model;
  const doubt = doubtOn(certificate, { earlier: [], later: scored(all, model, policy) });
  return doubt === undefined ? { ...model, certificate } : model;
}

function isByMany(cases: readonly ReviewedCase[]): boolean {
  const byReviewer = Map.groupBy(cases, ({ reviewer }) => reviewer);
  const most = Math.max(0, ...[...byReviewer.values()].map((own) => own.length));
  return byReviewer.size >= LEAST_REVIEWERS && most * 2 <= cases.length;
}

/**
 * Why a certificate can no longer be stood by, or undefined. Either later decisions at its scores are wrong more often than it allows by chance
 * (binomial test), or the scores of later decisions are spread differently from the earlier ones (population stability index over their deciles).
 */
export function doubtOn(
  certificate: Certificate,
  { earlier, later }: { readonly earlier: readonly Decided[]; readonly later: readonly Decided[] },
): string | undefined {
  const reached = later.filter(({ bits }) => reaches(bits, certificate));
  const errors = reached.filter(({ violating }) => !violating).length;
  if (errors > 0 && 1 - binomialTail(reached.length, errors - 1, certificate.alpha) <= certificate.delta)
    return `${errors} of ${reached.length} later decisions at its scores found no violation`;
  if (later.length < DRIFT_DECISIONS || earlier.length < DRIFT_DECISIONS) return undefined;
  const edges = deciles(earlier);
  const index = drift(histogram(earlier, edges), histogram(later, edges));
  return index > DRIFT_LIMIT ? `scores have drifted since (stability index ${index.toFixed(2)})` : undefined;
}

function deciles(decided: readonly Decided[]): readonly number[] {
  const sorted = decided.map(({ bits }) => bits).sort((a, b) => a - b);
  const at = (part: number): number => sorted[Math.floor((part * sorted.length) / DRIFT_BINS)] ?? 0;
  return [...new Set(Array.from({ length: DRIFT_BINS - 1 }, (_, place) => at(place + 1)))];
}

function histogram(decided: readonly Decided[], edges: readonly number[]): readonly number[] {
  const counts = new Array<number>(edges.length + 1).fill(0);
  for (const { bits } of decided) {
    const bin = edges.filter((edge) => bits >= edge).length;
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return counts;
}
