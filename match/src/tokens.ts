// A hash table over whole tokens: short terms, which may only stand alone, and words one edit away from a listed one.
import { type Draft, P_BREAKS, P_NATIVE, P_SHAPE, P_SHORT, P_UNSPACED, runsOf } from './patterns.ts';

/** Open addressing behind a one-bit filter. Values are pattern * 2, plus 1 when the key is for one-edit matching. */
export interface TokenTable {
  readonly bits: Int32Array;
  readonly bitShift: number;
  readonly keys: Int32Array;
  /** -1 marks an empty slot. */
  readonly values: Int32Array;
  readonly fuzzy: boolean;
}

const PRIME = 0x9e3779b1 | 0,
  SPREAD = 0x85ebca6b | 0;
/** Words shorter or longer than this are not matched with an edit. */
export const FUZZY_MIN = 6,
  FUZZY_MAX = 24;
/** Tokens with more different letters than this are in no short entry. */
export const SHORT_RUNS = 4;

/** Powers of the hash base, for deletions without hashing again. */
export const POWERS: Int32Array = Int32Array.from({ length: FUZZY_MAX + 2 }, () => 1);
for (let i = 1; i < POWERS.length; i++) POWERS[i] = Math.imul(POWERS[i - 1] ?? 1, PRIME);

/** One step of the token hash. */
export const hashStep = (hash: number, cls: number): number => (Math.imul(hash, PRIME) + cls) | 0;
const hashOf = (classes: ArrayLike<number>): number => {
  let hash = 0;
  for (let i = 0; i < classes.length; i++) hash = hashStep(hash, classes[i] ?? 0);
  return hash;
};
const slotOf = (hash: number, mask: number): number => {
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return ((mixed ^ (mixed >>> 13)) >>> 3) & mask;
};

function entriesOf(draft: Draft, pattern: number, fuzzy: boolean): [number, number][] {
  const entries: [number, number][] = [];
  if ((draft.flags & P_SHORT) !== 0) entries.push([hashOf(runsOf(draft.classes)), pattern * 2]);
  const length = draft.classes.length;
  const barred = P_BREAKS | P_SHAPE | P_NATIVE | P_UNSPACED;
  if (!fuzzy || (draft.flags & barred) !== 0 || length < FUZZY_MIN || length > FUZZY_MAX) return entries;
  const keys = new Set([hashOf(draft.classes)]);
  for (let i = 0; i < length; i++) keys.add(hashOf(draft.classes.toSpliced(i, 1)));
  for (const key of keys) entries.push([key, pattern * 2 + 1]);
  return entries;
}

/** Builds the table; pattern numbers are indices into `drafts`. */
export function buildTokens(drafts: readonly Draft[], fuzzy: boolean): TokenTable {
  const entries = drafts.flatMap((draft, pattern) => entriesOf(draft, pattern, fuzzy));
  let bitLog = 10,
    size = 16;
  while (2 ** bitLog < entries.length * 16 && bitLog < 28) bitLog++;
  while (size < entries.length * 2) size *= 2;
  const bits = new Int32Array(2 ** (bitLog - 5)),
    keys = new Int32Array(size),
    values = new Int32Array(size).fill(-1);
  const bitShift = 32 - bitLog;
  for (const [key, value] of entries) {
    const bit = Math.imul(key, SPREAD) >>> bitShift;
    bits[bit >>> 5] = (bits[bit >>> 5] ?? 0) | (1 << (bit & 31));
    let slot = slotOf(key, size - 1);
    while ((values[slot] ?? -1) >= 0) slot = (slot + 1) & (size - 1);
    keys[slot] = key;
    values[slot] = value;
  }
  return { bits, bitShift, keys, values, fuzzy };
}

/** Whether a hash can be in the table; false is certain. */
export function mayHold(table: TokenTable, hash: number): boolean {
  const bit = Math.imul(hash, SPREAD) >>> table.bitShift;
  return (((table.bits[bit >>> 5] ?? 0) >>> (bit & 31)) & 1) === 1;
}

/** The next slot with this hash, or -1. Start with slot -1. */
export function nextSlot(table: TokenTable, hash: number, after: number): number {
  const mask = table.keys.length - 1;
  let slot = after < 0 ? slotOf(hash, mask) : (after + 1) & mask;
  while ((table.values[slot] ?? -1) >= 0) {
    if (table.keys[slot] === hash) return slot;
    slot = (slot + 1) & mask;
  }
  return -1;
}
