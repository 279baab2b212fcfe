// Hides an invented term the way people hide real ones, so that the demo day shows what seeing through disguises is worth.
import type { Random } from './random.ts';

const LEET: Readonly<Record<string, string>> = { a: '4', e: '3', i: '1', o: '0', s: '5' };
const TWINS: Readonly<Record<string, string>> = { a: 'а', e: 'е', o: 'о', p: 'р', c: 'с', x: 'х', i: 'і', k: 'к' };
const ZERO_WIDTH = '\u200B';

/** Ways to hide a word; each gets a term in Latin letters. */
const DISGUISES: readonly ((term: string) => string)[] = [
  (term) => mapped(term, LEET),
  (term) => mapped(term, TWINS),
  (term) => eachWord(term, (word) => [...word].join('.')),
  (term) => eachWord(term, (word) => [...word].join(ZERO_WIDTH)),
  (term) => eachWord(term, (word) => [...word].join('-')),
  (term) =>
    [...term]
      .map((letter) => (/[a-z]/u.test(letter) ? String.fromCodePoint((letter.codePointAt(0) ?? 0) + 0xfee0) : letter))
      .join(''),
  (term) => term.replace(/[aeiou]/u, '*'),
  (term) => `#${term.replace(/\s+/gu, '')}`,
  (term) => mapped(term.toUpperCase(), { A: 'А', E: 'Е', O: 'О', P: 'Р', X: 'Х', K: 'К' }),
];

/** One disguise of the term; terms in other scripts, tags, abbreviations and emoji stay as they are. */
export function disguised(term: string, random: Random): string {
  const way = random.pick(DISGUISES);
  return /^[a-z]{5,}(?: [a-z]+)*$/u.test(term) ? way(term) : term;
}

function mapped(term: string, table: Readonly<Record<string, string>>): string {
  return [...term].map((letter) => table[letter] ?? letter).join('');
}

function eachWord(term: string, change: (word: string) => string): string {
  return term.split(' ').map(change).join(' ');
}
