// Puts the rows of one kind in order of hash and list and drops repeats, in steps short enough to run between two queries.
import type { HashKind } from './kinds.ts';
import { WORDS } from './kinds.ts';
import type { KindRows } from './rows.ts';

/** Rows worked on in one step. */
export const STEP_ROWS = 1 << 16;

/** Calls `work` for one bounded range after another and pauses after each. */
export function* inSteps(count: number, work: (from: number, to: number) => void): Generator<void, void> {
  for (let from = 0; from < count; from += STEP_ROWS) {
    work(from, Math.min(count, from + STEP_ROWS));
    yield;
  }
}

/** The numbers of the rows, sorted by words, then list; of rows with the same hash and list, only the first added. */
export function* orderOf(kind: HashKind, rows: KindRows): Generator<void, Int32Array> {
  const size = WORDS[kind];
  let order = new Int32Array(rows.count);
  yield* inSteps(rows.count, (from, to) => {
    for (let i = from; i < to; i++) order[i] = i;
  });
  // Two passes of a radix sort over the first word leave few ties, which are then sorted by comparison.
  for (const shift of [0, 16]) order = yield* radixPass(rows.words, size, order, shift);
  const compare = comparison(rows, size);
  let begin = 0;
  yield* inSteps(order.length, (from, to) => {
    for (let i = from; i < to; i++) {
      if (
        i + 1 < order.length &&
        rows.words[(order[i] as number) * size] === rows.words[(order[i + 1] as number) * size]
      )
        continue;
      if (i > begin) order.subarray(begin, i + 1).sort(compare);
      begin = i + 1;
    }
  });
  return yield* withoutRepeats(rows, size, order);
}

function* radixPass(
  words: Int32Array,
  size: number,
  order: Int32Array,
  shift: number,
): Generator<void, Int32Array<ArrayBuffer>> {
  const next = new Int32Array(65_537);
  const sorted = new Int32Array(order.length);
  const digit = (row: number): number => ((words[row * size] as number) >>> shift) & 0xffff;
  yield* inSteps(order.length, (from, to) => {
    for (let i = from; i < to; i++) next[digit(i) + 1] = (next[digit(i) + 1] as number) + 1;
  });
  for (let value = 0; value < 65_536; value++) next[value + 1] = (next[value + 1] as number) + (next[value] as number);
  yield* inSteps(order.length, (from, to) => {
    for (let i = from; i < to; i++) {
      const row = order[i] as number;
      const value = digit(row);
      const place = next[value] as number;
      next[value] = place + 1;
      sorted[place] = row;
    }
  });
  return sorted;
}

function comparison(rows: KindRows, size: number): (one: number, other: number) => number {
  const { words, list } = rows;
  return (one, other) => {
    for (let i = 0; i < size; i++) {
      const difference = ((words[one * size + i] as number) >>> 0) - ((words[other * size + i] as number) >>> 0);
      if (difference !== 0) return difference;
    }
    return (list[one] as number) - (list[other] as number) || one - other;
  };
}

function* withoutRepeats(rows: KindRows, size: number, order: Int32Array): Generator<void, Int32Array> {
  const { words, list } = rows;
  const same = (one: number, other: number): boolean => {
    if (list[one] !== list[other]) return false;
    for (let i = 0; i < size; i++) if (words[one * size + i] !== words[other * size + i]) return false;
    return true;
  };
  let kept = 0;
  yield* inSteps(order.length, (from, to) => {
    for (let i = from; i < to; i++) {
      const row = order[i] as number;
      if (kept === 0 || !same(order[kept - 1] as number, row)) order[kept++] = row;
    }
  });
  return order.subarray(0, kept);
}
