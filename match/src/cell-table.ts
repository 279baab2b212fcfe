// What each code point is as a cell of the lattice, for one list: told once for all of them, so that a stretch is laid out by looking up.
import { C_DIGIT, C_EXOTIC, C_FOREIGN, C_INVISIBLE, C_LETTER, C_LOOK, C_SPACE, C_UNSPACED, MASKS } from './codes.ts';
import type { Matcher } from './matcher.ts';
import { classOf, EXPAND, FOREIGN_CLASS, latinClass, POINTS, readingsOf, SIGN, typeOf } from './tables.ts';

/** What a cell may be besides a letter. */
export const SKIP = 1,
  HIDDEN_CELL = 2,
  WEAK = 4,
  STRONG = 8,
  PLAIN_CELL = 16,
  CODED_CELL = 32,
  ALIKE_CELL = 64,
  SPACE_CELL = 128,
  /** A letter of a living script that looks like a Latin one. */
  TWIN_CELL = 256,
  /** Several letters in one sign. */
  EXPANDS_CELL = 512;
/** Look-alikes below, of the Latin blocks, are read surely. */
const FIRST_UNSURE = 0x370;
export const STAR = 0x2a;
const WEAK_MASKS = new Set([...MASKS].map((ch) => ch.charCodeAt(0)));
/** Whether a code is a letter whose Latin reading, if it has one, is not its first meaning. */
export const isOther = (code: number): boolean =>
  (code & (C_LETTER | C_LOOK)) === C_LETTER && (code & (C_FOREIGN | C_UNSPACED | C_EXOTIC)) !== 0;

/** The classes of letters given as bits. */
export function classesOf(letters: number): number {
  let classes = 0;
  for (let bits = letters; bits !== 0; bits &= bits - 1) classes |= 1 << latinClass(97 + 31 - Math.clz32(bits & -bits));
  return classes;
}

/** What a code point is as a cell; a letter that is guessed at only where scripts are mixed is marked as if they were. */
function flagsFor(code: number, cp: number): number {
  if ((code & C_INVISIBLE) !== 0) return SKIP | HIDDEN_CELL;
  if ((code & C_SPACE) !== 0) return SKIP | SPACE_CELL;
  if ((code & C_LETTER) !== 0) {
    if (isOther(code) || (code & C_LOOK) !== 0)
      return (isOther(code) ? TWIN_CELL : ALIKE_CELL) | (cp >= FIRST_UNSURE ? STRONG : 0);
    return (code & C_DIGIT) !== 0 ? CODED_CELL : PLAIN_CELL;
  }
  if (cp === STAR || (code & C_EXOTIC) !== 0) return SKIP | STRONG;
  return SKIP | (WEAK_MASKS.has(cp) || cp > 0x2100 ? WEAK : 0);
}

/** Per code point, for one list: flags, and the classes of the letters that it can be read as, as bits. */
export interface CellTable {
  readonly flags: Uint16Array;
  readonly classes: Int32Array;
}
/** By the codes of a list, which many lists share. */
const tables = new WeakMap<Uint16Array, CellTable>();
let latest: Uint16Array | undefined, latestTable: CellTable | undefined;
function tableOf({ entries, codes }: Matcher): CellTable {
  const flags = new Uint16Array(POINTS),
    classes = new Int32Array(POINTS);
  const known = new Map<number, number>();
  for (let cp = 0; cp < POINTS; cp++) {
    const entry = entries[cp] ?? 0,
      code = codes[cp] ?? 0;
    const type = typeOf(entry);
    if (type === EXPAND) {
      flags[cp] = ALIKE_CELL | EXPANDS_CELL;
      continue;
    }
    flags[cp] = flagsFor(code, cp) | (type === SIGN ? CODED_CELL : 0);
    const letters = readingsOf(cp);
    let read = letters === 0 ? 0 : known.get(letters);
    if (read === undefined) {
      read = classesOf(letters);
      known.set(letters, read);
    }
    const cls = classOf(entry);
    classes[cp] = (code & C_LETTER) !== 0 && cls !== FOREIGN_CLASS ? read | (1 << cls) : read;
  }
  return { flags, classes };
}
/** The cells of a list, made when they are first asked for. */
export function cellTable(matcher: Matcher): CellTable {
  const { codes } = matcher;
  if (codes === latest && latestTable !== undefined) return latestTable;
  latest = codes;
  latestTable = tables.get(codes) ?? tableOf(matcher);
  tables.set(codes, latestTable);
  return latestTable;
}
