// Two people on one act, in any order of anything that may happen: nobody signs their own, nothing is undone too early, and an account found violating never becomes visible on the way.
import { hash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Assessment } from '../core/assessment.ts';
import type { Case, CaseId } from '../core/case.ts';
import type { AccountId, Platform } from '../core/item.ts';
import type { Order } from '../core/order.ts';
import { DEFAULT_POLICY } from '../core/policy.ts';
import type { ActId, Hand, Signature } from '../core/signature.ts';
import { confirm } from './confirm.ts';
import { isSameHand } from './hands.ts';
import { type Finding, type MadeReview, review } from './review.ts';
import { causesOf, wantSignature } from './second-signature.ts';
import { expire, type Held, type Signed, sign, undo } from './sign.ts';

const sha256 = (text: string): string => hash('sha256', text, 'hex');
const HOUR = 3_600_000;
const JOINT = { family: 'joint', bits: 10 } as Assessment['reasons'][number];
const caseOf = (some: Partial<Case> = {}): Case => ({
  id: 'C-0123456789' as CaseId,
  platform: 'own' as Platform,
  account: '42' as AccountId,
  severity: 'urgent',
  state: 'open',
  route: 'review',
  jumps: false,
  assessment: { bits: 20, severity: 'urgent', reasons: [JOINT] } as unknown as Assessment,
  openedAt: 0,
  dueAt: HOUR,
  ...some,
});
const ADA: Hand = { name: 'Ada', actor: 'session:1' };
const BO: Hand = { name: 'Bo', actor: 'session:2' };

function decide(one: Case, some: Partial<Finding> = {}, limited = false): { made: MadeReview; signature: Signature } {
  const finding = {
    outcome: 'violating' as const,
    reason: 'three offers',
    by: 'Ada',
    hand: { actor: 'session:1' },
    specialist: false,
  };
  const made = review({ case: one, earlier: 0, limited, now: 0 }, { ...finding, ...some }, sha256);
  if (!made.ok) throw new Error(made.why);
  const signature = wantSignature(made.decision.act, made.causes, DEFAULT_POLICY, { now: 0, sha256 });
  return { made, signature };
}
const heldOf = ({ decision, case: one, orders }: MadeReview, open?: Case): Held => ({
  decision,
  case: one,
  orders,
  open,
});
const told = (orders: readonly Order[]): readonly string[] =>
  orders.map(({ kind, action, state }) => `${action ?? kind} ${state}`);
const settledOf = (signed: Signed) => {
  if (!signed.ok) throw new Error(signed.why);
  const [first] = signed.settled;
  if (first === undefined) throw new Error('nothing was settled');
  return { ...signed, first };
};

describe('what needs two people', () => {
  test('a suspension, the dismissal of an urgent offer, and any joint decision on a ring; the policy may ask for less', () => {
    const wants = (one: Case, outcome: Finding['outcome'], joint = false) =>
      causesOf(one, outcome, { joint, lifts: false }, DEFAULT_POLICY);
    expect(wants(caseOf(), 'violating')).toEqual(['suspension']);
    expect(wants(caseOf(), 'not-violating')).toEqual(['severe-dismissal']);
    expect(
      wants(
        caseOf({ severity: 'standard', assessment: { reasons: [JOINT] } as unknown as Assessment }),
        'not-violating',
      ),
    ).toEqual([]);
    expect(wants(caseOf({ severity: 'standard' }), 'not-violating', true)).toEqual(['severe-dismissal', 'ring']);
    expect(wants(caseOf({ kind: 'second-look' }), 'violating')).toEqual([]);
    expect(wants(caseOf({ kind: 'appeal' }), 'not-violating')).toEqual(['severe-dismissal']);
    expect(wants(caseOf(), 'possible-victim')).toEqual([]);
    expect(causesOf(caseOf(), 'violating', { joint: true, lifts: false }, { twoPeople: [] })).toEqual([]);
    const lifts = { joint: false, lifts: true };
    expect(causesOf(caseOf({ kind: 'appeal' }), 'possible-victim', lifts, { twoPeople: [] })).toEqual(['reversal']);
    expect(causesOf(caseOf({ kind: 'appeal' }), 'not-violating', lifts, DEFAULT_POLICY)).toEqual(['severe-dismissal']);
  });

  test('an urgent account is suspended at once; any other is hidden at once, and its suspension waits', () => {
    expect(told(decide(caseOf()).made.orders)).toEqual(['preserve pending', 'suspend pending']);
    const slow = decide(caseOf({ severity: 'standard' })).made;
    expect(told(slow.orders)).toEqual(['preserve pending', 'limit pending', 'suspend waiting']);
    expect(slow.decision.state).toBe('waiting');
    const cleared = decide(caseOf(), { outcome: 'not-violating', innocent: 'joker' }, true).made;
    expect(told(cleared.orders)).toEqual(['restore waiting']);
  });
});

describe('a second person', () => {
  test('gives the signature, and what waited may be done', () => {
    const { made, signature } = decide(caseOf({ severity: 'standard' }));
    const { first, signature: after } = settledOf(
      sign({ signature, held: [heldOf(made)], barred: [] }, { verdict: 'give', reason: '', by: BO, now: 5 }, sha256),
    );
    expect(told(first.orders)).toEqual(['preserve pending', 'limit cancelled', 'suspend pending']);
    expect([after.state, first.decision.state, first.case.state]).toEqual(['given', 'stands', 'decided']);
  });

  test('refuses, and the case is open again with the account still hidden', () => {
    const { made, signature } = decide(caseOf());
    const word = { verdict: 'refuse' as const, reason: 'a game of words', by: BO, now: 5 };
    expect(sign({ signature, held: [heldOf(made)], barred: [] }, { ...word, reason: ' ' }, sha256)).toMatchObject({
      ok: false,
    });
    const { first } = settledOf(sign({ signature, held: [heldOf(made)], barred: [] }, word, sha256));
    expect(told(first.orders)).toEqual(['preserve pending', 'suspend cancelled']);
    expect([first.case.state, first.decision.state]).toEqual(['open', 'overturned']);
    expect(first.measure?.decision).toMatchObject({ interim: true, action: 'limit', case: made.case.id });
    expect(told(first.measure?.orders ?? [])).toEqual(['limit pending']);
    expect(first.measure?.decision.reason).toContain('a game of words');
  });

  test('comes too late: the case has returned to review, and where another was opened meanwhile, that one goes on', () => {
    const { made, signature } = decide(caseOf());
    const late = sign(
      { signature, held: [heldOf(made)], barred: [] },
      { verdict: 'give', reason: '', by: BO, now: 24 * HOUR },
      sha256,
    );
    expect(late).toMatchObject({ ok: false, late: true });
    const newer = caseOf({ id: 'C-NEWER' as CaseId });
    const { first } = settledOf(expire({ signature, held: [heldOf(made, newer)], barred: [] }, 24 * HOUR, sha256));
    expect(first.case.state).toBe('decided');
    expect(first.measure?.decision.case).toBe('C-NEWER');
    expect(expire({ signature, held: [heldOf(made)], barred: [] }, 24 * HOUR - 1, sha256)).toMatchObject({ ok: false });
  });

  test('is never the first one under another guise: over all pairs of people, names, sessions and keys', () => {
    const hand = fc.record(
      {
        name: fc.constantFrom('Ada', 'ada', ' A.D.A ', 'Ａｄａ', 'Bo', 'bo', 'Cy'),
        actor: fc.constantFrom('session:1', 'session:2', 'key:K-1', 'person:P-1', 'person:P-2'),
        person: fc.constantFrom('P-1', 'P-2'),
      },
      { requiredKeys: ['name'] },
    );
    fc.assert(
      fc.property(hand, hand, fc.constantFrom('give' as const, 'refuse' as const), (author, second, verdict) => {
        const { name, ...rest } = author;
        const { made, signature } = decide(caseOf(), { by: name, hand: rest });
        const signed = sign(
          { signature, held: [heldOf(made)], barred: [] },
          { verdict, reason: 'no', by: second, now: 1 },
          sha256,
        );
        expect(signed.ok).toBe(!isSameHand(author, second));
        expect(isSameHand(second, author)).toBe(isSameHand(author, second));
        if (signed.ok) {
          expect(second.name.toLowerCase()).not.toBe(name.toLowerCase());
          expect(second.actor === undefined || second.actor !== author.actor).toBe(true);
          expect(second.person === undefined || second.person !== author.person).toBe(true);
        }
        const barred = sign(
          { signature, held: [heldOf(made)], barred: [second] },
          { verdict, reason: 'no', by: second, now: 1 },
          sha256,
        );
        expect(barred.ok).toBe(false);
      }),
    );
  });
});

test('taking back is for the author, at once, while nothing was carried out', () => {
  const { made, signature } = decide(caseOf());
  const held = [{ ...heldOf(made), route: 'review' as const }];
  const said = { by: ADA, now: 9_000, seconds: 10 };
  expect(undo(held, signature, { ...said, by: BO })).toMatchObject({ ok: false });
  expect(undo(held, signature, { ...said, now: 10_001 })).toMatchObject({ ok: false });
  const done = made.orders.map((order) => ({ ...order, state: 'applied' as const }));
  expect(undo([{ ...held[0], orders: done } as (typeof held)[number]], signature, said)).toMatchObject({ ok: false });
  const undone = undo(held, signature, said);
  expect(undone).toMatchObject({
    ok: true,
    signature: { state: 'withdrawn' },
    settled: [{ case: { state: 'open' }, decision: { state: 'undone' } }],
  });
});

/** What can happen after a decision, in any order and at any time. */
const act = fc.oneof(
  fc.record({
    does: fc.constant('sign' as const),
    verdict: fc.constantFrom('give' as const, 'refuse' as const),
    by: fc.constantFrom(ADA, BO),
  }),
  fc.record({
    does: fc.constant('confirm' as const),
    at: fc.nat(3),
    seen: fc.constantFrom('applied' as const, 'verified' as const),
  }),
  fc.constant({ does: 'expire' as const }),
  fc.constant({ does: 'undo' as const }),
);
const step = fc.record({ act, after: fc.constantFrom(0, 4_000, 9_000, HOUR, 23 * HOUR) });
const RANK = { waiting: 0, pending: 1, applied: 2, verified: 3, cancelled: 4 } as const;

test('in any sequence of acts: orders go forward, nothing is suspended before it may be, an end is final, and whoever was found violating stays out of sight unless it is taken back at once', () => {
  const start = fc.record({ severity: fc.constantFrom('urgent' as const, 'standard' as const), taken: fc.boolean() });
  fc.assert(
    fc.property(start, fc.array(step, { maxLength: 12 }), ({ severity, taken }, steps) => {
      let { made, signature } = decide(caseOf({ severity }));
      let measures: readonly Order[] = [];
      let now = 0;
      const open = taken ? caseOf({ id: 'C-NEWER' as CaseId }) : undefined;
      const take = (orders: readonly Order[]): void => {
        orders.forEach((order, at) => {
          expect(RANK[order.state]).toBeGreaterThanOrEqual(RANK[made.orders[at]?.state ?? 'waiting']);
        });
        made = { ...made, orders };
      };
      for (const { act: one, after } of steps) {
        now += after;
        const ended = signature.state !== 'wanted';
        if (one.does === 'confirm') {
          const order = made.orders[one.at];
          if (order === undefined) continue;
          const said = confirm(order, made.orders.slice(0, one.at), { seen: one.seen, says: '', by: 'cy', now });
          if (said.ok) take(made.orders.map((other) => (other.id === order.id ? said.order : other)));
          if (said.ok && order.action === 'suspend' && severity === 'standard') expect(signature.state).toBe('given');
          continue;
        }
        const unsigned = { signature, held: [heldOf(made, open)], barred: [] };
        const signed =
          one.does === 'sign'
            ? sign(unsigned, { verdict: one.verdict, reason: 'no', by: one.by, now }, sha256)
            : one.does === 'expire'
              ? expire(unsigned, now, sha256)
              : undo([{ ...heldOf(made, open), route: 'review' }], signature, { by: ADA, now, seconds: 10 });
        if (!signed.ok) continue;
        expect(ended).toBe(false);
        if (one.does === 'sign') expect([one.by, now < signature.dueAt]).toEqual([BO, true]);
        const [settled] = signed.settled;
        signature = signed.signature ?? signature;
        measures = settled?.measure?.orders ?? measures;
        made = { ...made, decision: settled?.decision as MadeReview['decision'], case: settled?.case as Case };
        take(settled?.orders ?? []);
      }
      const hiding = [...made.orders, ...measures].filter(
        ({ kind, state }) => kind === 'enforce' && state !== 'cancelled' && state !== 'waiting',
      );
      if (signature.state !== 'withdrawn') expect(hiding.length).toBeGreaterThan(0);
      if (signature.state === 'withdrawn') expect(now === 0 || hiding.length === 0).toBe(true);
      expect([...made.orders, ...measures].every(({ kind }) => kind !== 'restore')).toBe(true);
      if (signature.state === 'refused' || signature.state === 'expired') {
        expect(
          made.orders.some(({ action, state }) => action === 'suspend' && (state === 'pending' || state === 'waiting')),
        ).toBe(false);
        expect(hiding.at(-1)?.action).toBe('limit');
        expect(made.case.state).toBe(taken ? 'decided' : 'open');
      }
    }),
    { numRuns: 1_000 },
  );
});

test('an act on a whole ring is settled as one', () => {
  const joint = 'A-1' as ActId;
  const made = [caseOf(), caseOf({ id: 'C-TWO' as CaseId, severity: 'standard' })].map((one) => {
    const one2 = review(
      { case: one, earlier: 0, limited: false, now: 0, joint },
      { outcome: 'violating', reason: 'r', by: 'Ada', specialist: false },
      sha256,
    );
    if (!one2.ok) throw new Error(one2.why);
    return one2;
  });
  const signature = wantSignature(
    joint,
    made.flatMap(({ causes }) => causes),
    DEFAULT_POLICY,
    { now: 0, sha256 },
  );
  expect(signature.causes).toEqual(['suspension', 'ring']);
  const signed = sign(
    { signature, held: made.map((one) => heldOf(one)), barred: [] },
    { verdict: 'refuse', reason: 'no', by: BO, now: 1 },
    sha256,
  );
  expect(signed.ok && signed.settled.map(({ case: one }) => one.state)).toEqual(['open', 'open']);
});
