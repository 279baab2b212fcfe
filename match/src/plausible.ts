// A cheap second opinion on words that the table of words points at: do the very letters fit? It may say yes too often, never no wrongly.
import { C_INVISIBLE, C_LETTER, C_ODD } from './codes.ts';
import type { Matcher } from './matcher.ts';
import { firstWant, P_BREAKS, P_NATIVE } from './patterns.ts';
import { canStand, isLatin } from './stands.ts';
import { CLASSES } from './tables.ts';
import { hashStep, isVowel, T_REVERSED, T_SHORT } from './tokens.ts';

const MOST_LETTERS = 64;
/** Whether a unit can stand for a listed character. Whether one beyond ASCII is a listed digit or sign, the full reading tells. */
export const mayStand = (unit: number, want: number): boolean =>
  canStand(unit, want) || (want < 0x80 && !isLatin(want) && unit > 0x7f);
/** Units of a text, from the first to the last of them. */
export interface Run {
  from: number;
  to: number;
}
const run: Run = { from: 0, to: 0 };
/** Whether the units of a run can stand for the listed letters of a group, each of them for any. */
export function fitsGroup(matcher: Matcher, units: Uint16Array, group: number, run: Run): boolean {
  const { wantStart, want } = matcher.patterns;
  for (let w = wantStart[group] ?? 0; w < (wantStart[group + 1] ?? 0); w++) {
    let fits = false;
    for (let i = run.from; i <= run.to && !fits; i++) fits = mayStand(units[i] ?? 0, want[w] ?? 0);
    if (!fits) return false;
  }
  return true;
}

/** Whether a key of the strong table may really stand in the word units[from, to). */
export function plausibleWord(matcher: Matcher, units: Uint16Array, value: number, word: Run): boolean {
  const pattern = value >> 2;
  const flags = matcher.patterns.flags[pattern] ?? 0;
  if ((flags & P_NATIVE) !== 0) return true;
  const sort = value & 3;
  if (sort === T_SHORT) return plausibleShort(matcher, units, pattern, word);
  // Words turned one by one are left to the full reading.
  if (sort === T_REVERSED) {
    const count = layLetters(matcher, pattern, 'reversed');
    return (flags & P_BREAKS) !== 0 ? !isShorter(units, word, count) : lettersFit(matcher, units, word, count);
  }
  return (
    lettersFit(matcher, units, word, layLetters(matcher, pattern, 'bare')) ||
    lettersFit(matcher, units, word, layLetters(matcher, pattern, 'kept'))
  );
}

/** Whether each letter of a run can stand for some listed letter of a group. */
export function runFits({ patterns, codes }: Matcher, units: Uint16Array, group: number, run: Run): boolean {
  const { wantStart, want } = patterns;
  for (let i = run.from; i <= run.to; i++) {
    if (((codes[units[i] ?? 0] ?? 0) & C_LETTER) === 0) continue;
    let fits = false;
    for (let w = wantStart[group] ?? 0; w < (wantStart[group + 1] ?? 0) && !fits; w++)
      fits = mayStand(units[i] ?? 0, want[w] ?? 0);
    if (!fits) return false;
  }
  return true;
}

/** Listed letters in the order in which a word should hold them, and their classes. */
const laid = { wants: new Int32Array(MOST_LETTERS), classes: new Uint8Array(MOST_LETTERS) };
/** Lays the letters of a pattern backwards, without its vowels, or without those that begin no word; returns how many. */
function layLetters(matcher: Matcher, pattern: number, order: 'reversed' | 'bare' | 'kept'): number {
  const { groupStart, groupClass, wantStart, want, breakBefore } = matcher.patterns;
  const first = groupStart[pattern] ?? 0,
    end = groupStart[pattern + 1] ?? 0;
  let n = 0;
  for (let k = first; k < end; k++) {
    const g = order === 'reversed' ? end - 1 - (k - first) : k;
    const from = wantStart[g] ?? 0,
      letters = (wantStart[g + 1] ?? 0) - from;
    for (let l = 0; l < letters && n < MOST_LETTERS; l++) {
      const w = order === 'reversed' ? from + letters - 1 - l : from + l;
      const isFirst = order === 'kept' && (w === wantStart[first] || breakBefore[w] === 1);
      if (order !== 'reversed' && !isFirst && isVowel(want[w] ?? 0)) continue;
      laid.wants[n] = want[w] ?? 0;
      laid.classes[n++] = groupClass[g] ?? 0;
    }
  }
  return n;
}
/** Whether a word, all of it ASCII, has fewer units than this. */
function isShorter(units: Uint16Array, word: Run, count: number): boolean {
  if (word.to - word.from >= count) return false;
  for (let i = word.from; i < word.to; i++) if ((units[i] ?? 0) > 0x7f) return false;
  return true;
}
/** Whether the letters of a word, run by run, can stand for so many laid ones. */
function lettersFit(matcher: Matcher, units: Uint16Array, word: Run, count: number): boolean {
  if (isShorter(units, word, count)) return false;
  let ascii = true;
  for (let i = word.from; i < word.to; i++) {
    const unit = units[i] ?? 0;
    if (((matcher.codes[unit] ?? 0) & (C_ODD | C_INVISIBLE)) !== 0) return true;
    ascii &&= unit <= 0x7f;
  }
  if (!ascii) return runsFit(matcher, units, word, count);
  return spellsLaid(matcher, units, word, count);
}
/** The same for a word of ASCII, letter by letter as `spells` of reshaped.ts does: a letter may be repeated in the text. */
function spellsLaid({ codes }: Matcher, units: Uint16Array, word: Run, count: number): boolean {
  const { wants } = laid;
  let at = word.from;
  for (let k = 0; k < count; k++) {
    if (at >= word.to || !mayStand(units[at] ?? 0, wants[k] ?? 0)) return false;
    const cls = (codes[units[at++] ?? 0] ?? 0) & (CLASSES - 1);
    while (
      at < word.to &&
      ((codes[units[at] ?? 0] ?? 0) & (CLASSES - 1)) === cls &&
      !(k + 1 < count && mayStand(units[at] ?? 0, wants[k + 1] ?? 0))
    )
      at++;
  }
  return at >= word.to;
}
function runsFit(matcher: Matcher, units: Uint16Array, word: Run, count: number): boolean {
  const { wants, classes } = laid;
  let at = word.from;
  for (let k = 0; k < count; ) {
    const cls = classes[k] ?? 0;
    const begun = at;
    while (at < word.to && ((matcher.codes[units[at] ?? 0] ?? 0) & (CLASSES - 1)) === cls) at++;
    const runStart = k;
    for (; k < count && classes[k] === cls; k++) {
      let fits = false;
      for (let i = begun; i < at && !fits; i++) fits = mayStand(units[i] ?? 0, wants[k] ?? 0);
      if (!fits) return false;
    }
    if (at - begun < k - runStart) return false;
  }
  return at >= word.to;
}

function plausibleShort(matcher: Matcher, units: Uint16Array, pattern: number, word: Run): boolean {
  const { groupStart, groupClass, wantStart, want } = matcher.patterns;
  const listed = spelled(want, firstWant(matcher.patterns, pattern), firstWant(matcher.patterns, pattern + 1)),
    written = spelled(units, word.from, word.to);
  if (listed !== 0 && written !== 0 && listed !== written) return false;
  let at = word.from;
  for (let g = groupStart[pattern] ?? 0; g < (groupStart[pattern + 1] ?? 0); g++) {
    run.from = at;
    for (; at < word.to; at++) {
      const code = matcher.codes[units[at] ?? 0] ?? 0;
      if ((code & (C_ODD | C_INVISIBLE)) !== 0) return true;
      if ((code & (CLASSES - 1)) !== groupClass[g]) break;
    }
    run.to = at - 1;
    if (run.to - run.from + 1 < (wantStart[g + 1] ?? 0) - (wantStart[g] ?? 0) || !fitsGroup(matcher, units, g, run))
      return false;
    if (!runFits(matcher, units, g, run)) return false;
  }
  return true;
}

/** A hash of letters, repeats left out, in 30 bits; 0 when some are no lower-case letters of ASCII, which stand for themselves alone. The kernel sums up words alike. */
export function spelled(letters: ArrayLike<number>, from: number, to: number): number {
  let hash = 0,
    last = 0;
  for (let i = from; i < to; i++) {
    const letter = letters[i] ?? 0;
    if (letter < 97 || letter > 122) return 0;
    if (letter !== last) hash = hashStep(hash, letter);
    last = letter;
  }
  return hash >>> 2;
}

/** Whether a key of several words may really stand for words side by side: only a term of several words does, and no short one. */
export function plausibleNeighbours(matcher: Matcher, value: number): boolean {
  return (value & 3) !== T_SHORT && ((matcher.patterns.flags[value >> 2] ?? 0) & P_BREAKS) !== 0;
}
