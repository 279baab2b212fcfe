// Tells hashes that say nothing of a picture or file: blank ones would match half the world, so they are refused in lists and in queries.

import { bitsOf } from './distance.ts';
import type { HashKind } from './kinds.ts';
import { hexOf, WORDS } from './kinds.ts';

/**
 * PDQ sets the bits of the coefficients above their median, so a picture with content has about 128 of 256
 * (112 to 142 in the reference set of facebook/ThreatExchange). Twice the match distance away from blank is demanded on either side.
 */
export const LEAST_SET_BITS = 64;
/** A hash is 16 rows of 16 coefficients; flat colour, stripes and plain gradients repeat few different ones. The reference set has 7 or more. */
export const LEAST_DIFFERENT_ROWS = 5;

/** Hashes of the empty file. */
const EMPTY_FILE: Readonly<Partial<Record<HashKind, string>>> = {
  md5: 'd41d8cd98f00b204e9800998ecf8427e',
  sha1: 'da39a3ee5e6b4b0d3255bfef95601890afd80709',
  sha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
};

/** Why a hash carries too little to be compared, as words for a sentence; undefined when it may be used. */
export function whyWorthless(kind: HashKind, words: Int32Array): string | undefined {
  if (kind === 'pdq') return whyBlank(words);
  if (words.every((word) => word === 0) || words.every((word) => word === -1))
    return 'all its digits are 0 or f, which stands for no file';
  return hexOf(words, 0, WORDS[kind]) === EMPTY_FILE[kind] ? 'it is the hash of the empty file' : undefined;
}

function whyBlank(words: Int32Array): string | undefined {
  let set = 0;
  for (let i = 0; i < words.length; i++) set += bitsOf(words[i] as number);
  if (set < LEAST_SET_BITS || set > 256 - LEAST_SET_BITS)
    return `it has ${set} of 256 bits set, as pictures without content do`;
  if (!hasDifferentRows(words)) return 'it repeats a few rows, as flat colours, stripes and plain gradients do';
  return undefined;
}

/** Stops at the fifth different row, which in a picture with content is nearly always the fifth. */
function hasDifferentRows(words: Int32Array): boolean {
  const seen: number[] = [];
  for (let i = 0; i < words.length * 2 && seen.length < LEAST_DIFFERENT_ROWS; i++) {
    const row = ((words[i >> 1] as number) >>> (i % 2 === 0 ? 16 : 0)) & 0xffff;
    if (!seen.includes(row)) seen.push(row);
  }
  return seen.length >= LEAST_DIFFERENT_ROWS;
}
