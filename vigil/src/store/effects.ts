// Reads what was decided on a case and what has become of it on the platform: orders with the time they wait, the signature, and who may see that while another person still looks blind.
import type pg from 'pg';
import type { Case } from '../core/case.ts';
import type { Decision } from '../core/decision.ts';
import type { Order } from '../core/order.ts';
import type { Hand, Signature } from '../core/signature.ts';
import { DECISION_JSON, ORDER_JSON, readParties, readSignature } from './acts.ts';

/** A case with whether another person is to look at it blind now, and who took part and so may see all. */
export interface Blindness {
  readonly kind: NonNullable<Case['kind']>;
  readonly about: string | null;
  /** True while an appeal or a second look about it, or it as one, is open. */
  readonly blind: boolean;
  readonly parties: readonly Hand[];
}

/** Whether what was decided first must be hidden, or undefined when there is no such case. */
export async function readBlindness(db: pg.Pool | pg.ClientBase, id: string): Promise<Blindness | undefined> {
  const { rows } = await db.query<{ kind: Blindness['kind']; about: string | null; own: boolean; others: string[] }>(
    `select c.kind, c.about, c.kind <> 'finding' and c.state = 'open' as own,
       (select coalesce(array_agg(d.id), '{}') from decision d join case_file b on b.about = d.id and b.state = 'open' where d.case_id = c.id) as others
     from case_file c where c.id = $1`,
    [id],
  );
  const [row] = rows;
  if (row === undefined) return undefined;
  const parties: Hand[] = [];
  for (const one of [...row.others, ...(row.about === null ? [] : [row.about])])
    parties.push(...(await readParties(db, one)));
  return { kind: row.kind, about: row.about, blind: row.own || row.others.length > 0, parties };
}

/** Which of these cases another person is to look at blind now. */
export async function readLookedBlind(pool: pg.Pool, ids: readonly string[]): Promise<readonly string[]> {
  const { rows } = await pool.query<{ id: string }>(
    `select distinct d.case_id as id from decision d join case_file b on b.about = d.id and b.state = 'open' where d.case_id = any($1)`,
    [ids],
  );
  return rows.map(({ id }) => id);
}

/** One order of a case, with what was last said of it. */
export interface EffectRow extends Order {
  readonly confirmed: { readonly by: string; readonly says: string; readonly at: number } | null;
}

/** What became of a case: its newest decision of a person with the signature on it, and all orders, oldest first, at most a hundred. */
export interface Effects {
  readonly decision: Decision | undefined;
  readonly signature: Signature | undefined;
  readonly orders: readonly EffectRow[];
}

/** Reads it. */
export async function readEffects(pool: pg.Pool, id: string): Promise<Effects> {
  const { rows: decisions } = await pool.query<{ decision: Decision }>(
    `select ${DECISION_JSON} as decision from decision d where d.case_id = $1 and not d.interim order by d.at_ms desc, d.id desc limit 1`,
    [id],
  );
  const { rows: orders } = await pool.query<{ one: Order; confirmed: EffectRow['confirmed'] }>(
    `select ${ORDER_JSON} as one,
       (select jsonb_build_object('by', c.by_name, 'says', c.says, 'at', c.at_ms) from order_confirmation c where c.order_id = o.id
        order by c.at_ms desc, c.state desc limit 1) as confirmed
     from orders o join decision d on d.id = o.decision where d.case_id = $1 order by o.created_ms, o.decision, o.step limit 100`,
    [id],
  );
  const decision = decisions[0]?.decision;
  const signature = decision === undefined ? undefined : await readSignature(pool, decision.id);
  return { decision, signature, orders: orders.map(({ one, confirmed }) => ({ ...one, confirmed })) };
}

/** One decision by its id. */
export async function readDecision(pool: pg.Pool, id: string): Promise<Decision | undefined> {
  const { rows } = await pool.query<{ decision: Decision }>(
    `select ${DECISION_JSON} as decision from decision d where d.id = $1`,
    [id],
  );
  return rows[0]?.decision;
}
