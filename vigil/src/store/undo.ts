// Takes a decision back within seconds: its orders are cancelled before anybody has carried one out, what they had taken the place of is ordered again, and the case is open as it was.
import type pg from 'pg';
import { DEFAULT_POLICY, type Policy } from '../core/policy.ts';
import type { Hand } from '../core/signature.ts';
import { undo } from '../engine/sign.ts';
import { putSettled, putSignature, readHeld, readSignature, revive } from './acts.ts';
import { onBlindUndone, onFallen } from './blind-cases.ts';
import { appendAudit } from './chain.ts';
import { inTransaction } from './connection.ts';
import { takeWriterLock } from './writer-lock.ts';

/** What came of it. `cases`: those that are open again. */
export type Undone =
  | { readonly ok: true; readonly cases: readonly string[]; readonly repeated: boolean }
  | { readonly ok: false; readonly gone: boolean; readonly why: string };

/** Takes a decision back, with the whole act that it is part of. Taken back already by the same person: said again, recorded once. */
export async function undoDecision(
  pool: pg.Pool,
  id: string,
  by: Hand,
  { now, policy = DEFAULT_POLICY }: { readonly now: number; readonly policy?: Policy },
): Promise<Undone> {
  return inTransaction(pool, async (client): Promise<Undone> => {
    await takeWriterLock(client);
    const { rows } = await client.query<{ act: string; state: string; by: string; case: string }>(
      `select coalesce(act, id) as act, state, author->>'name' as by, case_id as case from decision where id = $1 and not interim`,
      [id],
    );
    const [found] = rows;
    if (found === undefined) return { ok: false, gone: true, why: 'There is no such decision.' };
    if (found.state === 'undone' && found.by === by.name) return { ok: true, cases: [found.case], repeated: true };
    const held = await readHeld(client, found.act);
    const signature = await readSignature(client, id);
    const undone = undo(held, signature, { by, now, seconds: policy.undoSeconds });
    if (!undone.ok) return { ok: false, gone: false, why: undone.why };
    if (undone.signature !== undefined) await putSignature(client, undone.signature);
    const lines = await putSettled(client, undone.settled, now);
    await revive(
      client,
      held.map(({ decision }) => decision.id),
    );
    for (const one of undone.settled) {
      await onBlindUndone(client, one);
      await onFallen(client, one, now);
    }
    await appendAudit(client, [...undone.audit, ...lines]);
    return { ok: true, cases: undone.settled.map(({ case: one }) => one.id), repeated: false };
  });
}
