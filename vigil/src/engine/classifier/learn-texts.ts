// Learns a TextModel from judged texts: what a score is worth is measured on texts of accounts that the scoring model had never seen.
import type { GoldenExample, Ranking, TextExample, TextModel } from '../../core/text-model.ts';
import { rankingOf, type Scored } from '../ranking.ts';
import { fitBands, fitPlatt } from './calibration.ts';
import { scoreOf } from './features.ts';
import { TEXT_UNITS } from './fold-text.ts';
import { isGolden, MOST_GOLDEN, portionOf } from './golden.ts';
import { capInfluence } from './influence.ts';
import { type Preparation, type Prepared, prepare } from './prepare.ts';
import { learnWeights } from './regression.ts';

const FOLDS = 5;
/** More texts than this, or longer ones in all (UTF-16 units), would not fit into the memory of a small machine. */
export const MOST_EXAMPLES = 100_000;
export const MOST_UNITS = 40_000_000;
/** Texts of either label below which nothing is learned. */
const LEAST_OF_EACH = 5;

/** What learning needs beside the examples. */
export interface LearnGiven {
  readonly sha256: (text: string) => string;
  /** The golden set as it was kept; empty at first. */
  readonly golden: readonly GoldenExample[];
}

/** A model, and what was found out on the way. */
export interface Learned {
  readonly ok: true;
  readonly model: TextModel;
  /** Out of fold, on the texts that were learned from: each scored by a model that had seen no text of its account. */
  readonly heldOut: Ranking;
  /** Golden texts that came with these examples. */
  readonly added: readonly GoldenExample[];
  readonly counts: LearnCounts;
}

/** What became of the examples. */
export interface LearnCounts extends Omit<Preparation, 'samples'> {
  readonly examples: number;
  readonly learned: number;
  readonly offers: number;
  /** Texts set apart as golden, now or before. */
  readonly setApart: number;
}

/** Learns. `why` says what to do when these examples cannot teach anything. The same set gives the same model, bit for bit. */
export function learnTexts(
  examples: readonly TextExample[],
  { sha256, golden }: LearnGiven,
): Learned | { readonly ok: false; readonly why: string } {
  const tooMuch = boundOf(examples);
  if (tooMuch !== undefined) return { ok: false, why: `${tooMuch}; leave out some with label 0` };
  const { samples, ...counts } = prepare(capInfluence(examples), sha256);
  const frozen = new Set(golden.map(({ print }) => print));
  const apart = samples.filter(({ print, group }) => frozen.has(print) || isGolden(group, sha256));
  const set = new Set(apart);
  const learning = samples.filter((one) => !set.has(one));
  const offers = learning.filter(({ label }) => label === 1).length;
  if (offers === 0 || offers === learning.length)
    return {
      ok: false,
      why:
        learning.length === 0
          ? 'there is no text to learn from'
          : `all texts to learn from have label ${offers === 0 ? 0 : 1}; give texts of both labels`,
    };
  if (Math.min(offers, learning.length - offers) < LEAST_OF_EACH)
    return { ok: false, why: `there are fewer than ${LEAST_OF_EACH} texts of one label; so few teach nothing` };
  const scored = outOfFold(learning, sha256);
  const model = {
    weights: learnWeights(learning),
    ...fitPlatt(scored),
    bands: fitBands(scored),
  };
  return {
    ok: true,
    model,
    heldOut: rankingOf(scored),
    added: apart
      .filter(({ print }) => !frozen.has(print))
      .slice(0, Math.max(0, MOST_GOLDEN - golden.length))
      .map(goldenOf),
    counts: { ...counts, examples: examples.length, learned: learning.length, offers, setApart: apart.length },
  };
}

function boundOf(examples: readonly TextExample[]): string | undefined {
  if (examples.length > MOST_EXAMPLES) return `there are more than ${MOST_EXAMPLES.toLocaleString('en')} texts`;
  const units = examples.reduce((sum, { text }) => sum + Math.min(text.length, TEXT_UNITS), 0);
  return units > MOST_UNITS ? `the texts are longer than ${MOST_UNITS.toLocaleString('en')} characters` : undefined;
}

/** Scores each sample with weights learned from the other folds. An account is in one fold as a whole. */
function outOfFold(samples: readonly Prepared[], sha256: (text: string) => string): readonly Scored[] {
  const folds = new Map<string, number>();
  for (const { group } of samples)
    if (!folds.has(group)) folds.set(group, portionOf(`fold\u0000${group}`, FOLDS, sha256));
  const scores = new Array<number>(samples.length).fill(0);
  for (let fold = 0; fold < FOLDS; fold++) {
    const weights = learnWeights(samples.filter(({ group }) => folds.get(group) !== fold));
    for (const [at, { group, features }] of samples.entries())
      if (folds.get(group) === fold) scores[at] = scoreOf(weights, features);
  }
  return samples.map(({ label }, at) => ({ score: scores[at] as number, label }));
}

function goldenOf({ print, label, features }: Prepared): GoldenExample {
  return { print, label, buckets: features.buckets, words: features.words };
}
