// /v1/orders: what must still happen on the platform, and what somebody saw of it. Until a connector acts, a person or a script closes the loop here.
import type pg from 'pg';
import { z } from 'zod';
import type { DecisionId } from '../../core/decision.ts';
import type { CurrentRules } from '../../engine/flow.ts';
import type { CompiledLexicon } from '../../engine/lexicon.ts';
import { keepable } from '../../engine/unkeepable.ts';
import { confirmOrder, listOrders, type OrderRow } from '../../store/orders.ts';
import { readPlace, writePlace } from '../cursor.ts';
import { hiddenCases } from '../hand.ts';
import { maskReason } from '../mask.ts';
import { Problem } from '../problem.ts';
import { bodyOf, type Route, route } from '../route.ts';
import { type OrderLine, OrderPage } from '../shapes.ts';

const Query = z.strictObject({
  state: z
    .enum(['waiting', 'pending', 'applied', 'verified', 'cancelled'])
    .optional()
    .describe('Without it: all that are to be done and not yet seen from outside.'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(400).optional(),
});
const Id = z.strictObject({
  id: z.string().regex(/^O-[0-9a-zA-Z-]{4,60}$/, 'an order id looks like O-0123abcd-enforce'),
});
const Said = z.strictObject({
  seen: z.enum(['applied', 'verified']).describe('applied: it was done; verified: its effect was seen from outside.'),
  says: z.string().max(2_000).default('').describe('What was seen, in a sentence.'),
});
const Place = z.tuple([z.number(), z.string().max(80), z.int()]);

/** What these routes need. */
export interface OrderParts {
  readonly pool: pg.Pool;
  readonly rules: CurrentRules;
  readonly now: () => number;
  readonly onConfirmed: () => void;
}

/** Both routes. */
export function orderRoutes({ pool, rules, now, onConfirmed }: OrderParts): readonly Route[] {
  const list = route({
    method: 'GET',
    path: '/v1/orders',
    scope: 'cases:read',
    query: Query,
    problems: [503],
    says: 'What must still happen on the platform, oldest first. What was decided first is left out for whoever may be the other person to look at it blind; a page can be shorter for that.',
    answer: { says: 'A page of orders.', schema: OrderPage },
    act: async ({ query: { state, limit, cursor }, who }) => {
      const rows = await listOrders(pool, {
        limit: limit + 1,
        ...(state && { state }),
        ...(cursor && { after: placeOf(readPlace(cursor, Place)) }),
      });
      const page = rows.slice(0, limit);
      const last = page.at(-1);
      const next =
        rows.length > limit && last !== undefined ? writePlace([last.createdAt, last.decision, last.step]) : null;
      const lateAt = now() - rules().policy.lateOrderMinutes * 60_000;
      const hidden = await hiddenCases(pool, [...new Set(page.map((row) => row.case))], who);
      // Whoever may be the one to hear an appeal of it is not told here either.
      const told = page.filter((row) => !hidden.has(row.case));
      return { orders: told.map((row) => lineOf(row, lateAt, rules().lexicon)), next };
    },
  });
  const confirmation = route({
    method: 'POST',
    path: '/v1/orders/:id/confirmations',
    scope: 'orders:confirm',
    params: Id,
    problems: [400, 404, 413, 415, 422, 503],
    says: 'Say that an order was carried out, or that its effect was seen from outside.',
    body: { says: 'What was seen.', types: ['application/json'], schema: Said },
    answer: { says: 'The order as it now is.', schema: z.strictObject({ id: z.string(), state: z.string() }) },
    act: async ({ params, request, who }) => {
      const { seen, says } = bodyOf(request, Said);
      const by = who?.person ?? 'nobody';
      const made = await confirmOrder(pool, params.id, { seen, says: keepable(says), by, now: now() });
      if (!made.ok)
        throw made.gone
          ? new Problem(404, 'No such order', 'There is no order with this id. GET /v1/orders lists those that wait.')
          : new Problem(422, 'This cannot be confirmed so', made.why);
      onConfirmed();
      return { id: made.order.id, state: made.order.state };
    },
  });
  return [list, confirmation];
}

function lineOf(
  { decision: _, step: __, action, confirmed, ...row }: OrderRow,
  lateAt: number,
  lexicon: CompiledLexicon,
): OrderLine {
  const said = confirmed === null ? null : { ...confirmed, says: maskReason(confirmed.says, lexicon) };
  return { ...row, confirmed: said, action: action ?? null, late: row.state === 'pending' && row.createdAt < lateAt };
}

function placeOf([createdAt, decision, step]: z.output<typeof Place>): Pick<
  OrderRow,
  'createdAt' | 'decision' | 'step'
> {
  return { createdAt, decision: decision as DecisionId, step };
}
