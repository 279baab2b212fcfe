// One act on people: a transaction under the writer's lock, so that what was checked still holds when it is written, with its lines in the audit log.
import type pg from 'pg';
import type { AuditLine } from '../core/audit.ts';
import { appendAudit } from './chain.ts';
import { inTransaction } from './connection.ts';
import { takeWriterLock } from './writer-lock.ts';

/** Who acts, as the audit log names them, and when. `person` is the id of a person, or undefined at the terminal. */
export interface Deed {
  readonly actor: string;
  readonly person?: string | undefined;
  readonly now: number;
}

/** Notes a line; written when the work is done, in one transaction with it. */
export type Note = (act: string, subject: string, detail?: AuditLine['detail']) => void;

/** Runs `work`; anything thrown rolls it back, lines included. */
export async function audited<T>(
  pool: pg.Pool,
  { actor, now }: Deed,
  work: (client: pg.PoolClient, note: Note) => Promise<T>,
): Promise<T> {
  return inTransaction(pool, async (client) => {
    await takeWriterLock(client);
    const lines: AuditLine[] = [];
    const made = await work(client, (act, subject, detail = {}) =>
      lines.push({ at: now, actor, act, subject, detail }),
    );
    await appendAudit(client, lines);
    return made;
  });
}
