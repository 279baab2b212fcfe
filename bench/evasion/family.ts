// What a family of disguises is, and the few moves on letters that all families share.
import type { Random } from '../../vigil/src/demo/random.ts';

/** Groups of families: characters, leet, spacing, embedding, reshaped, spelling; short abbreviations; native scripts. */
export type Group = 'A' | 'B' | 'C' | 'D' | 'E' | 'F' | 'S' | 'N';

/** What each group is called in tables. */
export const GROUP_NAMES: Readonly<Record<Group, string>> = {
  A: 'A characters',
  B: 'B leet',
  C: 'C spacing',
  D: 'D embedding',
  E: 'E reshaped',
  F: 'F spelling',
  S: 'S short (3-4 letters)',
  N: 'N native scripts',
};

/** One way to hide a term. */
export interface Family {
  readonly id: string;
  readonly group: Group;
  /** Why this family has nothing to change in a term; undefined when it has. */
  readonly unfit: (term: string) => string | undefined;
  /** The disguised term. Pure: the same term and the same random stream give the same text. Unfit terms come back as they are. */
  readonly disguise: (term: string, random: Random) => string;
}

/** What a family needs besides its name: a change, and when it cannot be made. */
export interface Way {
  readonly id: string;
  readonly change: (term: string, random: Random) => string;
  readonly unfit?: (term: string) => string | undefined;
}

/** How often a change that came out as the term itself is tried again. */
const TRIES = 12;

/** Makes families of a group. Terms without enough Latin letters are unfit for every family. */
export function familiesOf(group: Group, ways: readonly Way[], least = 3): readonly Family[] {
  return ways.map(({ id, change, unfit }) => {
    const why = (term: string): string | undefined =>
      letterCount(term) < least ? `fewer than ${least} Latin letters` : unfit?.(term);
    const disguise = (term: string, random: Random): string => {
      if (why(term) !== undefined) return term;
      for (let attempt = 0; attempt < TRIES; attempt += 1) {
        const changed = change(term, random);
        if (changed !== term) return changed;
      }
      return term;
    };
    return { id, group, unfit: why, disguise };
  });
}

/** Whether a character is an ASCII letter. */
export function isLetter(character: string): boolean {
  return /^[a-z]$/i.test(character);
}

function letterCount(term: string): number {
  return [...term].filter(isLetter).length;
}

/** Replaces letters by what `change` gives for a lower-case letter and its place among the letters; undefined keeps the letter. */
export function eachLetter(term: string, change: (letter: string, place: number) => string | undefined): string {
  let place = 0;
  return [...term]
    .map((character) => {
      if (!isLetter(character)) return character;
      const changed = change(character.toLowerCase(), place) ?? character;
      place += 1;
      return changed;
    })
    .join('');
}

/** Replaces about this share of the letters that the map knows, and at least one of them. */
export function someLetters(term: string, share: number, random: Random, to: (letter: string) => string | undefined) {
  const places: number[] = [];
  eachLetter(term, (letter, place) => {
    if (to(letter) !== undefined) places.push(place);
    return undefined;
  });
  const wanted = new Set(places.filter(() => random.chance(share)));
  if (wanted.size === 0 && places.length > 0) wanted.add(random.pick(places));
  return eachLetter(term, (letter, place) => (wanted.has(place) ? to(letter) : undefined));
}

/** Applies a change to each word of a phrase; a tag keeps its sign. */
export function eachWord(term: string, change: (word: string) => string, between = ' '): string {
  return term
    .split(' ')
    .map((word) => (word.startsWith('#') ? `#${change(word.slice(1))}` : change(word)))
    .join(between);
}

/** Applies a change to one word of the term, a random one of those with at least four letters, else to the longest. */
export function oneWord(term: string, random: Random, change: (word: string) => string): string {
  const words = term.split(' ');
  const long = words.flatMap((word, at) => (letterCount(word) >= 4 ? [at] : []));
  const longest = words.reduce((best, word, at) => (word.length > (words[best]?.length ?? 0) ? at : best), 0);
  const chosen = long.length > 0 ? random.pick(long) : longest;
  return words
    .map((word, at) => {
      if (at !== chosen) return word;
      return word.startsWith('#') ? `#${change(word.slice(1))}` : change(word);
    })
    .join(' ');
}

/** The term without a tag's sign. */
export function bare(term: string): string {
  return term.replace(/^#/, '');
}

/** Random upper and lower case, at least one letter changed. */
export function mixedCase(term: string, random: Random): string {
  return someLetters(term, 0.5, random, (letter) => letter.toUpperCase());
}

/** The word cut in two at a random place inside. */
export function cut(word: string, random: Random): readonly [string, string] {
  const letters = [...word];
  const at = random.whole(1, Math.max(1, letters.length - 1));
  return [letters.slice(0, at).join(''), letters.slice(at).join('')];
}
