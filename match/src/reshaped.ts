// Words written backwards or without their vowels, compared letter by letter with the listed word.
import { type Folded, HARD } from './fold.ts';
import { firstWant, type Patterns } from './patterns.ts';
import { UNSPACED_KIND } from './tables.ts';
import type { Token } from './tokens.ts';
import { isVowel } from './tokens.ts';
import { standsFor } from './verify.ts';

/** The listed letters of a pattern by words. */
function wordsOf(patterns: Patterns, pattern: number): number[][] {
  const from = firstWant(patterns, pattern),
    to = firstWant(patterns, pattern + 1);
  const words: number[][] = [];
  for (let w = from; w < to; w++) {
    if (w === from || patterns.breakBefore[w] === 1) words.push([]);
    words.at(-1)?.push(patterns.want[w] ?? 0);
  }
  return words;
}

/** Whether symbols spell letters in order; a letter may be repeated in the text. */
function spells(folded: Folded, token: Token, wants: readonly number[]): boolean {
  let i = token.from;
  for (const [at, want] of wants.entries()) {
    if (i >= token.to || !standsFor(folded, i, want)) return false;
    i++;
    while (
      i < token.to &&
      folded.sym[i] === folded.sym[i - 1] &&
      !(at + 1 < wants.length && standsFor(folded, i, wants[at + 1] ?? 0))
    )
      i++;
  }
  return i === token.to;
}

/** Whether the token is made of letters, with no more gaps than the listed term has breaks. */
function isPlain(folded: Folded, token: Token, breaks: number): boolean {
  let gaps = 0,
    coded = 0;
  for (let i = token.from; i < token.to; i++) {
    if (i > token.from && ((folded.gap[i] ?? 0) & HARD) !== 0) gaps++;
    if ((folded.kind[i] ?? 0) > UNSPACED_KIND) coded++;
  }
  return gaps <= breaks && coded * 3 <= token.to - token.from;
}

/** Whether a token is the listed term written backwards, as a whole or word by word. */
export function isReversed(patterns: Patterns, folded: Folded, pattern: number, token: Token): boolean {
  const words = wordsOf(patterns, pattern);
  if (!isPlain(folded, token, words.length - 1)) return false;
  const turned = words.map((word) => word.toReversed());
  return spells(folded, token, turned.toReversed().flat()) || spells(folded, token, turned.flat());
}

/** Whether a token is the listed term without its vowels; each word may keep its first letter. */
export function isSkeleton(patterns: Patterns, folded: Folded, pattern: number, token: Token): boolean {
  const words = wordsOf(patterns, pattern);
  if (!isPlain(folded, token, words.length - 1)) return false;
  const bare = words.map((word) => word.filter((want) => !isVowel(want)));
  const kept = words.map((word) => word.filter((want, at) => at === 0 || !isVowel(want)));
  return spells(folded, token, bare.flat()) || spells(folded, token, kept.flat());
}
