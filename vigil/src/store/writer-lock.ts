// One writer at a time, across processes: the audit chain has one end, and counts are guarded by what the last writer left.
import type pg from 'pg';

/** Any fixed number that nothing else in the database uses. */
const WRITER = 715_002;

/** Waits for the lock; the end of the transaction gives it back. */
export async function takeWriterLock(client: pg.ClientBase): Promise<void> {
  await client.query('select pg_advisory_xact_lock($1)', [WRITER]);
}
