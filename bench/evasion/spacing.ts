// Group C: every letter is there, with something between the letters, or more than once.
import type { Random } from '../../vigil/src/demo/random.ts';
import { cut, eachLetter, eachWord, familiesOf, oneWord, type Way } from './family.ts';

const EMOJI = ['\u{1f33f}', '\u{1f9e9}', '\u2728', '\u{1f9f5}', '\u{1f9ed}', '\u{1f4ce}', '\u{1f41d}', '\u26f5'];
const SIGNS = ['.', '-', '_', '*', '/', '|', '~', ',', '+', '=', '\u00b7', '\u2022', '\u2013'];
const RARE_SIGNS = ['\u00b7', '\u2022', '\u2013', '\u2014', '\u2027', '\u30fb', '\u2024', '\u2219', '\u22c5', '\uff0e'];
const WIDE_SPACES = ['  ', '   ', '\u00a0', '\u3000', '\u2003', '\u2002'];

const between = (sign: string) => (term: string) => eachWord(term, (word) => [...word].join(sign));

function joinedBy(id: string, sign: string): Way {
  return { id, change: between(sign) };
}

/** Signs between letters, each drawn anew, and sometimes none. */
function irregular(term: string, random: Random): string {
  return eachWord(term, (word) =>
    [...word].map((letter, at) => (at > 0 && random.chance(0.7) ? random.pick(SIGNS) : '') + letter).join(''),
  );
}

/** One cut inside a word of at least four letters. */
const cutBy = (sign: string) => (term: string, random: Random) =>
  oneWord(term, random, (word) => cut(word, random).join(sign));

/** Letters between spaces; words of a phrase stay further apart, or not at all. */
function spaced(term: string, random: Random, space: string): string {
  return eachWord(term, (word) => [...word].join(space), random.pick([space, `${space} `, `${space}${space}`]));
}

function repeats(term: string, random: Random, most: number): string {
  return eachLetter(term, (letter) => (random.chance(0.35) ? letter.repeat(random.whole(2, most)) : undefined));
}

/** The families of group C. */
export const SPACING = familiesOf('C', [
  { id: 'repeats', change: (term, random) => repeats(term, random, 4) },
  { id: 'repeats-long', change: (term, random) => repeats(term, random, 15) },
  joinedBy('dots', '.'),
  joinedBy('hyphens', '-'),
  joinedBy('underscores', '_'),
  joinedBy('stars', '*'),
  joinedBy('slashes', '/'),
  joinedBy('bars', '|'),
  joinedBy('tildes', '~'),
  { id: 'rare-separators', change: (term, random) => between(random.pick(RARE_SIGNS))(term) },
  { id: 'emoji-between', change: (term, random) => between(random.pick(EMOJI))(term) },
  { id: 'spaced', change: (term, random) => spaced(term, random, ' ') },
  { id: 'wide-spaced', change: (term, random) => spaced(term, random, random.pick(WIDE_SPACES)) },
  { id: 'line-split', change: cutBy('\n') },
  { id: 'space-split', change: cutBy(' ') },
  { id: 'letter-per-line', change: (term) => eachWord(term, (word) => [...word].join('\n'), '\n') },
  { id: 'irregular-separators', change: irregular },
  {
    id: 'separators+repeats',
    change: (term, random) =>
      eachWord(repeats(term, random, 4), (word) => word.replace(/(.)(?!\1|$)/gu, `$1${random.pick(['.', '-', '_'])}`)),
  },
]);
