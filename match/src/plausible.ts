// A cheap second opinion on what the automaton points at: do the very letters fit, and do its ends allow it? It may say yes too often, never no wrongly.
import { C_DIGIT, C_INVISIBLE, C_LETTER, C_ODD, C_SPACE, C_UNSPACED } from './codes.ts';
import type { Matcher } from './matcher.ts';
import { P_BREAKS, P_NATIVE, P_UNSPACED } from './patterns.ts';
import { canStand, isLatin } from './stands.ts';
import { CLASSES } from './tables.ts';
import { isVowel, T_REVERSED, T_SHORT } from './tokens.ts';

const LONG_WORD = 6,
  MOST_LETTERS = 64;
/** Gaps longer than this, with spaces in them, cut no term. */
const LONGEST_GAP = 3;
/** Whether a unit can stand for a listed character. Whether one beyond ASCII is a listed digit or sign, the full reading tells. */
const mayStand = (unit: number, want: number): boolean =>
  canStand(unit, want) || (want < 0x80 && !isLatin(want) && unit > 0x7f);
interface Run {
  from: number;
  to: number;
}
const run: Run = { from: 0, to: 0 };
function fitsGroup(matcher: Matcher, units: Uint16Array, group: number): boolean {
  const { wantStart, want } = matcher.patterns;
  for (let w = wantStart[group] ?? 0; w < (wantStart[group + 1] ?? 0); w++) {
    let fits = false;
    for (let i = run.from; i <= run.to && !fits; i++) fits = mayStand(units[i] ?? 0, want[w] ?? 0);
    if (!fits) return false;
  }
  return true;
}

const AMPERSAND = 0x26,
  PERCENT = 0x25;
/** What only the full reading can tell; while signs are separators, a sign is not. */
function isUnclear(code: number, unit: number, signs: boolean): boolean {
  if ((code & (C_ODD | C_INVISIBLE)) === 0) return false;
  const isSign =
    (code & (C_ODD | C_LETTER)) === C_ODD && ((code & (CLASSES - 1)) !== 0 || unit === AMPERSAND || unit === PERCENT);
  return signs || !isSign;
}
/** No word begins or ends between two letters of one case; it may between camelCase parts and beside digits. */
function isInside(codes: Uint16Array, before: number, after: number): boolean {
  const one = codes[before] ?? 0,
    other = codes[after] ?? 0;
  if ((one & C_ODD) !== 0 || (other & C_ODD) !== 0 || (one & C_INVISIBLE) !== 0 || (other & C_INVISIBLE) !== 0)
    return false;
  if ((one & C_LETTER) === 0 || (other & C_LETTER) === 0 || ((one ^ other) & (C_DIGIT | C_UNSPACED)) !== 0)
    return false;
  return before > 0x7f || after > 0x7f || !(before >= 97 && after <= 90);
}

/** What was met between the letters of a pattern, and how its runs of letters compare with the listed ones. */
const met = { gaps: 0, spaces: 0, lines: 0, separator: 0, longest: 0, plain: 0, doubled: 0, tripled: 0, unsure: false };
/** Counts the gap units[from, to) inside a pattern. */
function meetGap(codes: Uint16Array, units: Uint16Array, from: number, to: number): void {
  const first = units[from] ?? 0;
  met.separator = met.gaps === 0 || met.separator === first ? first : -1;
  met.gaps++;
  met.longest = Math.max(met.longest, to - from);
  let spaces = 0;
  for (let i = from; i < to; i++) {
    if (((codes[units[i] ?? 0] ?? 0) & C_SPACE) !== 0) spaces = 1;
    if ((units[i] ?? 0) < 0x20 || (units[i] ?? 0) > 0x7f) met.lines++;
  }
  met.spaces += spaces;
}

/** Whether gaps such as those met may cut a pattern of so many letters; as `gradeGaps` decides. */
function gapsAllowed(letters: number): boolean {
  const inner = letters - 1;
  if (met.gaps >= inner - (inner >> 2)) return true;
  if (met.spaces === 0) return true;
  if (letters < LONG_WORD || met.longest > LONGEST_GAP) return false;
  return (met.gaps >= 3 && met.gaps * 2 >= inner) || met.separator === 0x20 || met.lines > 0;
}

/** Whether a pattern may really end at units[last]; `signs` tells whether signs are read as letters. */
export function plausibleRun(
  matcher: Matcher,
  units: Uint16Array,
  pattern: number,
  last: number,
  signs: boolean,
): boolean {
  const { groupStart, groupClass, wantStart, breakBefore, flags } = matcher.patterns;
  const { codes } = matcher;
  const first = groupStart[pattern] ?? 0,
    end = groupStart[pattern + 1] ?? 0;
  const kind = flags[pattern] ?? 0;
  // The automaton reports at the first letter of the last group; the others of its class belong to it.
  const tail = groupClass[end - 1] ?? 0;
  let close = last;
  while (((codes[units[close + 1] ?? 0] ?? 0) & (C_LETTER | C_ODD | (CLASSES - 1))) === (C_LETTER | tail)) close++;
  if (isUnclear(codes[units[close + 1] ?? 0] ?? 0, units[close + 1] ?? 0, signs)) return true;
  Object.assign(met, NOTHING_MET);
  let at = close;
  for (let g = end - 1; g >= first; g--) {
    const behind = at + 1;
    for (; at >= 0; at--) {
      const code = codes[units[at] ?? 0] ?? 0;
      if (isUnclear(code, units[at] ?? 0, signs)) return true;
      if ((code & (C_LETTER | C_ODD)) === C_LETTER) break;
    }
    const cls = groupClass[g] ?? 0;
    if (at < 0 || ((codes[units[at] ?? 0] ?? 0) & (CLASSES - 1)) !== cls) return true;
    const listedGap = g + 1 < end && breakBefore[wantStart[g + 1] ?? 0] === 1;
    if (at + 1 < behind && g + 1 < end && !listedGap) meetGap(codes, units, at + 1, behind);
    run.to = at;
    while (at > 0 && ((codes[units[at - 1] ?? 0] ?? 0) & (C_LETTER | C_ODD | (CLASSES - 1))) === (C_LETTER | cls)) at--;
    run.from = at;
    const need = (wantStart[g + 1] ?? 0) - (wantStart[g] ?? 0);
    const isShort = (kind & P_NATIVE) === 0 && run.to - run.from + 1 < need;
    if (isShort || !fitsGroup(matcher, units, g)) {
      // A vowel sign before the run is a letter of the same group in its script.
      if ((kind & P_NATIVE) !== 0 && ((codes[units[run.from - 1] ?? 0x20] ?? 0) & C_ODD) !== 0) return true;
      // Letters of one class side by side in the term may stand apart in the text.
      const isLetter = (place: number): boolean => ((codes[units[place] ?? 0x20] ?? 0) & C_LETTER) !== 0;
      return need > 1 && (!isLetter(run.from - 1) || (g === end - 1 && !isLetter(close + 1)));
    }
    meetRun(codes, units, run.to - run.from + 1 - need, g === first || g === end - 1);
    at--;
  }
  if ((kind & (P_UNSPACED | P_BREAKS)) !== 0) return true;
  const letters = (wantStart[end] ?? 0) - (wantStart[first] ?? 0);
  const from = run.from;
  const inside =
    (from > 0 && isInside(codes, units[from - 1] ?? 0, units[from] ?? 0)) ||
    isInside(codes, units[close] ?? 0, units[close + 1] ?? 0);
  if (met.gaps === 0 && inside && letters < LONG_WORD) return false;
  if ((kind & P_NATIVE) !== 0) return met.gaps !== 1 || met.spaces === 0 || (letters >= LONG_WORD && !inside);
  return mixAllowed(matcher.fuzzy, letters, inside);
}
/** Whether digits, doubled letters and gaps are such as a listed word of so many Latin letters may have; as `gradeLong` decides. */
function mixAllowed(fuzzy: boolean, letters: number, inside: boolean): boolean {
  if (met.plain * 3 < letters) return false;
  // One doubled letter is a typing error, and nothing inside a longer word or beside gaps.
  if (!met.unsure && met.doubled === 1 && met.tripled === 0 && met.gaps < letters - 1)
    return fuzzy && met.gaps === 0 && !inside && letters >= LONG_WORD;
  return met.gaps === 0 || (!inside && gapsAllowed(letters));
}
const NOTHING_MET = { ...met };
/** Counts a run with so many letters more than listed; those at the ends of a pattern may belong to its neighbours. */
function meetRun(codes: Uint16Array, units: Uint16Array, surplus: number, atEnd: boolean): void {
  for (let i = run.from; i <= run.to; i++) if (((codes[units[i] ?? 0] ?? 0) & C_DIGIT) === 0) met.plain++;
  if (surplus <= 0) return;
  if (atEnd) met.unsure = true;
  if (surplus === 1) met.doubled++;
  else met.tripled++;
}

/** Whether a key of the strong table may really stand in the word units[from, to). */
export function plausibleWord(matcher: Matcher, units: Uint16Array, value: number, word: Run): boolean {
  const pattern = value >> 2;
  const flags = matcher.patterns.flags[pattern] ?? 0;
  if ((flags & P_NATIVE) !== 0) return true;
  const sort = value & 3;
  if (sort === T_SHORT) return plausibleShort(matcher, units, pattern, word);
  if ((flags & P_BREAKS) !== 0) return true;
  if (sort === T_REVERSED) return lettersFit(matcher, units, word, layLetters(matcher, pattern, 'reversed'));
  return (
    lettersFit(matcher, units, word, layLetters(matcher, pattern, 'bare')) ||
    lettersFit(matcher, units, word, layLetters(matcher, pattern, 'kept'))
  );
}

/** Listed letters in the order in which a word should hold them, and their classes. */
const laid = { wants: new Int32Array(MOST_LETTERS), classes: new Uint8Array(MOST_LETTERS) };
/** Lays the letters of a pattern of one word backwards, without its vowels, or without all but a vowel at its beginning; returns how many. */
function layLetters(matcher: Matcher, pattern: number, order: 'reversed' | 'bare' | 'kept'): number {
  const { groupStart, groupClass, wantStart, want } = matcher.patterns;
  const first = groupStart[pattern] ?? 0,
    end = groupStart[pattern + 1] ?? 0;
  let n = 0;
  for (let k = first; k < end; k++) {
    const g = order === 'reversed' ? end - 1 - (k - first) : k;
    for (let w = wantStart[g] ?? 0; w < (wantStart[g + 1] ?? 0) && n < MOST_LETTERS; w++) {
      const isFirst = order === 'kept' && w === wantStart[first];
      if (order !== 'reversed' && !isFirst && isVowel(want[w] ?? 0)) continue;
      laid.wants[n] = want[w] ?? 0;
      laid.classes[n++] = groupClass[g] ?? 0;
    }
  }
  return n;
}
/** Whether the letters of a word, run by run, can stand for so many laid ones. */
function lettersFit(matcher: Matcher, units: Uint16Array, word: Run, count: number): boolean {
  const { wants, classes } = laid;
  let at = word.from;
  for (let k = 0; k < count; ) {
    const cls = classes[k] ?? 0;
    const begun = at;
    for (; at < word.to; at++) {
      const code = matcher.codes[units[at] ?? 0] ?? 0;
      if ((code & (C_ODD | C_INVISIBLE)) !== 0) return true;
      if ((code & (CLASSES - 1)) !== cls) break;
    }
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
  const { groupStart, groupClass, wantStart } = matcher.patterns;
  let at = word.from;
  for (let g = groupStart[pattern] ?? 0; g < (groupStart[pattern + 1] ?? 0); g++) {
    run.from = at;
    for (; at < word.to; at++) {
      const code = matcher.codes[units[at] ?? 0] ?? 0;
      if ((code & (C_ODD | C_INVISIBLE)) !== 0) return true;
      if ((code & (CLASSES - 1)) !== groupClass[g]) break;
    }
    run.to = at - 1;
    if (run.to - run.from + 1 < (wantStart[g + 1] ?? 0) - (wantStart[g] ?? 0) || !fitsGroup(matcher, units, g))
      return false;
  }
  return true;
}
