// Hashes on their way into a snapshot: growing typed arrays, a row a hash, with its list and the name of its entry.
import type { HashKind } from './kinds.ts';
import { HASH_KINDS, WORDS, wordsOf } from './kinds.ts';
import { whyWorthless } from './worth.ts';

/** PDQ hashes of lower quality (0 to 100) are refused (facebook/ThreatExchange, pdq/README: discard at 49 and below). */
export const LEAST_QUALITY = 50;
/** UTF-16 units of a list's or entry's name that are kept. */
export const NAME_UNITS = 1_000;
const MOST_LISTS = 65_535;

/** The rows of one kind. Row `i` has `WORDS[kind]` words from `i * WORDS[kind]`; its entry's name is `text[nameEnd[i-1] .. nameEnd[i]]`, empty when the hash is its own name. */
export interface KindRows {
  count: number;
  words: Int32Array;
  list: Uint16Array;
  nameEnd: Int32Array;
  text: Uint16Array;
}

/** Hashes of all kinds, before they are sorted. */
export interface HashRows {
  readonly lists: string[];
  readonly numbers: Map<string, number>;
  readonly kinds: Readonly<Record<HashKind, KindRows>>;
}

/** One hash of a list. `quality` is that of a PDQ hash, where it is known. */
export interface ListedHash {
  readonly list: string;
  readonly kind: HashKind;
  /** Hexadecimal, either case. */
  readonly value: string;
  /** What the list calls the entry; the hash itself when missing. Cut after `NAME_UNITS`. */
  readonly entry?: string | undefined;
  readonly quality?: number | undefined;
}

/** What became of a hash that was to be listed. */
export type Listing =
  | { readonly taken: true }
  | { readonly taken: false; readonly because: 'not-a-hash' | 'low-information' | 'low-quality'; readonly why: string };

const TAKEN: Listing = Object.freeze({ taken: true });

/** Empty rows. */
export function startRows(): HashRows {
  const empty = (): KindRows => ({
    count: 0,
    words: new Int32Array(0),
    list: new Uint16Array(0),
    nameEnd: new Int32Array(0),
    text: new Uint16Array(0),
  });
  return { lists: [], numbers: new Map(), kinds: { md5: empty(), sha1: empty(), sha256: empty(), pdq: empty() } };
}

/** Adds a hash, or says why it is of no use. Throws RangeError past 65,535 lists. */
export function addHash(rows: HashRows, hash: ListedHash): Listing {
  const words = wordsOf(hash.kind, hash.value);
  const refusal = refusalOf(hash, words);
  if (refusal !== undefined || words === undefined) return refusal ?? TAKEN;
  const ownName = hash.entry === undefined || hash.entry.toLowerCase() === hash.value.toLowerCase();
  addWords(rows, hash.kind, words, { list: hash.list, entry: ownName ? '' : (hash.entry as string) });
  return TAKEN;
}

/** Why a hash may not stand on a list; undefined when it may. */
export function refusalOf(hash: ListedHash, words: Int32Array | undefined): Listing | undefined {
  if (words === undefined)
    return { taken: false, because: 'not-a-hash', why: `not ${WORDS[hash.kind] * 8} hexadecimal digits` };
  if (hash.kind === 'pdq' && hash.quality !== undefined && !(hash.quality >= LEAST_QUALITY))
    return { taken: false, because: 'low-quality', why: `its quality is below ${LEAST_QUALITY}` };
  const why = whyWorthless(hash.kind, words);
  return why === undefined ? undefined : { taken: false, because: 'low-information', why };
}

/** Adds words that were checked before. An empty `entry` means the hash is its own name. */
export function addWords(
  rows: HashRows,
  kind: HashKind,
  words: Int32Array,
  name: { readonly list: string; readonly entry: string },
): void {
  const to = rows.kinds[kind];
  const row = to.count;
  const size = WORDS[kind];
  const entry = name.entry.slice(0, NAME_UNITS);
  const from = row === 0 ? 0 : (to.nameEnd[row - 1] as number);
  to.words = grown(to.words, (row + 1) * size);
  to.list = grown(to.list, row + 1);
  to.nameEnd = grown(to.nameEnd, row + 1);
  to.text = grown(to.text, from + entry.length);
  to.words.set(words, row * size);
  to.list[row] = listNumber(rows, name.list);
  for (let i = 0; i < entry.length; i++) to.text[from + i] = entry.charCodeAt(i);
  to.nameEnd[row] = from + entry.length;
  to.count++;
}

/** How many rows there are of all kinds. */
export function rowCount(rows: HashRows): number {
  return HASH_KINDS.reduce((sum, kind) => sum + rows.kinds[kind].count, 0);
}

function listNumber(rows: HashRows, list: string): number {
  const known = rows.numbers.get(list);
  if (known !== undefined) return known;
  if (rows.lists.length >= MOST_LISTS) throw new RangeError(`More than ${MOST_LISTS} lists; put some together.`);
  rows.lists.push(list.slice(0, NAME_UNITS));
  rows.numbers.set(list, rows.lists.length - 1);
  return rows.lists.length - 1;
}

function grown<T extends Int32Array | Uint16Array>(array: T, need: number): T {
  if (need <= array.length) return array;
  const Kind = array.constructor as new (length: number) => T;
  const larger = new Kind(Math.max(need, array.length * 2, 1_024));
  larger.set(array);
  return larger;
}
