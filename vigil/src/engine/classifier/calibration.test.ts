// What a score is worth is measured, rises with the score, and stays within bounds.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seeded } from '../../demo/random.ts';
import type { Scored } from '../ranking.ts';
import { bitsAt, fitBands, fitPlatt, LEAST_LABELS, probabilityAt } from './calibration.ts';

/** Scores whose true log-odds are `slope * score + intercept`. */
function drawn(count: number, slope: number, intercept: number): readonly Scored[] {
  const random = seeded(3, 'calibration');
  return Array.from({ length: count }, () => {
    const score = random.next() * 6 - 3;
    return { score, label: random.chance(probabilityAt(slope * score + intercept)) ? 1 : 0 };
  });
}

const someScores = fc.array(
  fc.record({ score: fc.double({ min: -20, max: 20, noNaN: true }), label: fc.constantFrom<0 | 1>(0, 1) }),
  {
    minLength: 1,
    maxLength: 300,
  },
);

test('the probability that was true is found again', () => {
  const line = fitPlatt(drawn(20_000, 2, -1));
  expect(line.slope).toBeCloseTo(2, 0);
  expect(line.intercept).toBeCloseTo(-1, 0);
});

test('a probability is never certain, and a higher score never means a lower one', () => {
  fc.assert(
    fc.property(someScores, (scored) => {
      const { slope, intercept } = fitPlatt(scored);
      expect(slope).toBeGreaterThan(0);
      expect(Number.isFinite(slope) && Number.isFinite(intercept)).toBe(true);
    }),
  );
});

test('bits rise with the score and stay within -3 and 8', () => {
  fc.assert(
    fc.property(someScores, fc.double({ min: -30, max: 30, noNaN: true }), (scored, score) => {
      const bands = fitBands(scored);
      const bits = bands.map((band) => band.bits);
      expect(bits).toEqual([...bits].sort((a, b) => a - b));
      expect(bitsAt(bands, score)).toBeGreaterThanOrEqual(bands.length === 0 ? 0 : -3);
      expect(bitsAt(bands, score)).toBeLessThanOrEqual(8);
      expect(bands.reduce((sum, { offers, others }) => sum + offers + others, 0)).toBe(
        bands.length === 0 ? 0 : scored.length,
      );
    }),
  );
});

test('bits are the log2 likelihood ratio of the band', () => {
  const scored = drawn(50_000, 2, -1);
  const bands = fitBands(scored);
  const rate = Math.log2(
    scored.filter(({ label }) => label === 1).length / scored.filter(({ label }) => label === 0).length,
  );
  // Near the score 1.5 the true log-odds are 2; less the base rate, in bits.
  expect(bitsAt(bands, 1.5)).toBeCloseTo(2 / Math.LN2 - rate, 0);
});

test('with fewer than twenty offers nothing is claimed', () => {
  const scored = drawn(2_000, 1, 0);
  const few = scored.filter(({ label }) => label === 1).slice(0, LEAST_LABELS - 1);
  expect(fitBands([...scored.filter(({ label }) => label === 0), ...few])).toEqual([]);
});
