// Group B: digits and signs that are read as letters, alone, in pairs and together with other tricks.
import { fromPool, TWINS } from './characters.ts';
import { eachLetter, eachWord, familiesOf, mixedCase, someLetters } from './family.ts';
import type { Pool } from './homoglyphs.ts';

const DIGITS: Pool = {
  a: ['4'],
  b: ['8', '6'],
  e: ['3'],
  g: ['9', '6'],
  i: ['1'],
  l: ['1'],
  o: ['0'],
  q: ['9'],
  r: ['2'],
  s: ['5'],
  t: ['7'],
  z: ['2'],
};
const SIGNS: Pool = {
  a: ['@', '\u00aa', '^'],
  c: ['(', '\u00a2', '<', '\u00a9'],
  e: ['\u20ac', '\u00a3'],
  h: ['#'],
  i: ['!', '|', '\u00a1', ':'],
  l: ['|', '!', '\u00a3'],
  o: ['()', '\u00b0', '\u00a4'],
  s: ['$', '\u00a7'],
  t: ['+', '\u2020'],
  u: ['\u00b5'],
  x: ['%', '\u00d7'],
  y: ['\u00a5'],
};
/** Letters drawn with several signs. */
const DRAWN: Pool = {
  a: ['/\\', '/-\\'],
  b: ['|3', '|8'],
  c: ['[', '('],
  d: ['|)', '[)', '|]'],
  e: ['[-', '|-'],
  f: ['|='],
  h: ['|-|', '#', ']-['],
  j: ['_|'],
  k: ['|<', '|{'],
  l: ['|_', '1_'],
  m: ['/\\/\\', '|\\/|', '/V\\'],
  n: ['|\\|', '/\\/'],
  o: ['()', '[]'],
  p: ['|>', '|*'],
  r: ['|2', '|?'],
  t: ["']['", '-|-'],
  u: ['|_|', '(_)'],
  v: ['\\/'],
  w: ['\\/\\/', '|/\\|', 'VV'],
  x: ['><', '}{'],
};
/** Two letters that look like one. */
const PAIRS: Pool = { m: ['rn'], w: ['vv'], d: ['cl'] };

const knows =
  (...pools: readonly Pool[]) =>
  (term: string): string | undefined =>
    [...term.toLowerCase()].some((letter) => pools.some((one) => one[letter]))
      ? undefined
      : 'no letter with such a form';

/** The families of group B. */
export const LEET = familiesOf('B', [
  { id: 'digits-some', change: (term, random) => fromPool(term, 0.4, DIGITS, random), unfit: knows(DIGITS) },
  { id: 'digits-all', change: (term, random) => fromPool(term, 1, DIGITS, random), unfit: knows(DIGITS) },
  { id: 'signs', change: (term, random) => fromPool(term, 0.7, SIGNS, random), unfit: knows(SIGNS) },
  {
    id: 'digits-and-signs',
    change: (term, random) => fromPool(fromPool(term, 0.6, DIGITS, random), 0.6, SIGNS, random),
    unfit: knows(DIGITS, SIGNS),
  },
  { id: 'drawn-some', change: (term, random) => fromPool(term, 0.25, DRAWN, random), unfit: knows(DRAWN) },
  { id: 'drawn-all', change: (term, random) => fromPool(term, 1, DRAWN, random), unfit: knows(DRAWN) },
  {
    id: 'pairs',
    change: (term, random) => someLetters(term, 0.8, random, (letter) => PAIRS[letter]?.[0]),
    unfit: knows(PAIRS),
  },
  {
    id: 'digits+case',
    change: (term, random) => fromPool(mixedCase(term, random), 0.5, DIGITS, random),
    unfit: knows(DIGITS),
  },
  {
    id: 'digits+separators',
    change: (term, random) => {
      const sign = random.pick(['.', '-', '_', '*', '~']);
      return eachWord(fromPool(term, 0.6, DIGITS, random), (word) => [...word].join(sign));
    },
  },
  {
    id: 'digits+repeats',
    change: (term, random) =>
      eachLetter(fromPool(term, 0.4, DIGITS, random), (letter) =>
        letter.repeat(random.chance(0.3) ? random.whole(2, 4) : 1),
      ),
  },
  {
    id: 'digits+twins',
    change: (term, random) => fromPool(fromPool(term, 0.4, DIGITS, random), 0.4, TWINS, random),
  },
]);
