// Reads what is on file account by account, a bounded page at a time, for trying other rules on it. Writes nothing.

import type pg from 'pg';
import { accountKey } from '../core/account.ts';
import type { AccountId, Item, ItemId, Platform, Surface } from '../core/item.ts';
import type { Observation } from '../core/observation.ts';
import type { AccountFile } from '../engine/ports.ts';
import { fileOf, readFiles } from './files.ts';
import { decodeText } from './kept.ts';

const PAGE = 500;
/** Texts take more room than findings. */
const PAGE_WITH_TEXTS = 250;
/** Of an account with more findings, the newest count. */
const OBSERVATIONS = 4_000;

/** One text of an account: an item as it stood at one time. `item` is there when texts were asked for. */
export interface KeptPart {
  readonly item: Item | undefined;
  readonly observations: readonly Observation[];
}

/** An account on file. `cut` is true when it has more findings than are read. `cased` tells whether it ever had a case. */
export interface KeptAccount {
  readonly file: AccountFile;
  readonly parts: readonly KeptPart[];
  readonly cut: boolean;
  readonly cased: boolean;
}

/** What to read. `since` in milliseconds since 1970, or `-Infinity` for all. */
export interface KeptWish {
  readonly since: number;
  readonly texts: boolean;
}

/** All accounts on file, in the order of platform and id. Accounts with nothing since then come with no parts. */
export async function* keptAccounts(pool: pg.Pool, wish: KeptWish): AsyncGenerator<KeptAccount> {
  const size = wish.texts ? PAGE_WITH_TEXTS : PAGE;
  let after = { platform: '', id: '' };
  for (;;) {
    const { rows } = await pool.query<{ platform: string; id: string }>(
      'select platform, id from account where (platform, id) > ($1, $2) order by platform, id limit $3',
      [after.platform, after.id, size],
    );
    yield* await readPage(pool, rows, wish);
    const last = rows.at(-1);
    if (last === undefined || rows.length < size) return;
    after = last;
  }
}

/** What is known of accounts, given by keys `platform NUL account`, whether or not they have a file: complaints stand there for anybody. */
export async function* filesOf(pool: pg.Pool, keys: readonly string[]): AsyncGenerator<AccountFile> {
  for (let from = 0; from < keys.length; from += PAGE) {
    const client = await pool.connect();
    try {
      for (const row of await readFiles(client, keys.slice(from, from + PAGE))) yield fileOf(row);
    } finally {
      client.release();
    }
  }
}

interface ObservationRow extends Observation {
  readonly revision: string;
  readonly trial: boolean;
}

async function readPage(
  pool: pg.Pool,
  rows: readonly { readonly platform: string; readonly id: string }[],
  wish: KeptWish,
): Promise<readonly KeptAccount[]> {
  if (rows.length === 0) return [];
  const client = await pool.connect();
  try {
    const files = await readFiles(
      client,
      rows.map(({ platform, id }) => accountKey(platform, id)),
    );
    const observed = await readObservations(client, rows, wish.since);
    const items = wish.texts ? await readItems(client, observed) : new Map<string, Item>();
    const byAccount = Map.groupBy(observed, (one) => accountKey(one.platform, one.account));
    return files.map((row) => {
      const own = byAccount.get(accountKey(row.platform, row.id)) ?? [];
      const file = fileOf(row);
      const cased = file.open !== undefined || file.earlier > 0;
      return { file, parts: partsOf(own, items), cut: own.length === OBSERVATIONS, cased };
    });
  } finally {
    client.release();
  }
}

async function readObservations(
  client: pg.ClientBase,
  rows: readonly { readonly platform: string; readonly id: string }[],
  since: number,
): Promise<readonly ObservationRow[]> {
  const { rows: found } = await client.query<ObservationRow>(
    `select o.id, o.platform, o.item, o.revision, o.account, o.signal, o.what, o.tier, o.span_start as start, o.span_end as end, o.bits,
       o.at_ms as at, o.self_authored as "selfAuthored", o.shadow as trial
     from unnest($1::text[], $2::text[]) as k (platform, id)
     cross join lateral (select * from observation o where o.platform = k.platform and o.account = k.id and ($3::bigint is null or o.at_ms >= $3)
       order by o.at_ms desc, o.id limit ${OBSERVATIONS}) o`,
    [rows.map(({ platform }) => platform), rows.map(({ id }) => id), Number.isFinite(since) ? since : null],
  );
  return found;
}

interface ItemRow {
  readonly platform: Platform;
  readonly id: ItemId;
  readonly revision: string;
  readonly account: AccountId;
  readonly surface: Surface;
  readonly text: Buffer;
  readonly createdAt: number;
  readonly language: string;
  readonly selfAuthored: boolean;
}

async function readItems(
  client: pg.ClientBase,
  observed: readonly ObservationRow[],
): Promise<ReadonlyMap<string, Item>> {
  const keys = [...new Map(observed.map((one) => [keyOf(one.platform, one.item, one.revision), one])).values()];
  const { rows } = await client.query<ItemRow>(
    `select i.platform, i.id, i.revision, i.account, i.surface, i.text, i.created_ms as "createdAt", i.language, i.self_authored as "selfAuthored"
     from unnest($1::text[], $2::text[], $3::text[]) as k (platform, id, revision)
     cross join lateral (select * from item i where i.platform = k.platform and i.id = k.id and i.revision = k.revision limit 1) i`,
    [keys.map((one) => one.platform), keys.map((one) => one.item), keys.map((one) => one.revision)],
  );
  return new Map(
    rows.map(({ revision, account, text, ...row }) => [
      keyOf(row.platform, row.id, revision),
      { ...row, author: account, text: decodeText(text) },
    ]),
  );
}

/** A profile is seen anew beside every post, so its item stands at the time of each. */
function partsOf(observed: readonly ObservationRow[], items: ReadonlyMap<string, Item>): readonly KeptPart[] {
  const parts = Map.groupBy(observed, (one) => `${keyOf(one.platform, one.item, one.revision)}\u0000${String(one.at)}`);
  return [...parts.values()].map((rows): KeptPart => {
    const [first] = rows as [ObservationRow];
    const item = items.get(keyOf(first.platform, first.item, first.revision));
    const observations = rows.map(({ revision: _revision, trial, ...one }) =>
      trial ? { ...one, shadow: true as const } : one,
    );
    return { item: item === undefined ? undefined : { ...item, createdAt: first.at }, observations };
  });
}

function keyOf(platform: string, item: string, revision: string): string {
  return `${platform}\u0000${item}\u0000${revision}`;
}
