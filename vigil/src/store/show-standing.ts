// Shows who an account is to a person who has drafted a decision, and writes down that they looked. The only place that reads Standing; nothing that judges can reach it.
import type pg from 'pg';
import type { Standing } from '../core/account.ts';
import { appendAudit } from './chain.ts';
import { inTransaction } from './connection.ts';
import { takeWriterLock } from './writer-lock.ts';

/** Who looks, at which case, with which draft in hand. */
export interface StandingWish {
  readonly case: string;
  readonly actor: string;
  readonly by: string;
  readonly draft: string;
  readonly outcome: string;
  /** Vigil's clock, milliseconds since 1970. */
  readonly now: number;
}

/** What the platform said last about the account of a case, and when that was received (0: never). Undefined when there is no such case. */
export function showStanding(
  pool: pg.Pool,
  wish: StandingWish,
): Promise<{ readonly standing: Standing; readonly toldAt: number } | undefined> {
  return inTransaction(pool, async (client) => {
    await takeWriterLock(client);
    const { rows } = await client.query<{ standing: Standing; toldAt: number }>(
      `select a.standing, a.standing_ms as "toldAt" from case_file c join account a on a.platform = c.platform and a.id = c.account where c.id = $1`,
      [wish.case],
    );
    if (rows[0] === undefined) return undefined;
    const { by, draft, outcome } = wish;
    await appendAudit(client, [
      { at: wish.now, actor: wish.actor, act: 'standing.shown', subject: wish.case, detail: { by, draft, outcome } },
    ]);
    return rows[0];
  });
}
