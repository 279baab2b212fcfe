// plan: what must happen now? One road for policies and people: preserve first, because enforcement can destroy evidence, then enforce.
import type { Decision } from '../core/decision.ts';
import type { Order, OrderId } from '../core/order.ts';

/** The Orders that carry a decision out, in the order they must run. None where nothing happens to the account and nothing need be kept. */
export function plan(decision: Decision): readonly Order[] {
  const { action, outcome } = decision;
  const base = {
    decision: decision.id,
    platform: decision.platform,
    account: decision.account,
    state: 'pending',
    createdAt: decision.at,
  } as const;
  const orders: Order[] = [];
  if ((action !== undefined && action !== 'restore') || outcome === 'possible-victim')
    orders.push({ ...base, id: orderId(decision, 'preserve'), kind: 'preserve', step: 1 });
  if (action !== undefined)
    orders.push({
      ...base,
      id: orderId(decision, 'enforce'),
      step: 2,
      action,
      kind: action === 'restore' ? 'restore' : 'enforce',
    });
  return orders;
}

function orderId(decision: Decision, step: string): OrderId {
  return `O-${decision.id.slice(2)}-${step}` as OrderId;
}
