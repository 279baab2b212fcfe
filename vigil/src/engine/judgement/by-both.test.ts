// A model and the hand weights must judge together as was learned: the same sum from an account and from its reviewed case, and models of old as before.
import { hash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DEFAULT_POLICY } from '../../core/policy.ts';
import { englishOf } from '../../core/saying.ts';
import { assess, type Seen } from '../assess.ts';
import { gather, NO_CONDUCT } from '../gather.ts';
import { raritySaying } from '../sentences.ts';
import { NOON, observations } from '../trial.fixture.ts';
import { bitsByBoth, HAND_SHARE } from './by-both.ts';
import { weighByTables } from './by-tables.ts';
import { anyLevels, plausibleCases, reviewedCase } from './cases.fixture.ts';
import { learnModel } from './learn-tables.ts';
import { reviewedCaseOf } from './review-cases.ts';
import { totalOf } from './weighing.ts';

const sha256 = (text: string): string => hash('sha256', text, 'hex');
const cases = plausibleCases(200, 3);
const model = learnModel({ cases }, DEFAULT_POLICY, sha256);
const { byHand: _, ...old } = model;

const account: fc.Arbitrary<Seen> = fc.tuple(observations, fc.nat({ max: 5 })).map(([list, complaints]) => ({
  conduct: gather(NO_CONDUCT, list, 0, DEFAULT_POLICY.halfLifeDays),
  complaints: Array.from({ length: complaints }, (_, at) => ({ id: `n${at}`, at: NOON })),
}));

test('an account is worth as many bits as the case it becomes: what was learned, and what hand weights keep', () => {
  fc.assert(
    fc.property(account, (seen) => {
      const one = reviewedCaseOf({ id: 'c', outcome: 'violating', reviewer: 'ada', seen }, DEFAULT_POLICY);
      const { bits } = assess(seen, { policy: DEFAULT_POLICY, lexicon: 'digest', model });
      expect(one).toBeDefined();
      if (one !== undefined) expect(bitsByBoth(one, model, DEFAULT_POLICY)).toBeCloseTo(bits, 9);
    }),
  );
});

test('hand weights keep a fifth, and in a model of old nothing', () => {
  fc.assert(
    fc.property(anyLevels, fc.double({ min: 0, max: 60, noNaN: true }), (levels, bits) => {
      const one = reviewedCase('c', { levels, bits });
      const taught = totalOf(weighByTables(levels, model, DEFAULT_POLICY));
      expect(bitsByBoth(one, model, DEFAULT_POLICY)).toBeCloseTo(taught + HAND_SHARE * (bits - taught), 9);
      expect(bitsByBoth(one, old, DEFAULT_POLICY)).toBe(taught);
    }),
  );
});

test('a handful of reviewed sellers shows what sellers do, however rare it is on the platform', () => {
  const few = Array.from({ length: 6 }, (_, at) =>
    reviewedCase(`s${at}`, { levels: { ...reviewedCase('x').levels, offer: 2, contact: 2 }, kind: 'seller', bits: 3 }),
  );
  const learned = learnModel(
    { cases: [...cases.filter(({ kind }) => kind !== 'seller'), ...few] },
    DEFAULT_POLICY,
    sha256,
  );
  const sellers = learned.innocents.find(({ kind }) => kind === 'seller')?.table;
  expect(sellers?.offer[2]).toBeGreaterThan(0.6);
  expect(sellers?.hash[1]).toBeLessThan(1e-5);
});

test('the reason of rarity says how many accounts are such, whatever share of the sum it has', () => {
  const seller = reviewedCase('x', { levels: { ...reviewedCase('x').levels, term: 1, offer: 2, contact: 2 } });
  const weighing = weighByTables(seller.levels, model, DEFAULT_POLICY);
  const kind = model.innocents.find((one) => one.kind === weighing.against);
  expect(englishOf(raritySaying(weighing))).toContain(`one in ${Math.round(1 / (kind?.share ?? 1))} `);
});
