// How far the walk of an odd stretch reaches: into the word before it and the words behind it, because a phrase goes on there.
import { C_LETTER, C_UNSPACED } from './codes.ts';
import type { Matcher } from './matcher.ts';
import { CLASSES } from './tables.ts';
import { hashStep, holds } from './tokens.ts';

/** How far around an odd stretch the lattice reads: a phrase may begin in the word before and go on in the next ones. */
export const READ_ON = 48;
/** Where the walk of an odd stretch begins: at the stretch, or at the word before it when that is part of a listed phrase. */
export function walkFrom(matcher: Matcher, units: Uint16Array, from: number): number {
  const { codes } = matcher;
  let end = from;
  while (end > 0 && from - end < 4 && ((codes[units[end - 1] ?? 0] ?? 0) & C_LETTER) === 0) end--;
  let start = end;
  while (
    start > 0 &&
    end - start < READ_ON &&
    ((codes[units[start - 1] ?? 0] ?? 0) & (C_LETTER | C_UNSPACED)) === C_LETTER
  )
    start--;
  let hash = 0,
    last = 0;
  for (let i = start; i < end; i++) {
    const cls = (codes[units[i] ?? 0] ?? 0) & (CLASSES - 1);
    if (cls !== last) hash = hashStep(hash, cls);
    last = cls;
  }
  return start < end && holds(matcher.tokens.phraseWords, hash) ? start : from;
}
