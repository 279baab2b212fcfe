// Scores a text with a learned model: probability, bits, and the parts of the text that made it so.
import type { Contribution, TextModel, TextScore } from '../../core/text-model.ts';
import { bitsAt, probabilityAt } from './calibration.ts';
import { type Features, readFeatures, scoreOf, valuesOf } from './features.ts';

/** Parts shown, and features of each block looked at for them: many are pieces of one another. */
const SHOWN = 6;
const LOOKED_AT = 8;
/** Less than this, in bits, is not worth showing. */
const LEAST = 0.05;

/** Points and commas weigh something, and tell nobody anything. */
const BARE = /^[\s.,;:'"()-]*$/;

/** What a model says of a text, without its parts: for looking at many. */
export function weighText(model: TextModel, text: string): Pick<TextScore, 'p' | 'bits'> {
  return weighed(model, readFeatures(text).features);
}

/** What a model says of a text. The contributions are exact: all features of the text together, with the intercept, are the log-odds of `p`. */
export function scoreText(model: TextModel, text: string): TextScore {
  const { features, nameAt } = readFeatures(text);
  return { ...weighed(model, features), top: topOf(model, features, nameAt) };
}

function weighed(model: TextModel, features: Features): Pick<TextScore, 'p' | 'bits'> {
  const score = scoreOf(model.weights, features);
  return { p: probabilityAt(model.slope * score + model.intercept), bits: bitsAt(model.bands, score) };
}

/** What every feature of a text adds, in bits, and what is there without any text. Their sum is log2 of the odds of `p`. */
export function contributionsOf(
  model: TextModel,
  text: string,
): { readonly base: number; readonly parts: readonly Contribution[] } {
  const { features, nameAt } = readFeatures(text);
  const [word, piece] = scalesOf(model, features);
  const { buckets, words } = features;
  return {
    base: (model.slope * (model.weights.at(-1) ?? 0) + model.intercept) / Math.LN2,
    parts: Array.from(buckets, (bucket, at) => ({
      part: nameAt(at),
      bits: (model.weights[bucket] as number) * (at < words ? word : piece),
    })),
  };
}

/** From a weight to bits, for a word and for a piece. */
function scalesOf(model: TextModel, features: Features): readonly [number, number] {
  const { word, piece } = valuesOf(features);
  const scale = model.slope / Math.LN2;
  return [word * scale, piece * scale];
}

/** The strongest parts that speak for an offer, without those that lie inside a stronger one. */
function topOf(model: TextModel, features: Features, nameAt: (at: number) => string): readonly Contribution[] {
  const { buckets, words } = features;
  const [word, piece] = scalesOf(model, features);
  // Words are looked for by themselves: the pieces of one strong word would otherwise take all places.
  const strong = [
    ...strongest(model.weights, features, { from: 0, to: words, scale: word }),
    ...strongest(model.weights, features, { from: words, to: buckets.length, scale: piece }),
  ].sort((a, b) => b.bits - a.bits || a.at - b.at);
  const top: Contribution[] = [];
  for (const { at, bits } of strong) {
    const part = nameAt(at).trim();
    if (!BARE.test(part) && !top.some((one) => one.part.includes(part))) top.push({ part, bits });
    if (top.length === SHOWN) break;
  }
  return top;
}

/** The features that add most, above `LEAST`. One pass; the list is short, so moving up is cheap. */
function strongest(
  weights: Float32Array,
  { buckets }: Features,
  { from, to, scale }: { readonly from: number; readonly to: number; readonly scale: number },
): readonly { readonly at: number; readonly bits: number }[] {
  const places: number[] = [];
  const most: number[] = [];
  let least = LEAST;
  for (let i = from; i < to; i++) {
    const bits = (weights[buckets[i] as number] as number) * scale;
    if (bits <= least) continue;
    let at = places.length < LOOKED_AT ? places.length : LOOKED_AT - 1;
    for (; at > 0 && (most[at - 1] as number) < bits; at--) {
      most[at] = most[at - 1] as number;
      places[at] = places[at - 1] as number;
    }
    most[at] = bits;
    places[at] = i;
    if (places.length === LOOKED_AT) least = most[LOOKED_AT - 1] as number;
  }
  return places.map((at, place) => ({ at, bits: most[place] as number }));
}
