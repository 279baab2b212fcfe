// A cheap second opinion on what the automaton points at: do the very letters fit, and do gaps and ends allow it? It may say yes too often, never no wrongly.
import { C_DIGIT, C_INVISIBLE, C_LETTER, C_ODD, C_SPACE, C_UNSPACED } from './codes.ts';
import { LONG_DOUBLED, LONG_WORD, LONGEST_GAP } from './grade.ts';
import type { Matcher } from './matcher.ts';
import { firstWant, P_BREAKS, P_NATIVE, P_UNSPACED } from './patterns.ts';
import { fitsGroup, mayStand, type Run, runFits } from './plausible.ts';
import { CLASSES } from './tables.ts';

/** The letters of one class that stand for a group of a pattern, gaps between them included, and how many they are. */
const run: Run & { count: number } = { from: 0, to: 0, count: 0 };

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

/** Whether no word begins or ends anywhere between units[from] and units[to]. */
function isAllInside(codes: Uint16Array, units: Uint16Array, from: number, to: number): boolean {
  if (from < 0) return false;
  for (let i = from; i < to; i++) if (!isInside(codes, units[i] ?? 0, units[i + 1] ?? 0)) return false;
  return true;
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

/** How a text is looked at: by which codes, its units, how many they are, and whether signs are read as letters. */
export interface Glance {
  readonly codes: Uint16Array;
  readonly units: Uint16Array;
  readonly length: number;
  readonly signs: boolean;
}
const isOf = ({ codes, units }: Glance, at: number, cls: number): boolean =>
  ((codes[units[at] ?? 0] ?? 0) & (C_LETTER | C_ODD | (CLASSES - 1))) === (C_LETTER | cls);
/** The first and last place where a word may end. */
interface Ends {
  readonly open: number;
  readonly close: number;
}
/** Nothing can be said; or the place of the next letter from `at` on in steps of 1 or -1, outside the text when there is none. */
const UNCLEAR = -2,
  ENDLESS = 0x7fffffff;
function nextLetter({ codes, units, length, signs }: Glance, from: number, step: number): number {
  let at = from;
  for (; at >= 0 && at < length; at += step) {
    const code = codes[units[at] ?? 0] ?? 0;
    if (isUnclear(code, units[at] ?? 0, signs)) return UNCLEAR;
    if ((code & (C_LETTER | C_ODD)) === C_LETTER) return at;
  }
  return at;
}

/** Lengthens the run by letters of the class that lie before it, or behind it, over gaps while it is shorter than `need`; false when unclear. */
function lengthen(text: Glance, cls: number, step: number, need: number): boolean {
  let at = step < 0 ? run.from : run.to;
  for (;;) {
    while (isOf(text, at + step, cls)) {
      at += step;
      run.count++;
    }
    if (step < 0) run.from = at;
    else run.to = at;
    if (run.count >= need) return true;
    const over = nextLetter(text, at + step, step);
    if (over === UNCLEAR) return false;
    if (!isOf(text, over, cls)) return true;
    meetGap(text.codes, text.units, Math.min(at, over) + 1, Math.max(at, over));
    run.count++;
    at = over;
  }
}

/** Whether a pattern may really end at units[last]. */
export function plausibleRun(matcher: Matcher, text: Glance, pattern: number, last: number): boolean {
  const { groupStart, groupClass, wantStart, want, breakBefore, flags } = matcher.patterns;
  const { codes, units, signs } = text;
  const first = groupStart[pattern] ?? 0,
    end = groupStart[pattern + 1] ?? 0;
  const kind = flags[pattern] ?? 0;
  // The last group is told of at its first letter, which stands for the first listed one.
  if ((kind & (P_NATIVE | P_UNSPACED)) === 0 && !mayStand(units[last] ?? 0, want[wantStart[end - 1] ?? 0] ?? 0))
    return isUnclear(codes[units[last] ?? 0] ?? 0, units[last] ?? 0, signs);
  forgetMet();
  let at = last;
  const ends = { open: last, close: last };
  for (let g = end - 1; g >= first; g--) {
    const behind = at;
    const cls = groupClass[g] ?? 0,
      need = (wantStart[g + 1] ?? 0) - (wantStart[g] ?? 0);
    if (g < end - 1) at = nextLetter(text, at - 1, -1);
    if (!isOf(text, at, cls)) return true;
    if (at + 1 < behind && breakBefore[wantStart[g + 1] ?? 0] !== 1) meetGap(codes, units, at + 1, behind);
    run.from = run.to = at;
    run.count = 1;
    // The automaton tells of a pattern at the first letter of its last group; the others of its class belong to it.
    if (!lengthen(text, cls, -1, g > first ? ENDLESS : need)) return true;
    if (g === end - 1) {
      if (!lengthen(text, cls, 1, need)) return true;
      ends.open = run.count > need ? run.from : run.to;
      ends.close = run.to;
      if (isUnclear(codes[units[run.to + 1] ?? 0] ?? 0, units[run.to + 1] ?? 0, signs)) return true;
    }
    // In other scripts one character may be several letters, and a vowel sign before the run one of them.
    if ((kind & P_NATIVE) !== 0 ? isBehindMark(text) : run.count < need) return (kind & P_NATIVE) !== 0;
    if (!fitsGroup(matcher, units, g, run)) return false;
    // At the ends of a pattern, letters too many may belong to its neighbours.
    const isWhole = run.count <= need || (g > first && g < end - 1);
    if (isWhole && (kind & P_NATIVE) === 0 && !runFits(matcher, units, g, run)) return false;
    meetRun(codes, units, run.count - need, g === first || g === end - 1);
    at = run.from;
    if (run.count <= need) run.to = at;
  }
  if ((kind & (P_UNSPACED | P_BREAKS)) !== 0) return true;
  return endsAllow(matcher, text, pattern, ends);
}
const isBehindMark = ({ codes, units }: Glance): boolean => ((codes[units[run.from - 1] ?? 0x20] ?? 0) & C_ODD) !== 0;

/**
 * Whether gaps and ends are such as a word may have. It begins in the run last laid and ends between two places: of letters too many
 * there, some may belong to its neighbours.
 */
function endsAllow({ patterns, fuzzy }: Matcher, { codes, units }: Glance, pattern: number, ends: Ends): boolean {
  const letters = firstWant(patterns, pattern + 1) - firstWant(patterns, pattern);
  const inside =
    isAllInside(codes, units, run.from - 1, run.to) || isAllInside(codes, units, ends.open, ends.close + 1);
  if (met.gaps === 0 && inside && letters < LONG_WORD) return false;
  if (((patterns.flags[pattern] ?? 0) & P_NATIVE) !== 0)
    return met.gaps !== 1 || met.spaces === 0 || (letters >= LONG_WORD && !inside);
  return mixAllowed(fuzzy, letters, inside);
}
/** Whether digits, doubled letters and gaps are such as a listed word of so many Latin letters may have; as `gradeLong` decides. */
function mixAllowed(fuzzy: boolean, letters: number, inside: boolean): boolean {
  if (met.plain * 3 < letters) return false;
  // One doubled letter is a typing error in a short word, and nothing inside a longer one or beside gaps.
  if (!met.unsure && met.doubled === 1 && met.tripled === 0 && met.gaps < letters - 1)
    return met.gaps === 0 && !inside && letters >= (fuzzy ? LONG_WORD : LONG_DOUBLED);
  return met.gaps === 0 || (!inside && gapsAllowed(letters));
}
function forgetMet(): void {
  met.gaps = met.spaces = met.lines = met.separator = met.longest = met.plain = met.doubled = met.tripled = 0;
  met.unsure = false;
}
/** Counts a run with so many letters more than listed; those at the ends of a pattern may belong to its neighbours. */
function meetRun(codes: Uint16Array, units: Uint16Array, surplus: number, atEnd: boolean): void {
  for (let i = run.from; i <= run.to; i++) if (((codes[units[i] ?? 0] ?? 0) & C_DIGIT) === 0) met.plain++;
  if (surplus <= 0) return;
  if (atEnd) met.unsure = true;
  if (surplus === 1) met.doubled++;
  else met.tripled++;
}
