// Records a batch in one transaction: counts, kept items, observations, notices, cases, decisions, orders, shelf, the file mark and the audit lines. All of it, or nothing.
import type pg from 'pg';
import type { AuditLine } from '../core/audit.ts';
import { CANARY_PLATFORM } from '../core/canary.ts';
import type { Item } from '../core/item.ts';
import type { Batch, Judge, Judged, Mark, Recorded } from '../engine/ports.ts';
import { hear } from './canary.ts';
import { appendAudit } from './chain.ts';
import { gatherFiles, putJudged } from './files.ts';
import { putKept } from './kept.ts';
import { putRates, type Rates, takeRaised } from './rates.ts';
import type { Seen, Unseen } from './seen.ts';
import { lookUp, remember, store } from './seen.ts';
import { putShadow } from './shadow.ts';
import { putShelf } from './shelf.ts';
import { takeWriterLock } from './writer-lock.ts';

const HOUR_MS = 3_600_000;

/** A batch with everything recording needs beside it. */
export interface Recording {
  readonly batch: Batch;
  readonly judge: Judge;
  readonly now: number;
  readonly mark: Mark | undefined;
  readonly rates: Rates;
}

/** Records inside an open transaction. Returns what changed and a function to call once the transaction is through. */
export async function record(
  client: pg.ClientBase,
  seen: Seen,
  recording: Recording,
): Promise<{ readonly recorded: Recorded; readonly committed: () => void }> {
  const { judge, now, mark } = recording;
  const batch = recording.batch.source === CANARY_PLATFORM ? await hear(client, recording.batch, now) : recording.batch;
  await takeWriterLock(client);
  const unseen = await lookUp(client, seen, batch.screened);
  const lastRow = await store(client, unseen);
  const raised = await putRates(client, recording.rates, batch.marks);
  await putTallies(client, unseen.items);
  await putShadow(client, batch.shadow, unseen.items);
  await putSkips(client, batch, now);
  const fresh = await putKept(client, batch, now);
  const files = await gatherFiles(client, batch, fresh);
  const judged = files.map(({ file, observations, newItems }) => judge(file, observations, newItems));
  const opened = await putJudged(client, judged, batch.standings, now);
  const shelved = await putShelf(client, batch.shelf, { source: batch.source, now });
  await putMark(client, mark, now);
  const observations = fresh.observations.length;
  await appendAudit(client, auditLines({ batch, now, unseen, observations, shelved, judged }));
  const committed = (): void => {
    remember(seen, unseen, lastRow);
    takeRaised(recording.rates, raised);
  };
  return { recorded: { observations, opened }, committed };
}

async function putTallies(client: pg.ClientBase, items: readonly Item[]): Promise<void> {
  const counts = new Map<string, { readonly item: Item; n: number }>();
  for (const item of items) {
    const key = `${Math.floor(item.createdAt / HOUR_MS)}\u0000${item.platform}\u0000${item.surface}\u0000${item.language}`;
    const count = counts.get(key);
    if (count === undefined) counts.set(key, { item, n: 1 });
    else count.n++;
  }
  if (counts.size === 0) return;
  const rows = [...counts.values()];
  await client.query(
    `insert into tally (hour, platform, surface, language, items)
     select * from unnest($1::bigint[], $2::text[], $3::text[], $4::text[], $5::bigint[])
     on conflict (hour, platform, surface, language) do update set items = tally.items + excluded.items`,
    [
      rows.map(({ item }) => Math.floor(item.createdAt / HOUR_MS)),
      rows.map(({ item }) => item.platform),
      rows.map(({ item }) => item.surface),
      rows.map(({ item }) => item.language),
      rows.map((row) => row.n),
    ],
  );
}

async function putSkips(client: pg.ClientBase, batch: Batch, now: number): Promise<void> {
  if (batch.skips.size === 0) return;
  await client.query(
    `insert into skip (hour, source, why, objects) select $1, $2, * from unnest($3::text[], $4::bigint[])
     on conflict (hour, source, why) do update set objects = skip.objects + excluded.objects`,
    [Math.floor(now / HOUR_MS), batch.source, [...batch.skips.keys()], [...batch.skips.values()]],
  );
}

async function putMark(client: pg.ClientBase, mark: Mark | undefined, now: number): Promise<void> {
  if (mark === undefined) return;
  await client.query(
    `insert into source_mark (key, end_offset, totals, done, changed_ms, looked_no, place) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (key) do update set end_offset = excluded.end_offset, totals = excluded.totals, done = excluded.done, changed_ms = excluded.changed_ms,
       looked_no = greatest(source_mark.looked_no, excluded.looked_no), place = coalesce(excluded.place, source_mark.place)`,
    [mark.key, mark.end, JSON.stringify(mark.totals), mark.done, now, mark.looked ?? 0, mark.place ?? null],
  );
}

/** One line for the batch, when it left more than counts, and one for each thing that happened to a case. */
function auditLines(made: {
  readonly batch: Batch;
  readonly now: number;
  readonly unseen: Unseen;
  readonly observations: number;
  readonly shelved: number;
  readonly judged: readonly Judged[];
}): readonly AuditLine[] {
  const { batch, now, observations, shelved, judged } = made;
  const lines = judged.flatMap((one) => one.audit);
  if (observations === 0 && shelved === 0 && lines.length === 0) return [];
  const detail = {
    items: made.unseen.items.length,
    observations,
    shelved,
    notices: batch.notices.length,
    lexicon: batch.lexicon.slice(0, 16),
  };
  return [{ at: now, actor: 'vigil', act: 'batch.recorded', subject: batch.source, detail }, ...lines];
}
