// Hash tables over whole words: short terms, words read backwards or without their vowels, words one edit away, words by their sound.
import { type Draft, isWholeWord, P_NATIVE, P_SHAPE, P_SHORT, P_UNSPACED, runsOf } from './patterns.ts';
import { heard, soundHash, spellings } from './sound.ts';

/** Open addressing behind a one-bit filter, in which the last words of keys of several words are marked too. A value is pattern * 4 + what the key stands for. */
export interface TokenTable {
  readonly bits: Int32Array;
  readonly keys: Int32Array;
  /** -1 marks an empty slot. */
  readonly values: Int32Array;
}
/** What a key of the strong table stands for. */
export const T_SHORT = 0,
  T_REVERSED = 1,
  T_SKELETON = 2;
/** What a key of the fuzzy table stands for. */
export const T_EDIT = 0,
  T_SOUND = 1,
  T_THIN = 2;

export const PRIME = 0x9e3779b1 | 0,
  SPREAD = 0x85ebca6b | 0,
  MIX = 0x2c1b3c6d;
/** Words shorter or longer than this are not matched with an edit or by sound. */
export const FUZZY_MIN = 6,
  FUZZY_MAX = 24;
/** A word without its vowels must keep so many letters to count at all. */
export const THIN_LETTERS = 3;
/** And so many to be strong. */
const SKELETON_MIN = 5,
  REVERSED_MIN = 5,
  SOUND_MIN = 5;
/** Words with more letters than this are not looked up. */
export const TOKEN_MAX = 60;

/** Powers of the hash base: for deletions without hashing again, and to join the hashes of neighbours. */
export const POWERS: Int32Array = Int32Array.from({ length: TOKEN_MAX * 3 }, () => 1);
for (let i = 1; i < POWERS.length; i++) POWERS[i] = Math.imul(POWERS[i - 1] ?? 1, PRIME);

/** One step of the token hash. */
export const hashStep = (hash: number, cls: number): number => (Math.imul(hash, PRIME) + cls) | 0;
/** The hash of two words side by side; the second has `letters` letters. */
export const joinHash = (first: number, second: number, letters: number): number =>
  (Math.imul(first, POWERS[letters] ?? 1) + second) | 0;
export const hashOf = (classes: ArrayLike<number>): number => {
  let hash = 0;
  for (let i = 0; i < classes.length; i++) hash = hashStep(hash, classes[i] ?? 0);
  return hash;
};
/** The hash of classes[from, to) with repeats left out. */
export function runHash(classes: ArrayLike<number>, from: number, to: number): number {
  let hash = 0;
  for (let i = from; i < to; i++)
    if (i === from || classes[i] !== classes[i - 1]) hash = hashStep(hash, classes[i] ?? 0);
  return hash;
}
const slotOf = (hash: number, mask: number): number => {
  const mixed = Math.imul(hash ^ (hash >>> 15), MIX);
  return ((mixed ^ (mixed >>> 13)) >>> 3) & mask;
};

/** The words of a draft, as lists of letter places. */
function wordsOf(draft: Draft): number[][] {
  const words: number[][] = [];
  for (let i = 0; i < draft.classes.length; i++) {
    if (i === 0 || draft.breaks[i] === 1) words.push([]);
    words.at(-1)?.push(i);
  }
  return words;
}
/** The hash of words side by side, repeats within a word left out. */
const keyOf = (draft: Draft, words: readonly (readonly number[])[]): number => {
  let hash = 0;
  for (const word of words)
    for (const cls of runsOf(word.map((i) => draft.classes[i] ?? 0))) hash = hashStep(hash, cls);
  return hash;
};
const VOWELS = new Set([...'aeiou'].map((c) => c.charCodeAt(0)));
/** Whether a listed character is a vowel that people leave out. */
export const isVowel = (code: number): boolean => VOWELS.has(code);

/** The symbols of a word: from (inclusive) to (exclusive). */
export interface Token {
  readonly from: number;
  readonly to: number;
}

/** The key of a whole, what it stands for, and the key of its last word when it has several. */
type Entry = readonly [key: number, value: number, last?: number];

function strongEntries(draft: Draft, pattern: number, thin: Entry[]): Entry[] {
  if ((draft.flags & P_SHORT) !== 0) return [[hashOf(runsOf(draft.classes)), pattern * 4 + T_SHORT]];
  if (!isWholeWord(draft.flags)) return [];
  const entries = new Map<number, Entry>();
  const words = wordsOf(draft);
  const add = (order: readonly (readonly number[])[], sort: number): void => {
    const key = keyOf(draft, order);
    entries.set(key, [key, pattern * 4 + sort, order.length > 1 ? keyOf(draft, order.slice(-1)) : key]);
  };
  if (draft.classes.length >= REVERSED_MIN) {
    const forward = keyOf(draft, words);
    const turned = words.map((word) => word.toReversed());
    for (const order of [turned.toReversed(), turned]) if (keyOf(draft, order) !== forward) add(order, T_REVERSED);
  }
  if ((draft.flags & P_NATIVE) === 0) {
    const isBare = (i: number): boolean => !isVowel(draft.wants[i] ?? 0);
    for (const bare of [
      words.map((w) => w.filter((i, at) => at === 0 || isBare(i))),
      words.map((w) => w.filter(isBare)),
    ]) {
      const letters = bare.reduce((sum, w) => sum + w.length, 0);
      if (letters === draft.classes.length || bare.some((w) => w.length === 0)) continue;
      if (letters >= SKELETON_MIN) add(bare, T_SKELETON);
      else if (letters >= THIN_LETTERS) thin.push([keyOf(draft, bare), pattern * 4 + T_THIN]);
    }
  }
  return [...entries.values()];
}

function fuzzyEntries(draft: Draft, pattern: number): Entry[] {
  const length = draft.classes.length;
  if (!isWholeWord(draft.flags) || length < FUZZY_MIN || length > FUZZY_MAX) return [];
  const edit = pattern * 4 + T_EDIT;
  const keys = new Map<number, Entry>([[hashOf(draft.classes), [hashOf(draft.classes), edit]]]);
  for (let i = 0; i < length; i++) {
    const key = hashOf(draft.classes.toSpliced(i, 1));
    keys.set(key, [key, edit]);
  }
  if ((draft.flags & P_NATIVE) === 0)
    for (const entry of soundEntries(draft, pattern * 4 + T_SOUND)) keys.set(entry[0], entry);
  return [...keys.values()];
}
/** The key of a term by its sound; of several words side by side also that of the whole, with the last word's key beside it. */
function soundEntries(draft: Draft, value: number): Entry[] {
  const entries: Entry[] = [];
  const words = wordsOf(draft).map((word) => word.length);
  for (const spelling of spellings(String.fromCodePoint(...draft.wants), words)) {
    const parts = spelling.split(' ').map((part) => Array.from(part, (ch) => ch.charCodeAt(0)));
    const whole = parts.flat();
    const solid = soundHash(whole, 0, whole.length);
    if (solid === 0 || heard.sounds < SOUND_MIN) continue;
    entries.push([solid, value]);
    if (parts.length > 1) entries.push(sideBySide(parts, value));
  }
  return entries;
}
function sideBySide(parts: readonly (readonly number[])[], value: number): Entry {
  let all = 0,
    last = 0;
  for (const part of parts) {
    last = soundHash(part, 0, part.length);
    all = joinHash(all, last, heard.sounds);
  }
  return [all, value, last];
}

/** Bits of the filter for each entry: fewer let too many words through, more do not stay in the processor's cache. */
const FILTER_BITS = 16;
/** Of each hash two bits of one 32-bit number are set in the filter. */
const mixed = (hash: number): number => Math.imul(hash, SPREAD);
const twoBits = (mix: number): number => {
  const spread = mix ^ (mix >>> 13);
  return (1 << (spread & 31)) | (1 << ((spread >>> 5) & 31));
};

function tableOf(entries: readonly Entry[]): TokenTable {
  let bitLog = 10,
    size = 16;
  while (2 ** bitLog < entries.length * FILTER_BITS && bitLog < 28) bitLog++;
  while (size < entries.length * 1.5) size *= 2;
  const bits = new Int32Array(2 ** (bitLog - 5)),
    keys = new Int32Array(size),
    values = new Int32Array(size).fill(-1);
  for (const [key, value, last] of entries) {
    for (const marked of last === undefined || last === key ? [key] : [key, last]) {
      const mix = mixed(marked);
      bits[mix >>> (37 - bitLog)] = (bits[mix >>> (37 - bitLog)] ?? 0) | twoBits(mix);
    }
    let slot = slotOf(key, size - 1);
    while ((values[slot] ?? -1) >= 0) slot = (slot + 1) & (size - 1);
    keys[slot] = key;
    values[slot] = value;
  }
  return { bits, keys, values };
}

/** Both tables, and the words of phrases, of which one may carry an edit while another is whole. */
export interface Tokens {
  readonly strong: TokenTable;
  readonly fuzzy: TokenTable;
  readonly phraseWords: TokenTable;
}

/** Builds the tables; pattern numbers are indices into `drafts`. Without `fuzzy` the fuzzy table is empty. */
export function buildTokens(drafts: readonly Draft[], fuzzy: boolean): Tokens {
  const strong: Entry[] = [],
    loose: Entry[] = [],
    words: Entry[] = [];
  for (const [pattern, draft] of drafts.entries()) {
    for (const entry of strongEntries(draft, pattern, loose)) strong.push(entry);
    if (fuzzy) for (const entry of fuzzyEntries(draft, pattern)) loose.push(entry);
    const parts = wordsOf(draft);
    if (parts.length > 1 && (draft.flags & (P_SHAPE | P_UNSPACED)) === 0)
      for (const part of parts) {
        const classes = part.map((i) => draft.classes[i] ?? 0);
        words.push([hashOf(classes), 0], [hashOf(runsOf(classes)), 0]);
      }
  }
  return { strong: tableOf(strong), fuzzy: tableOf(fuzzy ? loose : []), phraseWords: tableOf(words) };
}

/** Whether a hash can be in the table; false is certain. */
export function mayHold({ bits }: TokenTable, hash: number): boolean {
  const mix = mixed(hash);
  const wanted = twoBits(mix);
  return ((bits[mix >>> (Math.clz32(bits.length) + 1)] ?? 0) & wanted) === wanted;
}

/** The next slot with this hash, or -1. Start with slot -1. */
export function nextSlot(table: TokenTable, hash: number, after: number): number {
  const mask = table.keys.length - 1;
  let slot = after < 0 ? slotOf(hash, mask) : (after + 1) & mask;
  while ((table.values[slot] ?? -1) >= 0) {
    if (table.keys[slot] === hash) return slot;
    slot = (slot + 1) & mask;
  }
  return -1;
}
/** Whether a hash is in the table. */
export const holds = (table: TokenTable, hash: number): boolean =>
  mayHold(table, hash) && nextSlot(table, hash, -1) >= 0;
