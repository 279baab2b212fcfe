// measure: what is in force on an account? By its orders, and undone only once the restoration was seen from outside.
import type { Order } from '../core/order.ts';

/** `restoring`: ordered back, and nobody has seen it yet. */
export type Measure = 'none' | 'limit' | 'suspend' | 'remove' | 'restoring';

/** The measure by an account's orders, oldest first. What waits or was cancelled has done nothing. */
export function measureOf(orders: readonly Pick<Order, 'kind' | 'action' | 'state'>[]): Measure {
  let measure: Measure = 'none';
  for (const { kind, action, state } of orders) {
    if (kind === 'preserve' || state === 'waiting' || state === 'cancelled') continue;
    if (kind === 'restore') measure = state === 'verified' ? 'none' : 'restoring';
    else if (action !== undefined && action !== 'restore') measure = action;
  }
  return measure;
}
