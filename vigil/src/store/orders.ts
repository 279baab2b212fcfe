// Reads orders and records what somebody saw of them, with a line in the audit log.
import type pg from 'pg';
import type { Order, OrderState } from '../core/order.ts';
import { type Confirmation, confirm } from '../engine/confirm.ts';
import { appendAudit } from './chain.ts';
import { inTransaction } from './connection.ts';
import { takeWriterLock } from './writer-lock.ts';

/** An order with its case and the last confirmation. Times in milliseconds since 1970. */
export interface OrderRow extends Order {
  readonly case: string;
  readonly confirmed: { readonly by: string; readonly says: string; readonly at: number } | null;
}

/** Which orders: the oldest first, and those of one decision in the order in which they run. `after` is the last row of the page before. */
export interface OrderFilter {
  /** Undefined: all that are to be carried out and not yet seen from outside. */
  readonly state?: OrderState;
  readonly limit: number;
  readonly after?: Pick<OrderRow, 'createdAt' | 'decision' | 'step'>;
}

const COLUMNS = `o.id, o.decision, o.platform, o.account, o.kind, o.action, o.state, o.step, o.created_ms::float8 as "createdAt"`;

/** Orders, oldest first. */
export async function listOrders(pool: pg.Pool, { state, limit, after }: OrderFilter): Promise<readonly OrderRow[]> {
  const { rows } = await pool.query<OrderRow>(
    `select ${COLUMNS}, d.case_id as case,
       (select jsonb_build_object('by', c.by_name, 'says', c.says, 'at', c.at_ms) from order_confirmation c where c.order_id = o.id
        order by c.at_ms desc, c.state desc limit 1) as confirmed
     from orders o join decision d on d.id = o.decision
     where (case when $1::text is null then o.state in ('pending', 'applied') else o.state = $1 end)
       and ($2::bigint is null or (o.created_ms, o.decision, o.step) > ($2, $3, $4))
     order by o.created_ms, o.decision, o.step limit $5`,
    [state ?? null, after?.createdAt ?? null, after?.decision ?? null, after?.step ?? null, limit],
  );
  return rows;
}

/** What came of a confirmation: the order as it then is, or why not. */
export type Recorded =
  | { readonly ok: true; readonly order: Order }
  | { readonly ok: false; readonly gone: boolean; readonly why: string };

/** Records what somebody saw of an order. */
export async function confirmOrder(pool: pg.Pool, id: string, said: Confirmation): Promise<Recorded> {
  return inTransaction(pool, async (client): Promise<Recorded> => {
    await takeWriterLock(client);
    const { rows } = await client.query<Order>(
      `select ${COLUMNS} from orders o where o.decision = (select decision from orders where id = $1) order by o.step, o.id`,
      [id],
    );
    const order = rows.find((one) => one.id === id);
    if (order === undefined)
      return { ok: false, gone: true, why: 'There is no such order. "vigil orders" lists those that wait.' };
    const made = confirm(
      order,
      rows.filter((one) => one.step < order.step),
      said,
    );
    if (!made.ok) return { ok: false, gone: false, why: made.why };
    await client.query('update orders set state = $2 where id = $1', [id, said.seen]);
    await client.query(
      'insert into order_confirmation (order_id, state, by_name, says, at_ms) values ($1, $2, $3, $4, $5)',
      [id, said.seen, said.by, said.says, said.now],
    );
    await appendAudit(client, [made.audit]);
    return { ok: true, order: made.order };
  });
}
