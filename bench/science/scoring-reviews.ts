// Plays the reviewers of the scoring world: they take the top of the queue, decide, name a reason, and the model is learned again as they go.
import { hash } from 'node:crypto';
import type { InnocentKind } from '../../vigil/src/core/innocent.ts';
import type { JudgementModel, ReviewedCase } from '../../vigil/src/core/judgement.ts';
import { LEARNED_FROM } from '../../vigil/src/core/judgement.ts';
import { DEFAULT_POLICY } from '../../vigil/src/core/policy.ts';
import { FAMILIES, type Family } from '../../vigil/src/core/signal.ts';
import { seeded } from '../../vigil/src/demo/random.ts';
import { bitsUnder, learnModel } from '../../vigil/src/engine/judgement/learn-tables.ts';
import type { PlatformRates } from '../../vigil/src/engine/judgement/platform.ts';
import { type JudgedWorld, offendsAt } from './scoring-accounts.ts';

/** SHA-256 as the engine wants it. */
export const sha256 = (text: string): string => hash('sha256', text, 'hex');

const REVIEWERS = 4;
const KINDS: readonly InnocentKind[] = ['seller', 'press-or-advocate', 'adult-creator', 'joker', 'brigaded'];

/** A queue to review: accounts that are there to be found, hardest first by hand weights. */
export interface Queue {
  readonly judged: JudgedWorld;
  /** Hand-weighed bits a look. */
  readonly bits: readonly number[];
  /** Places of accounts, hardest first. */
  readonly order: readonly number[];
  readonly rates: PlatformRates;
}

/** A queue in which offenders are `density` times as frequent as they are in the world's own weights, so that 200 reviews meet some. */
export function queueOf(judged: JudgedWorld, bits: readonly number[], alive: number, seed: number): Queue {
  const random = seeded(seed, 'queue');
  const draws = judged.lookOf.map(() => ({ lives: random.chance(alive), tie: random.next() }));
  const bitsAt = (at: number): number => bits[judged.lookOf[at] ?? 0] ?? 0;
  const order = judged.lookOf
    .map((_, at) => at)
    .filter((at) => !offendsAt(judged, at) || draws[at]?.lives === true)
    .sort((a, b) => bitsAt(b) - bitsAt(a) || (draws[a]?.tie ?? 0) - (draws[b]?.tie ?? 0));
  return { judged, bits, order, rates: ratesOf(judged) };
}

/** What sketches would count on this platform: accounts that show a family at least once, confirmed offenders left out. */
function ratesOf(judged: JudgedWorld): PlatformRates {
  const shows: Partial<Record<Family, number>> = {};
  judged.lookOf.forEach((look, at) => {
    if (offendsAt(judged, at)) return;
    const levels = judged.looks[look]?.levels;
    for (const family of FAMILIES) if ((levels?.[family] ?? 0) > 0) shows[family] = (shows[family] ?? 0) + 1;
  });
  const { payment: _, classifier: __, ...counted } = shows;
  return { accounts: judged.world.innocents, shows: { ...counted, payment: 0, classifier: 0 } };
}

/** How reviewers work. */
export interface Reviewing {
  readonly reviews: number;
  /** Share of wrong outcomes, and of wrong reasons among right dismissals. */
  readonly wrong: number;
  readonly seed: number;
}

/** Reviewers go by hand weights until `LEARNED_FROM` cases are decided; then the queue is ranked again after every few decisions. */
export function review(queue: Queue, { reviews, wrong, seed }: Reviewing): JudgementModel {
  const random = seeded(seed, `reviewers-${wrong}`);
  const reviewed: ReviewedCase[] = [];
  const waiting = new Set(queue.order);
  const decideTop = (ranked: readonly number[], count: number): void => {
    for (const at of ranked.slice(0, count)) {
      waiting.delete(at);
      reviewed.push(decide(queue, at, { wrong, random }));
    }
  };
  decideTop(queue.order, Math.min(reviews, LEARNED_FROM));
  let model = learnModel({ cases: reviewed, rates: queue.rates }, DEFAULT_POLICY, sha256);
  while (reviewed.length < reviews) {
    const step = reviewed.length < 400 ? 25 : 500;
    decideTop(rankAgain(queue, waiting, model), Math.min(step, reviews - reviewed.length));
    model = learnModel({ cases: reviewed, rates: queue.rates }, DEFAULT_POLICY, sha256);
  }
  return model;
}

/** Waiting accounts by the bits of a model; equal ones keep the order of the queue. */
export function rankAgain(queue: Queue, waiting: ReadonlySet<number>, model: JudgementModel): readonly number[] {
  const bits = queue.judged.looks.map(({ levels }, look) =>
    bitsUnder(model, { ...BLANK, levels, bits: queue.bits[look] ?? 0 }, DEFAULT_POLICY),
  );
  const bitsAt = (at: number): number => bits[queue.judged.lookOf[at] ?? 0] ?? 0;
  return queue.order.filter((at) => waiting.has(at)).sort((a, b) => bitsAt(b) - bitsAt(a));
}

const BLANK = { id: '', outcome: 'not-violating', reviewer: '' } as const;

function decide(
  { judged, bits }: Queue,
  at: number,
  { wrong, random }: { readonly wrong: number; readonly random: ReturnType<typeof seeded> },
): ReviewedCase {
  const look = judged.lookOf[at] ?? 0;
  const type = judged.world.accounts[at]?.type;
  const truth = offendsAt(judged, at);
  const errs = random.chance(wrong);
  const outcome = truth === errs ? 'not-violating' : 'violating';
  const named = KINDS.find((kind) => kind === type);
  const kind = errs || random.chance(wrong) ? random.pick(KINDS) : named;
  const levels = judged.looks[look]?.levels;
  if (levels === undefined) throw new RangeError('an account without a look');
  return {
    id: `case-${at}`,
    levels,
    bits: bits[look] ?? 0,
    outcome,
    ...(outcome === 'violating' || kind === undefined ? {} : { kind }),
    reviewer: `reviewer-${random.whole(1, REVIEWERS)}`,
  };
}
