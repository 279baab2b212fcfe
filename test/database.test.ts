// Shows that every test gets a database of its own.
import pg from 'pg';
import { expect, test } from 'vitest';
import { freshDatabase } from './database.ts';

test('Two fresh databases do not see each other, and a dropped one is gone', async () => {
  const [one, two] = await Promise.all([freshDatabase(), freshDatabase()]);
  const inOne = new pg.Client({ connectionString: one.url });
  await inOne.connect();
  await inOne.query('create table zorple (n int)');
  await inOne.end();
  const inTwo = new pg.Client({ connectionString: two.url });
  await inTwo.connect();
  const seen = await inTwo.query("select to_regclass('zorple') as table");
  expect(seen.rows).toEqual([{ table: null }]);
  await inTwo.end();
  await one.drop();
  await expect(new pg.Client({ connectionString: one.url }).connect()).rejects.toThrow('does not exist');
  await two.drop();
});
