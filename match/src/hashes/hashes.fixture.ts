// Hashes for tests: random ones, neighbours at a wanted distance, and snapshots of them.
import fc from 'fast-check';
import { buildSteps, finish } from './build.ts';
import type { HashKind } from './kinds.ts';
import { digitsOf, hexOf, wordsOf } from './kinds.ts';
import type { HashSnapshot } from './layout.ts';
import type { ListedHash } from './rows.ts';
import { addHash, startRows } from './rows.ts';

/** A stream of hashes decided by its seed (xorshift32). */
export function hashStream(seed: number): (kind: HashKind) => string {
  let state = seed | 1;
  const digit = (): string => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return ((state >>> 9) & 15).toString(16);
  };
  return (kind) => Array.from({ length: digitsOf(kind) }, digit).join('');
}

/** The hash with these bits turned. */
export function turned(hex: string, bits: Iterable<number>): string {
  const words = wordsOf('pdq', hex) as Int32Array;
  for (const bit of bits) words[bit >> 5] = (words[bit >> 5] as number) ^ (1 << (31 - (bit & 31)));
  return hexOf(words, 0, 8);
}

/** So many different bits of 256: anywhere, or spread evenly over bands of a width, which is hardest to find. */
export function bitsArbitrary(count: number): fc.Arbitrary<readonly number[]> {
  const anywhere = fc.uniqueArray(fc.nat({ max: 255 }), { minLength: count, maxLength: count });
  const spread = fc
    .tuple(fc.constantFrom(16, 18, 19, 20, 22), fc.nat({ max: 255 }), fc.nat({ max: 15 }))
    .map(([width, from, step]) => {
      const bits = new Set<number>();
      for (let i = 0; bits.size < count; i++) bits.add((from + i * width + step * (i >> 4) + (i >> 8)) % 256);
      return [...bits];
    });
  return fc.oneof(anywhere, spread);
}

/** A snapshot of hashes; every one must be taken. `plan` forces the bands. */
export function snapshotOf(hashes: Iterable<ListedHash>, plan?: number): HashSnapshot {
  const rows = startRows();
  for (const hash of hashes) {
    const listing = addHash(rows, hash);
    if (!listing.taken) throw new Error(`${hash.value}: ${listing.why}`);
  }
  return finish(plan === undefined ? buildSteps(rows) : buildSteps(rows, () => plan));
}
