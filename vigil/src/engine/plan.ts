// plan: what must happen now? One road for policies and people: preserve first, because enforcement can destroy evidence, then enforce. What waits for a second signature is planned too, and waits.
import type { Decision } from '../core/decision.ts';
import type { Order, OrderId, OrderState } from '../core/order.ts';

/**
 * When a second person signs: `none` is needed; `after`: the act is done at once and must be confirmed in time; `before`: what cannot be
 * undone waits, and the account is hidden until then.
 */
export type Signing = 'none' | 'after' | 'before';

/** The Orders that carry a decision out, in the order they must run. None where nothing happens to the account and nothing need be kept. */
export function plan(decision: Decision, signing: Signing = 'none'): readonly Order[] {
  const { action, outcome } = decision;
  const orders: Order[] = [];
  const add = (step: number, name: string, some: Pick<Order, 'kind'> & Partial<Order>): void => {
    orders.push({ ...orderOf(decision, name), step, ...some });
  };
  const waits: OrderState = signing === 'before' ? 'waiting' : 'pending';
  if ((action !== undefined && action !== 'restore') || outcome === 'possible-victim')
    add(1, 'preserve', { kind: 'preserve' });
  if (action === 'suspend' && signing === 'before') add(2, 'limit', { kind: 'enforce', action: 'limit' });
  if (action === 'restore') add(2, 'enforce', { kind: 'restore', action, state: waits });
  else if (action !== undefined)
    add(signing === 'before' ? 3 : 2, 'enforce', {
      kind: 'enforce',
      action,
      state: action === 'limit' ? 'pending' : waits,
    });
  return orders;
}

/** The one Order by which an account stays hidden, or is brought down from suspended to hidden: it never passes through visible, and destroys no evidence. */
export function planHiding(decision: Decision): readonly Order[] {
  return [{ ...orderOf(decision, 'limit'), step: 1, kind: 'enforce', action: 'limit' }];
}

function orderOf(decision: Decision, name: string): Omit<Order, 'kind' | 'step'> {
  return {
    id: `O-${decision.id.slice(2)}-${name}` as OrderId,
    decision: decision.id,
    platform: decision.platform,
    account: decision.account,
    state: 'pending',
    createdAt: decision.at,
  };
}
