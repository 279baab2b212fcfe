// The shelf: what could not be read, kept with its raw bytes, place and reason, until somebody mends it and has it read again.
import type pg from 'pg';
import type { ShelfPart } from '../core/reading.ts';
import { sha256 } from './chain.ts';

/** One thing on the shelf. Times in milliseconds since 1970. */
export interface Shelved {
  readonly id: string;
  readonly source: string;
  readonly offset: number;
  readonly bytes: number;
  readonly line: number | null;
  readonly why: string;
  readonly receivedAt: number;
  /** False while its last part has not arrived. */
  readonly complete: boolean;
}

/** Puts parts on the shelf. The same place in the same source is the same thing, so a repeat adds nothing. Returns how many new things began. */
export async function putShelf(
  client: pg.ClientBase,
  parts: readonly ShelfPart[],
  at: { readonly source: string; readonly now: number },
): Promise<number> {
  let begun = 0;
  for (const part of parts) {
    const id = shelfId(at.source, part.origin.offset);
    const { rowCount } = await client.query(
      `insert into shelf (id, source, start_offset, bytes, line, why, received_ms, complete) values ($1, $2, $3, 0, $4, $5, $6, false) on conflict do nothing`,
      [id, at.source, part.origin.offset, part.origin.line ?? null, part.why, at.now],
    );
    begun += rowCount ?? 0;
    await client.query('insert into shelf_part (shelf, at, raw) values ($1, $2, $3) on conflict do nothing', [
      id,
      part.at,
      Buffer.from(part.raw),
    ]);
    await client.query('update shelf set bytes = greatest(bytes, $2), complete = complete or $3 where id = $1', [
      id,
      part.at + part.raw.length,
      part.last,
    ]);
  }
  return begun;
}

/** What is on the shelf and not settled, oldest first. */
export async function listShelf(pool: pg.Pool, limit: number): Promise<readonly Shelved[]> {
  const { rows } = await pool.query<Shelved>(
    `select id, source, start_offset as offset, bytes, line, why, received_ms as "receivedAt", complete from shelf where settled_ms is null order by received_ms, source, start_offset limit $1`,
    [limit],
  );
  return rows;
}

/** The raw bytes of one thing, part by part. */
export async function* rawOf(pool: pg.Pool, id: string): AsyncIterable<Buffer> {
  let at = -1;
  for (;;) {
    const { rows } = await pool.query<{ at: number; raw: Buffer }>(
      'select at, raw from shelf_part where shelf = $1 and at > $2 order by at limit 1',
      [id, at],
    );
    if (rows[0] === undefined) return;
    at = rows[0].at;
    yield rows[0].raw;
  }
}

/** Marks a thing as read after all; its bytes are dropped, because what they held is now in the store. */
export async function settle(client: pg.ClientBase, id: string, now: number): Promise<void> {
  await client.query('update shelf set settled_ms = $2 where id = $1', [id, now]);
  await client.query('delete from shelf_part where shelf = $1', [id]);
}

function shelfId(source: string, offset: number): string {
  return `S-${sha256(`shelf\u0000${source}\u0000${offset}`).slice(0, 12)}`;
}
