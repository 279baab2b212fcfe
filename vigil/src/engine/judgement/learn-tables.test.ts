// What reviewers teach must not depend on order or on one reviewer, must survive wrong labels, and must not drift to easy cases.
import { hash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { JudgementModel, ReviewedCase } from '../../core/judgement.ts';
import { LEVELS } from '../../core/judgement.ts';
import { DEFAULT_POLICY } from '../../core/policy.ts';
import { FAMILIES } from '../../core/signal.ts';
import { rankingOf } from '../ranking.ts';
import { anyLevels, NOTHING, plausibleCases, reviewedCase } from './cases.fixture.ts';
import { challenge } from './challenge.ts';
import { bitsUnder, learnModel } from './learn-tables.ts';
import { platformTable } from './platform.ts';
import { RESERVOIR_PER_KIND } from './tables.ts';
import { capReviewers, REVIEWER_SHARE } from './weights.ts';

const sha256 = (text: string): string => hash('sha256', text, 'hex');

const learn = (cases: readonly ReviewedCase[], before?: JudgementModel): JudgementModel =>
  learnModel({ cases, before }, DEFAULT_POLICY, sha256);
const rankedBy = (model: JudgementModel, cases: readonly ReviewedCase[]): number =>
  rankingOf(
    cases.map((one) => ({
      score: bitsUnder(model, one, DEFAULT_POLICY),
      label: one.outcome === 'violating' ? 1 : 0,
    })),
  ).averagePrecision;

describe('a learned model', () => {
  test('is the same, to the version, in whatever order the cases come', () => {
    const cases = plausibleCases(200, 1);
    expect(learn([...cases].reverse())).toEqual(learn(cases));
    expect(learn(cases.slice(1)).version).not.toBe(learn(cases).version);
  });

  test('is plain JSON: read again it is the same model', () => {
    const model = learn(plausibleCases(200, 2));
    expect(JSON.parse(JSON.stringify(model))).toEqual(model);
  });

  test('holds a full table of chances that sum to one for every kind, whatever was reviewed', () => {
    const cases = fc.uniqueArray(
      fc.record({ id: fc.uuid(), levels: anyLevels, violating: fc.boolean(), seller: fc.boolean() }),
      { selector: (one) => one.id, maxLength: 40 },
    );
    fc.assert(
      fc.property(cases, (list) => {
        const model = learn(
          list.map(({ id, levels, violating, seller }) =>
            reviewedCase(id, {
              levels,
              outcome: violating ? 'violating' : 'not-violating',
              ...(seller && !violating ? { kind: 'seller' as const } : {}),
            }),
          ),
        );
        for (const table of [model.offenders.table, model.platform, ...model.innocents.map((one) => one.table)])
          for (const family of FAMILIES) {
            expect(table[family].length).toBe(LEVELS[family].length);
            expect(table[family].reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 9);
            for (const chance of table[family]) expect(chance).toBeGreaterThan(0);
          }
      }),
      { numRuns: 25 },
    );
  });

  test('takes an innocent explanation from three cases on, and never “other”', () => {
    const cases = (kind: ReviewedCase['kind'], count: number): readonly ReviewedCase[] =>
      Array.from({ length: count }, (_, at) => reviewedCase(`${kind}-${at}`, { ...(kind && { kind }) }));
    const { innocents } = learn([
      ...cases('seller', 3),
      ...cases('joker', 2),
      ...cases('other', 9),
      ...cases(undefined, 9),
    ]);
    expect(innocents.map((one) => one.kind)).toEqual(['seller']);
  });

  test('tells offenders from look-alikes it has not met', () => {
    expect(rankedBy(learn(plausibleCases(200, 3)), plausibleCases(400, 4))).toBeGreaterThan(0.9);
  });

  test('still does when one label in ten is wrong, and says that labels are in doubt', () => {
    const wronged = plausibleCases(400, 5).map((one, at): ReviewedCase => {
      const { kind: _, ...rest } = one;
      if (at % 10 !== 0) return one;
      return { ...rest, outcome: one.outcome === 'violating' ? 'not-violating' : 'violating' };
    });
    const model = learn(wronged);
    expect(rankedBy(model, plausibleCases(400, 6))).toBeGreaterThan(0.9);
    expect(model.doubt).toBeGreaterThan(learn(plausibleCases(400, 5)).doubt);
  });

  test('keeps the hardest dismissed cases, so that ten times as many easy ones change no table of their kind', () => {
    const hard = Array.from({ length: RESERVOIR_PER_KIND }, (_, at) =>
      reviewedCase(`hard-${at}`, { kind: 'seller', bits: 20, levels: { ...NOTHING, offer: 2, joint: 2, term: 1 } }),
    );
    const easy = Array.from({ length: 1_000 }, (_, at) => reviewedCase(`easy-${at}`, { kind: 'seller', bits: 3 }));
    const before = learn([...hard, ...plausibleCases(60, 7).filter((one) => one.outcome === 'violating')]);
    const after = learn(easy, before);
    const joint = (model: JudgementModel): number => model.innocents[0]?.table.joint[2] ?? 0;
    expect(joint(after)).toBeGreaterThan(0.7 * joint(before));
    expect(after.reservoir.filter((one) => one.kind === 'seller').every((one) => one.id.startsWith('hard'))).toBe(true);
  });
});

describe('reviewers', () => {
  test('from three on none holds more than two fifths of the weight', () => {
    const weights = fc.array(
      fc.tuple(fc.constantFrom('ada', 'bo', 'cy', 'di'), fc.double({ min: 0.01, max: 9, noNaN: true })),
      {
        minLength: 3,
        maxLength: 80,
      },
    );
    fc.assert(
      fc.property(weights, (list) => {
        const counted = list.map(([reviewer, weight], at) => ({ one: reviewedCase(`${at}`, { reviewer }), weight }));
        const capped = capReviewers(counted);
        const sums = new Map<string, number>();
        for (const { one, weight } of capped) sums.set(one.reviewer, (sums.get(one.reviewer) ?? 0) + weight);
        const total = [...sums.values()].reduce((sum, one) => sum + one, 0);
        const limit = sums.size >= 3 ? REVIEWER_SHARE + 1e-9 : 1;
        for (const sum of sums.values()) expect(sum / total).toBeLessThanOrEqual(limit);
        const raised = capped.filter(({ weight }, at) => weight > (counted[at]?.weight ?? 0) + 1e-12);
        expect(raised).toEqual([]);
      }),
    );
  });

  test('a pair balances nobody: their labels count in full', () => {
    const counted = ['ada', 'ada', 'ada', 'bo'].map((reviewer, at) => ({
      one: reviewedCase(`${at}`, { reviewer }),
      weight: 1,
    }));
    expect(capReviewers(counted)).toEqual(counted);
  });
});

describe('champion and challenger', () => {
  const champion = learn(plausibleCases(200, 9));
  const golden = plausibleCases(300, 10);

  test('a model learned from turned labels is rolled back, with both figures', () => {
    const turned = plausibleCases(200, 9).map((one): ReviewedCase => {
      const { kind: _, ...rest } = one;
      return { ...rest, outcome: one.outcome === 'violating' ? 'not-violating' : 'violating' };
    });
    const result = challenge(champion, learn(turned), golden, DEFAULT_POLICY);
    expect(result.stands).toBe('champion');
    expect(result.why).toContain('Rolled back');
    expect(result.challenger).toBeLessThan(result.champion ?? 0);
  });

  test('one that holds takes over from another, or from hand weights', () => {
    const better = learn([...plausibleCases(200, 9), ...plausibleCases(200, 11)]);
    expect(challenge(champion, better, golden, DEFAULT_POLICY).stands).toBe('challenger');
    expect(challenge(undefined, champion, golden, DEFAULT_POLICY).stands).toBe('challenger');
  });

  test('a golden set with one outcome only decides nothing', () => {
    const result = challenge(
      champion,
      champion,
      golden.filter((one) => one.outcome === 'violating'),
      DEFAULT_POLICY,
    );
    expect(result).toMatchObject({ stands: 'challenger' });
    expect(result.champion).toBeUndefined();
  });
});

test('the platform table follows what was counted, and assumes what was not', () => {
  const table = platformTable({ accounts: 1_000_000, shows: { term: 500 } });
  expect(1 - (table.term[0] ?? 0)).toBeCloseTo(500.5 / 1_000_001, 12);
  expect(table.hash).toEqual(platformTable().hash);
});
