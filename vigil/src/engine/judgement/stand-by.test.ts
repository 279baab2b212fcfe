// A certificate holds for the model it was made for, lets a rule act, and is given up when later decisions speak against it.
import { describe, expect, test } from 'vitest';
import type { Case } from '../../core/case.ts';
import type { ReviewedCase } from '../../core/judgement.ts';
import { DEFAULT_POLICY } from '../../core/policy.ts';
import { seeded } from '../../demo/random.ts';
import { sha256 } from '../../store/chain.ts';
import { decide } from '../decide.ts';
import { NOTHING, plausibleCases, reviewedCase } from './cases.fixture.ts';
import type { Decided } from './certify.ts';
import { learnModel } from './learn-tables.ts';
import { certified, doubtOn } from './stand-by.ts';

const proof = { all: [], policy: DEFAULT_POLICY, date: 1_000 };
const PEOPLE = ['ada', 'bo', 'cy', 'di'];
const strong = { ...NOTHING, term: 2, offer: 2, contact: 2, joint: 4 };
const sure = Array.from({ length: 80 }, (_, at) =>
  reviewedCase(`sure-${at}`, { levels: strong, outcome: 'violating', reviewer: PEOPLE[at % 4] as string }),
);
const certificate = {
  bits: 20,
  model: 'm',
  policy: 'p',
  alpha: 0.05,
  delta: 0.05,
  decisions: 80,
  errors: 0,
  date: 1,
  stale: false,
};

function decisions(count: number, { seed, shift = 0, wrong = 0 }: { seed: number; shift?: number; wrong?: number }) {
  const random = seeded(seed, 'decisions');
  return Array.from({ length: count }, (): Decided => {
    const bits = shift + random.next() * 40;
    return { bits, violating: bits >= 20 && !random.chance(wrong) };
  });
}

describe('a certified model', () => {
  test('keeps its version, so that its certificate is its own and a rule may act by it', () => {
    const learned = learnModel({ cases: plausibleCases(200, 3) }, DEFAULT_POLICY, sha256);
    const model = certified(learned, { heldOut: sure, ...proof });
    expect(model.version).toBe(learned.version);
    expect(model.certificate).toMatchObject({ model: model.version, errors: 0, date: 1_000 });
    const opened = {
      id: 'C-1',
      platform: 'sample',
      account: 'one',
      severity: 'urgent',
      route: 'review',
      assessment: { bits: 200, model: model.version, policy: DEFAULT_POLICY.version },
    } as unknown as Case;
    const policy = { ...DEFAULT_POLICY, interim: 'limit' as const };
    expect(decide(opened, { policy, model }, 5, sha256)).toMatchObject({ interim: true, action: 'limit' });
    expect(decide(opened, { policy, model: learned }, 5, sha256)).toBeUndefined();
    const other = { ...opened, assessment: { ...opened.assessment, policy: 'harsher' } };
    expect(decide(other, { policy, model }, 5, sha256)).toBeUndefined();
    const stale = {
      ...model,
      certificate: { ...certificate, model: model.version, policy: policy.version, stale: true },
    };
    expect(decide(opened, { policy, model: stale }, 5, sha256)).toBeUndefined();
  });

  test('has none from one person alone, from too few cases, or against what other decisions say', () => {
    const learned = learnModel({ cases: plausibleCases(200, 3) }, DEFAULT_POLICY, sha256);
    const alone = sure.map((one) => ({ ...one, reviewer: 'mallory' }));
    expect(certified(learned, { heldOut: alone, ...proof }).certificate).toBeUndefined();
    const few = learnModel({ cases: plausibleCases(100, 3) }, DEFAULT_POLICY, sha256);
    expect(certified(few, { heldOut: sure, ...proof }).certificate).toBeUndefined();
    const wrong = sure.slice(0, 20).map((one): ReviewedCase => ({ ...one, outcome: 'not-violating' }));
    expect(certified(learned, { heldOut: sure, ...proof, all: [...sure, ...wrong] }).certificate).toBeUndefined();
  });

  test('has no certificate where the cases kept apart prove nothing', () => {
    const learned = learnModel({ cases: plausibleCases(200, 3) }, DEFAULT_POLICY, sha256);
    expect(certified(learned, { heldOut: sure.slice(0, 30), ...proof })).toEqual(learned);
  });
});

describe('a certificate', () => {
  test('is stood by while later decisions are like the earlier ones', () => {
    for (const seed of [1, 2, 3, 4, 5])
      expect(
        doubtOn(certificate, { earlier: decisions(300, { seed }), later: decisions(300, { seed: seed + 100 }) }),
      ).toBeUndefined();
  });

  test('is given up when more later decisions at its scores are wrong than it allows', () => {
    const both = { earlier: decisions(300, { seed: 1 }), later: decisions(60, { seed: 2, wrong: 0.4 }) };
    expect(doubtOn(certificate, both)).toMatch(/\d+ of \d+ later decisions at its scores found no violation/);
    const one = { bits: 30, violating: false };
    const rights = Array.from({ length: 40 }, () => ({ bits: 30, violating: true }));
    expect(doubtOn(certificate, { earlier: [], later: [one, ...rights] })).toBeUndefined();
  });

  test('is given up when scores have drifted, but not for a handful of decisions', () => {
    const earlier = decisions(300, { seed: 1 });
    expect(doubtOn(certificate, { earlier, later: decisions(300, { seed: 2, shift: 15 }) })).toMatch(/drifted/);
    expect(doubtOn(certificate, { earlier, later: decisions(50, { seed: 2, shift: 15 }) })).toBeUndefined();
  });
});
