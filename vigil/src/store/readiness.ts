// Tells whether the store can be worked with now: it takes a durable write, and its schema is the one this program knows.
import { readdir } from 'node:fs/promises';
import type pg from 'pg';

const FOLDER = new URL('./schema/', import.meta.url);

/** What is wrong with the store; `undefined` when it is ready. Throws what the driver throws when the database is out of reach. */
export async function storeTrouble(pool: pg.Pool, now: number): Promise<string | undefined> {
  await pool.query(
    `insert into setting (name, value) values ('ready-at', $1) on conflict (name) do update set value = excluded.value`,
    [String(now)],
  );
  const { rows } = await pool.query<{ name: string }>('select name from migration order by name');
  const applied = new Set(rows.map((row) => row.name));
  const known = (await readdir(FOLDER)).filter((name) => name.endsWith('.sql'));
  const missing = known.filter((name) => !applied.has(name));
  return missing.length === 0 ? undefined : `schema steps are not applied: ${missing.join(', ')}`;
}
