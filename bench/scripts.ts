// The same texts in Latin and in Cyrillic letters, so that nothing but the script differs between two workloads.
import { find, type Matcher } from '../match/src/index.ts';
import type { Post } from './benign.ts';
import type { Workload } from './rounds.ts';

/** Names of the two workloads. */
export const LATIN = 'texts in Latin letters, strong tiers, 1000 terms';
export const CYRILLIC = 'the same texts in Cyrillic letters';
const LETTERS = [...'abcdefghijklmnopqrstuvwxyz'];
const SOUNDS = [...'абцдефгхийклмнопярстувшжыз'];
const TO_CYRILLIC = new Map(
  LETTERS.flatMap((letter, at) => {
    const sound = SOUNDS[at] ?? letter;
    return [
      [letter, sound],
      [letter.toUpperCase(), sound.toUpperCase()],
    ] as const;
  }),
);

/** A text with each Latin letter of the alphabet as one Cyrillic letter of about its sound. */
export function inCyrillic(text: string): string {
  return text.replace(/[a-zA-Z]/g, (letter) => TO_CYRILLIC.get(letter) ?? letter);
}

/** Letters that have no place in the alphabet below: a word half in these and half in Cyrillic letters is a disguise, and no word of either script. */
const OTHER_LETTER = /[^\P{L}a-zA-Z]/u;
/** Two workloads over those posts in which most characters are Latin letters, and all letters are. */
export function scriptWork(posts: readonly Post[], matcher: Matcher): readonly Workload[] {
  const latin = posts
    .map(({ text }) => text)
    .filter((text) => (text.match(/[a-zA-Z]/g)?.length ?? 0) > text.length / 2 && !OTHER_LETTER.test(text));
  const cyrillic = latin.map(inCyrillic);
  const work = (name: string, texts: readonly string[]): Workload => ({
    name,
    stride: 1,
    run: () => texts.reduce((sum, text) => sum + find(matcher, text).length, 0),
  });
  return [work(LATIN, latin), work(CYRILLIC, cyrillic)];
}
