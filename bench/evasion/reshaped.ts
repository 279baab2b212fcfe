// Group E: the word is turned round, or some of its letters are missing or masked.
import type { Random } from '../../vigil/src/demo/random.ts';
import { eachLetter, eachWord, familiesOf, isLetter, oneWord } from './family.ts';
import { TURNED } from './homoglyphs.ts';

const MASKS = ['*', '.', '-', '_', '#', '?'];
/** Consonants that must remain when the vowels go: fewer leave nothing to recognise. */
const LEAST_CONSONANTS = 4;

const reverse = (text: string): string => [...text].reverse().join('');
const isVowel = (letter: string): boolean => /[aeiou]/i.test(letter);

function upsideDown(term: string, random: Random): string {
  return reverse(eachLetter(term, (letter) => random.pick(TURNED[letter] ?? [letter])));
}

/** Each word keeps its first letter; the other vowels go. */
function withoutVowels(term: string): string {
  return eachWord(term, (word) => [...word].filter((letter, at) => at === 0 || !isVowel(letter)).join(''));
}

function fewConsonants(term: string): string | undefined {
  const words = term
    .split(' ')
    .map((word) => [...word].filter((letter) => isLetter(letter) && !isVowel(letter)).length);
  return words.some((count) => count < LEAST_CONSONANTS)
    ? `fewer than ${LEAST_CONSONANTS} consonants in a word`
    : undefined;
}

const few =
  (least: number) =>
  (term: string): string | undefined =>
    term.split(' ').some((word) => [...word].filter(isLetter).length >= least)
      ? undefined
      : `no word of ${least} letters`;

/** Masks so many inner letters of a word, each with the same sign. */
function masked(term: string, random: Random, count: number): string {
  const sign = random.pick(MASKS);
  return oneWord(term, random, (word) => {
    const letters = [...word];
    const inner = letters.map((_, at) => at).slice(1, -1);
    for (let left = count; left > 0 && inner.length > 0; left -= 1) {
      const [at] = inner.splice(random.whole(0, inner.length - 1), 1);
      if (at !== undefined) letters[at] = sign;
    }
    return letters.join('');
  });
}

/** The families of group E. */
export const RESHAPED = familiesOf('E', [
  { id: 'reversed', change: (term) => reverse(term) },
  { id: 'direction-override', change: (term) => `\u202e${reverse(term)}\u202c` },
  { id: 'upside-down', change: upsideDown },
  { id: 'vowels-dropped', change: withoutVowels, unfit: fewConsonants },
  {
    id: 'vowels-masked',
    change: (term) => eachWord(term, (word) => word.replace(/[aeiou]/gi, '*')),
    unfit: fewConsonants,
  },
  {
    id: 'some-vowels-masked',
    change: (term, random) => term.replace(/[aeiou]/gi, (vowel) => (random.chance(0.5) ? '*' : vowel)),
    unfit: (term) => (/[aeiou]/i.test(term) ? undefined : 'no vowel'),
  },
  { id: 'one-masked', change: (term, random) => masked(term, random, 1), unfit: few(5) },
  { id: 'two-masked', change: (term, random) => masked(term, random, 2), unfit: few(6) },
]);
