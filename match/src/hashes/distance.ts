// The Hamming distance of two hashes: how many bits differ. The inner step of every search, so it works on words in place.

/** Bits set in a 32-bit word. */
export function bitsOf(word: number): number {
  let n = word - ((word >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return Math.imul((n + (n >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Bits that differ between the `query` and the 256-bit hash at word `at` of `words`; stops counting once past `limit`. */
export function distanceAt(words: Int32Array, at: number, query: Int32Array, limit: number): number {
  let distance = 0;
  for (let i = 0; i < 8; i++) {
    distance += bitsOf((words[at + i] as number) ^ (query[i] as number));
    if (distance > limit) return distance;
  }
  return distance;
}
