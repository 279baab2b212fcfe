// Reads what is signed and undone together, and writes what became of it: decisions, cases, orders and measures, inside an open transaction under the writer's lock.
import type pg from 'pg';
import type { AuditLine } from '../core/audit.ts';
import type { Case } from '../core/case.ts';
import type { Decision } from '../core/decision.ts';
import type { Order } from '../core/order.ts';
import type { Policy } from '../core/policy.ts';
import type { ActId, Hand, Signature, SignatureCause } from '../core/signature.ts';
import { wantSignature } from '../engine/second-signature.ts';
import type { Held, Settled } from '../engine/sign.ts';
import { sha256 } from './chain.ts';
import { putDecision } from './decisions.ts';
import { CASE_JSON, putCases } from './files.ts';

/** A decision of an act, with who looked at its case before. */
export type HeldRow = Held & { readonly route: Case['route'] };

/** An `Order` as a JSON value, of a row `o` of orders. */
export const ORDER_JSON = `jsonb_strip_nulls(jsonb_build_object('id', o.id, 'decision', o.decision, 'platform', o.platform, 'account', o.account,
  'kind', o.kind, 'action', o.action, 'state', o.state, 'step', o.step, 'createdAt', o.created_ms))`;

/** A `Decision` as a JSON value, of a row `d` of decision. */
export const DECISION_JSON = `jsonb_strip_nulls(jsonb_build_object('id', d.id, 'case', d.case_id, 'platform', d.platform, 'account', d.account, 'by', d.author,
  'reason', d.reason, 'outcome', d.outcome, 'innocent', d.innocent, 'action', d.action, 'interim', d.interim, 'state', d.state, 'act', d.act,
  'policy', d.policy, 'at', d.at_ms))`;

/** A suspension by another finding that stands and was not undone: what one case says neither lifts nor weakens it. Of a row `c` of case_file. */
export const HELD_ELSEWHERE = `exists (select 1 from decision d join orders o on o.decision = d.id
  where c.kind = 'finding' and d.platform = c.platform and d.account = c.account and d.case_id <> c.id and d.state = 'stands' and d.action = 'suspend'
    and o.kind = 'enforce' and o.state in ('pending', 'applied', 'verified')
    and not exists (select 1 from orders u where u.platform = c.platform and u.account = c.account and u.kind = 'restore' and u.state in ('pending', 'applied', 'verified') and u.created_ms >= o.created_ms))`;

/** The decisions of an act, at most as many as a ring may have. */
export async function readHeld(client: pg.ClientBase, act: string): Promise<readonly HeldRow[]> {
  const { rows } = await client.query<{
    decision: Decision;
    found: Case;
    orders: readonly Order[];
    open: Case | null;
    route: Case['route'] | null;
  }>(
    `select ${DECISION_JSON} as decision, d.route_before as route,
       (select ${CASE_JSON} from case_file c where c.id = d.case_id) as found,
       (select ${CASE_JSON} from case_file c where c.platform = d.platform and c.account = d.account and c.state = 'open' and c.kind = 'finding') as open,
       (select coalesce(jsonb_agg(${ORDER_JSON} order by o.step, o.id), '[]') from orders o where o.decision = d.id) as orders
     from decision d where d.act = $1 or d.id = $1 order by d.at_ms, d.id`,
    [act],
  );
  return rows.map(({ decision, found, orders, open, route }) => ({
    decision,
    case: found,
    orders,
    open: open ?? undefined,
    route: route ?? found.route,
  }));
}

/** Writes what became of an act. Returns further lines for the audit log. */
export async function putSettled(
  client: pg.ClientBase,
  settled: readonly Settled[],
  now: number,
): Promise<readonly AuditLine[]> {
  const lines: AuditLine[] = [];
  for (const { decision, case: one, orders, measure } of settled) {
    await client.query('update decision set state = $2 where id = $1', [decision.id, decision.state]);
    await putCases(client, [one], now);
    await putOrders(client, orders);
    if (measure !== undefined) await putDecision(client, measure);
    lines.push(...(await supersede(client, decision, [...orders, ...(measure?.orders ?? [])], now)));
  }
  return lines;
}

async function putOrders(client: pg.ClientBase, orders: readonly Order[]): Promise<void> {
  await client.query(
    `update orders o set state = k.state, created_ms = k.created from unnest($1::text[], $2::text[], $3::bigint[]) as k (id, state, created)
     where o.id = k.id and (o.state, o.created_ms) <> (k.state, k.created)`,
    [orders.map((one) => one.id), orders.map((one) => one.state), orders.map((one) => one.createdAt)],
  );
}

/**
 * The newest order on an account is the one that stands: what an earlier decision ordered and nobody has carried out is cancelled. Evidence is kept all the same.
 * A suspension that stands by another case is neither cancelled by a further finding nor weakened by hiding: there the weaker order is cancelled.
 */
export async function supersede(
  client: pg.ClientBase,
  by: Pick<Decision, 'id' | 'platform' | 'account'>,
  orders: readonly Order[],
  now: number,
): Promise<readonly AuditLine[]> {
  const newest = orders.filter(({ kind, state }) => kind !== 'preserve' && state === 'pending');
  if (newest.length === 0) return [];
  const ids = newest.map((one) => one.id);
  const isHeld = newest.every(({ kind }) => kind === 'enforce') && (await isHeldElsewhere(client, by.id));
  const { rows } =
    isHeld && newest.every(({ action }) => action === 'limit')
      ? await client.query<{ id: string }>(
          `update orders set state = 'cancelled' where id = any($1) and state = 'pending' returning id`,
          [ids],
        )
      : await client.query<{ id: string }>(
          `update orders set state = 'cancelled', superseded_by = $3
           where platform = $1 and account = $2 and kind <> 'preserve' and state = 'pending' and decision <> $3 and id <> all($4)
             and not ($5 and action = 'suspend' and decision in (select id from decision where state = 'stands')) returning id`,
          [by.platform, by.account, by.id, ids, isHeld],
        );
  return rows.map(({ id }) => ({
    at: now,
    actor: 'vigil',
    act: 'order.superseded',
    subject: id,
    detail: { decision: by.id },
  }));
}

async function isHeldElsewhere(client: pg.ClientBase, decision: string): Promise<boolean> {
  const { rows } = await client.query(
    `select 1 from case_file c where c.id = (select case_id from decision where id = $1) and ${HELD_ELSEWHERE}`,
    [decision],
  );
  return rows.length > 0;
}

/** Brings back what these decisions had taken the place of. */
export async function revive(client: pg.ClientBase, decisions: readonly string[]): Promise<void> {
  await client.query(
    `update orders set state = 'pending', superseded_by = null where superseded_by = any($1) and state = 'cancelled'`,
    [decisions],
  );
}

/** Everybody who made or signed a decision. */
export async function readParties(db: pg.Pool | pg.ClientBase, decision: string): Promise<readonly Hand[]> {
  const { rows } = await db.query<{ hand: Hand }>(
    `select d.author - 'kind' as hand from decision d where d.id = $1
     union all select s.hand from decision d join signature s on s.act in (d.id, d.act) where d.id = $1 and s.state = 'given' limit 20`,
    [decision],
  );
  return rows.map((row) => row.hand);
}

/** The newest signature on the act of a decision; one that is wanted goes first. */
export async function readSignature(db: pg.Pool | pg.ClientBase, decision: string): Promise<Signature | undefined> {
  const { rows } = await db.query<{ signature: Signature }>(
    `select ${SIGNATURE_JSON} as signature from decision d join signature s on s.act in (d.id, d.act) where d.id = $1
     order by s.state = 'wanted' desc, s.wanted_ms desc, s.id limit 1`,
    [decision],
  );
  return rows[0]?.signature;
}

/** A `Signature` as a JSON value, of a row `s` of signature. */
export const SIGNATURE_JSON = `jsonb_strip_nulls(jsonb_build_object('id', s.id, 'act', s.act, 'causes', s.causes, 'state', s.state, 'wantedAt', s.wanted_ms,
  'dueAt', s.due_ms, 'by', s.hand, 'reason', s.reason, 'settledAt', s.settled_ms))`;

/** Writes a signature as it now is. */
export async function putSignature(client: pg.ClientBase, one: Signature): Promise<void> {
  await client.query(
    `insert into signature (id, act, causes, state, wanted_ms, due_ms, hand, reason, settled_ms) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (id) do update set causes = excluded.causes, state = excluded.state, hand = excluded.hand, reason = excluded.reason, settled_ms = excluded.settled_ms
       where signature.state = 'wanted'`,
    [
      one.id,
      one.act,
      JSON.stringify(one.causes),
      one.state,
      one.wantedAt,
      one.dueAt,
      one.by === undefined ? null : JSON.stringify(one.by),
      one.reason ?? null,
      one.settledAt ?? null,
    ],
  );
}

/** Wants a signature on an act. One that is wanted already gets the further causes; an end is final, so after one the act wants another. */
export async function wantOn(
  client: pg.ClientBase,
  act: ActId,
  causes: readonly SignatureCause[],
  at: { readonly now: number; readonly policy: Policy },
): Promise<Signature> {
  const { rows } = await client.query<{ signature: Signature }>(
    `select ${SIGNATURE_JSON} as signature from signature s where s.act = $1 order by s.state = 'wanted' desc, s.id limit 20`,
    [act],
  );
  const before = rows[0]?.signature;
  const signature =
    before?.state === 'wanted'
      ? { ...before, causes: [...new Set([...before.causes, ...causes])] }
      : wantSignature(act, causes, at.policy, { now: at.now, sha256, ordinal: rows.length });
  await putSignature(client, signature);
  return signature;
}
