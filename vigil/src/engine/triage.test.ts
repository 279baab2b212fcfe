// A case keeps its name, and its due time only ever moves closer.
import { hash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Assessment } from '../core/assessment.ts';
import type { Case } from '../core/case.ts';
import type { AccountId, Platform } from '../core/item.ts';
import { DEFAULT_POLICY } from '../core/policy.ts';
import { caseIdOf, triage } from './triage.ts';

const sha256 = (text: string): string => hash('sha256', text, 'hex');
const assessed = (severity: Assessment['severity']): Assessment => ({
  bits: 10,
  reasons: [],
  strong: [],
  severity,
  policy: 'p',
  lexicon: 'l',
  model: 'cold',
});
const input = (now: number, open?: Case) => ({
  platform: 'own' as Platform,
  account: '42' as AccountId,
  open,
  earlier: 0,
  vulnerable: false,
  trusted: false,
  renewed: true,
  now,
});

describe('triage', () => {
  test('an urgent case is due within the hour, a standard one within a day, none opens none', () => {
    expect(triage(assessed('urgent'), input(0), DEFAULT_POLICY, sha256)?.dueAt).toBe(3_600_000);
    expect(triage(assessed('standard'), input(0), DEFAULT_POLICY, sha256)?.dueAt).toBe(86_400_000);
    expect(triage(assessed('none'), input(0), DEFAULT_POLICY, sha256)).toBeUndefined();
  });

  test('a trusted flagger brings a case forward but does not make it urgent, and opens none without content', () => {
    const trusted = { ...input(0), trusted: true };
    const opened = triage(assessed('standard'), trusted, DEFAULT_POLICY, sha256);
    expect(opened).toMatchObject({ severity: 'standard', jumps: true, dueAt: 3_600_000 });
    expect(triage(assessed('none'), trusted, DEFAULT_POLICY, sha256)).toBeUndefined();
  });

  test('an account that a person has decided on gets its next case only for something new', () => {
    const decided = { ...input(0), earlier: 1 };
    expect(triage(assessed('urgent'), { ...decided, renewed: false }, DEFAULT_POLICY, sha256)).toBeUndefined();
    expect(triage(assessed('urgent'), decided, DEFAULT_POLICY, sha256)?.id).not.toBe(
      triage(assessed('urgent'), input(0), DEFAULT_POLICY, sha256)?.id,
    );
  });

  test('whatever comes later, the due time never moves away and the case keeps its name', () => {
    const step = fc.record({
      severity: fc.constantFrom('urgent' as const, 'standard' as const, 'none' as const),
      wait: fc.nat(10 ** 8),
    });
    fc.assert(
      fc.property(fc.array(step, { minLength: 1 }), (steps) => {
        let now = 0;
        let open = triage(assessed('standard'), input(now), DEFAULT_POLICY, sha256) as Case;
        const { id, openedAt } = open;
        for (const { severity, wait } of steps) {
          now += wait;
          const next = triage(assessed(severity), input(now, open), DEFAULT_POLICY, sha256) as Case;
          expect(next.dueAt).toBeLessThanOrEqual(open.dueAt);
          expect(next).toMatchObject({ id, openedAt });
          open = next;
        }
      }),
    );
  });

  test('the same account has the same case name, another account or a later case another', () => {
    const name = caseIdOf(input(1), sha256);
    expect(name).toMatch(/^C-[0-9A-HJKMNP-TV-Z]{10}$/);
    expect(caseIdOf(input(999), sha256)).toBe(name);
    expect(caseIdOf({ ...input(1), earlier: 1 }, sha256)).not.toBe(name);
    expect(caseIdOf({ ...input(1), account: '43' as AccountId }, sha256)).not.toBe(name);
    expect(
      new Set(Array.from({ length: 20_000 }, (_, n) => caseIdOf({ ...input(1), account: `${n}` as AccountId }, sha256)))
        .size,
    ).toBe(20_000);
  });
});
