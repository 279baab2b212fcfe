// A stretch of text without spaces, laid out as cells: what each place can be read as, skipped as, or stand for. The lattice walks over them.
import {
  ALIKE_CELL,
  cellTable,
  classesOf,
  EXPANDS_CELL,
  isOther,
  SKIP,
  STRONG,
  TWIN_CELL,
  WEAK,
} from './cell-table.ts';
import { C_DIGIT, C_EXOTIC, C_FOREIGN, C_INVISIBLE, C_LETTER, C_LOOK, C_PLAIN, C_SIGN, C_UNSPACED } from './codes.ts';
import { beginsShape, SHAPED, shapesAt } from './drawn.ts';
import type { Matcher } from './matcher.ts';
import { isFlag, isIndicator } from './signs.ts';
import { EXPANSIONS, POINTS } from './tables.ts';
import { pointIn } from './units.ts';

/** The most units of one stretch. */
export const CHUNK_LIMIT = 192;
/** Shapes kept at one place. */
export const SHAPES_AT = 4;

/** The cells of the stretch last laid out; index 0 is its first unit. */
export const cells = {
  from: 0,
  laid: 0,
  length: 0,
  /** Whether the stretch mixes scripts: then a look-alike may have been meant for another letter than it is read as. */
  mixed: false,
  /** The place of the last odd thing in the stretch last looked at, in the units. */
  lastOdd: -1,
  /** The classes of the letters a place can be read as, as bits. */
  classes: new Int32Array(CHUNK_LIMIT + 1),
  points: new Int32Array(CHUNK_LIMIT + 1),
  flags: new Uint16Array(CHUNK_LIMIT + 1),
  width: new Uint8Array(CHUNK_LIMIT + 1),
  /** Letters drawn with several units from here: how many units, which letters, and their classes. */
  shapeWidth: new Uint8Array((CHUNK_LIMIT + 1) * SHAPES_AT),
  shapeLetters: new Int32Array((CHUNK_LIMIT + 1) * SHAPES_AT),
  shapeClasses: new Int32Array((CHUNK_LIMIT + 1) * SHAPES_AT),
  /** Several letters in one sign from here, or -1. */
  expansion: new Int16Array(CHUNK_LIMIT + 1),
};

/** Greek and Cyrillic end here. */
export const OFTEN_WRITTEN = 0x530;
const FLAG_UNIT = 0xd83c,
  TWO = 0x32,
  SLASH = 0x2f,
  DOT = 0x2e;
/** What is a Latin letter or looks like one. */
export const LATIN: number = C_PLAIN | C_LOOK;

/** A letter of another script is guessed at only beside a Latin one. */
const isBesideLatin = (codes: Uint16Array, units: Uint16Array, at: number): boolean =>
  (((codes[units[at + 1] ?? 0] ?? 0) | (at > 0 ? (codes[units[at - 1] ?? 0] ?? 0) : 0)) & LATIN) !== 0;

/** A Greek or Cyrillic letter is guessed at only beside a letter of another block: in a word of its own script it is what it is. */
const isBesideOther = (codes: Uint16Array, units: Uint16Array, at: number): boolean =>
  [at > 0 ? (units[at - 1] ?? 0) : 0x20, units[at + 1] ?? 0x20].some(
    (unit) => ((codes[unit] ?? 0) & LATIN) !== 0 && unit >> 8 !== (units[at] ?? 0) >> 8,
  );

/** Beyond the tables nothing is read as a letter; a regional flag is no letter either. */
const UNREAD = SKIP | WEAK;
function layCell(matcher: Matcher, units: Uint16Array, at: number, index: number): void {
  const unit = units[at] ?? 0;
  const cp = (unit & 0xfc00) === 0xd800 ? pointIn(units, at) : unit;
  const { flags: known, classes } = cellTable(matcher);
  const unread = cp >= POINTS || (unit === FLAG_UNIT && isIndicator(units, at) && isFlag(units, at));
  let flags = unread ? UNREAD : (known[cp] ?? 0);
  if ((flags & STRONG) !== 0 && (flags & (ALIKE_CELL | TWIN_CELL)) !== 0) {
    const beside = (flags & TWIN_CELL) !== 0 ? isBesideLatin : cp < OFTEN_WRITTEN ? isBesideOther : undefined;
    if (!cells.mixed || beside?.(matcher.codes, units, at) === false) flags &= ~STRONG;
  }
  cells.expansion[index] = (flags & EXPANDS_CELL) !== 0 ? (matcher.entries[cp] ?? 0) & 0x3ff : -1;
  cells.width[index] = cp > 0xffff ? 2 : 1;
  cells.points[index] = cp;
  cells.classes[index] = unread ? 0 : (classes[cp] ?? 0);
  cells.flags[index] = flags;
}

let shapeBase = 0,
  shapeCount = 0;
/** Keeps a shape; when there are more than fit, the longer ones stay. */
function keepShape(width: number, letters: number): void {
  const at = shapeBase + (shapeCount < SHAPES_AT ? shapeCount++ : SHAPES_AT - 1);
  cells.shapeWidth[at] = width;
  cells.shapeLetters[at] = letters;
  cells.shapeClasses[at] = classesOf(letters);
}
function layShapes(units: Uint16Array, at: number, index: number): void {
  shapeBase = index * SHAPES_AT;
  shapeCount = 0;
  if ((units[at] ?? 0) < SHAPED) shapesAt(units, at, at + cells.length - index, keepShape);
  if (shapeCount < SHAPES_AT) cells.shapeWidth[shapeBase + shapeCount] = 0;
}

/** Begins a stretch at units[from, to); its cells are laid out when the walk comes to them. */
export function beginCells(from: number, to: number): void {
  cells.from = from;
  cells.laid = 0;
  cells.length = Math.min(to - from, CHUNK_LIMIT);
}
/** Lays out the cells up to an index. */
export function layUpTo(matcher: Matcher, units: Uint16Array, index: number): void {
  for (; cells.laid <= index && cells.laid < cells.length; cells.laid++) {
    layCell(matcher, units, cells.from + cells.laid, cells.laid);
    layShapes(units, cells.from + cells.laid, cells.laid);
  }
}

/** The letters of a sign that stands for several. */
export const expansionAt = (index: number): string => EXPANSIONS[cells.expansion[index] ?? 0] ?? '';

/** Whether a digit beside letters may be another letter than the plain reading takes it for, or a part of one. */
function isOddDigit(units: Uint16Array, at: number): boolean {
  const unit = units[at] ?? 0;
  return unit === TWO || beginsShape(unit, units[at + 1] ?? 0) || (at > 0 && beginsShape(units[at - 1] ?? 0, unit));
}
/** Whether a letter of another script is odd beside its neighbours. */
function isOddLetter(code: number, before: number, after: number): boolean {
  if (!isOther(code)) return false;
  const twin = (code & C_EXOTIC) !== 0;
  return twin ? ((before | after) & LATIN) !== 0 : (before & LATIN) !== 0 && (after & LATIN) !== 0;
}
/** Signs of which several may draw a letter; a star counts as one. */
export const DRAWN_UNITS: ReadonlySet<number> = new Set([...'|\\/()[]{}<>^*'].map((ch) => ch.charCodeAt(0)));
/** Signs side by side are odd between letters, and beside a letter when several of them could draw one. */
function isOddRun(before: number, after: number, drawn: number): boolean {
  const one = (before & C_LETTER) !== 0,
    other = (after & C_LETTER) !== 0;
  return (one && other) || (drawn > 1 && (one || other));
}
const isLink = (units: Uint16Array, from: number): boolean =>
  (units[from] ?? 0) === 0x68 && units[from + 1] === 0x74 && units[from + 2] === 0x74 && units[from + 3] === 0x70;

/** Whether the joined codes of a stretch leave it possible that it is odd; `signs` tells of signs between letters, or of several that could draw one. */
export function mayBeOdd(seen: number, signs: boolean): boolean {
  if (signs) return true;
  // Look-alikes alone may come from several scripts, which the joined codes do not tell.
  if ((seen & C_LOOK) !== 0) return true;
  return (seen & C_PLAIN) !== 0 && (seen & (C_DIGIT | C_FOREIGN | C_UNSPACED | C_EXOTIC)) !== 0;
}

/** What has been met in a stretch so far. */
const look = {
  before: 0,
  block: 0,
  signs: 0,
  drawn: 0,
  seen: 0,
  /** Where the last odd thing was, or -1. */
  last: -1,
  /** A digit two that counts once a letter comes behind it. */
  two: false,
  digits: 0,
  letters: 0,
  /** Two letters that together may be another: rn, vv, ph. Or a sign behind a letter that draws one and ends no sentence. */
  pair: false,
  mixed: false,
};
function beginLook(): void {
  look.before = look.block = look.signs = look.drawn = look.seen = look.digits = look.letters = 0;
  look.last = -1;
  look.two = look.pair = look.mixed = false;
}
/** Signs that draw a letter and are no punctuation at the end of a word. */
const SIGNS_AT_ENDS: ReadonlySet<number> = new Set([...'#^='].map((ch) => ch.charCodeAt(0)));
function metSign(cp: number, code: number, isEllipsis: boolean): void {
  if ((code & (C_SIGN | C_EXOTIC)) !== 0 && cp !== SLASH) look.signs++;
  if (isEllipsis) look.signs = -9;
  if (DRAWN_UNITS.has(cp)) look.drawn++;
  if (SIGNS_AT_ENDS.has(cp) && look.before !== 0) look.pair = true;
  if (look.signs <= 0) look.before = 0;
}
function metLetter(cp: number, code: number): void {
  look.signs = look.drawn = 0;
  if ((code & C_DIGIT) !== 0) look.digits++;
  else look.letters++;
  look.seen |= code;
  look.before = code;
  if ((code & C_LOOK) === 0) return;
  if (look.block !== 0 && look.block !== cp >> 8) look.mixed = true;
  look.block = cp >> 8;
}

/**
 * Whether a stretch holds anything that only the lattice reads: letters of two scripts, signs among letters, digits that may be two letters, unknown
 * glyphs. Links do not count, nor what the lattice does not walk of a long stretch. `cells.lastOdd` then tells where the last such thing is.
 */
export function isOdd(matcher: Matcher, units: Uint16Array, from: number, end: number): boolean {
  if (end - from < 4 || isLink(units, from)) return false;
  const { codes } = matcher;
  const to = Math.min(end, from + CHUNK_LIMIT);
  beginLook();
  for (let i = from; i < to; i++) {
    const unit = units[i] ?? 0;
    const cp = (unit & 0xfc00) === 0xd800 ? pointIn(units, i) : unit;
    const code = codes[cp] ?? 0;
    const at = i;
    if (cp > 0xffff) i++;
    if ((code & C_INVISIBLE) !== 0) continue;
    if ((code & C_LETTER) === 0) {
      metSign(cp, code, cp === DOT && units[i + 1] === DOT && units[i + 2] === DOT);
      continue;
    }
    const { before, signs } = look;
    if (signs > 0 && isOddRun(before, code, look.drawn)) look.last = at;
    const after = i + 1 < to ? (codes[pointIn(units, i + 1)] ?? 0) : 0;
    const beside = signs === 0 ? before : 0;
    if (
      (code & C_DIGIT) !== 0
        ? ((beside | after) & LATIN) !== 0 && isOddDigit(units, at)
        : isOddLetter(code, beside, after)
    )
      look.last = at;
    if (cp === TWO) look.two = true;
    else if (look.two && (code & LATIN) !== 0) look.last = at;
    if (beginsShape(unit, units[i + 1] ?? 0) && (code & C_DIGIT) === 0) look.pair = true;
    metLetter(cp, code);
  }
  cells.mixed = look.mixed || ((look.seen & (C_LOOK | C_EXOTIC)) !== 0 && (look.seen & C_PLAIN) !== 0);
  // The plain reading leaves words of mostly digits alone, and reads letters one by one; beside digits two may be one.
  const coded = look.letters > 0 && (look.digits > look.letters || (look.pair && look.digits > 0));
  cells.lastOdd = cells.mixed || coded || (look.signs > 0 && isOddRun(look.before, 0, look.drawn)) ? to - 1 : look.last;
  return cells.lastOdd >= 0;
}
