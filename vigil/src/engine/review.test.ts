// A person's word on a case: what it takes, what follows, and what a possible victim is kept from.
import { hash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Assessment } from '../core/assessment.ts';
import type { Case, CaseId } from '../core/case.ts';
import { OUTCOMES, type Outcome } from '../core/decision.ts';
import { INNOCENT_KINDS, type InnocentKind } from '../core/innocent.ts';
import type { AccountId, Platform } from '../core/item.ts';
import type { JudgementModel } from '../core/judgement.ts';
import { DEFAULT_POLICY } from '../core/policy.ts';
import { decide } from './decide.ts';
import { type Finding, review } from './review.ts';

const sha256 = (text: string): string => hash('sha256', text, 'hex');
const open: Case = {
  id: 'C-0123456789' as CaseId,
  platform: 'own' as Platform,
  account: '42' as AccountId,
  severity: 'urgent',
  state: 'open',
  route: 'review',
  jumps: false,
  assessment: { bits: 20 } as Assessment,
  openedAt: 0,
  dueAt: 3_600_000,
};
const finding = (some: Partial<Finding>): Finding => ({
  outcome: 'violating',
  reason: 'three offers',
  by: 'ada',
  specialist: false,
  ...some,
});
const about = (some: Partial<Case> = {}, limited = false) => ({
  case: { ...open, ...some },
  earlier: 0,
  limited,
  now: 5,
});
const kinds = (made: ReturnType<typeof review>): readonly string[] =>
  made.ok ? made.orders.map((one) => `${one.step} ${one.kind} ${one.action ?? ''}`.trim()) : [];

describe('review', () => {
  test('an offender is suspended, and what was there is preserved first', () => {
    const made = review(about(), finding({}), sha256);
    expect(made).toMatchObject({ ok: true, case: { state: 'decided' }, decision: { outcome: 'violating' } });
    expect(kinds(made)).toEqual(['1 preserve', '2 enforce suspend']);
  });

  test('a dismissal without an innocent explanation is refused, for it would teach nothing', () => {
    expect(review(about(), finding({ outcome: 'not-violating' }), sha256)).toMatchObject({ ok: false });
    const made = review(about(), finding({ outcome: 'not-violating', innocent: 'seller' }), sha256);
    expect(made).toMatchObject({ ok: true, case: { state: 'decided' }, decision: { innocent: 'seller' } });
    expect(kinds(made)).toEqual([]);
  });

  test('a cleared account that a rule had hidden is shown again', () => {
    const made = review(about({}, true), finding({ outcome: 'not-violating', innocent: 'joker' }), sha256);
    expect(kinds(made)).toEqual(['2 restore restore']);
  });

  test('whoever may be a victim goes to a specialist and is kept from suspension, while evidence is preserved', () => {
    const made = review(about(), finding({ outcome: 'possible-victim' }), sha256);
    expect(made).toMatchObject({ ok: true, case: { state: 'open', route: 'specialist' } });
    expect(kinds(made)).toEqual(['1 preserve']);
    const next = { case: made.ok ? made.case : open, earlier: 1, limited: false, now: 9 };
    expect(review(next, finding({}), sha256)).toMatchObject({ ok: false });
    expect(review(next, finding({ outcome: 'possible-victim', specialist: true }), sha256)).toMatchObject({
      ok: true,
      case: { state: 'decided' },
    });
    expect(review(next, finding({ specialist: true }), sha256)).toMatchObject({ ok: true, case: { state: 'decided' } });
  });

  test('no rule hides the account of a possible victim, nor anybody below what is proven', () => {
    const policy = { ...DEFAULT_POLICY, interim: 'limit' as const };
    const certificate = {
      bits: 15,
      model: 'm',
      alpha: 0.05,
      delta: 0.05,
      decisions: 59,
      errors: 0,
      date: 0,
      stale: false,
    };
    const proven = { policy, model: { certificate } as JudgementModel };
    const urgent = { ...open, assessment: { bits: 20, model: 'm' } as Assessment };
    expect(decide(urgent, proven, 0, sha256)).toBeDefined();
    expect(decide({ ...urgent, route: 'specialist' }, proven, 0, sha256)).toBeUndefined();
    expect(
      decide({ ...urgent, assessment: { bits: 14, model: 'm' } as Assessment }, proven, 0, sha256),
    ).toBeUndefined();
    expect(decide(urgent, { policy }, 0, sha256)).toBeUndefined();
  });

  test('a decided case stays decided, and nobody decides without a name', () => {
    expect(review(about({ state: 'decided' }), finding({}), sha256)).toMatchObject({ ok: false });
    expect(review(about(), finding({ by: ' ' }), sha256)).toMatchObject({ ok: false });
  });

  test('whatever is said in whatever state, nobody is suspended as a possible victim or without being found violating', () => {
    const said = fc.record({
      outcome: fc.constantFrom(...(Object.keys(OUTCOMES) as Outcome[])),
      innocent: fc.option(fc.constantFrom(...(Object.keys(INNOCENT_KINDS) as InnocentKind[])), { nil: undefined }),
      specialist: fc.boolean(),
    });
    const state = fc.record({ route: fc.constantFrom('review' as const, 'specialist' as const) });
    fc.assert(
      fc.property(said, state, fc.boolean(), ({ innocent, ...some }, where, limited) => {
        const made = review(about(where, limited), finding({ ...some, ...(innocent && { innocent }) }), sha256);
        if (!made.ok) return;
        const suspends = made.orders.some((one) => one.action === 'suspend');
        expect(suspends).toBe(some.outcome === 'violating');
        if (suspends) {
          expect(made.orders[0]?.kind).toBe('preserve');
          expect(where.route === 'review' || some.specialist).toBe(true);
        }
        if (where.route === 'specialist') expect(made.case.route).toBe('specialist');
      }),
    );
  });
});
