// An Order is an effect that must happen: it is applied and read back, or visibly pending. There is no attempt limit.
import type { Action, DecisionId } from './decision.ts';
import type { AccountId, Branded, Platform } from './item.ts';

/** Identity of an order, constant over retries, so a receiver can tell repeats. */
export type OrderId = Branded<'OrderId'>;

/** Preserve comes first, because enforcement can destroy evidence. */
export type OrderKind = 'preserve' | 'enforce' | 'restore';

/** `waiting`: for a second signature; `applied` means somebody said so; `verified` means it was seen from outside; `cancelled` will not happen. */
export type OrderState = 'waiting' | 'pending' | 'applied' | 'verified' | 'cancelled';

/** One effect of one decision on one account. */
export interface Order {
  readonly id: OrderId;
  readonly decision: DecisionId;
  readonly platform: Platform;
  readonly account: AccountId;
  readonly kind: OrderKind;
  readonly action?: Action;
  readonly state: OrderState;
  /** Position inside the decision: lower runs first. */
  readonly step: number;
  /** Since when it is to be carried out, milliseconds since 1970; for one that waits, since when it waits. */
  readonly createdAt: number;
}
