// The score must explain itself: reasons sum to it exactly, families have diminishing returns, and complaints and kind words have their bounds.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Observation } from '../core/observation.ts';
import { DEFAULT_POLICY } from '../core/policy.ts';
import { assess, type Complaint } from './assess.ts';
import { gather, NO_CONDUCT } from './gather.ts';
import { NOON, observation, observations } from './trial.fixture.ts';

const judge = (list: readonly Observation[], complaints: readonly Complaint[] = []) =>
  assess(
    { conduct: gather(NO_CONDUCT, list, 0, DEFAULT_POLICY.halfLifeDays), complaints },
    { policy: DEFAULT_POLICY, lexicon: 'digest' },
  );
const complaints = (n: number): readonly Complaint[] =>
  Array.from({ length: n }, (_, i) => ({ id: `n${i}`, at: NOON }));
const offer = (id: string, some: Partial<Observation> = {}): readonly Observation[] => {
  const item = `item-${id}` as Observation['item'];
  return [
    observation(`${id}t`, { item, ...some }),
    observation(`${id}o`, { item, signal: 'offer.cue', what: 'en.selling', bits: 3, ...some }),
    observation(`${id}j`, { item, signal: 'joint.offer', what: '', bits: 10, ...some }),
  ];
};

describe('assess', () => {
  test('the bits of the reasons sum exactly to the total, strongest first, one reason a family', () => {
    fc.assert(
      fc.property(observations, fc.integer({ min: 0, max: 40 }), (list, people) => {
        const { bits, reasons } = judge(list, complaints(people));
        expect(reasons.reduce((sum, one) => sum + one.bits, 0)).toBe(bits);
        expect(Number.isFinite(bits)).toBe(true);
        expect(new Set(reasons.map((one) => one.family)).size).toBe(reasons.length);
        expect(reasons.map((one) => one.bits)).toEqual(reasons.map((one) => one.bits).sort((a, b) => b - a));
        for (const one of reasons) expect(one.text.length).toBeGreaterThan(0);
      }),
    );
  });

  test('urgent means a known hash, or enough bits in two families; complaints alone never get there', () => {
    fc.assert(
      fc.property(observations, fc.integer({ min: 0, max: 40 }), (list, people) => {
        const result = judge(list, complaints(people));
        if (result.severity === 'urgent' && !result.strong.includes('hash')) {
          expect(result.bits).toBeGreaterThanOrEqual(DEFAULT_POLICY.urgentBits);
          expect(result.strong.length).toBeGreaterThanOrEqual(2);
        }
        expect(result.strong).not.toContain('notice');
      }),
    );
  });

  test('an offer with a listed term is urgent, the term alone is standard, nothing is none', () => {
    expect(judge(offer('1')).severity).toBe('urgent');
    expect(judge([observation('1')]).severity).toBe('standard');
    expect(judge([]).severity).toBe('none');
    expect(judge([observation('1', { signal: 'media.known-hash', bits: 20 })]).severity).toBe('urgent');
  });

  test('saying one term a thousand times is worth less than twice saying it once', () => {
    const once = judge([observation('1')]).bits;
    const often = judge(Array.from({ length: 1_000 }, (_, n) => observation(`${n}`))).bits;
    expect(often).toBeGreaterThan(once);
    expect(often).toBeLessThanOrEqual(once * 2);
  });

  test('complaints add at most three bits, however many people send them', () => {
    const without = judge([observation('1')]).bits;
    for (const n of [1, 2, 10, 32]) {
      const added = judge([observation('1')], complaints(n)).bits - without;
      expect(added).toBeGreaterThan(0);
      expect(added).toBeLessThanOrEqual(3);
    }
  });

  test('kind words take away a bounded number of bits and never close a case to people', () => {
    const kind = Array.from({ length: 500 }, (_, n) =>
      observation(`k${n}`, { signal: 'context.speaks-for', what: 'en.context.help', bits: -6 }),
    );
    const result = judge([...offer('1'), ...kind]);
    expect(judge(offer('1')).bits - result.bits).toBeLessThanOrEqual(-DEFAULT_POLICY.contextFloor);
    expect(result.severity).not.toBe('none');
  });

  test('what was seen half a life ago counts half', () => {
    const then = NOON - DEFAULT_POLICY.halfLifeDays * 86_400_000;
    const old = judge([observation('1', { at: then }), observation('2', { signal: 'age.coded', bits: 0.001 })]);
    const fresh = judge([observation('1'), observation('2', { signal: 'age.coded', bits: 0.001 })]);
    const term = (one: typeof old): number => one.reasons.find((reason) => reason.family === 'term')?.bits ?? 0;
    expect(term(old)).toBeCloseTo(term(fresh) / 2, 9);
  });
});
