// The families of evidence as the page names them, so that the terminal and the page have one word for one thing. JSON keeps the ids.
import type { ReasonFamily } from '../core/assessment.ts';

/** Each family in words. */
export const FAMILY_WORDS: Readonly<Record<ReasonFamily, string>> = {
  term: 'term',
  age: 'age cue',
  offer: 'offer',
  contact: 'contact',
  payment: 'payment',
  obfuscation: 'disguise',
  joint: 'term and trade',
  hash: 'known hash',
  link: 'shared value',
  notice: 'notices',
  classifier: 'classifier',
  context: 'context',
  absent: 'not seen',
  rarity: 'rarity',
  victim: 'possible victim',
};

/** A family in words; one that is not known by its id. */
export function familySays(family: string): string {
  return Object.hasOwn(FAMILY_WORDS, family) ? FAMILY_WORDS[family as ReasonFamily] : family;
}
