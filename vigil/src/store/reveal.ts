// Writes to the audit log that somebody looked at unmasked words, before they are shown.
import type pg from 'pg';
import { appendAudit } from './chain.ts';
import { inTransaction } from './connection.ts';
import { takeWriterLock } from './writer-lock.ts';

/** Who revealed which case, ring or piece on the shelf, when (milliseconds since 1970). Throws when it cannot be written; then nothing may be shown. */
export async function logReveal(
  pool: pg.Pool,
  reveal: {
    readonly actor: string;
    readonly subject: string;
    readonly now: number;
    readonly act?: 'case.revealed' | 'ring.revealed' | 'shelf.revealed' | 'lexicon.revealed';
  },
): Promise<void> {
  await inTransaction(pool, async (client) => {
    await takeWriterLock(client);
    await appendAudit(client, [
      { at: reveal.now, actor: reveal.actor, act: reveal.act ?? 'case.revealed', subject: reveal.subject, detail: {} },
    ]);
  });
}
