// Scores other systems would give the accounts of the scoring world: plain sum, strongest post, Sentinel's skewness, logistic regression on the same labels.
import type { Levels } from '../../vigil/src/core/judgement.ts';
import { DEFAULT_POLICY } from '../../vigil/src/core/policy.ts';
import { FAMILIES } from '../../vigil/src/core/signal.ts';
import { levelCount } from '../../vigil/src/engine/judgement/platform.ts';
import { POST_FAMILIES } from './scoring-world.ts';

const { weights } = DEFAULT_POLICY;
const POST_WEIGHTS = {
  term: weights['term.listed'],
  offer: weights['offer.cue'],
  contact: weights['contact.cue'],
  obfuscation: weights['term.disguised'],
  age: weights['age.coded'],
};

/** Posts an account must have before skewness says anything (Sentinel's own rule). */
const LEAST_POSTS = 10;

/** The score of one post: the weights of what it shows. */
function postScore(mask: number): number {
  return POST_FAMILIES.reduce((sum, family, at) => sum + ((mask & (1 << at)) === 0 ? 0 : POST_WEIGHTS[family]), 0);
}

/** Sum over all posts. */
export function plainSum(masks: readonly number[]): number {
  return masks.reduce((sum, mask) => sum + postScore(mask), 0);
}

/** The strongest post. */
export function strongestPost(masks: readonly number[]): number {
  return masks.reduce((most, mask) => Math.max(most, postScore(mask)), 0);
}

/** Sentinel's skewness: (mean - median) / deviation over all posts, of which most show nothing. */
export function skewness(masks: readonly number[], wrote: number): number {
  if (wrote < LEAST_POSTS) return 0;
  const scores = [...Array.from({ length: Math.max(0, wrote - masks.length) }, () => 0), ...masks.map(postScore)];
  scores.sort((a, b) => a - b);
  const mean = scores.reduce((sum, one) => sum + one, 0) / scores.length;
  const deviation = Math.sqrt(scores.reduce((sum, one) => sum + (one - mean) ** 2, 0) / scores.length);
  return deviation === 0 ? 0 : (mean - (scores[scores.length >> 1] ?? 0)) / deviation;
}

/** One example for the regression. */
export interface Example {
  readonly levels: Levels;
  readonly violating: boolean;
}

const STEPS = 300;

/** Logistic regression on levels, one feature a family and level, L2 of one case; returns the score of levels. */
export function regress(examples: readonly Example[]): (levels: Levels) => number {
  const size = FAMILIES.reduce((sum, family) => sum + levelCount(family), 0);
  const weightsOf = new Float64Array(size + 1);
  const rows = examples.map(({ levels, violating }) => ({ features: featuresOf(levels), violating }));
  const rate = 0.5 / (10 + Math.sqrt(rows.length));
  const scoreOf = (features: readonly number[]): number =>
    features.reduce((sum, feature) => sum + (weightsOf[feature] ?? 0), weightsOf[size] ?? 0);
  for (let step = 0; step < STEPS; step += 1) {
    const slope = new Float64Array(size + 1);
    for (const { features, violating } of rows) {
      const error = (violating ? 1 : 0) - 1 / (1 + Math.exp(-scoreOf(features)));
      for (const feature of [...features, size]) slope[feature] = (slope[feature] ?? 0) + error;
    }
    for (let at = 0; at <= size; at += 1) {
      weightsOf[at] = (weightsOf[at] ?? 0) + rate * ((slope[at] ?? 0) - (weightsOf[at] ?? 0));
    }
  }
  return (levels) => scoreOf(featuresOf(levels));
}

function featuresOf(levels: Levels): readonly number[] {
  let start = 0;
  const out: number[] = [];
  for (const family of FAMILIES) {
    if (levels[family] > 0) out.push(start + levels[family]);
    start += levelCount(family);
  }
  return out;
}
