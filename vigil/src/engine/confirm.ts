// confirm: somebody says that an Order was carried out, or that they saw its effect from outside. Only ever forward, and never out of turn.

import type { AuditLine } from '../core/audit.ts';
import type { Order } from '../core/order.ts';
import { REFUSALS } from '../core/refusal.ts';

/** What somebody says of an order. */
export interface Confirmation {
  /** `applied`: it was done; `verified`: its effect was seen from outside. */
  readonly seen: 'applied' | 'verified';
  /** What was seen, in a sentence. */
  readonly says: string;
  readonly by: string;
  /** Vigil's clock, milliseconds since 1970. */
  readonly now: number;
}

/** What follows. `why` of a refusal is a sentence with what to do. */
export type Confirmed =
  | { readonly ok: true; readonly order: Order; readonly audit: AuditLine }
  | { readonly ok: false; readonly why: string };

/** Judges a confirmation. `before` are the orders of the same decision with a lower step: evidence is kept before anything is enforced. */
export function confirm(order: Order, before: readonly Order[], { seen, by, now }: Confirmation): Confirmed {
  if (order.state === 'waiting')
    return {
      ok: false,
      why: REFUSALS['order-waits'],
    };
  if (order.state === 'cancelled') return { ok: false, why: REFUSALS['order-cancelled'] };
  if (order.state === 'verified') return { ok: false, why: REFUSALS['order-seen'] };
  if (order.state === seen) return { ok: false, why: REFUSALS['order-applied'] };
  const waiting = before.find((one) => one.state === 'pending');
  if (waiting !== undefined)
    return {
      ok: false,
      why: `First confirm ${waiting.id} (${waiting.kind}): evidence is kept before anything is enforced.`,
    };
  const detail = { decision: order.decision, kind: order.kind, action: order.action ?? 'none', from: order.state };
  const audit = { at: now, actor: by, act: `order.${seen}`, subject: order.id, detail };
  return { ok: true, order: { ...order, state: seen }, audit };
}
