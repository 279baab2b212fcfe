// Brings a database to the newest schema: numbered SQL files, forward only, each with a checksum so that a changed file is noticed.
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import type pg from 'pg';
import { inTransaction, StoreError } from './connection.ts';

const FOLDER = new URL('./schema/', import.meta.url);
/** Any fixed number: only one Vigil migrates at a time. */
const LOCK = 715_001;

interface Step {
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

/** Applies what is missing. Returns the names of the steps that were applied now. */
export async function migrate(pool: pg.Pool): Promise<readonly string[]> {
  const steps = await readSteps();
  return inTransaction(pool, async (client) => {
    await client.query('select pg_advisory_xact_lock($1)', [LOCK]);
    await client.query(
      'create table if not exists migration (name text primary key, checksum text not null, applied_at timestamptz not null default now())',
    );
    const { rows } = await client.query<{ name: string; checksum: string }>(
      'select name, checksum from migration order by name',
    );
    checkHistory(rows, steps);
    const missing = steps.slice(rows.length);
    for (const step of missing) {
      await client.query(step.sql);
      await client.query('insert into migration (name, checksum) values ($1, $2)', [step.name, step.checksum]);
    }
    return missing.map((step) => step.name);
  });
}

async function readSteps(): Promise<readonly Step[]> {
  const names = (await readdir(FOLDER)).filter((name) => name.endsWith('.sql')).sort();
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(new URL(name, FOLDER), 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

function checkHistory(
  applied: readonly { readonly name: string; readonly checksum: string }[],
  steps: readonly Step[],
): void {
  applied.forEach((row, index) => {
    const step = steps[index];
    if (step === undefined || step.name !== row.name) {
      throw new StoreError(
        `This database has schema step ${row.name}, which this version of Vigil does not know.`,
        'Start the newer version of Vigil that made it, or give another --data folder.',
      );
    }
    if (step.checksum !== row.checksum) {
      throw new StoreError(
        `Schema step ${row.name} is not the one this database was made with.`,
        'Restore the original file in vigil/src/store/schema; new changes go into a new numbered file.',
      );
    }
  });
}
