// The way on which a walk of the lattice has come: the states, letters and characters by depth, what was guessed and met, and what such a way is worth.
import { STAR } from './cell-table.ts';
import { cells } from './cells.ts';
import { OBFUSCATED, SPLIT } from './grade.ts';
import type { Matcher } from './matcher.ts';
import { isLatin } from './stands.ts';
import { baseOf, readingsOf } from './tables.ts';

/** What a walk met on its way, packed: how many letters were left to guess, guessed weakly, read plainly; and which disguises. */
export const JOKER = 1,
  WEAK_JOKER = 1 << 4,
  PLAIN = 1 << 7;
/** Disguises met, from bit 13 on. */
export const MET_CODED = 1 << 13,
  MET_ALIKE = 1 << 14,
  MET_DRAWN = 1 << 15,
  MET_SKIPPED = 1 << 16,
  MET_MASKED = 1 << 17;
/** Letters of living scripts that look like Latin ones, how many letters lie behind, and which disguises count as odd or may stand beside no weak guess. */
export const MET_TWIN = 1 << 18,
  DEPTH = 1 << 19,
  ODD_MET = MET_CODED | MET_ALIKE | MET_DRAWN | MET_MASKED | MET_TWIN,
  MET_MORE = MET_CODED | MET_ALIKE | MET_DRAWN | MET_SKIPPED | MET_TWIN;
/** Letters left to guess, and letters in all, on one way. */
export const MOST_JOKERS = 6,
  MOST_DEPTH = 64;
/** The letters of a guess: all of them. */
export const ANY = 0x3ffffff;

/** The states, letters, characters and spaces on the way, by depth. */
export const pathStates = new Int32Array(MOST_DEPTH + 2),
  pathLetters = new Int32Array(MOST_DEPTH + 2),
  pathPoints = new Int32Array(MOST_DEPTH + 2),
  pathSpaces = new Uint8Array(MOST_DEPTH + 2);
function fits(want: number, depth: number): boolean {
  const letters = pathLetters[depth] ?? 0;
  if (letters === ANY) return true;
  if (isLatin(want)) return ((letters >> (want - 97)) & 1) === 1;
  const cp = pathPoints[depth] ?? 0;
  return cp === want || baseOf(cp) === want || (want > 0x7f && (letters & readingsOf(want)) !== 0);
}
/** Whether the way spells the listed letters of a pattern. */
export function spellsPattern(matcher: Matcher, pattern: number): boolean {
  const { groupStart, wantStart, want, breakBefore } = matcher.patterns;
  const first = groupStart[pattern] ?? 0,
    end = groupStart[pattern + 1] ?? 0;
  for (let g = first; g < end; g++) {
    if (g > first && pathSpaces[g - first] === 1 && breakBefore[wantStart[g] ?? 0] !== 1) return false;
    for (let w = wantStart[g] ?? 0; w < (wantStart[g + 1] ?? 0); w++) if (!fits(want[w] ?? 0, g - first)) return false;
  }
  return true;
}

/** The tier of a walk that ends a pattern, or -1: enough letters must be read, few guessed. */
export function tierOf(depth: number, mood: number): number {
  const jokers = mood & 15,
    weak = (mood >> 4) & 7,
    plain = (mood >> 7) & 63;
  const read = depth - jokers;
  // A sign at the end stands for itself unless it is a star; a word that begins masked may be guessed at once.
  if (pathLetters[depth - 1] === ANY && pathPoints[depth - 1] !== STAR) return -1;
  if (pathLetters[0] === ANY && jokers > 1) return -1;
  if (jokers > 0 && plain < 2 && jokers * 4 > depth) return -1;
  if ((mood & ODD_MET) === 0 || read < 3 || jokers * 2 > depth) return -1;
  if ((mood & MET_TWIN) !== 0 && plain * 3 < depth) return -1;
  if (weak > 0)
    return (mood & MET_MORE) === 0 && jokers <= 2 && read >= (jokers === 1 ? 6 : 4) && plain >= 3 ? SPLIT : -1;
  if (plain === 0 && (mood & (MET_ALIKE | MET_DRAWN)) === 0 && depth < 8) return -1;
  if (plain + ((mood & MET_ALIKE) !== 0 ? 1 : 0) === 0 && jokers > 0) return -1;
  return jokers * 3 > depth ? SPLIT : OBFUSCATED;
}

/** Notes one more letter on the way. */
export function goDown(child: number, letters: number, at: number, depth: number): void {
  pathStates[depth + 1] = child;
  pathLetters[depth] = letters;
  pathPoints[depth] = cells.points[at] ?? 0;
  pathSpaces[depth + 1] = 0;
}
