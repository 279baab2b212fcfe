// Builds the hash tables over whole words from the patterns of a list: entry by entry in growing arrays, since a large list has a million of them.
import { grownInts } from './drafts.ts';
import { firstWant, isWholeWord, P_NATIVE, P_SHAPE, P_SHORT, P_UNSPACED, type Patterns } from './patterns.ts';
import { heard, soundHash, spellings } from './sound.ts';
import {
  FUZZY_MAX,
  FUZZY_MIN,
  hashOf,
  hashStep,
  isVowel,
  joinHash,
  mixed,
  runHash,
  slotOf,
  T_EDIT,
  T_REVERSED,
  T_SHORT,
  T_SKELETON,
  T_SOUND,
  T_THIN,
  THIN_LETTERS,
  type Tokens,
  type TokenTable,
  twoBits,
} from './tokens.ts';

/** So many letters a word must keep without its vowels to be strong, must have to be read backwards, and sounds to be looked up by them. */
const SKELETON_MIN = 5,
  REVERSED_MIN = 5,
  SOUND_MIN = 5;
/** Bits of the filter for each entry: fewer let too many words through, more do not stay in the processor's cache. */
const FILTER_BITS = 16;

/** Letters of a pattern, as listed or arranged in another way: word w is classes[bounds[w]] to classes[bounds[w + 1]]. */
interface Words {
  classes: Uint8Array;
  readonly bounds: Int32Array;
  count: number;
}
/** No pattern has more letters: two hundred characters of eighteen letters each. */
const MOST_LETTERS = 4096;
const asListed: Words = { classes: new Uint8Array(), bounds: new Int32Array(MOST_LETTERS), count: 0 },
  arranged: Words = { classes: new Uint8Array(MOST_LETTERS), bounds: new Int32Array(MOST_LETTERS), count: 0 };

/** The pattern at hand: its letters are [from, to). */
const at = { pattern: 0, from: 0, to: 0, flags: 0 };
function lookAt({ patterns, classes }: Letters, pattern: number): void {
  at.pattern = pattern;
  at.from = firstWant(patterns, pattern);
  at.to = firstWant(patterns, pattern + 1);
  at.flags = patterns.flags[pattern] ?? 0;
  asListed.classes = classes;
  asListed.count = 0;
  for (let i = at.from; i < at.to; i++)
    if (i === at.from || patterns.breakBefore[i] === 1) asListed.bounds[asListed.count++] = i;
  asListed.bounds[asListed.count] = at.to;
}

/** The hash of words side by side, repeats within a word left out. */
function keyOf({ classes, bounds, count }: Words, first = 0): number {
  let hash = 0;
  for (let w = first; w < count; w++) hash = runHash(classes, bounds[w] ?? 0, bounds[w + 1] ?? 0, hash);
  return hash;
}

/** Arranges the letters of the pattern at hand backwards: the whole, or each word where it stands. */
function turn(whole: boolean): void {
  const { classes, bounds, count } = asListed;
  let n = 0;
  for (let k = 0; k < count; k++) {
    const w = whole ? count - 1 - k : k;
    arranged.bounds[k] = n;
    for (let i = (bounds[w + 1] ?? 0) - 1; i >= (bounds[w] ?? 0); i--) arranged.classes[n++] = classes[i] ?? 0;
  }
  arranged.bounds[count] = n;
  arranged.count = count;
}
/** Arranges the letters of the pattern at hand without its vowels, or but for those that begin a word; returns how many there are, 0 when a word has none left. */
function leaveVowels({ want }: Patterns, keepsFirst: boolean): number {
  const { classes, bounds, count } = asListed;
  let n = 0;
  for (let w = 0; w < count; w++) {
    const begin = bounds[w] ?? 0,
      before = n;
    arranged.bounds[w] = n;
    for (let i = begin; i < (bounds[w + 1] ?? 0); i++)
      if ((keepsFirst && i === begin) || !isVowel(want[i] ?? 0)) arranged.classes[n++] = classes[i] ?? 0;
    if (n === before) return 0;
  }
  arranged.bounds[count] = n;
  arranged.count = count;
  return n;
}

/** Entries of a table: the key of a whole, what it stands for, and the key of its last word, which is the same where it has only one. */
interface Entries {
  count: number;
  keys: Int32Array;
  values: Int32Array;
  lasts: Int32Array;
}
const startEntries = (): Entries => ({
  count: 0,
  keys: new Int32Array(1024),
  values: new Int32Array(1024),
  lasts: new Int32Array(1024),
});
function push(entries: Entries, key: number, value: number, last: number): void {
  const { count } = entries;
  if (count === entries.keys.length) {
    entries.keys = grownInts(entries.keys, count * 2);
    entries.values = grownInts(entries.values, count * 2);
    entries.lasts = grownInts(entries.lasts, count * 2);
  }
  entries.keys[count] = key;
  entries.values[count] = value;
  entries.lasts[count] = last;
  entries.count++;
}
/** Adds an entry of the pattern whose first is at `from`; of one key only the last counts. */
function put(entries: Entries, from: number, [key, value, last]: readonly [number, number, number]): void {
  for (let i = from; i < entries.count; i++)
    if (entries.keys[i] === key) {
      entries.values[i] = value;
      entries.lasts[i] = last;
      return;
    }
  push(entries, key, value, last);
}

/** All letters of a list. */
interface Letters {
  readonly patterns: Patterns;
  /** The class of each, as `want` has the character. */
  readonly classes: Uint8Array;
}

function addStrong({ patterns, classes }: Letters, strong: Entries, thin: Entries): void {
  const { pattern, flags, from, to } = at;
  if ((flags & P_SHORT) !== 0) {
    const key = runHash(classes, from, to);
    push(strong, key, pattern * 4 + T_SHORT, key);
    return;
  }
  if (!isWholeWord(flags)) return;
  const begin = strong.count;
  const add = (sort: number): void => {
    const key = keyOf(arranged);
    put(strong, begin, [key, pattern * 4 + sort, arranged.count > 1 ? keyOf(arranged, arranged.count - 1) : key]);
  };
  if (to - from >= REVERSED_MIN) {
    const forward = keyOf(asListed);
    for (const whole of [true, false]) {
      turn(whole);
      if (keyOf(arranged) !== forward) add(T_REVERSED);
    }
  }
  if ((flags & P_NATIVE) !== 0) return;
  for (const keepsFirst of [true, false]) {
    const letters = leaveVowels(patterns, keepsFirst);
    if (letters === to - from) continue;
    if (letters >= SKELETON_MIN) add(T_SKELETON);
    else if (letters >= THIN_LETTERS) {
      const key = keyOf(arranged);
      push(thin, key, pattern * 4 + T_THIN, key);
    }
  }
}

function addFuzzy({ patterns, classes }: Letters, loose: Entries): void {
  const { pattern, flags, from, to } = at;
  const length = to - from;
  if (!isWholeWord(flags) || length < FUZZY_MIN || length > FUZZY_MAX) return;
  const edit = pattern * 4 + T_EDIT;
  const begin = loose.count;
  const whole = hashOf(classes, from, to);
  put(loose, begin, [whole, edit, whole]);
  let head = 0;
  for (let i = from; i < to; i++) {
    const without = joinHash(head, hashOf(classes, i + 1, to), to - i - 1);
    put(loose, begin, [without, edit, without]);
    head = hashStep(head, classes[i] ?? 0);
  }
  if ((flags & P_NATIVE) === 0) addSounds(patterns, loose, begin);
}
/** The key of a term by its sound; of several words side by side also that of the whole, with the last word's key beside it. */
function addSounds({ want }: Patterns, loose: Entries, begin: number): void {
  const value = at.pattern * 4 + T_SOUND;
  const { bounds, count } = asListed;
  const lengths = Array.from({ length: count }, (_, w) => (bounds[w + 1] ?? 0) - (bounds[w] ?? 0));
  for (const spelling of spellings(String.fromCodePoint(...want.subarray(at.from, at.to)), lengths)) {
    const parts = spelling.split(' ').map((part) => Array.from(part, (ch) => ch.charCodeAt(0)));
    const whole = parts.flat();
    const solid = soundHash(whole, 0, whole.length);
    if (solid === 0 || heard.sounds < SOUND_MIN) continue;
    put(loose, begin, [solid, value, solid]);
    if (parts.length > 1) put(loose, begin, sideBySide(parts, value));
  }
}
function sideBySide(parts: readonly (readonly number[])[], value: number): readonly [number, number, number] {
  let all = 0,
    last = 0;
  for (const part of parts) {
    last = soundHash(part, 0, part.length);
    all = joinHash(all, last, heard.sounds);
  }
  return [all, value, last];
}
/** The words of a phrase, of which one may carry an edit while another is whole. */
function addWords({ classes }: Letters, words: Entries): void {
  const { bounds, count } = asListed;
  if (count < 2 || (at.flags & (P_SHAPE | P_UNSPACED)) !== 0) return;
  for (let w = 0; w < count; w++) {
    const [from, to] = [bounds[w] ?? 0, bounds[w + 1] ?? 0];
    for (const key of [hashOf(classes, from, to), runHash(classes, from, to)]) push(words, key, 0, key);
  }
}

function tableOf({ count, keys: all, values: given, lasts }: Entries): TokenTable {
  let bitLog = 10,
    size = 16;
  while (2 ** bitLog < count * FILTER_BITS && bitLog < 28) bitLog++;
  while (size < count * 1.5) size *= 2;
  const bits = new Int32Array(2 ** (bitLog - 5)),
    keys = new Int32Array(size),
    values = new Int32Array(size).fill(-1);
  const mark = (key: number): void => {
    const mix = mixed(key);
    bits[mix >>> (37 - bitLog)] = (bits[mix >>> (37 - bitLog)] ?? 0) | twoBits(mix);
  };
  for (let i = 0; i < count; i++) {
    const key = all[i] ?? 0;
    mark(key);
    mark(lasts[i] ?? 0);
    let slot = slotOf(key, size - 1);
    while ((values[slot] ?? -1) >= 0) slot = (slot + 1) & (size - 1);
    keys[slot] = key;
    values[slot] = given[i] ?? 0;
  }
  return { bits, keys, values };
}

/** Builds the tables; `classes` are those of the patterns' letters. Without `fuzzy` the fuzzy table is empty. */
export function buildTokens(patterns: Patterns, classes: Uint8Array, fuzzy: boolean): Tokens {
  const letters: Letters = { patterns, classes };
  const strong = startEntries(),
    thin = startEntries(),
    words = startEntries();
  for (let pattern = 0; pattern < patterns.term.length; pattern++) {
    lookAt(letters, pattern);
    addStrong(letters, strong, thin);
    if (fuzzy) addFuzzy(letters, thin);
    addWords(letters, words);
  }
  asListed.classes = new Uint8Array();
  return { strong: tableOf(strong), fuzzy: tableOf(fuzzy ? thin : startEntries()), phraseWords: tableOf(words) };
}
