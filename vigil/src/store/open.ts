// Opens the store: connects, refuses unsafe settings, brings the schema up to date, and offers what the engine and the screens need.
import type pg from 'pg';
import type { AccountFiles, Batch, Judge, Mark, Recorded, Store } from '../engine/ports.ts';
import { inTransaction, openPool, StoreError, unsafeSettings } from './connection.ts';
import { accountFiles } from './look-back.ts';
import { migrate } from './migrate.ts';
import { openRates, type Rates } from './rates.ts';
import { record } from './record.ts';
import { secretOf } from './secrets.ts';
import type { Seen } from './seen.ts';
import { openSeen } from './seen.ts';

/** An open store. `pool` is for the readers in this folder. */
export interface OpenStore extends Store {
  readonly pool: pg.Pool;
  /** The counts of the platform, as this process holds them. */
  readonly rates: Rates;
  /** Which accounts have a file, for look-back. */
  readonly files: AccountFiles;
  close(): Promise<void>;
}

/** How to open a store. `allowUnsafe` is for throw-away databases of tests. */
export interface StoreOptions {
  readonly url: string;
  readonly onTrouble?: (error: Error) => void;
  readonly allowUnsafe?: boolean;
}

/** Connects and migrates. Throws StoreError with what to do when the database is out of reach, unsafe or newer than this program. */
export async function openStore(options: StoreOptions): Promise<OpenStore> {
  const pool = openPool(options.url, options.onTrouble ?? noteOnly);
  try {
    await reach(pool);
    const unsafe = options.allowUnsafe === true ? [] : await unsafeSettings(pool);
    if (unsafe.length > 0) {
      throw new StoreError(
        `The database would lose acknowledged rows in a power cut: ${unsafe.join(', ')} is off.`,
        'Turn it on in postgresql.conf and reload the server.',
      );
    }
    await migrate(pool);
    const secret = await secretOf(pool, 'seen-secret');
    const rates = openRates();
    const close = (): Promise<void> => pool.end();
    return { pool, rates, files: accountFiles(pool), close, record: recorder(pool, openSeen(secret), rates) };
  } catch (error) {
    await pool.end();
    throw error;
  }
}

/** admin_shutdown (PostgreSQL, appendix A). */
const ORDERLY_STOP = '57P01';

/** Errors of idle connections need no act: the pool has dropped the connection, and the next query opens another or fails with its own error. */
function noteOnly(error: Error & { readonly code?: string }): void {
  // A server that is stopped in order says so to every idle connection; whoever needs one next finds it away, or back.
  if (error.code === ORDERLY_STOP) return;
  process.emitWarning(`A database connection broke while idle: ${error.message}`);
}

function recorder(pool: pg.Pool, seen: Seen, rates: Rates): Store['record'] {
  return async (batch: Batch, judge: Judge, now: number, mark?: Mark): Promise<Recorded> => {
    const { recorded, committed } = await inTransaction(pool, (client) =>
      record(client, seen, { batch, judge, now, mark, rates }),
    );
    committed();
    return recorded;
  };
}

async function reach(pool: pg.Pool): Promise<void> {
  try {
    await pool.query('select 1');
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new StoreError(
      `The database cannot be reached (${why}).`,
      'Check DATABASE_URL or --database, and that the server runs and lets this user in.',
    );
  }
}
