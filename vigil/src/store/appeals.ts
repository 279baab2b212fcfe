// Takes appeals in: bounded, idempotent by the platform's own id, one a decision. Another person hears it in a case of its own.
import type pg from 'pg';
import type { Appeal, AppealId, AppealState } from '../core/appeal.ts';
import type { Case } from '../core/case.ts';
import type { Decision } from '../core/decision.ts';
import type { Policy } from '../core/policy.ts';
import { readableId } from '../engine/readable-id.ts';
import { DECISION_JSON } from './acts.ts';
import { openAppealCase } from './blind-cases.ts';
import { appendAudit, sha256 } from './chain.ts';
import { inTransaction } from './connection.ts';
import { CASE_JSON } from './files.ts';
import { decodeText, encodeText } from './kept.ts';
import { takeWriterLock } from './writer-lock.ts';

/** What a platform sends. */
export interface AppealWish {
  readonly platform: string;
  readonly account: string;
  readonly senderId: string;
  readonly text: string;
}

/** What came of it. `repeated`: this appeal was here before. */
export type TakenAppeal =
  | {
      readonly ok: true;
      readonly appeal: Pick<Appeal, 'id' | 'state'> & { readonly case: string | null };
      readonly repeated: boolean;
    }
  | { readonly ok: false; readonly refusal: 'nothing' | 'taken' | 'other'; readonly why: string };

/** Takes an appeal against the newest decision of a person that suspended the account. */
export async function takeAppeal(
  pool: pg.Pool,
  wish: AppealWish,
  at: { readonly now: number; readonly policy: Policy; readonly actor: string },
): Promise<TakenAppeal> {
  return inTransaction(pool, async (client): Promise<TakenAppeal> => {
    await takeWriterLock(client);
    const before = await readBefore(client, wish);
    if (before !== undefined) return before;
    const found = await readAppealed(client, wish);
    if (found === undefined)
      return {
        ok: false,
        refusal: 'nothing',
        why: 'No decision of a person suspends this account, so there is nothing to appeal against. Where a case is open, a person looks at it anyway.',
      };
    const { decision, case: first, taken } = found;
    if (taken)
      return {
        ok: false,
        refusal: 'taken',
        why: 'There is an appeal against this decision already; each decision is heard once.',
      };
    const id = `A-${readableId(sha256(`appeal\u0000${wish.platform}\u0000${wish.senderId}`))}` as AppealId;
    const stands = decision.state === 'stands';
    await client.query(
      `insert into appeal (id, platform, sender_id, account, text, decision, state, received_ms) values ($1, $2, $3, $4, $5, $6, 'waiting', $7)`,
      [id, wish.platform, wish.senderId, wish.account, encodeText(wish.text), decision.id, at.now],
    );
    const lines = stands ? await openAppealCase(client, id, { decision, case: first }, at) : [];
    const line = {
      at: at.now,
      actor: at.actor,
      act: 'appeal.received',
      subject: id,
      detail: { decision: decision.id },
    };
    await appendAudit(client, [line, ...lines]);
    return {
      ok: true,
      appeal: { id, state: stands ? 'open' : 'waiting', case: lines[0]?.subject ?? null },
      repeated: false,
    };
  });
}

async function readBefore(client: pg.ClientBase, wish: AppealWish): Promise<TakenAppeal | undefined> {
  const { rows } = await client.query<{ id: AppealId; state: AppealState; case: string | null; account: string }>(
    'select id, state, case_id as case, account from appeal where platform = $1 and sender_id = $2',
    [wish.platform, wish.senderId],
  );
  const [row] = rows;
  if (row === undefined) return undefined;
  if (row.account !== wish.account)
    return {
      ok: false,
      refusal: 'other',
      why: 'This id belongs to an appeal of another account. Give each appeal an id of its own.',
    };
  return { ok: true, appeal: { id: row.id, state: row.state, case: row.case }, repeated: true };
}

async function readAppealed(
  client: pg.ClientBase,
  { platform, account }: AppealWish,
): Promise<{ readonly decision: Decision; readonly case: Case; readonly taken: boolean } | undefined> {
  const { rows } = await client.query<{ decision: Decision; found: Case; taken: boolean }>(
    `select ${DECISION_JSON} as decision, (select ${CASE_JSON} from case_file c where c.id = d.case_id) as found,
       exists (select from appeal a where a.decision = d.id) as taken
     from decision d where d.platform = $1 and d.account = $2 and not d.interim and d.action = 'suspend' and d.state in ('waiting', 'stands')
     order by d.at_ms desc, d.id limit 1`,
    [platform, account],
  );
  const [row] = rows;
  return row === undefined ? undefined : { decision: row.decision, case: row.found, taken: row.taken };
}

/** The appeal that a case hears, or undefined. */
export async function readAppeal(
  pool: pg.Pool,
  caseId: string,
): Promise<
  { readonly id: string; readonly state: AppealState; readonly text: string; readonly receivedAt: number } | undefined
> {
  const { rows } = await pool.query<{ id: string; state: AppealState; text: Buffer; receivedAt: number }>(
    'select id, state, text, received_ms::float8 as "receivedAt" from appeal where case_id = $1',
    [caseId],
  );
  const [row] = rows;
  return row === undefined ? undefined : { ...row, text: decodeText(row.text) };
}
