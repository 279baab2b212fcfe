// Asks a snapshot for a hash: is it, or one near it, on a list? Every match names the list, the entry and the distance.
import { bandValue, PDQ_RADIUS } from './bands.ts';
import type { HashKind } from './kinds.ts';
import { hexOf, WORDS, wordsOf } from './kinds.ts';
import type { HashSnapshot, HashTable } from './layout.ts';
import { NAME_STRIDE } from './layout.ts';
import type { NearRow } from './near.ts';
import { everyNearRow, nearRows } from './near.ts';
import { LEAST_QUALITY } from './rows.ts';
import { whyWorthless } from './worth.ts';

/** A hash to be looked for. `quality` (0 to 100) is that of a PDQ hash, where the platform sends it. */
export interface HashQuery {
  readonly kind: HashKind;
  /** Hexadecimal, either case. */
  readonly value: string;
  readonly quality?: number | undefined;
}

/** How PDQ hashes are compared. */
export interface HashPolicy {
  /** Bits that may differ, 0 to 31; 31 when missing. */
  readonly radius?: number;
  /** Queries of lower quality are refused; 50 when missing. */
  readonly leastQuality?: number;
  /** What to do with a query whose quality nobody told; `take` when missing. */
  readonly unknownQuality?: 'take' | 'refuse';
  /** Compare with every hash instead of through the bands: the reference, for tests and measurements. */
  readonly everyHash?: boolean;
}

/** A listed hash that is the query or near it. */
export interface HashMatch {
  readonly list: string;
  /** What the list calls it; its hexadecimal where the list gives no name. */
  readonly entry: string;
  readonly kind: HashKind;
  /** The listed hash, lower-case hexadecimal. */
  readonly value: string;
  /** Bits that differ; 0 for exact kinds. */
  readonly distance: number;
}

/** Why a query was not compared. */
export interface HashRefusal {
  readonly because: 'not-a-hash' | 'low-information' | 'low-quality' | 'unknown-quality';
  readonly why: string;
}

/** Matches, nearest first, then by list and entry; or why there was no comparing. */
export interface HashAnswer {
  readonly matches: readonly HashMatch[];
  readonly refused?: HashRefusal;
}

/** Looks a hash up. Throws RangeError for a radius outside 0 to 31. */
export function findHash(snapshot: HashSnapshot, query: HashQuery, policy: HashPolicy = {}): HashAnswer {
  const checked = checkQuery(query, policy);
  if (checked.words === undefined) return { matches: [], refused: checked.refused };
  return { matches: matchesOf(snapshot, query.kind, checked.words, policy).sort(byDistance) };
}

/** The words of a query, or why it is refused. */
export function checkQuery(
  query: HashQuery,
  policy: HashPolicy,
):
  | { readonly words: Int32Array; readonly refused?: undefined }
  | { readonly words?: undefined; readonly refused: HashRefusal } {
  const words = wordsOf(query.kind, query.value);
  if (words === undefined)
    return { refused: { because: 'not-a-hash', why: `not ${WORDS[query.kind] * 8} hexadecimal digits` } };
  const least = policy.leastQuality ?? LEAST_QUALITY;
  if (query.kind === 'pdq' && query.quality === undefined && policy.unknownQuality === 'refuse')
    return { refused: { because: 'unknown-quality', why: 'its quality is not told' } };
  if (query.kind === 'pdq' && query.quality !== undefined && !(query.quality >= least))
    return { refused: { because: 'low-quality', why: `its quality is below ${least}` } };
  const why = whyWorthless(query.kind, words);
  return why === undefined ? { words } : { refused: { because: 'low-information', why } };
}

/** The radius of a policy. */
export function radiusOf({ radius = PDQ_RADIUS }: HashPolicy): number {
  if (!Number.isInteger(radius) || radius < 0 || radius > PDQ_RADIUS)
    throw new RangeError(`A radius is a whole number from 0 to ${PDQ_RADIUS}; ${radius} is not.`);
  return radius;
}

/** Matches of checked words, in no order. */
export function matchesOf(snapshot: HashSnapshot, kind: HashKind, words: Int32Array, policy: HashPolicy): HashMatch[] {
  const table = snapshot.tables[kind];
  const search = policy.everyHash === true ? everyNearRow : nearRows;
  const rows = kind === 'pdq' ? search(table, words, radiusOf(policy)) : equalRows(table, words);
  return rows.map(({ row, distance }) => {
    const value = hexOf(table.words, row * WORDS[kind], WORDS[kind]);
    const name = nameAt(table, row);
    return {
      list: snapshot.lists[table.list[row] as number] as string,
      entry: name === '' ? value : name,
      kind,
      value,
      distance,
    };
  });
}

/** Nearest first, then by list, entry and hash. */
export function byDistance(one: HashMatch, other: HashMatch): number {
  return (
    one.distance - other.distance ||
    compareText(one.list, other.list) ||
    compareText(one.entry, other.entry) ||
    compareText(one.value, other.value)
  );
}

function compareText(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}

/** Rows that hold exactly these words: the first bits tell a short run, which is halved until it is found. */
function equalRows(table: HashTable, query: Int32Array): readonly NearRow[] {
  const prefix = table.bands[0];
  if (prefix === undefined) return [];
  const value = bandValue(query, 0, prefix.band);
  const size = query.length;
  let low = prefix.start[value] as number;
  let high = prefix.start[value + 1] as number;
  const end = high;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (order(table.words, middle * size, query) < 0) low = middle + 1;
    else high = middle;
  }
  const found: NearRow[] = [];
  for (let row = low; row < end && order(table.words, row * size, query) === 0; row++) found.push({ row, distance: 0 });
  return found;
}

function order(words: Int32Array, at: number, query: Int32Array): number {
  for (let i = 0; i < query.length; i++) {
    const difference = ((words[at + i] as number) >>> 0) - ((query[i] as number) >>> 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** The name of a row's entry; empty when the hash is its own name. */
export function nameAt({ marks, text }: HashTable, row: number): string {
  if (text.length === 0) return '';
  let at = marks[Math.floor(row / NAME_STRIDE)] as number;
  for (let i = row % NAME_STRIDE; i > 0; i--) at += 1 + (text[at] as number);
  return String.fromCharCode(...text.subarray(at + 1, at + 1 + (text[at] as number)));
}
