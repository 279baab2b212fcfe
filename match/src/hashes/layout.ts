// How a snapshot lies in one piece of memory: a head, the names of the lists, then a table a kind, all typed views of one ArrayBuffer.
import type { Band } from './bands.ts';
import { BAND_PLANS, prefixFor } from './bands.ts';
import type { HashKind } from './kinds.ts';
import { HASH_KINDS, WORDS } from './kinds.ts';

/** Words of the head, and where its numbers stand. Four numbers a kind follow `KINDS`: hashes, plan, units of names, nothing yet. */
export const HEAD = Object.freeze({ WORDS: 64, MAGIC: 0, VERSION: 1, ORDER: 2, SUM: 3, LISTS: 5, KINDS: 6 });
/** Every section begins at a multiple of this, a cache line, so that no 32-byte hash lies across two. */
const ALIGNMENT = 64;
/** The place of every so-many-th entry's name is kept; those between are found by stepping. */
export const NAME_STRIDE = 16;

/** A band's values in CSR form: the rows whose band is `v` are `ids[start[v]]` to `ids[start[v + 1] - 1]`. No `ids` in the first band, by which the rows are sorted. */
export interface BandTable {
  readonly band: Band;
  readonly start: Int32Array;
  readonly ids: Int32Array | undefined;
}

/** The hashes of one kind, sorted, each row a hash of a list. */
export interface HashTable {
  readonly kind: HashKind;
  readonly count: number;
  readonly words: Int32Array;
  /** Number of the list in `HashSnapshot.lists`. */
  readonly list: Uint16Array;
  /** Where the name of row 0, 16, 32, … stands in `text`. Empty when every hash is its own name. */
  readonly marks: Int32Array;
  /** Names of entries: a length, then so many UTF-16 units. */
  readonly text: Uint16Array;
  readonly bands: readonly BandTable[];
}

/** Lists of known media, ready to be asked. Never changes. `buffer` holds all of it and may be written to a file as it is. */
export interface HashSnapshot {
  readonly buffer: ArrayBuffer;
  readonly lists: readonly string[];
  readonly tables: Readonly<Record<HashKind, HashTable>>;
}

/** What decides the layout. `textUnits` is 0 when no hash of the kind has a name. */
export interface TableSize {
  readonly count: number;
  readonly plan: number;
  readonly textUnits: number;
}

/** Lays the tables out; without a buffer, only counts the bytes. */
export function layOut(
  sizes: Readonly<Record<HashKind, TableSize>>,
  listUnits: number,
  buffer?: ArrayBuffer,
): {
  readonly bytes: number;
  readonly listText: Uint16Array;
  readonly tables: Readonly<Record<HashKind, HashTable>>;
} {
  let at = HEAD.WORDS * 4;
  const none = new ArrayBuffer(0);
  const section = (bytes: number): number => {
    const begin = at;
    at += Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;
    return begin;
  };
  const ints = (count: number): Int32Array =>
    buffer === undefined
      ? new Int32Array(none, 0 * section(count * 4))
      : new Int32Array(buffer, section(count * 4), count);
  const units = (count: number): Uint16Array =>
    buffer === undefined
      ? new Uint16Array(none, 0 * section(count * 2))
      : new Uint16Array(buffer, section(count * 2), count);
  const listText = units(listUnits);
  const table = (kind: HashKind): HashTable => {
    const { count, plan, textUnits } = sizes[kind];
    const named = textUnits > 0;
    return {
      kind,
      count,
      words: ints(count * WORDS[kind]),
      list: units(count),
      marks: ints(named ? Math.ceil(count / NAME_STRIDE) : 0),
      text: units(textUnits),
      bands: bandsOf(kind, count, plan).map((band, number) => ({
        band,
        start: ints(2 ** band.width + 1),
        ids: number === 0 ? undefined : ints(count),
      })),
    };
  };
  const [md5, sha1, sha256, pdq] = HASH_KINDS.map(table) as [HashTable, HashTable, HashTable, HashTable];
  return { bytes: at, listText, tables: { md5, sha1, sha256, pdq } };
}

/** A PDQ table is searched by its plan's bands, an exact one by its first bits. */
function bandsOf(kind: HashKind, count: number, plan: number): readonly Band[] {
  if (count === 0) return [];
  return kind === 'pdq' ? (BAND_PLANS[plan]?.bands ?? []) : [prefixFor(count)];
}
