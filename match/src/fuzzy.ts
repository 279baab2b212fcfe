// One typing error: whether a token is a listed word with a letter added, missing, changed, or two neighbours swapped.
import type { Folded } from './fold.ts';
import type { Note } from './hits.ts';
import type { Patterns } from './patterns.ts';
import { MASK } from './tables.ts';
import { standsFor } from './verify.ts';

/** The symbols of a token: from (inclusive) to (exclusive). */
export interface Token {
  readonly from: number;
  readonly to: number;
}

/** What edit turns the listed word into the token, or undefined when it takes none or more than one. */
export function oneEdit(patterns: Patterns, folded: Folded, pattern: number, token: Token): Note | undefined {
  const first = patterns.wantStart[patterns.groupStart[pattern] ?? 0] ?? 0;
  const end = patterns.wantStart[patterns.groupStart[pattern + 1] ?? 0] ?? 0;
  const m = end - first,
    n = token.to - token.from;
  if (Math.abs(m - n) > 1) return undefined;
  const same = (i: number, w: number): boolean => standsFor(folded, token.from + i, patterns.want[first + w] ?? 0);
  const shorter = Math.min(m, n);
  let head = 0,
    tail = 0;
  while (head < shorter && same(head, head)) head++;
  while (tail < shorter - head && same(n - 1 - tail, m - 1 - tail)) tail++;
  const extra = n - head - tail,
    missing = m - head - tail;
  if (extra === 2 && missing === 2 && same(head, head + 1) && same(head + 1, head))
    return { evasion: 'typo', sentence: 'two neighbouring letters swapped' };
  if (extra > 1 || missing > 1 || extra + missing === 0) return undefined;
  if (extra === 1 && missing === 1) {
    if (folded.kind[token.from + head] === MASK) return { evasion: 'masked', sentence: 'a sign stands for a letter' };
    return { evasion: 'typo', sentence: 'one letter changed' };
  }
  return { evasion: 'typo', sentence: extra === 1 ? 'one letter added' : 'one letter missing' };
}
