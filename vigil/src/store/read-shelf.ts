// Reads the shelf for screens: grouped by reason, then piece by piece, and a bounded stretch of raw bytes.
import type pg from 'pg';
import type { Shelved } from './shelf.ts';

const MOST_REASONS = 100;
const SOURCES = 5;

/** Pieces that could not be read for one reason. Times in milliseconds since 1970. */
export interface ShelfReason {
  readonly why: string;
  readonly pieces: number;
  readonly bytes: number;
  readonly since: number;
  readonly last: number;
  /** Where they came from, the commonest first, at most five; requests over HTTP are one source. */
  readonly sources: readonly { readonly source: string; readonly pieces: number }[];
}

const NAMED = `case when source like 'http:%' then 'http' else source end`;

/** All reasons, most pieces first. */
export async function readReasons(pool: pg.Pool): Promise<readonly ShelfReason[]> {
  const { rows } = await pool.query<ShelfReason>(
    `with by_source as (
       select why, ${NAMED} as source, count(*)::int as pieces, sum(bytes)::bigint as bytes, min(received_ms) as since, max(received_ms) as last
       from shelf where settled_ms is null group by 1, 2)
     select why, sum(pieces)::int as pieces, sum(bytes)::bigint as bytes, min(since)::float8 as since, max(last)::float8 as last,
       (array_agg(jsonb_build_object('source', source, 'pieces', pieces) order by pieces desc, source))[1:${SOURCES}] as sources
     from by_source group by 1 order by 2 desc, 1 limit ${MOST_REASONS}`,
  );
  return rows;
}

/** Pieces of a reason, oldest first; `after` is the id of the last one seen. */
export async function readPieces(
  pool: pg.Pool,
  {
    why,
    after,
    limit,
  }: { readonly why?: string | undefined; readonly after?: string | undefined; readonly limit: number },
): Promise<readonly Shelved[]> {
  const { rows } = await pool.query<Shelved>(
    `select id, ${NAMED} as source, start_offset as offset, bytes, line, why, received_ms as "receivedAt", complete from shelf
     where settled_ms is null and ($1::text is null or why = $1)
       and ($2::text is null or (received_ms, id) > (select received_ms, id from shelf where id = $2))
     order by received_ms, id limit $3`,
    [why ?? null, after ?? null, limit],
  );
  return rows;
}

/** One piece that waits, or undefined. */
export async function findPiece(pool: pg.Pool, id: string): Promise<Shelved | undefined> {
  const { rows } = await pool.query<Shelved>(
    `select id, source, start_offset as offset, bytes, line, why, received_ms as "receivedAt", complete from shelf where id = $1 and settled_ms is null`,
    [id],
  );
  return rows[0];
}

/** A stretch of the raw bytes of a piece. */
export async function readStretch(
  pool: pg.Pool,
  id: string,
  { from, bytes }: { readonly from: number; readonly bytes: number },
): Promise<Buffer> {
  const { rows } = await pool.query<{ at: number; raw: Buffer }>(
    `select at, substring(raw from (greatest($2 - at, 0) + 1)::int for $3::int) as raw from shelf_part
     where shelf = $1 and at < $2::bigint + $3 and at + length(raw) > $2 order by at limit 64`,
    [id, from, bytes],
  );
  return Buffer.concat(rows.map(({ raw }) => raw)).subarray(0, bytes);
}
