// The connection to PostgreSQL: one pool, errors always listened to, 64-bit integers read as numbers, unsafe settings refused.
import pg from 'pg';

/** A trouble with the database, with what to do about it. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly mend: string;
  constructor(why: string, mend: string) {
    super(`${why} ${mend}`);
    this.mend = mend;
  }
}

/** PostgreSQL's type number of bigint. Our bigints are counts, offsets and milliseconds, all below 2^53. */
const INT8 = 20;
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === INT8 ? Number : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
};

/** Opens a pool. `onTrouble` hears of connections that break while idle; without a listener they would end the process. */
export function openPool(url: string, onTrouble: (error: Error) => void): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: 8,
    types,
    application_name: 'vigil',
    connectionTimeoutMillis: 15_000,
  });
  pool.on('error', onTrouble);
  pool.on('connect', (client) => {
    client.on('error', onTrouble);
  });
  return pool;
}

/** Runs `work` in one transaction; anything thrown rolls it back. */
export async function inTransaction<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('begin');
    const result = await work(client);
    await client.query('commit');
    return result;
  } catch (error) {
    broken = await rollBack(client);
    throw error;
  } finally {
    client.release(broken);
  }
}

/** Rolls back; a connection on which even that fails is not used again. */
async function rollBack(client: pg.PoolClient): Promise<Error | undefined> {
  try {
    await client.query('rollback');
    return undefined;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

/** What keeps an acknowledged row from being lost in a power cut (PostgreSQL manual, chapter "Reliability and the Write-Ahead Log"). */
const DURABLE = ['fsync', 'full_page_writes', 'synchronous_commit'] as const;

/** The settings of the server that would lose acknowledged rows; empty when all is well. */
export async function unsafeSettings(pool: pg.Pool): Promise<readonly string[]> {
  const { rows } = await pool.query<{ name: string; setting: string }>(
    'select name, setting from pg_settings where name = any($1)',
    [[...DURABLE]],
  );
  return rows
    .filter((row) => row.setting === 'off')
    .map((row) => row.name)
    .sort();
}
