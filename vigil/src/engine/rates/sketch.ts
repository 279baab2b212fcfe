// How many different accounts there are, how many write this or that, and how many hold a value: counted without keeping who. Registers only ever grow, so order, repeats and merging change nothing.
import type { Lanes } from './keyed-hash.ts';
import { joined, keyedHash } from './keyed-hash.ts';

/** What is counted of accounts: all of them, those that write a kind of word, words of trade at all, and an offer with a contact in one text. */
export const COUNTED = [
  'all',
  'term',
  'age',
  'offer',
  'contact',
  'payment',
  'context',
  'trade',
  'deal',
  'joint',
] as const;
export type Counted = (typeof COUNTED)[number];

/** Registers of one HyperLogLog of accounts: a standard error of 1.04 / sqrt(4096) = 1.6 % (Flajolet and others 2007). */
const WIDE = 4_096;
const WIDE_BITS = 12;
/** Values are counted in rows of cells like a count-min sketch (Cormode and Muthukrishnan 2005), each cell a small HyperLogLog of accounts. */
const ROWS = 2;
const CELLS = 262_144;
const CELL_BITS = 18;
const NARROW = 16;
const NARROW_BITS = 4;
const VALUES_AT = COUNTED.length * WIDE;
/**
 * Listed terms are few, and what they count decides whether a case opens, so each has a wide HyperLogLog beside its narrow one: it takes an account a
 * register to raise it, also with ids that were chosen for it, where sixteen fill a narrow one (docs/why/sketches.md).
 */
const TERMS_AT = VALUES_AT + ROWS * CELLS * NARROW;
const TERM_CELLS = 16_384;
const TERM_CELL_BITS = 14;
const TERM_WIDE = 512;
const TERM_WIDE_BITS = 9;
/** Two terms may share a wide cell; the narrow count, which is rarely wrong by half, then says so. */
const NARROW_GUARD = 2;

/** How many one-byte registers a sketch has: about 16 MB. */
export const REGISTERS = TERMS_AT + TERM_CELLS * TERM_WIDE;
/** How many it had before listed terms had wide ones. */
export const REGISTERS_BEFORE_TERMS = TERMS_AT;
/** A mark packs a register's place and a rank below 64 into one number. */
const RANK_RANGE = 64;

/** Marks of a batch, each `place * 64 + rank`. A mark means: the register at this place is at least this rank. */
export type Marks = number[];

/** Marks an account as seen in a count. */
export function markAccount(marks: Marks, counted: Counted, account: Lanes): void {
  const place = COUNTED.indexOf(counted) * WIDE + (account.a >>> (32 - WIDE_BITS));
  marks.push(place * RANK_RANGE + rankOf(account.b));
}

/** Marks a value as held by an account. */
export function markHeld(marks: Marks, value: string, account: Lanes, key: Lanes): void {
  const cell = keyedHash(value, key);
  const pair = joined(cell, account);
  for (let row = 0; row < ROWS; row++)
    marks.push((cellAt(cell, row) + (pair.a >>> (32 - NARROW_BITS))) * RANK_RANGE + rankOf(pair.b));
}

/** Marks a listed term as written by an account. */
export function markTerm(marks: Marks, term: string, account: Lanes, key: Lanes): void {
  markHeld(marks, term, account, key);
  const cell = keyedHash(term, key);
  const pair = joined(cell, account);
  marks.push((termCellAt(cell) + (pair.a >>> (32 - TERM_WIDE_BITS))) * RANK_RANGE + rankOf(pair.b));
}

/** Those marks that would raise a register, each place once. */
export function raising(registers: Uint8Array, marks: readonly number[]): readonly number[] {
  const best = new Map<number, number>();
  for (const mark of marks) {
    const place = Math.floor(mark / RANK_RANGE);
    const rank = mark % RANK_RANGE;
    if (rank > (registers[place] as number) && rank > (best.get(place) ?? 0)) best.set(place, rank);
  }
  return [...best].map(([place, rank]) => place * RANK_RANGE + rank);
}

/** Raises registers. Marks of a sketch of another size are refused. */
export function raise(registers: Uint8Array, marks: Iterable<number>): void {
  for (const mark of marks) {
    const place = Math.floor(mark / RANK_RANGE);
    if (place >= registers.length) throw new RangeError('a mark lies outside the sketch');
    registers[place] = Math.max(registers[place] as number, mark % RANK_RANGE);
  }
}

/** About how many different accounts were marked in a count. */
export function accountsIn(registers: Uint8Array, counted: Counted): number {
  return estimate(registers, COUNTED.indexOf(counted) * WIDE, WIDE);
}

/** About how many different accounts hold a value. Too many rather than too few, as values share cells: rings are then missed, not invented. */
export function holdersOf(registers: Uint8Array, value: string, key: Lanes): number {
  const cell = keyedHash(value, key);
  let least = Number.POSITIVE_INFINITY;
  for (let row = 0; row < ROWS; row++) least = Math.min(least, estimate(registers, cellAt(cell, row), NARROW));
  return least;
}

/** About how many different accounts wrote a listed term, within a twentieth. To bring it to n for n up to some hundreds takes about n accounts, whatever their ids. */
export function writersOf(registers: Uint8Array, term: string, key: Lanes): number {
  const wide = estimate(registers, termCellAt(keyedHash(term, key)), TERM_WIDE);
  return Math.min(wide, NARROW_GUARD * holdersOf(registers, term, key));
}

function termCellAt(cell: Lanes): number {
  return TERMS_AT + ((cell.a ^ cell.b) >>> (32 - TERM_CELL_BITS)) * TERM_WIDE;
}

function cellAt(cell: Lanes, row: number): number {
  const lane = row === 0 ? cell.a : cell.b;
  return VALUES_AT + (row * CELLS + (lane >>> (32 - CELL_BITS))) * NARROW;
}

/** Leading zeros of 32 bits, and one. */
function rankOf(hash: number): number {
  return Math.clz32(hash) + 1;
}

/** Flajolet's estimate, by linear counting while registers are empty and the count is small. */
function estimate(registers: Uint8Array, from: number, size: number): number {
  let sum = 0;
  let empty = 0;
  for (let at = from; at < from + size; at++) {
    const rank = registers[at] as number;
    sum += 2 ** -rank;
    if (rank === 0) empty++;
  }
  const alpha = size === NARROW ? 0.673 : 0.7213 / (1 + 1.079 / size);
  const raw = (alpha * size * size) / sum;
  return raw <= 2.5 * size && empty > 0 ? size * Math.log(size / empty) : raw;
}
