// The kinds of media hash and how one is written: hexadecimal outside, 32-bit words inside, so that lists hold no object a hash.

/** How a hash was made. Three tell the same file again; `pdq` (256 bits) tells a picture that looks the same. */
export type HashKind = 'md5' | 'sha1' | 'sha256' | 'pdq';

/** All kinds, in the order in which a snapshot holds them. */
export const HASH_KINDS: readonly HashKind[] = Object.freeze(['md5', 'sha1', 'sha256', 'pdq'] as const);

/** 32-bit words a hash of each kind has. */
export const WORDS: Readonly<Record<HashKind, number>> = Object.freeze({ md5: 4, sha1: 5, sha256: 8, pdq: 8 });

/** Hexadecimal digits a hash of each kind has. */
export function digitsOf(kind: HashKind): number {
  return WORDS[kind] * 8;
}

/**
 * Reads a hash of either case. Word 0 holds the first eight digits, so the order of words is the order of the text.
 * Undefined when it is not hexadecimal of the right length.
 */
export function wordsOf(kind: HashKind, hex: string): Int32Array | undefined {
  const count = WORDS[kind];
  if (hex.length !== count * 8) return undefined;
  const words = new Int32Array(count);
  for (let at = 0; at < hex.length; at++) {
    const digit = digitOf(hex.charCodeAt(at));
    if (digit < 0) return undefined;
    words[at >> 3] = ((words[at >> 3] as number) << 4) | digit;
  }
  return words;
}

function digitOf(code: number): number {
  if (code >= 48 && code <= 57) return code - 48;
  const lower = code | 32;
  return lower >= 97 && lower <= 102 ? lower - 87 : -1;
}

/** Writes `count` words from `at` as lower-case hexadecimal. */
export function hexOf(words: Int32Array, at: number, count: number): string {
  let hex = '';
  for (let i = at; i < at + count; i++) hex += ((words[i] as number) >>> 0).toString(16).padStart(8, '0');
  return hex;
}
