// Orders go forward only, evidence first, whatever is said in whatever order.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Decision } from '../core/decision.ts';
import type { Order } from '../core/order.ts';
import { confirm } from './confirm.ts';
import { plan } from './plan.ts';

const decision = { id: 'D-1', platform: 'own', account: 'a', action: 'suspend', at: 1 } as unknown as Decision;
const RANK = { waiting: 0, pending: 0, applied: 1, verified: 2, cancelled: 3 } as const;

test('in any order of confirmations no state ever goes back, and nothing is enforced before the evidence is kept', () => {
  const said = fc.array(fc.tuple(fc.nat(1), fc.constantFrom('applied' as const, 'verified' as const)), {
    maxLength: 12,
  });
  fc.assert(
    fc.property(said, (list) => {
      const orders: Order[] = [...plan(decision)];
      for (const [at, seen] of list) {
        const order = orders[at] as Order;
        const made = confirm(order, orders.slice(0, at), { seen, says: '', by: 'ada', now: 2 });
        if (!made.ok) {
          expect(made.why.length).toBeGreaterThan(20);
          continue;
        }
        expect(RANK[made.order.state]).toBeGreaterThan(RANK[order.state]);
        expect(made.audit).toMatchObject({ act: `order.${seen}`, actor: 'ada', subject: order.id });
        orders[at] = made.order;
        if (orders[1]?.state !== 'pending') expect(orders[0]?.state).not.toBe('pending');
      }
    }),
  );
});
