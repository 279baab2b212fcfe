// Writes a decision with its orders, whoever made it: a policy for an interim measure, or a person.
import type pg from 'pg';
import type { Decision } from '../core/decision.ts';
import type { Order } from '../core/order.ts';

/** A decision with what follows from it. `seen` is what judging saw of the account when a person decided. */
export interface Decided {
  readonly decision: Decision;
  readonly orders: readonly Order[];
  readonly seen?: unknown;
  /** What a sender calls its draft, so that a decision sent twice is known again. */
  readonly draft?: string;
  /** Who looked at the case before, so that taking the decision back gives it to them again. */
  readonly routeBefore?: string;
}

/** Inside an open transaction. A decision that is there already stays as it is. */
export async function putDecision(
  client: pg.ClientBase,
  { decision, orders, seen, draft, routeBefore }: Decided,
): Promise<void> {
  await client.query(
    `insert into decision (id, case_id, platform, account, author, reason, outcome, innocent, action, interim, at_ms, seen, draft, act, policy, state, route_before)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17) on conflict do nothing`,
    [
      decision.id,
      decision.case,
      decision.platform,
      decision.account,
      JSON.stringify(decision.by),
      decision.reason,
      decision.outcome ?? null,
      decision.innocent ?? null,
      decision.action ?? null,
      decision.interim,
      decision.at,
      seen === undefined ? null : JSON.stringify(seen),
      draft ?? null,
      decision.act ?? null,
      decision.policy ?? null,
      decision.state,
      routeBefore ?? null,
    ],
  );
  for (const order of orders) {
    await client.query(
      `insert into orders (id, decision, platform, account, kind, action, state, step, created_ms)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing`,
      [
        order.id,
        order.decision,
        order.platform,
        order.account,
        order.kind,
        order.action ?? null,
        order.state,
        order.step,
        order.createdAt,
      ],
    );
  }
}
