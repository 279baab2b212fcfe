// Opens and closes the cases in which another person hears an appeal or looks a second time, and says what follows for the decision they are about.
import { createHmac } from 'node:crypto';
import type pg from 'pg';
import type { AuditLine } from '../core/audit.ts';
import type { Case, CaseKind } from '../core/case.ts';
import type { Decision } from '../core/decision.ts';
import type { Policy } from '../core/policy.ts';
import type { ActId } from '../core/signature.ts';
import { blindCase, isChosen } from '../engine/blind-case.ts';
import { putSignature, readSignature, wantOn } from './acts.ts';
import { sha256 } from './chain.ts';
import { secretOf } from './secrets.ts';

/** When something happens, and under which policy. */
export interface Moment {
  readonly now: number;
  readonly policy: Policy;
}

/** A decision with its case. */
export interface DecidedCase {
  readonly decision: Decision;
  readonly case: Case;
}

/** A decision has come to stand: chance may give it a second look, an appeal that waited for it is opened, and one that it hears is settled. */
export async function onStands(client: pg.ClientBase, one: DecidedCase, at: Moment): Promise<readonly AuditLine[]> {
  const { decision, case: about } = one;
  if (about.kind === 'appeal') return overturnAppealed(client, one, at.now);
  if (about.kind === 'second-look' || decision.outcome === undefined || about.state !== 'decided') return [];
  if (decision.outcome !== 'violating' && decision.outcome !== 'not-violating') return [];
  const lines: AuditLine[] = [];
  const secret = await secretOf(client, 'quality-secret');
  if (isChosen(createHmac('sha256', secret).update(decision.id).digest('hex'), at.policy.secondLook))
    lines.push(...(await openSecondLook(client, one, at)));
  const { rows } = await client.query<{ id: string }>(
    `select id from appeal where decision = $1 and state = 'waiting'`,
    [decision.id],
  );
  for (const { id } of rows) lines.push(...(await openAppealCase(client, id, one, at)));
  return lines;
}

/** A decision stands no more: an unfinished second look at it is over, and an appeal that waited has come to what it asked for. */
export async function onFallen(client: pg.ClientBase, { decision }: DecidedCase, now: number): Promise<void> {
  await client.query(
    `update appeal set state = 'overturned', settled_ms = $2 where decision = $1 and state = 'waiting'`,
    [decision.id, now],
  );
  const { rows } = await client.query<{ id: string }>(
    'delete from second_look where decision = $1 and second is null returning case_id as id',
    [decision.id],
  );
  for (const { id } of rows) await client.query(`delete from case_file where id = $1 and kind = 'second-look'`, [id]);
}

/** A person has decided on a case about another decision: an appeal is upheld or overturned, a second look agrees or goes to a lead. */
export async function onBlindDecision(
  client: pg.ClientBase,
  { decision, case: one }: DecidedCase,
  { now, policy }: Moment,
): Promise<readonly AuditLine[]> {
  if (one.kind === 'appeal' && decision.state === 'opinion') {
    await client.query(`update appeal set state = 'upheld', settled_ms = $2 where case_id = $1`, [one.id, now]);
    return [{ at: now, actor: 'vigil', act: 'appeal.upheld', subject: one.id, detail: { decision: decision.id } }];
  }
  if (one.kind !== 'second-look') return [];
  const { rows } = await client.query<{ id: string; first: string }>(
    `update second_look set second = $2, settled_ms = $3 where case_id = $1 and second is null returning decision as id, first`,
    [one.id, decision.outcome, now],
  );
  const [first] = rows;
  if (first === undefined || first.first === decision.outcome) return [];
  await wantLead(client, first.id, { now, policy });
  const detail = { first: first.first, second: decision.outcome ?? 'none' };
  return [{ at: now, actor: 'vigil', act: 'second-look.differs', subject: first.id, detail }];
}

/** A decision on such a case is taken back. */
export async function onBlindUndone(client: pg.ClientBase, { decision, case: one }: DecidedCase): Promise<void> {
  if (one.kind === 'appeal') {
    await client.query(`update appeal set state = 'open', settled_ms = null where case_id = $1`, [one.id]);
    await client.query(`update decision set state = 'stands' where id = $1 and state = 'overturned'`, [one.about]);
  }
  if (one.kind !== 'second-look' || decision.outcome === undefined) return;
  const { rows } = await client.query<{ id: string }>(
    'update second_look set second = null, settled_ms = null where case_id = $1 returning decision as id',
    [one.id],
  );
  const signature = rows[0] === undefined ? undefined : await readSignature(client, rows[0].id);
  if (signature?.state !== 'wanted' || !signature.causes.includes('disagreement')) return;
  await putSignature(client, { ...signature, state: 'withdrawn', settledAt: decision.at });
}

async function overturnAppealed(
  client: pg.ClientBase,
  { decision, case: one }: DecidedCase,
  now: number,
): Promise<readonly AuditLine[]> {
  if (one.state !== 'decided') return [];
  await client.query(`update decision set state = 'overturned' where id = $1 and state in ('waiting', 'stands')`, [
    one.about,
  ]);
  await client.query(`update appeal set state = 'overturned', settled_ms = $2 where case_id = $1`, [one.id, now]);
  // What still waited on the overturned decision is settled with it.
  const waiting = one.about === undefined ? undefined : await readSignature(client, one.about);
  if (waiting?.state === 'wanted') await putSignature(client, { ...waiting, state: 'withdrawn', settledAt: now });
  return [{ at: now, actor: 'vigil', act: 'appeal.overturned', subject: one.id, detail: { decision: decision.id } }];
}

/** Opens the case that hears an appeal. */
export async function openAppealCase(
  client: pg.ClientBase,
  appeal: string,
  { decision, case: first }: DecidedCase,
  { now, policy }: Moment,
): Promise<readonly AuditLine[]> {
  const made = blindCase('appeal', decision, first, { now, policy, sha256 });
  await putBlindCase(client, made, now);
  await client.query(`update appeal set state = 'open', case_id = $2 where id = $1`, [appeal, made.id]);
  return [{ at: now, actor: 'vigil', act: 'appeal.opened', subject: made.id, detail: { appeal } }];
}

async function openSecondLook(
  client: pg.ClientBase,
  { decision, case: first }: DecidedCase,
  { now, policy }: Moment,
): Promise<readonly AuditLine[]> {
  const made = blindCase('second-look', decision, first, { now, policy, sha256 });
  await putBlindCase(client, made, now);
  await client.query(
    'insert into second_look (decision, case_id, policy, first, opened_ms) values ($1, $2, $3, $4, $5) on conflict do nothing',
    [decision.id, made.id, decision.policy ?? policy.version, decision.outcome, now],
  );
  return [{ at: now, actor: 'vigil', act: 'second-look.opened', subject: made.id, detail: {} }];
}

async function putBlindCase(client: pg.ClientBase, made: Case, now: number): Promise<void> {
  await client.query(
    `insert into case_file (id, platform, account, severity, state, bits, assessment, opened_ms, due_ms, route, jumps, changed_ms, kind, about)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) on conflict (id) do update set state = 'open'`,
    [
      made.id,
      made.platform,
      made.account,
      made.severity,
      made.state,
      made.assessment.bits,
      JSON.stringify(made.assessment),
      made.openedAt,
      made.dueAt,
      made.route,
      made.jumps,
      now,
      made.kind satisfies CaseKind | undefined,
      made.about,
    ],
  );
}

/** Two people came to different outcomes: a lead settles it, by signing the first decision or by returning it to review. */
async function wantLead(client: pg.ClientBase, decision: string, { now, policy }: Moment): Promise<void> {
  const before = await readSignature(client, decision);
  const act = before?.state === 'wanted' ? before.act : (decision as ActId);
  await wantOn(client, act, ['disagreement'], { now, policy });
}
