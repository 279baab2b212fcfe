// One typing error, or another spelling of the same sound: whole words and phrases that are not listed but lie next to a listed one.
import { C_DIGIT } from './codes.ts';
import { type Edit, oneEdit, type Span } from './edits.ts';
import { familiar, forget, isKept, keep, slotFor, workFor } from './familiar.ts';
import { FUZZY } from './grade.ts';
import type { Hit } from './hits.ts';
import type { Matcher } from './matcher.ts';
import { firstWant } from './patterns.ts';
import { heard, soundHash } from './sound.ts';
import { canStand } from './stands.ts';
import {
  FUZZY_MAX,
  FUZZY_MIN,
  hashStep,
  holds,
  isVowel,
  joinHash,
  mayHold,
  nextSlot,
  POWERS,
  runHash,
  T_EDIT,
  T_SOUND,
  T_THIN,
  THIN_LETTERS,
} from './tokens.ts';
import type { Units } from './units.ts';
import { isVocabulary, type Vocabulary } from './vocabulary.ts';
import { eachWord, letters, spokenAs } from './words.ts';

const prefix = new Int32Array(FUZZY_MAX + 2);

/** Whether the word's letters are the listed ones without their vowels, but for one that begins a word; letters may be repeated. */
function spellsBare(matcher: Matcher, pattern: number, { from, to }: Span): boolean {
  const { want, breakBefore } = matcher.patterns;
  const first = firstWant(matcher.patterns, pattern),
    end = firstWant(matcher.patterns, pattern + 1);
  let at = from;
  for (let w = first; w < end; w++) {
    const begins = w === first || breakBefore[w] === 1;
    if (isVowel(want[w] ?? 0) && !(begins && canStand(letters.points[at] ?? 0, want[w] ?? 0))) continue;
    if (at > from && !canStand(letters.points[at] ?? 0, want[w] ?? 0))
      while (at < to && letters.points[at] === letters.points[at - 1]) at++;
    if (at >= to || !canStand(letters.points[at] ?? 0, want[w] ?? 0)) return false;
    at++;
  }
  while (at < to && letters.points[at] === letters.points[at - 1]) at++;
  return at === to;
}

/** The work at hand: the list, the text, and where findings go (undefined when one is enough to know of). */
export interface Task {
  readonly matcher: Matcher;
  readonly units: Units;
  readonly vocabulary: Vocabulary | undefined;
  readonly hits: Hit[] | undefined;
}
const span: Span = { from: 0, to: 0 };
const BY_SOUND: Edit = { tier: FUZZY, note: { evasion: 'by-sound', sentence: 'spelled as it sounds' } };
const THIN: Edit = { tier: FUZZY, note: { evasion: 'vowels-dropped', sentence: 'the vowels left out' } };

function report(task: Task, pattern: number, { from, to }: Span, { tier, note }: Edit): boolean {
  if (task.hits === undefined) return true;
  const last = letters.places[to - 1] ?? 0;
  const term = task.matcher.patterns.term[pattern] ?? 0;
  const end = last + ((letters.points[to - 1] ?? 0) > 0xffff ? 2 : 1);
  task.hits.push({ term, tier, start: letters.places[from] ?? 0, end, notes: [note] });
  return false;
}

/** Verifies every entry of the fuzzy table with this hash: an edit and a bare word on their letters; the key of a sound is its own proof. */
function judge(task: Task, hash: number, sort: number): boolean {
  const table = task.matcher.tokens.fuzzy;
  for (let slot = nextSlot(table, hash, -1); slot >= 0; slot = nextSlot(table, hash, slot)) {
    const value = table.values[slot] ?? 0;
    if ((value & 3) !== sort) continue;
    const edit =
      sort === T_EDIT
        ? oneEdit(task.matcher, task.units, value >> 2, span)
        : sort === T_SOUND
          ? BY_SOUND
          : spellsBare(task.matcher, value >> 2, span)
            ? THIN
            : undefined;
    if (edit !== undefined && report(task, value >> 2, span, edit)) return true;
  }
  return false;
}
/** Looks the span up as it is and with every single letter left out. */
function edits(task: Task, hash: number): boolean {
  const table = task.matcher.tokens.fuzzy;
  const { from, to } = span;
  const length = to - from;
  if (length < FUZZY_MIN - 1 || length > FUZZY_MAX + 1) return false;
  if (mayHold(table, hash) && judge(task, hash, T_EDIT)) return true;
  if (length < FUZZY_MIN) return false;
  const { classes } = letters;
  let head = 0;
  for (let i = 0; i < length; i++) {
    prefix[i] = head;
    head = hashStep(head, classes[from + i] ?? 0);
  }
  let tail = 0;
  for (let i = length - 1; i >= 0; i--) {
    const power = POWERS[length - 1 - i] ?? 1;
    const without = (Math.imul(prefix[i] ?? 0, power) + tail) | 0;
    if (mayHold(table, without) && judge(task, without, T_EDIT)) return true;
    tail = (tail + Math.imul(classes[from + i] ?? 0, power)) | 0;
  }
  return false;
}

const LAST_CAPITAL = 0x5a;
/** The word at hand as it is said. */
const codes = new Int32Array(FUZZY_MAX + 4);
/** Whether a word has no vowels and few letters: it may be a listed word without its vowels. Three capitals are sooner an abbreviation. */
function isThin(length: number): boolean {
  if (length < THIN_LETTERS || length > THIN_LETTERS + 3) return false;
  for (let i = 1; i < length; i++) if (isVowel(codes[i] ?? 0)) return false;
  return length > THIN_LETTERS || !isCapitals(span);
}
/** Whether a word is written in capitals and digits alone. */
function isCapitals({ from, to }: Span): boolean {
  for (let i = from; i < to; i++) if ((letters.points[i] ?? 0) > LAST_CAPITAL) return false;
  return true;
}
/** The last words, newest at `count - 1` modulo the room: where they begin and end, their hashes, and what is known of them. */
const ROOM = 4;
const trail = {
  count: 0,
  from: new Int32Array(ROOM),
  to: new Int32Array(ROOM),
  hash: new Int32Array(ROOM),
  /** The hash of the word's sounds, and how many; 0 when it has none. */
  sound: new Int32Array(ROOM),
  sounds: new Uint8Array(ROOM),
  /** 1 for a part of a listed phrase, 2 for ordinary vocabulary. */
  marks: new Uint8Array(ROOM),
};
const KNOWN = 1,
  ORDINARY = 2;
/** Separators between two words of a phrase, at most. */
export const WIDEST_GAP = 4;
/** Words that may be one term together. */
export const MOST_WORDS = 3;

/** The newest word with the one or two before it, as one. `sounding` says whether its sound may end a phrase. */
function windows(task: Task, sounding: boolean): boolean {
  const table = task.matcher.tokens.fuzzy;
  const newest = (trail.count - 1) & (ROOM - 1);
  span.to = trail.to[newest] ?? 0;
  let hash = trail.hash[newest] ?? 0,
    sound = trail.sound[newest] ?? 0,
    sounds = trail.sounds[newest] ?? 0,
    marks = trail.marks[newest] ?? 0,
    known = (marks & KNOWN) !== 0,
    next = newest;
  for (let back = 2; back <= Math.min(MOST_WORDS, trail.count); back++) {
    const at = (trail.count - back) & (ROOM - 1);
    const gap = (letters.places[trail.from[next] ?? 0] ?? 0) - (letters.places[(trail.to[at] ?? 1) - 1] ?? 0);
    if (gap > WIDEST_GAP) return false;
    hash = joinHash(trail.hash[at] ?? 0, hash, span.to - (trail.from[next] ?? 0));
    span.from = trail.from[at] ?? 0;
    known ||= ((trail.marks[at] ?? 0) & KNOWN) !== 0;
    marks &= trail.marks[at] ?? 0;
    if (span.to - span.from > FUZZY_MAX + 1 || (marks & ORDINARY) !== 0) return false;
    if (known ? edits(task, hash) : mayHold(table, hash) && judge(task, hash, T_EDIT)) return true;
    if (sounding && sound !== 0 && trail.sound[at] !== 0) {
      sound = joinHash(trail.sound[at] ?? 0, sound, sounds);
      sounds += trail.sounds[at] ?? 0;
      if (mayHold(table, sound) && judge(task, sound, T_SOUND)) return true;
    } else sound = 0;
    next = at;
  }
  return false;
}

let digits = 0;
/** The lower-case letters of the span, by which it is said; counts its digits. */
function spell(matcher: Matcher): void {
  digits = 0;
  for (let i = span.from; i < span.to; i++) {
    const cp = letters.points[i] ?? 0;
    codes[i - span.from] = spokenAs(cp);
    if (((matcher.codes[cp] ?? 0) & C_DIGIT) !== 0) digits++;
  }
}

/** Whether the word in the span is next to a listed one; what was learnt of it goes to `slot` of the familiar words. */
function examine(task: Task, slot: number): boolean {
  const { matcher, vocabulary } = task;
  const { from, to } = span;
  const length = to - from;
  let hash = 0;
  for (let i = from; i < to; i++) hash = hashStep(hash, letters.classes[i] ?? 0);
  spell(matcher);
  const sound = soundHash(codes, 0, length);
  const ordinary = vocabulary !== undefined && isVocabulary(vocabulary, hash);
  const sounding = sound !== 0 && mayHold(matcher.tokens.fuzzy, sound);
  keep(slot, letters.points, from, to);
  familiar.hash[slot] = hash;
  familiar.sound[slot] = sound;
  familiar.sounds[slot] = heard.sounds;
  familiar.marks[slot] = (holds(matcher.tokens.phraseWords, hash) ? KNOWN : 0) | (ordinary ? ORDINARY : 0);
  familiar.sounding[slot] = sounding ? 1 : 0;
  if (ordinary || digits * 3 > length) return false;
  const before = task.hits?.length ?? 0;
  const found =
    edits(task, hash) ||
    (sounding && length >= FUZZY_MIN - 1 && judge(task, sound, T_SOUND)) ||
    (isThin(length) && judge(task, runHash(letters.classes, span.from, span.to), T_THIN));
  // A word with a finding is looked at each time it comes.
  if (found || (task.hits?.length ?? 0) > before) forget(slot);
  return found;
}

/** One word of the text: looked up with an edit, by its sound, without vowels, and with the words before it. */
function word(task: Task, from: number, to: number): boolean {
  if (to - from > FUZZY_MAX + 1) {
    trail.count = 0;
    return false;
  }
  span.from = from;
  span.to = to;
  const slot = slotFor(letters.points, from, to);
  if (!isKept(slot, letters.points, from, to) && examine(task, slot)) return true;
  const at = trail.count++ & (ROOM - 1);
  trail.from[at] = from;
  trail.to[at] = to;
  trail.hash[at] = familiar.hash[slot] ?? 0;
  trail.sound[at] = familiar.sound[slot] ?? 0;
  trail.sounds[at] = familiar.sounds[slot] ?? 0;
  trail.marks[at] = familiar.marks[slot] ?? 0;
  return trail.count > 1 && windows(task, familiar.sounding[slot] === 1);
}

/** Finds words and phrases one edit or one spelling away from a listed one; adds them to `hits`, or stops at the first when there is no list. */
export function findFuzzy(task: Task): boolean {
  trail.count = 0;
  workFor(task.matcher, task.vocabulary);
  return eachWord(task.matcher, task.units, (from, to) => word(task, from, to));
}
