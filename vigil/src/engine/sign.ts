// sign: the second person gives or refuses, time runs out, or the author takes it back. Says what becomes of decision, case and Orders; an account that was found violating is never shown again on the way.

import type { AuditLine } from '../core/audit.ts';
import type { Case } from '../core/case.ts';
import type { Decision, DecisionId } from '../core/decision.ts';
import type { Order } from '../core/order.ts';
import { REFUSALS } from '../core/refusal.ts';
import type { Hand, Signature } from '../core/signature.ts';
import { isSameHand } from './hands.ts';
import type { Sha256 } from './observe.ts';
import { planHiding } from './plan.ts';

/** One decision of an act. `open`: the case of findings that is open on the account now, where there is one. */
export interface Held {
  readonly decision: Decision;
  readonly case: Case;
  readonly orders: readonly Order[];
  readonly open: Case | undefined;
}

/** An act with its signature. `barred`: others who may not sign it, because they took part in what it is about. */
export interface Unsigned {
  readonly signature: Signature;
  readonly held: readonly Held[];
  readonly barred: readonly Hand[];
}

/** What a second person says. `now` is Vigil's clock, milliseconds since 1970. */
export interface SecondWord {
  readonly verdict: 'give' | 'refuse';
  readonly reason: string;
  readonly by: Hand;
  readonly now: number;
}

/** One decision afterwards, with its orders as they then are and, where the account must stay hidden, the measure for that. */
export interface Settled {
  readonly decision: Decision;
  readonly case: Case;
  readonly orders: readonly Order[];
  readonly measure?: { readonly decision: Decision; readonly orders: readonly Order[] };
}

/** What follows. `why` of a refusal is a sentence with what to do. */
export type Signed =
  | {
      readonly ok: true;
      readonly signature: Signature;
      readonly settled: readonly Settled[];
      readonly audit: readonly AuditLine[];
    }
  | { readonly ok: false; readonly late: boolean; readonly why: string };

/** Judges a second person's word. */
export function sign(unsigned: Unsigned, word: SecondWord, sha256: Sha256): Signed {
  const { signature, held } = unsigned;
  if (signature.state !== 'wanted') return refused(`This was settled already: the signature is ${signature.state}.`);
  if (word.by.name.trim() === '') return refused(REFUSALS['signature-unnamed']);
  if (held.some(({ decision }) => isAuthor(decision, word.by))) return refused(REFUSALS['own-decision']);
  if (unsigned.barred.some((one) => isSameHand(one, word.by))) return refused(REFUSALS['took-part']);
  if (word.verdict === 'refuse' && word.reason.trim() === '') return refused(REFUSALS['refusal-unreasoned']);
  if (isExpired(signature, word.now))
    return {
      ok: false,
      late: true,
      why: REFUSALS['signed-too-late'],
    };
  const { verdict, reason, by, now } = word;
  const state = verdict === 'give' ? 'given' : 'refused';
  const after: Signature = { ...signature, state, by, reason, settledAt: now };
  const settled = held.map((one) =>
    verdict === 'give' ? release(one, now) : returnToReview(one, `Refused by ${by.name}: ${reason}`, now, sha256),
  );
  return { ok: true, signature: after, settled, audit: lines(after, settled, by.name, now) };
}

/** True when nobody signed in time. A disagreement waits for a lead, however long: the decision may have been signed before. */
export function isExpired({ state, causes, dueAt }: Signature, now: number): boolean {
  return state === 'wanted' && now >= dueAt && !causes.includes('disagreement');
}

/** Returns an act that nobody signed in time. */
export function expire({ signature, held }: Unsigned, now: number, sha256: Sha256): Signed {
  if (!isExpired(signature, now)) return refused('This signature is not overdue.');
  const reason = 'Nobody signed in time.';
  const after: Signature = { ...signature, state: 'expired', reason, settledAt: now };
  const settled = held.map((one) => returnToReview(one, reason, now, sha256));
  return { ok: true, signature: after, settled, audit: lines(after, settled, 'vigil', now) };
}

/** What waited may now be done. Hiding that nobody has carried out yet is overtaken by the suspension, or by the restoration. */
function release({ decision, case: one, orders }: Held, now: number): Settled {
  const moves = orders.some(({ state, kind }) => state === 'waiting' && kind !== 'preserve');
  const after = orders.map((order): Order => {
    if (order.state === 'waiting') return { ...order, state: 'pending', createdAt: now };
    const overtaken = moves && order.action === 'limit' && order.state === 'pending';
    return overtaken ? { ...order, state: 'cancelled' } : order;
  });
  return {
    decision: { ...decision, state: decision.state === 'waiting' ? 'stands' : decision.state },
    case: one,
    orders: after,
  };
}

/** The decision no longer stands. The case is open again, or the one that was opened meanwhile takes over; whoever was found violating stays hidden, by an Order. */
function returnToReview(held: Held, why: string, now: number, sha256: Sha256): Settled {
  const { decision, orders } = held;
  const next = reopened(held);
  const after = orders.map((order) =>
    endsWithReturn(order, next.id !== held.case.id || givesBack(held, order)) ? cancelled(order) : order,
  );
  const overturned = {
    decision: { ...decision, state: 'overturned' as const },
    case: next.id === held.case.id ? next : held.case,
  };
  const hidden = after.some(({ action, state }) => action === 'limit' && state !== 'cancelled');
  if (decision.action !== 'suspend' || (hidden && next.id === held.case.id)) return { ...overturned, orders: after };
  const measure = hiding(decision, next, why, { now, sha256 });
  return { ...overturned, orders: after, measure: { decision: measure, orders: planHiding(measure) } };
}

/** Hiding instead of the suspension that an appeal is against ends with the appeal's decision: that suspension is ordered again. */
function givesBack({ case: { kind } }: Held, { action }: Order): boolean {
  return kind === 'appeal' && action === 'limit';
}

/** Evidence is still kept; what waits, a suspension and a restoration that nobody has carried out are not done any more. */
function endsWithReturn({ state, kind, action }: Order, takenOver: boolean): boolean {
  if (state === 'waiting') return true;
  return state === 'pending' && kind !== 'preserve' && (action !== 'limit' || takenOver);
}

function cancelled(order: Order): Order {
  return { ...order, state: 'cancelled' };
}

/** The case as it is open again. An account has one open case of findings: where another was opened meanwhile, that one goes on. */
function reopened({ case: one, open }: Held): Case {
  const isFinding = one.kind === undefined || one.kind === 'finding';
  if (isFinding && open !== undefined && open.id !== one.id) return open;
  return { ...one, state: 'open' };
}

function hiding(
  before: Decision,
  next: Case,
  why: string,
  { now, sha256 }: { readonly now: number; readonly sha256: Sha256 },
): Decision {
  const version = before.policy ?? 'unknown';
  return {
    id: `D-${sha256(`return\u0000${before.id}`).slice(0, 20)}` as DecisionId,
    case: next.id,
    platform: before.platform,
    account: before.account,
    by: { kind: 'policy', version },
    reason: `${why} Kept hidden until a person has looked again.`,
    action: 'limit',
    interim: true,
    state: 'stands',
    policy: version,
    at: now,
  };
}

/** Takes a decision back: within the seconds the policy gives, by its author, while nothing of it was carried out. `routes`: who looked at each case before. */
export function undo(
  held: readonly (Held & { readonly route: Case['route'] })[],
  signature: Signature | undefined,
  said: { readonly by: Hand; readonly now: number; readonly seconds: number },
):
  | (Omit<Extract<Signed, { ok: true }>, 'signature'> & { readonly signature?: Signature })
  | Extract<Signed, { ok: false }> {
  const { by, now, seconds } = said;
  const first = held[0];
  if (first === undefined || !held.every(({ decision }) => isAuthor(decision, by)))
    return refused(REFUSALS['undo-not-yours']);
  if (now - first.decision.at > seconds * 1_000) return refused(REFUSALS['undo-too-late']);
  const settledState = held.find(({ decision }) => decision.state === 'overturned' || decision.state === 'undone');
  if (settledState !== undefined) return refused(REFUSALS['stands-no-more']);
  if (signature !== undefined && signature.state === 'given') return refused(REFUSALS['undo-signed']);
  if (held.some(({ orders }) => orders.some(({ state }) => state === 'applied' || state === 'verified')))
    return refused(REFUSALS['undo-carried-out']);
  const settled = held.map((one): Settled => {
    const next = reopened(one);
    return {
      decision: { ...one.decision, state: 'undone' },
      case: next.id === one.case.id ? { ...next, route: one.route } : one.case,
      orders: one.orders.map(cancelled),
    };
  });
  const withdrawn =
    signature === undefined ? {} : { signature: { ...signature, state: 'withdrawn' as const, by, settledAt: now } };
  const audit = settled.map(({ decision }) => ({
    at: now,
    actor: by.name,
    act: 'decision.undone',
    subject: decision.id,
    detail: { case: decision.case },
  }));
  return { ok: true, ...withdrawn, settled, audit };
}

function isAuthor({ by }: Decision, hand: Hand): boolean {
  return by.kind === 'person' && isSameHand(by, hand);
}

function refused(why: string): Extract<Signed, { ok: false }> {
  return { ok: false, late: false, why };
}

function lines(signature: Signature, settled: readonly Settled[], actor: string, now: number): readonly AuditLine[] {
  return settled.map(({ decision, case: one, measure }) => ({
    at: now,
    actor,
    act: `signature.${signature.state}`,
    subject: decision.id,
    detail: {
      act: signature.act,
      case: measure?.decision.case ?? one.id,
      state: one.state,
      ...(measure === undefined ? {} : { measure: measure.decision.id }),
    },
  }));
}
