// Writes to the audit log that other words are looked for from now on, before they are.
import type pg from 'pg';
import { appendAudit } from './chain.ts';
import { inTransaction } from './connection.ts';
import { takeWriterLock } from './writer-lock.ts';

/** Which fingerprint of the rules gave way to which, with how many terms, when (milliseconds since 1970). Throws when it cannot be written; then nothing may change. */
export async function logLexicon(
  pool: pg.Pool,
  change: { readonly from: string; readonly to: string; readonly terms: number; readonly now: number },
): Promise<void> {
  const { from, to, terms, now } = change;
  await inTransaction(pool, async (client) => {
    await takeWriterLock(client);
    await appendAudit(client, [
      { at: now, actor: 'vigil', act: 'lexicon.reloaded', subject: to, detail: { from, to, terms } },
    ]);
  });
}
