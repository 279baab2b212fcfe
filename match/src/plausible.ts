// A cheap second opinion on what the automaton points at: do the very letters fit, and do its ends allow it? It may say yes too often, never no wrongly.
import { C_DIGIT, C_INVISIBLE, C_LETTER, C_ODD, C_SPACE, C_UNSPACED } from './codes.ts';
import type { Matcher } from './matcher.ts';
import { P_BREAKS, P_NATIVE, P_UNSPACED } from './patterns.ts';
import { canStand, isLatin } from './stands.ts';
import { CLASSES } from './tables.ts';
import { T_SHORT } from './tokens.ts';

const LONG_WORD = 6;
/** Whether a unit can stand for a listed character. Whether one beyond ASCII is a listed digit or sign, the full reading tells. */
const mayStand = (unit: number, want: number): boolean =>
  canStand(unit, want) || (want < 0x80 && !isLatin(want) && unit > 0x7f);
function fitsGroup(matcher: Matcher, units: Uint16Array, group: number, run: Run): boolean {
  const { wantStart, want } = matcher.patterns;
  for (let w = wantStart[group] ?? 0; w < (wantStart[group + 1] ?? 0); w++) {
    let fits = false;
    for (let i = run.from; i <= run.to && !fits; i++) fits = mayStand(units[i] ?? 0, want[w] ?? 0);
    if (!fits) return false;
  }
  return true;
}
interface Run {
  from: number;
  to: number;
}
const run: Run = { from: 0, to: 0 };

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

/** Whether a pattern may really end at units[last]. */
export function plausibleRun(matcher: Matcher, units: Uint16Array, pattern: number, last: number): boolean {
  const { groupStart, groupClass, wantStart, breakBefore, flags } = matcher.patterns;
  const { codes } = matcher;
  const first = groupStart[pattern] ?? 0,
    end = groupStart[pattern + 1] ?? 0;
  const kind = flags[pattern] ?? 0;
  // The automaton reports at the first letter of the last group; the others of its class belong to it.
  const tail = groupClass[end - 1] ?? 0;
  let close = last;
  while (((codes[units[close + 1] ?? 0] ?? 0) & (C_LETTER | C_ODD | (CLASSES - 1))) === (C_LETTER | tail)) close++;
  if (((codes[units[close + 1] ?? 0] ?? 0) & (C_ODD | C_INVISIBLE)) !== 0) return true;
  let at = close,
    gaps = 0,
    spaces = 0;
  for (let g = end - 1; g >= first; g--) {
    let gap = false;
    for (; at >= 0; at--) {
      const code = codes[units[at] ?? 0] ?? 0;
      if ((code & (C_ODD | C_INVISIBLE)) !== 0) return true;
      if ((code & C_LETTER) !== 0) break;
      gap = true;
      if ((code & C_SPACE) !== 0) spaces++;
    }
    const cls = groupClass[g] ?? 0;
    if (at < 0 || ((codes[units[at] ?? 0] ?? 0) & (CLASSES - 1)) !== cls) return true;
    run.to = at;
    while (at > 0 && ((codes[units[at - 1] ?? 0] ?? 0) & (C_LETTER | C_ODD | (CLASSES - 1))) === (C_LETTER | cls)) at--;
    run.from = at;
    if (!fitsGroup(matcher, units, g, run)) {
      // A vowel sign before the run is a letter of the same group in its script.
      if ((kind & P_NATIVE) !== 0 && ((codes[units[run.from - 1] ?? 0x20] ?? 0) & C_ODD) !== 0) return true;
      // Letters of one class side by side in the term may stand apart in the text.
      const several = (wantStart[g + 1] ?? 0) - (wantStart[g] ?? 0) > 1;
      const isLetter = (at: number): boolean => ((codes[units[at] ?? 0x20] ?? 0) & C_LETTER) !== 0;
      return several && (!isLetter(run.from - 1) || (g === end - 1 && !isLetter(close + 1)));
    }
    const listedGap = g + 1 < end && breakBefore[wantStart[g + 1] ?? 0] === 1;
    if (gap && g + 1 < end && !listedGap) gaps++;
    at--;
  }
  if ((kind & (P_UNSPACED | P_BREAKS)) !== 0) return true;
  const letters = (wantStart[end] ?? 0) - (wantStart[first] ?? 0);
  const from = run.from;
  const inside =
    (from > 0 && isInside(codes, units[from - 1] ?? 0, units[from] ?? 0)) ||
    isInside(codes, units[close] ?? 0, units[close + 1] ?? 0);
  if (gaps === 0) return letters >= LONG_WORD || !inside;
  return gaps !== 1 || spaces === 0 || (letters >= LONG_WORD && !inside);
}

/** Whether a key of the strong table may really stand in the word units[from, to). */
export function plausibleWord(matcher: Matcher, units: Uint16Array, value: number, word: Run): boolean {
  if ((value & 3) !== T_SHORT) return true;
  const { groupStart, groupClass, flags } = matcher.patterns;
  const pattern = value >> 2;
  if (((flags[pattern] ?? 0) & P_NATIVE) !== 0) return true;
  let at = word.from;
  for (let g = groupStart[pattern] ?? 0; g < (groupStart[pattern + 1] ?? 0); g++) {
    run.from = at;
    for (; at < word.to; at++) {
      const code = matcher.codes[units[at] ?? 0] ?? 0;
      if ((code & (C_ODD | C_INVISIBLE)) !== 0) return true;
      if ((code & (CLASSES - 1)) !== groupClass[g]) break;
    }
    run.to = at - 1;
    if (!fitsGroup(matcher, units, g, run)) return false;
  }
  return true;
}
