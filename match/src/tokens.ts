// Hash tables over whole words: short terms, words read backwards or without their vowels, words one edit away, words by their sound.

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
/** The hash of classes[from, to); of all of them when not said. */
export function hashOf(classes: ArrayLike<number>, from = 0, to = classes.length): number {
  let hash = 0;
  for (let i = from; i < to; i++) hash = hashStep(hash, classes[i] ?? 0);
  return hash;
}
/** The hash of classes[from, to) with repeats left out, behind what `hash` holds already. */
export function runHash(classes: ArrayLike<number>, from: number, to: number, hash = 0): number {
  let sum = hash;
  for (let i = from; i < to; i++) if (i === from || classes[i] !== classes[i - 1]) sum = hashStep(sum, classes[i] ?? 0);
  return sum;
}
/** Where a search for a hash begins. */
export const slotOf = (hash: number, mask: number): number => {
  const mixed = Math.imul(hash ^ (hash >>> 15), MIX);
  return ((mixed ^ (mixed >>> 13)) >>> 3) & mask;
};

export const VOWELS: ReadonlySet<number> = new Set([...'aeiou'].map((c) => c.charCodeAt(0)));
/** Whether a listed character is a vowel that people leave out. */
export const isVowel = (code: number): boolean => VOWELS.has(code);

/** The symbols of a word: from (inclusive) to (exclusive). */
export interface Token {
  readonly from: number;
  readonly to: number;
}

/** Of each hash two bits of one 32-bit number are set in the filter: `mixed` says in which, `twoBits` which. */
export const mixed = (hash: number): number => Math.imul(hash, SPREAD);
export const twoBits = (mix: number): number => {
  const spread = mix ^ (mix >>> 13);
  return (1 << (spread & 31)) | (1 << ((spread >>> 5) & 31));
};

/** Both tables, and the words of phrases, of which one may carry an edit while another is whole. */
export interface Tokens {
  readonly strong: TokenTable;
  readonly fuzzy: TokenTable;
  readonly phraseWords: TokenTable;
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
