// Patterns on their way into flat arrays: each is laid down as soon as it is made, so that a large list never stands in memory as objects.
import { layStrings } from './bytes.ts';
import type { Draft, Patterns } from './patterns.ts';

/** What was laid down so far: the arrays of `Patterns`, with room behind, and the class of each letter. */
export interface Laid {
  count: number;
  groups: number;
  letters: number;
  readonly terms: number[];
  readonly flags: number[];
  readonly canons: string[];
  readonly groupStart: number[];
  groupClass: Uint8Array;
  wantStart: Int32Array;
  want: Int32Array;
  breaks: Uint8Array;
  classes: Uint8Array;
}

const FIRST_ROOM = 4096;

/** Nothing yet. */
export const startLaying = (): Laid => ({
  count: 0,
  groups: 0,
  letters: 0,
  terms: [],
  flags: [],
  canons: [],
  groupStart: [],
  groupClass: new Uint8Array(FIRST_ROOM),
  wantStart: new Int32Array(FIRST_ROOM),
  want: new Int32Array(FIRST_ROOM),
  breaks: new Uint8Array(FIRST_ROOM),
  classes: new Uint8Array(FIRST_ROOM),
});

/** The same numbers with room for more. */
export function grownInts(from: Int32Array, size: number): Int32Array {
  const grown = new Int32Array(size);
  grown.set(from);
  return grown;
}
function grownBytes(from: Uint8Array, size: number): Uint8Array {
  const grown = new Uint8Array(size);
  grown.set(from);
  return grown;
}

function makeRoom(laid: Laid, letters: number): void {
  if (laid.want.length >= letters) return;
  const size = letters * 2;
  laid.groupClass = grownBytes(laid.groupClass, size);
  laid.wantStart = grownInts(laid.wantStart, size);
  laid.want = grownInts(laid.want, size);
  laid.breaks = grownBytes(laid.breaks, size);
  laid.classes = grownBytes(laid.classes, size);
}

/** Lays a pattern down behind the others. */
export function lay(laid: Laid, { term, flags, canon, classes, wants, breaks }: Draft): void {
  makeRoom(laid, laid.letters + classes.length + 1);
  laid.terms.push(term);
  laid.flags.push(flags);
  laid.canons.push(canon);
  laid.groupStart.push(laid.groups);
  for (let i = 0; i < classes.length; i++) {
    const cls = classes[i] ?? 0;
    if (i === 0 || cls !== classes[i - 1]) {
      laid.groupClass[laid.groups] = cls;
      laid.wantStart[laid.groups++] = laid.letters;
    }
    laid.classes[laid.letters] = cls;
    laid.want[laid.letters] = wants[i] ?? 0;
    laid.breaks[laid.letters++] = breaks[i] ?? 0;
  }
  laid.count++;
}

/** All that was laid down, without the room behind. */
export function patternsOf(laid: Laid): Patterns {
  const { groups, letters } = laid;
  const wantStart = laid.wantStart.slice(0, groups + 1);
  wantStart[groups] = letters;
  const groupStart = new Int32Array(laid.count + 1);
  groupStart.set(laid.groupStart);
  groupStart[laid.count] = groups;
  return {
    term: new Int32Array(laid.terms),
    flags: new Uint8Array(laid.flags),
    groupStart,
    groupClass: laid.groupClass.slice(0, groups),
    wantStart,
    want: laid.want.slice(0, letters),
    breakBefore: laid.breaks.slice(0, letters),
    canon: layStrings(laid.canons),
  };
}
