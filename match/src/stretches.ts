// Walks the lattice over the odd stretches of a text. What the plain reading has found firmly from end to end needs no other reading.
import { addReached, hits } from './candidates.ts';
import { cells, isOdd } from './cells.ts';
import { C_LETTER, C_SPACE } from './codes.ts';
import { markFirm } from './hits.ts';
import { isSpent, walkStretch } from './lattice.ts';
import type { Matcher } from './matcher.ts';
import { READ_ON, walkFrom } from './reach.ts';
import type { Units } from './units.ts';

/** 1 for each unit of the text that lies in a firm finding. */
let firm = new Uint8Array(1024);

/** Whether every letter of units[from, to) lies in a firm finding. */
function isFound(codes: Uint16Array, units: Uint16Array, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (firm[i] === 0 && ((codes[units[i] ?? 0] ?? 0) & C_LETTER) !== 0) return false;
  return true;
}

/** Walks the lattice over every odd stretch, with the words around it, while the text has steps left; `first` is the text's first finding so far. */
export function oddStretches(matcher: Matcher, { units, length }: Units, first: number): void {
  const { codes } = matcher;
  const any = hits.length > first;
  if (any) {
    if (firm.length < length) firm = new Uint8Array(length + (length >> 1));
    else firm.fill(0, 0, length);
    markFirm(hits, first, firm);
  }
  let from = 0;
  for (let i = 0; i <= length; i++) {
    if (((codes[units[i] ?? 0] ?? 0) & C_SPACE) === 0) continue;
    if (!(any && isFound(codes, units, from, i)) && isOdd(matcher, units, from, i)) {
      const start = walkFrom(matcher, units, from);
      const stretch = { from: start, to: Math.min(length, i + READ_ON), last: cells.lastOdd };
      for (const reached of walkStretch(matcher, units, stretch)) addReached(matcher, units, reached);
      if (isSpent()) return;
    }
    from = i + 1;
  }
}
