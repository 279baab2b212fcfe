// Lists that change while they are asked: an unchanging snapshot, the changes since, and a rebuild in the background that makes one of both.
import { buildSteps } from './build.ts';
import { distanceAt } from './distance.ts';
import type { HashAnswer, HashMatch, HashPolicy, HashQuery } from './find.ts';
import { byDistance, checkQuery, matchesOf, nameAt, radiusOf } from './find.ts';
import type { HashKind } from './kinds.ts';
import { HASH_KINDS, hexOf, WORDS, wordsOf } from './kinds.ts';
import type { HashSnapshot } from './layout.ts';
import type { ListedHash, Listing } from './rows.ts';
import { addWords, refusalOf, startRows } from './rows.ts';
import { inSteps } from './sort.ts';

/** Beyond so many changes, comparing with each costs more than a rebuild is worth. */
export const CHANGES_BEFORE_REBUILD = 10_000;

/** One hash of one list since the snapshot: added under a name, or gone. */
interface Change {
  readonly list: string;
  readonly kind: HashKind;
  readonly words: Int32Array;
  /** Undefined when the hash was taken off the list. */
  readonly entry: string | undefined;
}

type Changes = Map<string, Change>;

/** Lists that change. Every question sees all changes before it and none after it, also while a rebuild runs. */
export interface LiveHashes {
  base: HashSnapshot;
  /** Changes that a running rebuild takes up, oldest first; those since then are `recent`. */
  settling: Changes;
  recent: Changes;
  rebuilding: boolean;
}

/** Starts from a snapshot. */
export function openHashes(base: HashSnapshot): LiveHashes {
  return { base, settling: new Map(), recent: new Map(), rebuilding: false };
}

/** Puts a hash on a list, or renames its entry; says why when it is of no use. */
export function listHash(live: LiveHashes, hash: ListedHash): Listing {
  const words = wordsOf(hash.kind, hash.value);
  const refusal = refusalOf(hash, words);
  if (refusal !== undefined || words === undefined) return refusal ?? { taken: true };
  const value = hexOf(words, 0, words.length);
  const { list, kind } = hash;
  live.recent.set(keyOf(list, kind, value), { list, kind, words, entry: hash.entry ?? value });
  return { taken: true };
}

/** Takes a hash off a list. True also when it was not on it; false when the value is no hash. */
export function unlistHash(live: LiveHashes, hash: Pick<ListedHash, 'list' | 'kind' | 'value'>): boolean {
  const words = wordsOf(hash.kind, hash.value);
  if (words === undefined) return false;
  const { list, kind } = hash;
  live.recent.set(keyOf(list, kind, hexOf(words, 0, words.length)), { list, kind, words, entry: undefined });
  return true;
}

/** How many changes the snapshot does not hold yet. */
export function pendingChanges(live: LiveHashes): number {
  return live.settling.size + live.recent.size;
}

/** Looks a hash up in the snapshot and the changes. Throws RangeError for a radius outside 0 to 31. */
export function findLive(live: LiveHashes, query: HashQuery, policy: HashPolicy = {}): HashAnswer {
  const checked = checkQuery(query, policy);
  if (checked.words === undefined) return { matches: [], refused: checked.refused };
  const { words } = checked;
  const matches = matchesOf(live.base, query.kind, words, policy).filter(({ list, kind, value }) => {
    const key = keyOf(list, kind, value);
    return !live.recent.has(key) && !live.settling.has(key);
  });
  const limit = query.kind === 'pdq' ? radiusOf(policy) : 0;
  for (const [key, change] of live.settling)
    if (!live.recent.has(key)) addChange(matches, change, words, { query, limit });
  for (const change of live.recent.values()) addChange(matches, change, words, { query, limit });
  return { matches: matches.sort(byDistance) };
}

function addChange(
  matches: HashMatch[],
  { list, kind, words, entry }: Change,
  asked: Int32Array,
  { query, limit }: { readonly query: HashQuery; readonly limit: number },
): void {
  if (kind !== query.kind || entry === undefined) return;
  const distance = kind === 'pdq' ? distanceAt(words, 0, asked, limit) : Number(!words.every((w, i) => w === asked[i]));
  if (distance <= limit) matches.push({ list, entry, kind, value: hexOf(words, 0, words.length), distance });
}

/**
 * Makes a new snapshot of the snapshot and all changes so far, in steps of some milliseconds between which questions and changes go on.
 * The last step puts it in place, so nobody waits. Ending the steps early loses nothing. Throws when a rebuild is already running.
 */
export function* rebuildSteps(live: LiveHashes): Generator<void, HashSnapshot> {
  if (live.rebuilding) throw new Error('A rebuild of these hash lists is already running; let it end first.');
  live.rebuilding = true;
  const { base, recent: taken } = live;
  live.settling = taken;
  live.recent = new Map();
  let built: HashSnapshot | undefined;
  try {
    built = yield* buildSteps(yield* mergedRows(base, taken));
    live.base = built;
    live.settling = new Map();
    return built;
  } finally {
    if (built === undefined) live.recent = new Map([...taken, ...live.recent]);
    live.settling = new Map();
    live.rebuilding = false;
  }
}

function* mergedRows(base: HashSnapshot, changes: Changes) {
  const rows = startRows();
  for (const kind of HASH_KINDS) {
    const table = base.tables[kind];
    const size = WORDS[kind];
    yield* inSteps(table.count, (from, to) => {
      for (let row = from; row < to; row++) {
        const list = base.lists[table.list[row] as number] as string;
        const words = table.words.subarray(row * size, row * size + size);
        if (changes.has(keyOf(list, kind, hexOf(words, 0, size)))) continue;
        addWords(rows, kind, words, { list, entry: nameAt(table, row) });
      }
    });
  }
  for (const { list, kind, words, entry } of changes.values()) {
    if (entry === undefined) continue;
    addWords(rows, kind, words, { list, entry: entry === hexOf(words, 0, words.length) ? '' : entry });
  }
  return rows;
}

function keyOf(list: string, kind: HashKind, value: string): string {
  return `${kind}:${value}:${list}`;
}
