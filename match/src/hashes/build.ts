// Makes a snapshot of rows: sorts them, fills the bands' tables and seals the whole with a checksum. In steps, so that it can run in the background.
import { bandValue, planFor } from './bands.ts';
import { addToSum, endSum, startSum } from './checksum.ts';
import type { HashKind } from './kinds.ts';
import { HASH_KINDS, WORDS } from './kinds.ts';
import type { BandTable, HashSnapshot, HashTable, TableSize } from './layout.ts';
import { HEAD, layOut, NAME_STRIDE } from './layout.ts';
import type { HashRows, KindRows } from './rows.ts';
import { inSteps, orderOf } from './sort.ts';

/** 'VGHS' and the version of the layout; a number that shows the order of bytes. */
export const MAGIC = 0x56474853;
export const VERSION = 1;
export const BYTE_ORDER = 0x01020304;

/** Builds a snapshot at once. */
export function buildSnapshot(rows: HashRows): HashSnapshot {
  return finish(buildSteps(rows));
}

/** Runs steps to their end and gives their result. */
export function finish<T>(steps: Generator<void, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/**
 * Builds a snapshot in steps of some milliseconds; the rows must not change meanwhile. The last step gives the snapshot.
 * One step is longer: asking for the memory, 0.7 s for ten million PDQ hashes. `planOf` is for tests of the plan for long lists.
 */
export function* buildSteps(rows: HashRows, planOf = planFor): Generator<void, HashSnapshot> {
  const orders = {} as Record<HashKind, Int32Array>;
  const sizes = {} as Record<HashKind, TableSize>;
  for (const kind of HASH_KINDS) {
    const order = yield* orderOf(kind, rows.kinds[kind]);
    orders[kind] = order;
    sizes[kind] = { count: order.length, plan: planOf(order.length), textUnits: unitsOf(rows.kinds[kind], order) };
  }
  const listText = JSON.stringify(rows.lists);
  const buffer = new ArrayBuffer(layOut(sizes, listText.length).bytes);
  const laid = layOut(sizes, listText.length, buffer);
  for (let i = 0; i < listText.length; i++) laid.listText[i] = listText.charCodeAt(i);
  for (const kind of HASH_KINDS) yield* fillTable(laid.tables[kind], rows.kinds[kind], orders[kind]);
  yield* seal(buffer, sizes, listText.length);
  return { buffer, lists: [...rows.lists], tables: laid.tables };
}

function unitsOf({ nameEnd }: KindRows, order: Int32Array): number {
  let units = 0;
  for (const row of order) units += (nameEnd[row] as number) - (row === 0 ? 0 : (nameEnd[row - 1] as number));
  return units === 0 ? 0 : units + order.length;
}

function* fillTable(table: HashTable, rows: KindRows, order: Int32Array): Generator<void, void> {
  const size = WORDS[table.kind];
  const { words, list } = table;
  yield* inSteps(table.count, (from, to) => {
    for (let i = from; i < to; i++) {
      const row = order[i] as number;
      for (let k = 0; k < size; k++) words[i * size + k] = rows.words[row * size + k] as number;
      list[i] = rows.list[row] as number;
    }
  });
  if (table.text.length > 0) yield* fillNames(table, rows, order);
  for (const band of table.bands) yield* fillBand(band, words, size, table.count);
}

function* fillNames({ marks, text, count }: HashTable, rows: KindRows, order: Int32Array): Generator<void, void> {
  let at = 0;
  yield* inSteps(count, (from, to) => {
    for (let i = from; i < to; i++) {
      if (i % NAME_STRIDE === 0) marks[i / NAME_STRIDE] = at;
      const row = order[i] as number;
      const begin = row === 0 ? 0 : (rows.nameEnd[row - 1] as number);
      const end = rows.nameEnd[row] as number;
      text[at] = end - begin;
      text.set(rows.text.subarray(begin, end), at + 1);
      at += 1 + end - begin;
    }
  });
}

function* fillBand(
  { band, start, ids }: BandTable,
  words: Int32Array,
  size: number,
  count: number,
): Generator<void, void> {
  yield* inSteps(count, (from, to) => {
    for (let i = from; i < to; i++) {
      const value = bandValue(words, i * size, band) + 1;
      start[value] = (start[value] as number) + 1;
    }
  });
  yield* inSteps(start.length - 1, (from, to) => {
    for (let value = from + 1; value <= to; value++)
      start[value] = (start[value] as number) + (start[value - 1] as number);
  });
  if (ids === undefined) return;
  // While the rows are placed, start[v] moves from the begin of v to its end, which is the begin of v + 1; so one shift puts all right.
  yield* inSteps(count, (from, to) => {
    for (let i = from; i < to; i++) {
      const value = bandValue(words, i * size, band);
      const place = start[value] as number;
      start[value] = place + 1;
      ids[place] = i;
    }
  });
  start.copyWithin(1, 0, start.length - 1);
  start[0] = 0;
}

function* seal(
  buffer: ArrayBuffer,
  sizes: Readonly<Record<HashKind, TableSize>>,
  listUnits: number,
): Generator<void, void> {
  const words = new Int32Array(buffer);
  words[HEAD.MAGIC] = MAGIC;
  words[HEAD.VERSION] = VERSION;
  words[HEAD.ORDER] = BYTE_ORDER;
  words[HEAD.LISTS] = listUnits;
  HASH_KINDS.forEach((kind, number) => {
    const { count, plan, textUnits } = sizes[kind];
    words.set([count, plan, textUnits], HEAD.KINDS + number * 4);
  });
  const sum = startSum();
  yield* inSteps(words.length / 4, (from, to) => addToSum(sum, words, from * 4, to * 4));
  words.set(endSum(sum), HEAD.SUM);
}
