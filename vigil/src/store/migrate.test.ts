// The schema goes forward only, once, and a changed history is refused with what to do.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../../../test/database.ts';
import { openPool } from './connection.ts';
import { migrate } from './migrate.ts';
import { openStore } from './open.ts';

let database: FreshDatabase;
beforeEach(async () => {
  database = await freshDatabase();
});
afterEach(() => database.drop());

const withPool = async (work: (pool: ReturnType<typeof openPool>) => Promise<void>): Promise<void> => {
  const pool = openPool(database.url, () => undefined);
  try {
    await work(pool);
  } finally {
    await pool.end();
  }
};

test('an empty database gets every step once, also when several start at the same moment', () =>
  withPool(async (pool) => {
    const all = await Promise.all([migrate(pool), migrate(pool), migrate(pool)]);
    expect(all.flat()).toContain('0001-first.sql');
    expect(new Set(all.flat()).size).toBe(all.flat().length);
    expect(await migrate(pool)).toEqual([]);
  }));

test('a database of a newer Vigil, and one made with another text of a step, are refused with what to do', () =>
  withPool(async (pool) => {
    await migrate(pool);
    await pool.query(`insert into migration (name, checksum) values ('9999-later.sql', 'x')`);
    await expect(migrate(pool)).rejects.toThrow(/9999-later\.sql.*Start the newer version/);
    await pool.query(`delete from migration where name = '9999-later.sql'`);
    await pool.query(`update migration set checksum = 'x' where name = '0001-first.sql'`);
    await expect(migrate(pool)).rejects.toThrow(/0001-first\.sql is not the one.*Restore the original file/);
  }));

test('a database that could lose acknowledged rows is refused unless it is a throw-away one', async () => {
  await expect(openStore({ url: database.url })).rejects.toThrow(/would lose acknowledged rows/);
  const store = await openStore({ url: database.url, allowUnsafe: true });
  await store.close();
});
