// Remembers, while a source is read, the objects that say something but open no file: words of trade, a way to get in touch, words of warning. In memory only.
import { accountKey } from '../core/account.ts';
import type { Item } from '../core/item.ts';
import type { Origin } from '../core/reading.ts';
import { findIndicators, isTradeCue } from './indicators.ts';
import type { FoundTerm } from './lexicon.ts';
import type { Placed } from './ports.ts';
import type { Screening } from './screen.ts';
import { isStrong } from './screen.ts';

/** Places remembered of one source, 20 bytes each. Past it the source is read again as a whole. */
const MOST_PLACES = 1_048_576;
/** Objects held of a source that gives everything only once, and UTF-16 units of their texts. */
const MOST_HELD = 20_000;
const MOST_HELD_UNITS = 4_194_304;

/** What is remembered of one run. Dropped at its end; nothing of it is ever written anywhere. */
export interface Memory {
  /** Where objects stand, for a source that can be asked again: account key (see `accountHash`), offset, length. */
  keys: Float64Array;
  offsets: Float64Array;
  lengths: Uint32Array;
  count: number;
  /** The objects themselves, for a source that cannot. */
  readonly held: Placed[];
  heldUnits: number;
  readonly holds: boolean;
  /** False when something is missing: the bound was passed, the rules changed, or the run began in the middle. */
  whole: boolean;
}

/** An empty memory. `holds`: the source cannot be asked again, so the objects themselves are held. */
export function startMemory(holds: boolean): Memory {
  return {
    keys: new Float64Array(0),
    offsets: new Float64Array(0),
    lengths: new Uint32Array(0),
    count: 0,
    held: [],
    heldUnits: 0,
    holds,
    whole: true,
  };
}

/** Remembers an object that opened no file for some of its authors. `found` is what screening made of its texts. */
export function remember(memory: Memory, placed: Placed, items: readonly Item[], found: Screening): void {
  const authors = authorsApart(items, found);
  if (authors.length === 0) return;
  if (memory.holds) hold(memory, placed, items);
  else for (const item of authors) note(memory, accountHash(accountKey(item.platform, item.author)), placed.origin);
}

/** True when no more objects can be held: those who have a file must be looked at now. */
export function isFull(memory: Memory): boolean {
  return memory.held.length >= MOST_HELD || memory.heldUnits >= MOST_HELD_UNITS;
}

/** Empties the held objects after they were looked at in the middle of a source. */
export function dropHeld(memory: Memory): void {
  memory.held.length = 0;
  memory.heldUnits = 0;
}

/** The places of these accounts in stream order, and which accounts have any. Another account with the same 53 bits only costs a second look. */
export function placesOf(
  memory: Memory,
  accounts: readonly string[],
): { readonly accounts: ReadonlySet<string>; readonly places: Iterable<Origin> } {
  const byHash = Map.groupBy(accounts, accountHash);
  const there = new Set<string>();
  for (let at = 0; at < memory.count; at++)
    for (const account of byHash.get(memory.keys[at] as number) ?? []) there.add(account);
  function* places(): Generator<Origin> {
    let last = -1;
    for (let at = 0; at < memory.count; at++) {
      const offset = memory.offsets[at] as number;
      if (offset === last || !byHash.has(memory.keys[at] as number)) continue;
      last = offset;
      yield { offset, length: memory.lengths[at] as number };
    }
  }
  return { accounts: there, places: { [Symbol.iterator]: places } };
}

/** True for a finding that says something on a known account: everything strong but a listed term, which opens a file by itself. A loose reading of one means nothing without trade beside it. */
export function isCue(found: FoundTerm): boolean {
  return found.term.family !== 'term' && isStrong(found);
}

/** True where a profile is all there is. Beside a post, a profile is no reason to look: it comes again with every post. */
export function isProfileOnly(items: readonly Item[]): boolean {
  return items.every((item) => item.surface === 'profile');
}

const NOBODY: readonly Item[] = [];

/** One item of each author whose own texts say something, though none of them is reason to open a file. */
function authorsApart(items: readonly Item[], found: Screening): readonly Item[] {
  let authors: Item[] | undefined;
  for (const item of items) {
    if (!item.selfAuthored || item.text === '' || found.core?.has(item.author) === true) continue;
    if (item.surface === 'profile' && !isProfileOnly(items)) continue;
    const own = found.all.find((one) => one.item === item);
    if (own?.found.some(isCue) !== true && !(found.hinted.includes(item) && findIndicators(item.text).some(isTradeCue)))
      continue;
    if (authors?.some((one) => one.author === item.author) === true) continue;
    authors ??= [];
    authors.push(item);
  }
  return authors ?? NOBODY;
}

function hold(memory: Memory, placed: Placed, items: readonly Item[]): void {
  memory.held.push(placed);
  for (const item of items) memory.heldUnits += item.text.length;
}

function note(memory: Memory, key: number, origin: Origin): void {
  if (memory.count >= MOST_PLACES) {
    memory.whole = false;
    return;
  }
  if (memory.count === memory.keys.length) grow(memory);
  memory.keys[memory.count] = key;
  memory.offsets[memory.count] = origin.offset;
  memory.lengths[memory.count] = origin.length;
  memory.count++;
}

function grow(memory: Memory): void {
  const room = Math.min(MOST_PLACES, Math.max(1_024, memory.keys.length * 2));
  const { keys, offsets, lengths } = memory;
  memory.keys = new Float64Array(room);
  memory.offsets = new Float64Array(room);
  memory.lengths = new Uint32Array(room);
  memory.keys.set(keys);
  memory.offsets.set(offsets);
  memory.lengths.set(lengths);
}

/** 53 bits of an account's key: two 32-bit FNV-1a sums (Fowler, Noll, Vo), the second over other bits. No secret: it never leaves the memory. */
export function accountHash(key: string): number {
  let low = 0x811c9dc5;
  let high = 0x050c5d1f;
  for (let at = 0; at < key.length; at++) {
    const unit = key.charCodeAt(at);
    low = Math.imul(low ^ unit, 0x01000193);
    high = Math.imul(high ^ (unit + at), 0x5bd1e995);
    high ^= high >>> 15;
  }
  return (high & 0x1fffff) * 2 ** 32 + (low >>> 0);
}
