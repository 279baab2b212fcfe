// The golden set: a tenth of all judged texts, chosen by hash and never learned from, on which a new model must not do worse than the one in use.
import type { GoldenExample, Ranking, TextModel } from '../../core/text-model.ts';
import { rankingOf } from '../ranking.ts';
import { scoreOf } from './features.ts';

/** One in so many groups is golden. */
const ONE_IN = 10;
/** Golden texts kept; the first that came stay. */
export const MOST_GOLDEN = 5_000;
/** With fewer of either kind a comparison would be chance. */
const LEAST_OFFERS = 5;
const LEAST_OTHERS = 5;
/** Average precision that a new model may lose. */
const TOLERANCE = 0.02;

/** Lower-case hexadecimal SHA-256 of a text. */
type Sha256 = (text: string) => string;

/** Whether a group (an account, or a text of nobody known) belongs to the golden set. Always the same answer. */
export function isGolden(group: string, sha256: Sha256): boolean {
  return portionOf(`golden\u0000${group}`, ONE_IN, sha256) === 0;
}

/** Puts a name into one of `portions` parts of about equal size. */
export function portionOf(name: string, portions: number, sha256: Sha256): number {
  return Number.parseInt(sha256(name).slice(0, 12), 16) % portions;
}

/** How a new model did beside the one in use. */
export interface Trial {
  readonly challenger: Ranking;
  readonly champion: Ranking | undefined;
  /** False when the golden set is too small to tell: then the new model is taken. */
  readonly decides: boolean;
  readonly taken: boolean;
}

/**
 * Compares models on the golden set. The frozen part, kept from earlier learning, decides where it is large enough, because
 * texts that came with the new examples may be wrong in the same way as what was learned from them.
 */
export function tryOnGolden(
  challenger: TextModel,
  champion: TextModel | undefined,
  sets: { readonly frozen: readonly GoldenExample[]; readonly added: readonly GoldenExample[] },
): Trial {
  const golden = isEnough(sets.frozen) ? sets.frozen : [...sets.frozen, ...sets.added];
  const of = (model: TextModel): Ranking =>
    rankingOf(golden.map((one) => ({ score: scoreOf(model.weights, one), label: one.label })));
  const mine = of(challenger);
  const theirs = champion === undefined ? undefined : of(champion);
  const decides = theirs !== undefined && isEnough(golden);
  const taken = !decides || mine.averagePrecision >= theirs.averagePrecision - TOLERANCE;
  return { challenger: mine, champion: theirs, decides, taken };
}

function isEnough(golden: readonly GoldenExample[]): boolean {
  const offers = golden.filter(({ label }) => label === 1).length;
  return offers >= LEAST_OFFERS && golden.length - offers >= LEAST_OTHERS;
}
