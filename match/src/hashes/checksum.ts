// A checksum over a snapshot's memory, so that a damaged file is refused rather than searched. Not a seal: it proves no author.

const FACTORS = [0x9e3779b1, 0x85ebca77, 0xc2b2ae3d, 0x27d4eb2f] as const;

/** Four lanes, so that four multiplications run at once. */
export type Sum = Int32Array;

/** The sum of nothing. */
export function startSum(): Sum {
  return Int32Array.from(FACTORS);
}

/** Adds the words from `from` to `to`, whose difference is a multiple of four. Each step is one to one, so no single changed word is missed. */
export function addToSum(sum: Sum, words: Int32Array, from: number, to: number): void {
  let [a, b, c, d] = sum as unknown as [number, number, number, number];
  for (let i = from; i < to; i += 4) {
    a = Math.imul(((a << 5) | (a >>> 27)) ^ (words[i] as number), FACTORS[0]);
    b = Math.imul(((b << 5) | (b >>> 27)) ^ (words[i + 1] as number), FACTORS[1]);
    c = Math.imul(((c << 5) | (c >>> 27)) ^ (words[i + 2] as number), FACTORS[2]);
    d = Math.imul(((d << 5) | (d >>> 27)) ^ (words[i + 3] as number), FACTORS[3]);
  }
  sum.set([a, b, c, d]);
}

/** Two words that stand for the whole. */
export function endSum(sum: Sum): readonly [number, number] {
  const [a, b, c, d] = sum as unknown as [number, number, number, number];
  return [Math.imul(a ^ ((c << 13) | (c >>> 19)), 0x2c1b3c6d), Math.imul(b ^ ((d << 17) | (d >>> 15)), 0x297a2d39)];
}
