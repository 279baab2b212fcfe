// How a 256-bit hash is cut into bands for multi-index hashing (Norouzi, Punjani, Fleet, CVPR 2012), and which band values a query must look at.

/** The largest distance at which two PDQ hashes are taken for the same picture (facebook/ThreatExchange, pdq/README). */
export const PDQ_RADIUS = 31;

/** A run of bits of the hash, counted from its first. `radius`: how many of its bits may differ. */
export interface Band {
  readonly offset: number;
  readonly width: number;
  readonly radius: 1 | 2;
}

/** A way to cut, used from `from` hashes on. */
export interface BandPlan {
  readonly from: number;
  readonly bands: readonly Band[];
}

function plan(from: number, runs: readonly (Omit<Band, 'offset'> & { readonly count: number })[]): BandPlan {
  const bands: Band[] = [];
  let offset = 0;
  for (const { count, width, radius } of runs) {
    for (let i = 0; i < count; i++, offset += width) bands.push({ offset, width, radius });
  }
  return { from, bands };
}

/**
 * Every plan finds every hash within 31 bits. None: a short list is looked through whole. Sixteen bands: if each differed in two
 * bits or more, the whole would differ in 32. Fourteen: if four differed in three or more and ten in two or more, it would again
 * be 32. Twelve: eight and four. Wider bands visit fewer hashes, but their tables (8 x 2^22 and 4 x 2^20 numbers) are small only beside long lists.
 */
export const BAND_PLANS: readonly BandPlan[] = Object.freeze([
  plan(0, []),
  plan(4_096, [{ count: 16, width: 16, radius: 1 }]),
  plan(1_500_000, [
    { count: 4, width: 19, radius: 2 },
    { count: 10, width: 18, radius: 1 },
  ]),
  plan(7_000_000, [
    { count: 8, width: 22, radius: 2 },
    { count: 4, width: 20, radius: 1 },
  ]),
]);

/** The number of the plan for so many hashes. */
export function planFor(count: number): number {
  let chosen = 0;
  BAND_PLANS.forEach((one, number) => {
    if (count >= one.from) chosen = number;
  });
  return chosen;
}

/** The run of first bits by which exact hashes, and all sorted ones, are found: none in a short list. */
export function prefixFor(count: number): Band {
  return { offset: 0, width: count < 4_096 ? 0 : 16, radius: 1 };
}

/** The value of a band of the hash at word `at`. A band spans two words at most. */
export function bandValue(words: Int32Array, at: number, { offset, width }: Band): number {
  const first = at + (offset >> 5);
  const end = (offset & 31) + width;
  const word = words[first] as number;
  if (end <= 32) return (word >>> (32 - end)) & (2 ** width - 1);
  const over = end - 32;
  return ((word << over) | ((words[first + 1] as number) >>> (32 - over))) & (2 ** width - 1);
}

const cache = new Map<number, Int32Array>();

/** All differences of a band within its radius: none, each bit, each pair of bits. */
export function differencesOf({ width, radius }: Band): Int32Array {
  const key = width * 4 + radius;
  const known = cache.get(key);
  if (known !== undefined) return known;
  const all = [0];
  for (let one = 0; one < width; one++) {
    all.push(1 << one);
    for (let two = 0; radius === 2 && two < one; two++) all.push((1 << one) | (1 << two));
  }
  const made = Int32Array.from(all);
  cache.set(key, made);
  return made;
}
