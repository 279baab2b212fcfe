// Group A: the letters stay in place but are other characters, or carry or hide invisible ones.
import type { Random } from '../../vigil/src/demo/random.ts';
import { eachLetter, familiesOf, mixedCase, someLetters, type Way } from './family.ts';
import { ACCENTED, BOX_ROWS, ENCLOSED, inRow, MARKS, MATH, MATH_ROWS, RAISED, WIDE } from './glyphs.ts';
import {
  CYRILLIC,
  EMOJI_LETTERS,
  FAUX,
  GREEK,
  LATIN_SHAPES,
  type Pool,
  RARE_SCRIPTS,
  SMALL_CAPITALS,
  union,
} from './homoglyphs.ts';

const ANY_TWIN = union(CYRILLIC, GREEK, RARE_SCRIPTS, LATIN_SHAPES);
const ZERO_WIDTH = ['\u200b', '\u200c', '\u200d', '\u2060', '\ufeff'];
/** Invisible characters seen less often: joiners of other scripts, invisible operators, marks of direction, tag characters. */
const RARE_INVISIBLE = [
  ...['\u034f', '\u061c', '\u180e', '\u200e', '\u200f', '\u2061', '\u2062', '\u2063', '\u2064', '\u206a', '\u206f'],
  ...['\u{e0020}', '\u{e0061}', '\u{e007a}'],
];
const SELECTORS = ['\ufe00', '\ufe01', '\ufe0e', '\ufe0f'];

/** A look-alike from a pool for about this share of the letters it knows. */
export function fromPool(term: string, share: number, glyphs: Pool, random: Random): string {
  return someLetters(term, share, random, (letter) => {
    const choices = glyphs[letter];
    return choices === undefined ? undefined : random.pick(choices);
  });
}

/** Puts one of these after letters, with this chance each, and after the first letter at least. */
export function strew(term: string, share: number, signs: readonly string[], random: Random): string {
  return eachLetter(term, (letter, place) =>
    place === 0 || random.chance(share) ? `${letter}${random.pick(signs)}` : undefined,
  );
}

const lacks =
  (glyphs: Pool) =>
  (term: string): string | undefined =>
    [...term.toLowerCase()].some((letter) => glyphs[letter]) ? undefined : 'no letter with such a twin';

function swaps(id: string, glyphs: Pool, share: number): Way {
  return { id, change: (term, random) => fromPool(term, share, glyphs, random), unfit: lacks(glyphs) };
}

const row = (rows: readonly number[]) => (term: string, random: Random) => {
  const style = inRow(random.pick(rows));
  return eachLetter(term, style);
};

const hex = (letter: string): string => (letter.codePointAt(0) ?? 0).toString(16);

function marked(term: string, random: Random): string {
  return eachLetter(
    term,
    (letter) =>
      letter + (random.chance(0.6) ? random.pick(MARKS) : '') + (random.chance(0.2) ? random.pick(MARKS) : ''),
  );
}

function thickMarks(term: string, random: Random): string {
  return eachLetter(
    term,
    (letter) => letter + Array.from({ length: random.whole(2, 6) }, () => random.pick(MARKS)).join(''),
  );
}

const ENCODED: readonly Way[] = [
  { id: 'html-hex', change: (term) => eachLetter(term, (letter) => `&#x${hex(letter)};`) },
  { id: 'html-decimal', change: (term) => eachLetter(term, (letter) => `&#${letter.charCodeAt(0)};`) },
  {
    id: 'html-some',
    change: (term, random) =>
      someLetters(term, 0.4, random, (letter) =>
        random.pick([`&#x${hex(letter).toUpperCase()};`, `&#X${hex(letter)};`, `&#0${letter.charCodeAt(0)};`]),
      ),
  },
  { id: 'percent', change: (term) => eachLetter(term, (letter) => `%${hex(letter)}`) },
  {
    id: 'percent-some',
    change: (term, random) => someLetters(term, 0.4, random, (letter) => `%${hex(letter).toUpperCase()}`),
  },
];

const COMBINED: readonly Way[] = [
  {
    id: 'twins+zero-width',
    change: (term, random) => strew(fromPool(term, 0.4, ANY_TWIN, random), 0.4, ZERO_WIDTH, random),
  },
  { id: 'twins+case', change: (term, random) => fromPool(mixedCase(term, random), 0.5, CYRILLIC, random) },
  {
    id: 'wide+accents+math',
    change: (term, random) =>
      eachLetter(term, (letter) => random.pick(random.pick([WIDE, ACCENTED, MATH])[letter] ?? [letter])),
  },
  {
    id: 'twins+marks',
    change: (term, random) => fromPool(strew(term, 0.4, MARKS, random), 0.5, union(CYRILLIC, GREEK), random),
  },
];

/** The families of group A. */
export const CHARACTERS = familiesOf('A', [
  { id: 'case', change: (term, random) => (random.chance(0.3) ? term.toUpperCase() : mixedCase(term, random)) },
  swaps('twins-cyrillic', CYRILLIC, 1),
  swaps('twins-greek', GREEK, 1),
  swaps('twins-rare-scripts', RARE_SCRIPTS, 1),
  swaps('twins-latin-shapes', LATIN_SHAPES, 1),
  swaps('twins-mixed-some', ANY_TWIN, 0.3),
  swaps('twins-mixed-all', ANY_TWIN, 1),
  swaps('faux', FAUX, 0.6),
  { id: 'math-one-alphabet', change: row(MATH_ROWS) },
  swaps('math-mixed', MATH, 1),
  swaps('full-width', WIDE, 1),
  swaps('enclosed', ENCLOSED, 1),
  { id: 'boxed', change: row(BOX_ROWS) },
  { id: 'regional', change: row([0x1f1e6]) },
  {
    id: 'regional-apart',
    change: (term) => eachLetter(term, (letter) => `${inRow(0x1f1e6)(letter)}\u200b`),
  },
  swaps('small-capitals', SMALL_CAPITALS, 1),
  swaps('raised', RAISED, 1),
  swaps('emoji-letters', EMOJI_LETTERS, 0.8),
  swaps('accents', ACCENTED, 0.8),
  { id: 'marks-light', change: marked },
  { id: 'marks-thick', change: thickMarks },
  { id: 'zero-width', change: (term, random) => strew(term, 0.6, ZERO_WIDTH, random) },
  { id: 'invisible-rare', change: (term, random) => strew(term, 0.6, RARE_INVISIBLE, random) },
  { id: 'soft-hyphen', change: (term, random) => strew(term, 0.5, ['\u00ad'], random) },
  { id: 'variation-selectors', change: (term, random) => strew(term, 0.5, SELECTORS, random) },
  ...ENCODED,
  ...COMBINED,
]);

/** Look-alikes for the short terms of group S. */
export const SCRIPT_POOLS: readonly Pool[] = [CYRILLIC, GREEK, WIDE, MATH, RARE_SCRIPTS];
/** Zero-width characters for the short terms of group S. */
export const INVISIBLE: readonly string[] = ZERO_WIDTH;
/** The pool of every twin, for combinations in other groups. */
export const TWINS: Pool = ANY_TWIN;
