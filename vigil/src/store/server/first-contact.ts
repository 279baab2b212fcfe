// Connects to a server for the first time: proves that it serves this very folder, and makes Vigil's database.
import { randomUUID } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { ROLE } from './initialise.ts';
import type { Postmaster } from './postmaster.ts';

/** What the first connection learned about a server. */
export interface Contact {
  readonly version: string;
  readonly isDurable: boolean;
}

/** The connection string of a database of this server. It holds the password: never log it. */
export function urlOf(postmaster: Postmaster, password: string, database: string): string {
  return `postgres://${ROLE}:${encodeURIComponent(password)}@127.0.0.1:${postmaster.port}/${database}?sslmode=disable`;
}

/**
 * Connects, has the server read a fresh secret from its folder, and creates Vigil's database when it is missing.
 * @param alone true ends every other session: what a killed Vigil left running must not write any more
 * @throws the connection's error, or an Error when the server serves another folder
 */
export async function meet(
  cluster: string,
  postmaster: Postmaster,
  password: string,
  alone: boolean,
): Promise<Contact> {
  const client = new pg.Client({
    connectionString: urlOf(postmaster, password, 'postgres'),
    connectionTimeoutMillis: 15_000,
  });
  client.on('error', () => client.end()); // The query in flight rejects with the same error; this only keeps Node from ending.
  await client.connect();
  try {
    await proveFolder(client, cluster);
    if (alone) {
      await client.query(
        "select pg_terminate_backend(pid, 5000) from pg_stat_activity where pid <> pg_backend_pid() and backend_type = 'client backend'",
      );
    }
    const known = await client.query('select 1 from pg_database where datname = $1', [ROLE]);
    if (known.rowCount === 0) await client.query(`create database ${ROLE}`).catch(unlessThere);
    const told = await client.query<{ version: string; fsync: string }>(
      "select current_setting('server_version') as version, current_setting('fsync') as fsync",
    );
    const row = told.rows[0];
    return { version: row?.version.split(' ')[0] ?? '', isDurable: row?.fsync === 'on' };
  } finally {
    await client.end();
  }
}

/** duplicate_database, and unique_violation where two make it in the same moment (PostgreSQL, appendix A). */
const THERE: ReadonlySet<unknown> = new Set(['42P04', '23505']);
function unlessThere(error: Error & { readonly code?: string }): void {
  if (!THERE.has(error.code)) throw error;
}

const LOOK_MS = 250;
/** However long another command may work on; what still runs then is ended. */
const PATIENCE_MS = 3_600_000;

/** Waits until nobody else works on a server, so that whoever started it does not end the work of those who share it. Says so when that takes a while. */
export async function untilAlone(url: string, say: (sentence: string) => void): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const until = Date.now() + PATIENCE_MS;
    for (let looks = 0; Date.now() < until; looks++) {
      const { rows } = await client.query<{ others: number }>(
        "select count(*)::int as others from pg_stat_activity where pid <> pg_backend_pid() and backend_type = 'client backend'",
      );
      if (rows[0]?.others === 0) return;
      if (looks === 4) say('Another Vigil still works on this folder; waiting for it before the database is stopped.');
      await sleep(LOOK_MS);
    }
  } catch {
    return; // the server is gone or going: nobody works on it
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function proveFolder(client: pg.Client, cluster: string): Promise<void> {
  const name = `vigil-proof-${randomUUID()}`;
  const secret = randomUUID();
  writeFileSync(join(cluster, name), secret, { mode: 0o644, flag: 'wx' });
  try {
    const read = await client.query<{ content: string }>('select pg_read_file($1) as content', [name]);
    if (read.rows[0]?.content !== secret) throw new Error('The server on this port serves another folder.');
  } finally {
    rmSync(join(cluster, name), { force: true });
  }
}
