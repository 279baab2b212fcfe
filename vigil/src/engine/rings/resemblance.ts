// Does a new account write like one that was acted on? Cosine of TF-IDF vectors over words, pairs of words and runs of letters (Salton and Buckley 1988; for returning users Niverthi et al. 2022).
import { featuresOf } from './features.ts';

/** An account that was acted on, with its profile and kept texts as one text. */
export interface Known<Key> {
  readonly key: Key;
  readonly text: string;
}

/** An earlier account that writes alike. */
export interface Resemblance<Key> {
  readonly key: Key;
  /** Cosine from 0 to 1. */
  readonly score: number;
  /** What it is worth as evidence of family `link`; see `resemblanceBits`. */
  readonly bits: number;
  /** How many features both have; which ones is not told, for they may be listed words. */
  readonly shared: number;
}

/** An index over accounts that were acted on. It does not change: build another when the set does. */
export interface ResemblanceIndex<Key> {
  readonly size: number;
  /** The most alike, best first, at most `most`; of equals in the order of the index. */
  query(text: string, most: number): readonly Resemblance<Key>[];
}

/** Features of few documents say most, so a document is cut to so many of its heaviest for the index; measured on real accounts, more changes no rank. */
const MOST_TERMS = 4_096;
/** Features that more documents than this hold are left out of the index: they are everybody's, and their lists would be long. */
const COMMON_SHARE = 0.5;
/**
 * Among fewer accounts than this nothing is everybody's; and rarity and chance are counted as if there were so many, or in a small store every account
 * that is acted on would move what all others are told.
 */
const COMMON_LEAST = 20;

interface Posting {
  readonly documents: number[];
  readonly weights: number[];
}

/** Builds the index. A document's weights are (1 + ln tf) * (1 + ln((1 + n) / (1 + df))), scaled to length 1. */
export function resemblanceIndex<Key>(known: readonly Known<Key>[]): ResemblanceIndex<Key> {
  const features = known.map(({ text }) => featuresOf(text));
  const frequency = new Map<number, number>();
  for (const one of features)
    for (const feature of one.keys()) frequency.set(feature, (frequency.get(feature) ?? 0) + 1);
  const counted = Math.max(COMMON_LEAST, known.length);
  const rarity = (feature: number): number => 1 + Math.log((1 + counted) / (1 + (frequency.get(feature) ?? 0)));
  const common = Math.max(COMMON_LEAST, known.length * COMMON_SHARE);
  const postings = new Map<number, Posting>();
  for (const [document, one] of features.entries())
    for (const [feature, weight] of vectorOf(one, rarity)) {
      if ((frequency.get(feature) ?? 0) > common) continue;
      const posting = postings.get(feature) ?? { documents: [], weights: [] };
      postings.set(feature, posting);
      posting.documents.push(document);
      posting.weights.push(weight);
    }
  return { size: known.length, query: (text, most) => best(text, most, { known, rarity, postings }) };
}

/** The heaviest features, scaled to length 1. */
function vectorOf(
  features: ReadonlyMap<number, number>,
  rarity: (feature: number) => number,
): readonly (readonly [number, number])[] {
  const weighed = [...features].map(([feature, times]) => [feature, (1 + Math.log(times)) * rarity(feature)] as const);
  const kept =
    weighed.length <= MOST_TERMS ? weighed : weighed.sort(([a, v], [b, w]) => w - v || a - b).slice(0, MOST_TERMS);
  const length = Math.sqrt(kept.reduce((sum, [, weight]) => sum + weight * weight, 0));
  return kept.map(([feature, weight]) => [feature, weight / length]);
}

function best<Key>(
  text: string,
  most: number,
  index: {
    readonly known: readonly Known<Key>[];
    readonly rarity: (feature: number) => number;
    readonly postings: ReadonlyMap<number, Posting>;
  },
): readonly Resemblance<Key>[] {
  const scores = new Float64Array(index.known.length);
  const shared = new Uint32Array(index.known.length);
  for (const [feature, weight] of vectorOf(featuresOf(text), index.rarity)) {
    const posting = index.postings.get(feature);
    if (posting === undefined) continue;
    const { documents, weights } = posting;
    for (let i = 0; i < documents.length; i++) {
      const document = documents[i] as number;
      scores[document] = (scores[document] as number) + weight * (weights[i] as number);
      shared[document] = (shared[document] as number) + 1;
    }
  }
  return [...scores.keys()]
    .filter((document) => (scores[document] as number) > 0)
    .sort((a, b) => (scores[b] as number) - (scores[a] as number) || a - b)
    .slice(0, most)
    .map((document) => {
      const score = Math.min(1, scores[document] as number);
      const key = (index.known[document] as Known<Key>).key;
      return { key, score, bits: resemblanceBits(score, index.known.length), shared: shared[document] as number };
    });
}

/** Bits a pair is worth for each unit of cosine; see below. */
const BITS_PER_COSINE = 24;
const MOST_BITS = 6;

/**
 * Bits of the best cosine among so many candidates: 24 times the cosine, less log2 of the candidates, from 0 to 6. Fewer than twenty candidates count as twenty.
 *
 * Where the 24 comes from: over 470 Weibo accounts whose posts were split in halves, log2 of how much likelier a cosine is between halves of one account
 * than between two accounts was 2.4 at .1, 5.7 at .2, 7.1 at .3 and 12.3 at .5; accounts in English gave more. A line of 24 stays below all of them.
 * The second part: nobody said which earlier account it would be, so each of n candidates had its chance to be alike by accident.
 */
export function resemblanceBits(score: number, candidates: number): number {
  return Math.min(MOST_BITS, Math.max(0, BITS_PER_COSINE * score - Math.log2(Math.max(COMMON_LEAST, candidates))));
}
