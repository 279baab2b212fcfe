// Logistic regression with AdaGrad over hashed features: the same set of samples in the same order gives the same weights.
import { BUCKETS, type Features, scoreOf, valuesOf } from './features.ts';

/** One text to learn from. */
export interface Sample {
  readonly features: Features;
  readonly label: 0 | 1;
  readonly weight: number;
}

const EPOCHS = 6;
const RATE = 1;
/** First value of the sums of squares (Duchi, Hazan and Singer 2011, the delta of the paper). Near zero, the first texts would decide: measured in docs/why/classifier.md. */
const FIRST_SQUARE = 0.1;
/** Shrinkage a text; with many texts less of it is needed. */
const MOST_SHRINKAGE = 1e-4;

/** Weights that tell 1 from 0: one a bucket, and the intercept last. Texts are met in another order each epoch, drawn from a fixed seed. */
export function learnWeights(samples: readonly Sample[]): Float32Array {
  const weights = new Float32Array(BUCKETS + 1);
  const squares = new Float32Array(BUCKETS + 1).fill(FIRST_SQUARE);
  const shrinkage = Math.min(MOST_SHRINKAGE, 1 / Math.max(1, samples.length));
  const order = Int32Array.from(samples.keys());
  const draw = draws();
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    shuffle(order, draw);
    for (const at of order) step(samples[at] as Sample, { weights, squares, shrinkage });
  }
  return weights;
}

interface Learning {
  readonly weights: Float32Array;
  readonly squares: Float32Array;
  readonly shrinkage: number;
}

function step({ features, label, weight }: Sample, { weights, squares, shrinkage }: Learning): void {
  const { buckets, words } = features;
  const { word, piece } = valuesOf(features);
  const score = scoreOf(weights, features);
  const missed = (label - 1 / (1 + Math.exp(-score))) * weight;
  for (let i = 0; i < buckets.length; i++) {
    const bucket = buckets[i] as number;
    const gradient = missed * (i < words ? word : piece) - shrinkage * (weights[bucket] as number);
    const square = (squares[bucket] as number) + gradient * gradient;
    squares[bucket] = square;
    weights[bucket] = (weights[bucket] as number) + (RATE * gradient) / Math.sqrt(square);
  }
  const square = (squares[BUCKETS] as number) + missed * missed;
  squares[BUCKETS] = square;
  weights[BUCKETS] = (weights[BUCKETS] as number) + (RATE * missed) / Math.sqrt(square);
}

/** Numbers from 0 to below 1, always the same ones (a linear congruential generator with the constants of Numerical Recipes). */
function draws(): () => number {
  let state = 7;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function shuffle(order: Int32Array, draw: () => number): void {
  for (let at = order.length - 1; at > 0; at--) {
    const other = Math.floor(draw() * (at + 1));
    const held = order[at] as number;
    order[at] = order[other] as number;
    order[other] = held;
  }
}
