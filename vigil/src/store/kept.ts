// Writes what objects with a core signal leave behind: items, observations, indicators and notices. Everything is keyed by what it is, so a repeat changes nothing.
import type pg from 'pg';
import type { Item } from '../core/item.ts';
import type { Observation } from '../core/observation.ts';
import { familyOf } from '../core/signal.ts';
import type { Batch } from '../engine/ports.ts';
import { sha256 } from './chain.ts';

/** What was new in a batch. */
export interface Fresh {
  readonly observations: readonly Observation[];
  /** Keys `platform NUL item id` of items that had no row before. */
  readonly items: ReadonlySet<string>;
}

/** Texts are kept as UTF-16LE, which holds every JavaScript string, lone surrogates and NUL included. */
export function encodeText(text: string): Buffer {
  return Buffer.from(text, 'utf16le');
}

/** The inverse of `encodeText`. */
export function decodeText(bytes: Buffer): string {
  return bytes.toString('utf16le');
}

/** Writes and returns what was not there before. */
export async function putKept(client: pg.ClientBase, batch: Batch, now: number): Promise<Fresh> {
  await putNotices(client, batch, now);
  const fresh =
    batch.kept.length === 0 ? { observations: [], items: new Set<string>() } : await putObserved(client, batch, now);
  await putRemovals(client, batch);
  return fresh;
}

async function putObserved(client: pg.ClientBase, batch: Batch, now: number): Promise<Fresh> {
  const items = await putItems(client, earliest(batch.kept.map((kept) => kept.item)), now);
  const observations = await putObservations(client, batch);
  await putIndicators(client, batch);
  return { observations, items };
}

/** A digest of the text: an edited post under the same id is a new row beside the old one. */
function revisionOf(item: Item): string {
  return sha256(encodeText(item.text).toString('base64')).slice(0, 16);
}

/** Each item once, at its earliest time: a profile comes again with every post that carries it. */
function earliest(items: readonly Item[]): readonly Item[] {
  const byKey = new Map<string, Item>();
  for (const item of items) {
    const key = `${item.platform}\u0000${item.id}\u0000${revisionOf(item)}`;
    const other = byKey.get(key);
    if (other === undefined || item.createdAt < other.createdAt) byKey.set(key, item);
  }
  return [...byKey.values()];
}

async function putItems(client: pg.ClientBase, items: readonly Item[], now: number): Promise<ReadonlySet<string>> {
  const { rows } = await client.query<{ platform: string; id: string; fresh: boolean }>(
    `insert into item (platform, id, revision, account, surface, text, created_ms, language, self_authored, media_algorithm, media_value, received_ms)
     select *, $12::bigint from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::bytea[], $7::bigint[], $8::text[], $9::boolean[], $10::text[], $11::text[])
     on conflict (platform, id, revision) do update set created_ms = least(item.created_ms, excluded.created_ms)
     returning platform, id, xmax = 0 as fresh`,
    [
      items.map((i) => i.platform),
      items.map((i) => i.id),
      items.map(revisionOf),
      items.map((i) => i.author),
      items.map((i) => i.surface),
      items.map((i) => encodeText(i.text)),
      items.map((i) => i.createdAt),
      items.map((i) => i.language),
      items.map((i) => i.selfAuthored),
      items.map((i) => i.media?.algorithm ?? null),
      items.map((i) => i.media?.value ?? null),
      now,
    ],
  );
  return new Set(rows.filter((row) => row.fresh).map((row) => `${row.platform}\u0000${row.id}`));
}

async function putObservations(client: pg.ClientBase, batch: Batch): Promise<readonly Observation[]> {
  const all = distinct(
    batch.kept.flatMap((kept) => kept.observations.map((one) => ({ one, revision: revisionOf(kept.item) }))),
  );
  const { rows } = await client.query<{ id: string }>(
    `insert into observation (id, platform, item, revision, account, signal, family, what, tier, span_start, span_end, bits, at_ms, self_authored, shadow, lexicon)
     select *, $16::text from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[],
       $10::int[], $11::int[], $12::float8[], $13::bigint[], $14::boolean[], $15::boolean[])
     on conflict (id) do update set shadow = false, bits = excluded.bits, lexicon = excluded.lexicon
       where observation.shadow and not excluded.shadow returning id`,
    [
      all.map(({ one }) => one.id),
      all.map(({ one }) => one.platform),
      all.map(({ one }) => one.item),
      all.map((a) => a.revision),
      all.map(({ one }) => one.account),
      all.map(({ one }) => one.signal),
      all.map(({ one }) => familyOf(one.signal)),
      all.map(({ one }) => one.what),
      all.map(({ one }) => one.tier),
      all.map(({ one }) => one.start),
      all.map(({ one }) => one.end),
      all.map(({ one }) => one.bits),
      all.map(({ one }) => one.at),
      all.map(({ one }) => one.selfAuthored),
      all.map(({ one }) => one.shadow === true),
      batch.lexicon,
    ],
  );
  const fresh = new Map(all.map(({ one }) => [one.id as string, one]));
  return rows.map((row) => fresh.get(row.id) as Observation);
}

interface Observed {
  readonly one: Observation;
  readonly revision: string;
}

/** Each observation once: one that counts goes before the same one on trial, and otherwise the first. */
function distinct(all: readonly Observed[]): readonly Observed[] {
  const byId = new Map<string, Observed>();
  for (const observed of all) {
    const other = byId.get(observed.one.id);
    if (other === undefined || (other.one.shadow === true && observed.one.shadow !== true))
      byId.set(observed.one.id, observed);
  }
  return [...byId.values()];
}

async function putIndicators(client: pg.ClientBase, batch: Batch): Promise<void> {
  const all = batch.kept.flatMap(({ item, indicators }) => indicators.map((one) => ({ item, one })));
  if (all.length === 0) return;
  await client.query(
    `insert into indicator (kind, service, value, platform, account, item, at_ms)
     select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::bigint[]) on conflict do nothing`,
    [
      all.map(({ one }) => one.kind),
      all.map(({ one }) => clean(one.service)),
      all.map(({ one }) => clean(one.value)),
      all.map(({ item }) => item.platform),
      all.map(({ item }) => item.author),
      all.map(({ item }) => item.id),
      all.map(({ item }) => item.createdAt),
    ],
  );
}

/** PostgreSQL texts hold no NUL and no half characters, and an index row has a bounded size. */
function clean(value: string): string {
  return value.toWellFormed().replaceAll('\u0000', '\ufffd').slice(0, 500);
}

async function putNotices(client: pg.ClientBase, batch: Batch, now: number): Promise<void> {
  if (batch.notices.length === 0) return;
  const all = batch.notices;
  await client.query(
    `insert into notice (platform, id, about, items, by_account, category, comment, created_ms, trusted, received_ms)
     select *, $10::bigint from unnest($1::text[], $2::text[], $3::text[], $4::jsonb[], $5::text[], $6::text[], $7::bytea[], $8::bigint[], $9::boolean[])
     on conflict do nothing`,
    [
      all.map((n) => n.platform),
      all.map((n) => n.id),
      all.map((n) => n.about),
      all.map((n) => JSON.stringify(n.items)),
      all.map((n) => n.by ?? null),
      all.map((n) => clean(n.category)),
      all.map((n) => encodeText(n.comment)),
      all.map((n) => n.createdAt),
      all.map((n) => n.trustedFlagger),
      now,
    ],
  );
}

/** What the platform says is gone is marked so; nothing is kept about removals of what has no file. */
async function putRemovals(client: pg.ClientBase, batch: Batch): Promise<void> {
  const items = batch.removals.filter((one) => one.item !== undefined);
  const accounts = batch.removals.filter((one) => one.item === undefined && one.account !== undefined);
  if (items.length > 0) {
    await client.query(
      `update item set removed_ms = gone.at from unnest($1::text[], $2::text[], $3::bigint[]) as gone (platform, id, at)
       where item.platform = gone.platform and (item.id = gone.id or starts_with(item.id, gone.id || '/')) and item.removed_ms is null`,
      [items.map((r) => r.platform), items.map((r) => r.item), items.map((r) => r.at)],
    );
  }
  if (accounts.length > 0) {
    await client.query(
      `update account set gone_ms = gone.at from unnest($1::text[], $2::text[], $3::bigint[]) as gone (platform, id, at)
       where account.platform = gone.platform and account.id = gone.id and account.gone_ms is null`,
      [accounts.map((r) => r.platform), accounts.map((r) => r.account), accounts.map((r) => r.at)],
    );
  }
}
