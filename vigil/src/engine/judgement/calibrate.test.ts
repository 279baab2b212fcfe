// A shown probability must rise with the bits, stay off certainty, and be what reviewers found at that score.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seeded } from '../../demo/random.ts';
import { calibrate, isotonic, platt, pool, probabilityOf, type Scored } from './calibrate.ts';

const scored: fc.Arbitrary<readonly Scored[]> = fc.array(
  fc.record({ bits: fc.double({ min: -40, max: 60, noNaN: true }), violating: fc.boolean() }),
  { minLength: 1, maxLength: 300 },
);

describe('calibrate', () => {
  test('never shows certainty, and never falls as bits rise, whatever was reviewed', () => {
    fc.assert(
      fc.property(scored, fc.array(fc.double({ min: -100, max: 100, noNaN: true }), { maxLength: 30 }), (cases, at) => {
        const calibration = calibrate(cases);
        if (calibration === undefined) return;
        const shown = at.sort((a, b) => a - b).map((bits) => probabilityOf(calibration, bits));
        shown.forEach((one, i) => {
          expect(one).toBeGreaterThanOrEqual(i === 0 ? 0 : (shown[i - 1] ?? 0));
          expect(one).toBeLessThanOrEqual(1);
        });
        if (calibration.kind === 'isotonic') for (const one of shown) expect(one > 0 && one < 1).toBe(true);
      }),
    );
  });

  test('is a curve below thirty positives, steps from thirty on, and nothing while one outcome was never seen', () => {
    const cases = (positives: number): readonly Scored[] =>
      Array.from({ length: 200 }, (_, at) => ({ bits: at, violating: at >= 200 - positives }));
    expect(calibrate(cases(29))?.kind).toBe('platt');
    expect(calibrate(cases(30))?.kind).toBe('isotonic');
    expect(calibrate(cases(0))).toBeUndefined();
    expect(calibrate(cases(200))).toBeUndefined();
    expect(calibrate([])).toBeUndefined();
  });

  test('the curve of perfectly parted cases ends at the targets of Platt, not at 0 and 1', () => {
    const cases = Array.from({ length: 40 }, (_, at) => ({ bits: at < 20 ? -20 : 20, violating: at >= 20 }));
    const curve = platt(cases);
    expect(probabilityOf(curve, 20)).toBeCloseTo(21 / 22, 6);
    expect(probabilityOf(curve, -20)).toBeCloseTo(1 / 22, 6);
  });

  test('many steps without a single offender add up to none: what no reviewer found is not shown', () => {
    const cases = Array.from({ length: 3_000 }, (_, at) => ({
      bits: at / 100,
      violating: at >= 2_950 || (at >= 2_800 && at % 10 === 0),
    }));
    const steps = isotonic(cases);
    const shown = cases.slice(0, 2_800).reduce((sum, { bits }) => sum + probabilityOf(steps, bits), 0);
    expect(shown).toBeLessThan(3);
    expect(probabilityOf(steps, 29.9)).toBeGreaterThan(0.85);
  });

  test('where more bits meant less guilt, bits say nothing', () => {
    const cases = Array.from({ length: 100 }, (_, at) => ({ bits: at, violating: at < 20 }));
    const curve = platt(cases);
    expect(probabilityOf(curve, 0)).toBeCloseTo(0.2, 1);
    expect(probabilityOf(curve, 99)).toBe(probabilityOf(curve, 0));
  });

  test('pooling gives the textbook answer', () => {
    const blocks = [1, 0, 1, 0, 0, 1, 1].map((positive) => ({ weight: 1, positive, expected: 0, from: 0, to: 0 }));
    expect(pool(blocks).map(({ positive, weight }) => `${positive}/${weight}`)).toEqual(['2/5', '2/2']);
  });

  test('finds the true share at each score of an invented platform, by the curve and by the steps', () => {
    const random = seeded(3, 'calibrate');
    const truth = (bits: number): number => 1 / (1 + Math.exp(-(bits - 10) / 2));
    const cases = Array.from({ length: 20_000 }, () => {
      const bits = random.next() * 20;
      return { bits, violating: random.chance(truth(bits)) };
    });
    for (const calibration of [platt(cases), isotonic(cases)])
      for (const bits of [4, 8, 10, 12, 16])
        expect(Math.abs(probabilityOf(calibration, bits) - truth(bits))).toBeLessThan(0.05);
  });
});
