// What the first look asks when it meets something that is not plainly harmless: a pattern's end, a word in the table, single letters, an odd stretch.
// Both forms of the first look ask here, so that they cannot differ in it.
import { cells, isOdd } from './cells.ts';
import { walkStretch } from './lattice.ts';
import type { Matcher } from './matcher.ts';
import { plausibleNeighbours, plausibleWord } from './plausible.ts';
import { type Glance, plausibleRun } from './plausible-run.ts';
import { READ_ON, walkFrom } from './reach.ts';
import { hashStep, holds, joinHash, mayHold, nextSlot } from './tokens.ts';
import type { Units } from './units.ts';

/** Whether a pattern that the automaton tells of in a state may really end at a unit. */
export function stateMatters(matcher: Matcher, glance: Glance, state: number, at: number): boolean {
  const { out, outLink, nextSame } = matcher.automaton;
  for (let s = (out[state] ?? -1) >= 0 ? state : (outLink[state] ?? -1); s > 0; s = outLink[s] ?? -1)
    for (let p = out[s] ?? -1; p >= 0; p = nextSame[p] ?? -1) if (plausibleRun(matcher, glance, p, at)) return true;
  return false;
}

/** A word of the text, units[from, to): its hash and letters, and the hashes of the one and two words before it (0 for none). */
export interface MetWord {
  from: number;
  to: number;
  hash: number;
  letters: number;
  one: number;
  oneLetters: number;
  two: number;
}

/** Whether a word whose bit is set in the filter may be listed, alone or with the one or two before it. */
export function wordMatters(matcher: Matcher, units: Uint16Array, word: MetWord): boolean {
  const table = matcher.tokens.strong;
  const { hash, letters, one, oneLetters, two } = word;
  for (let slot = nextSlot(table, hash, -1); slot >= 0; slot = nextSlot(table, hash, slot))
    if (plausibleWord(matcher, units, table.values[slot] ?? 0, word)) return true;
  if (one !== 0 && neighboursMatter(matcher, joinHash(one, hash, letters))) return true;
  return two !== 0 && neighboursMatter(matcher, joinHash(joinHash(two, one, oneLetters), hash, letters));
}
/** Whether words side by side with this hash may be listed. */
function neighboursMatter(matcher: Matcher, hash: number): boolean {
  const table = matcher.tokens.strong;
  if (!mayHold(table, hash)) return false;
  for (let slot = nextSlot(table, hash, -1); slot >= 0; slot = nextSlot(table, hash, slot))
    if (plausibleNeighbours(matcher, table.values[slot] ?? 0)) return true;
  return false;
}

/** Whether some one-letter words side by side spell a short term. */
export function singlesMatter(matcher: Matcher, singles: Uint8Array, count: number): boolean {
  for (let from = 0; from + 2 < count; from++) {
    let hash = 0;
    for (let i = from; i < count; i++) {
      if (i === from || singles[i] !== singles[i - 1]) hash = hashStep(hash, singles[i] ?? 0);
      if (i - from > 1 && holds(matcher.tokens.strong, hash)) return true;
    }
  }
  return false;
}

/** Whether a stretch without spaces is odd, and the lattice finds something in it. */
export function stretchMatters(matcher: Matcher, buffer: Units, from: number, end: number): boolean {
  const { units, length } = buffer;
  if (!isOdd(matcher, units, from, end)) return false;
  const start = walkFrom(matcher, units, from);
  return (
    walkStretch(matcher, units, { from: start, to: Math.min(length, end + READ_ON), last: cells.lastOdd }).length > 0
  );
}
