// Finds the PDQ hashes near a query: through the bands of a table, or one after another, which is the reference and the way out for crowded bands.
import type { Band } from './bands.ts';
import { bandValue, differencesOf } from './bands.ts';
import { distanceAt } from './distance.ts';
import type { BandTable, HashTable } from './layout.ts';

/** A row of a table and its distance from the query. */
export interface NearRow {
  readonly row: number;
  readonly distance: number;
}

/** Rows within `radius` (at most 31) of the query, by row. Visits about one row in 240 of a long list. */
export function nearRows(table: HashTable, query: Int32Array, radius: number): readonly NearRow[] {
  if (table.bands.length === 0) return everyNearRow(table, query, radius);
  const found: number[] = [];
  // A row met through a band costs about eight times as much as one met in order.
  let budget = table.count / 8;
  for (const band of table.bands) {
    budget -= visitBand(table.words, band, query, { radius, found, budget });
    // Lists of look-alikes crowd into few values; past this point, going through all in order costs less.
    if (budget < 0) return everyNearRow(table, query, radius);
  }
  const rows = [...new Set(found)].sort((one, other) => one - other);
  return rows.map((row) => ({ row, distance: distanceAt(table.words, row * 8, query, 256) }));
}

/** Rows within `radius` of the query, found by comparing every row. Any radius. */
export function everyNearRow(table: HashTable, query: Int32Array, radius: number): readonly NearRow[] {
  const { words, count } = table;
  const found: NearRow[] = [];
  for (let row = 0; row < count; row++) {
    const distance = distanceAt(words, row * 8, query, radius);
    if (distance <= radius) found.push({ row, distance });
  }
  return found;
}

interface Visit {
  readonly radius: number;
  readonly found: number[];
  readonly budget: number;
}

/** Rows gathered before they are compared. Gathering and comparing apart, each loop is short and the memory is asked for many rows at once. */
const WAITING = 2_048;
const waiting = new Int32Array(WAITING);

/** Looks at the rows whose band is near that of the query; returns how many there were. */
function visitBand(words: Int32Array, { band, start, ids }: BandTable, query: Int32Array, visit: Visit): number {
  const value = bandValue(query, 0, band);
  const differences = differencesOf(band);
  let visited = 0;
  let count = 0;
  for (let i = 0; i < differences.length && visited <= visit.budget; i++) {
    const near = value ^ (differences[i] as number);
    const begin = start[near] as number;
    const end = start[near + 1] as number;
    visited += end - begin;
    for (let at = begin; at < end; at++) {
      waiting[count++] = ids === undefined ? at : (ids[at] as number);
      if (count < WAITING) continue;
      compareWaiting(words, query, { band, count }, visit);
      count = 0;
    }
  }
  compareWaiting(words, query, { band, count }, visit);
  return visited;
}

/** Compares first three words that have no part in the band: 96 bits in which a stranger differs by about 48. */
function compareWaiting(
  words: Int32Array,
  query: Int32Array,
  { band, count }: { readonly band: Band; readonly count: number },
  { radius, found }: Visit,
): void {
  const first = ((band.offset >> 5) + 2) & 7;
  const second = (first + 1) & 7;
  const third = (first + 2) & 7;
  const a = query[first] as number;
  const b = query[second] as number;
  const c = query[third] as number;
  for (let i = 0; i < count; i++) {
    const row = waiting[i] as number;
    const place = row << 3;
    const x = (words[place + first] as number) ^ a;
    const y = (words[place + second] as number) ^ b;
    const z = (words[place + third] as number) ^ c;
    if (bitsOfThree(x, y, z) <= radius && distanceAt(words, place, query, radius) <= radius) found.push(row);
  }
}

/** Bits set in three words together: a full adder makes two counts of one and of two, which are then summed as one. */
function bitsOfThree(x: number, y: number, z: number): number {
  const either = x ^ y;
  let ones = either ^ z;
  let twos = (x & y) | (either & z);
  ones -= (ones >>> 1) & 0x55555555;
  twos -= (twos >>> 1) & 0x55555555;
  ones = (ones & 0x33333333) + ((ones >>> 2) & 0x33333333);
  twos = (twos & 0x33333333) + ((twos >>> 2) & 0x33333333);
  const nibbles = ones + (twos << 1);
  return Math.imul((nibbles & 0x0f0f0f0f) + ((nibbles >>> 4) & 0x0f0f0f0f), 0x01010101) >>> 24;
}
