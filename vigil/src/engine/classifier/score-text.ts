// Scores a text with a learned model: probability, bits, and the parts of the text that made it so.
import type { Contribution, TextModel, TextScore } from '../../core/text-model.ts';
import { bitsAt, probabilityAt } from './calibration.ts';
import { type Features, readFeatures, scoreOf, valuesOf } from './features.ts';

/** Parts shown, and features looked at for them: most are pieces of one another. */
const SHOWN = 6;
const LOOKED_AT = 16;
/** Less than this, in bits, is not worth showing. */
const LEAST = 0.02;

/** What a model says of a text. The contributions are exact: all features of the text together, with the intercept, are the log-odds of `p`. */
export function scoreText(model: TextModel, text: string): TextScore {
  const { features, nameAt } = readFeatures(text);
  const score = scoreOf(model.weights, features);
  return {
    p: probabilityAt(model.slope * score + model.intercept),
    bits: bitsAt(model.bands, score),
    top: topOf(model, features, nameAt),
  };
}

/** What every feature of a text adds, in bits, and what is there without any text. Their sum is log2 of the odds of `p`. */
export function contributionsOf(
  model: TextModel,
  text: string,
): { readonly base: number; readonly parts: readonly Contribution[] } {
  const { features, nameAt } = readFeatures(text);
  const weights = bitsOf(model, features);
  return {
    base: (model.slope * (model.weights.at(-1) ?? 0) + model.intercept) / Math.LN2,
    parts: Array.from(weights, (bits, at) => ({ part: nameAt(at), bits })),
  };
}

function bitsOf(model: TextModel, features: Features): Float64Array {
  const { buckets, words } = features;
  const { word, piece } = valuesOf(features);
  const bits = new Float64Array(buckets.length);
  const scale = model.slope / Math.LN2;
  for (let i = 0; i < buckets.length; i++)
    bits[i] = (model.weights[buckets[i] as number] as number) * (i < words ? word : piece) * scale;
  return bits;
}

/** The strongest parts that speak for an offer, without those that lie inside a stronger one. */
function topOf(model: TextModel, features: Features, nameAt: (at: number) => string): readonly Contribution[] {
  const bits = bitsOf(model, features);
  const top: Contribution[] = [];
  for (const at of largest(bits)) {
    const part = nameAt(at).trim();
    if (part === '' || top.some((one) => one.part.includes(part))) continue;
    top.push({ part, bits: bits[at] as number });
    if (top.length === SHOWN) break;
  }
  return top;
}

/** Places of the largest numbers above `LEAST`, largest first, equal ones by place. One pass; the list is short, so moving up is cheap. */
function largest(numbers: Float64Array): Int32Array {
  const places = new Int32Array(LOOKED_AT);
  let [count, least] = [0, LEAST];
  for (let i = 0; i < numbers.length; i++) {
    const number = numbers[i] as number;
    if (number <= least) continue;
    let at = count < LOOKED_AT ? count++ : count - 1;
    for (; at > 0 && (numbers[places[at - 1] as number] as number) < number; at--)
      places[at] = places[at - 1] as number;
    places[at] = i;
    if (count === LOOKED_AT) least = numbers[places[count - 1] as number] as number;
  }
  return places.subarray(0, count);
}
