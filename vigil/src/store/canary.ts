// The far end of the flow for the canary: its song is noted where it would otherwise have become a file, so it opens no case and is not counted.
import type pg from 'pg';
import { CANARY_PLATFORM, CANARY_TERM } from '../core/canary.ts';
import type { Batch } from '../engine/ports.ts';

/** Notes each song in which the canary's term was observed, and returns the batch without them. Inside the open transaction. */
export async function hear(client: pg.ClientBase, batch: Batch, now: number): Promise<Batch> {
  const songs = batch.kept.filter(
    ({ item, observations }) =>
      item.platform === CANARY_PLATFORM && observations.some((one) => one.what === CANARY_TERM),
  );
  if (songs.length > 0) {
    await client.query(
      'insert into canary (name, sent_ms, heard_ms) select *, $3::bigint from unnest($1::text[], $2::bigint[]) on conflict do nothing',
      [songs.map(({ item }) => item.id), songs.map(({ item }) => item.createdAt), now],
    );
    await client.query('delete from canary where heard_ms < $1', [now - 7 * 86_400_000]);
  }
  const isOther = (one: { readonly platform: string }): boolean => one.platform !== CANARY_PLATFORM;
  return { ...batch, screened: batch.screened.filter(isOther), kept: batch.kept.filter(({ item }) => isOther(item)) };
}

/** When the canary was last heard, milliseconds since 1970; of one song, or of any. */
export async function lastHeard(pool: pg.Pool, name?: string): Promise<number | undefined> {
  const { rows } = await pool.query<{ at: number | null }>(
    'select max(heard_ms) as at from canary where $1::text is null or name = $1',
    [name ?? null],
  );
  return rows[0]?.at ?? undefined;
}
