// Tells whether the store can be worked with now: it takes a durable write, and its schema is the one this program knows.
import { readdir } from 'node:fs/promises';
import type pg from 'pg';

const FOLDER = new URL('./schema/', import.meta.url);

/** Clocks further apart than this make deadlines wrong. */
const CLOCK_SKEW_MS = 2_000;

/** What is wrong with the store; `undefined` when it is ready. Throws what the driver throws when the database is out of reach. */
export async function storeTrouble(pool: pg.Pool, now: number): Promise<string | undefined> {
  await pool.query(
    `insert into setting (name, value) values ('ready-at', $1) on conflict (name) do update set value = excluded.value`,
    [String(now)],
  );
  const { rows: clock } = await pool.query<{ at: number }>(
    'select (extract(epoch from clock_timestamp()) * 1000)::bigint as at',
  );
  const skew = Math.abs(Date.now() - (clock[0]?.at ?? 0));
  if (skew > CLOCK_SKEW_MS)
    return `its clock and ours differ by ${Math.round(skew / 1000)} seconds; deadlines depend on both`;
  const { rows } = await pool.query<{ name: string }>('select name from migration order by name');
  const applied = new Set(rows.map((row) => row.name));
  const known = (await readdir(FOLDER)).filter((name) => name.endsWith('.sql'));
  const missing = known.filter((name) => !applied.has(name));
  return missing.length === 0 ? undefined : `schema steps are not applied: ${missing.join(', ')}`;
}

/** How long the oldest order has waited to be applied, milliseconds; 0 when none waits. */
export async function readOutboxLag(pool: pg.Pool, now: number): Promise<number> {
  const { rows } = await pool.query<{ at: number | null }>(
    `select min(created_ms) as at from orders where state = 'pending'`,
  );
  return Math.max(0, now - (rows[0]?.at ?? now));
}
