// Cohen's kappa against a worked table, against a derivative taken by hand, and silent where it would say nothing.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Outcome } from '../core/decision.ts';
import { agreementOf, LEAST_PAIRS } from './agreement.ts';

type Pair = { readonly first: Outcome; readonly second: Outcome };
const OUTCOMES = ['violating', 'not-violating', 'need-more'] as const;
const table = (cells: readonly (readonly number[])[]): readonly Pair[] =>
  cells.flatMap((row, i) =>
    row.flatMap((n, j) =>
      Array.from({ length: n }, () => ({ first: OUTCOMES[i] as Outcome, second: OUTCOMES[j] as Outcome })),
    ),
  );

test('a table of fifty pairs that agree in seven of ten by .5 of chance has a kappa of .4', () => {
  const { pairs, agreed, kappa } = agreementOf(
    table([
      [20, 5],
      [10, 15],
    ]),
  );
  expect([pairs, agreed]).toEqual([50, expect.closeTo(0.7, 10)]);
  expect(kappa?.value).toBeCloseTo(0.4, 10);
});

/** Kappa of shares, and its variance by the delta method with numeric derivatives: another road to the same number. */
function byHand(cells: readonly (readonly number[])[]): { readonly kappa: number; readonly reach: number } {
  const n = cells.flat().reduce((a, b) => a + b, 0);
  const size = cells.length;
  const p = cells.flat().map((one) => one / n);
  const kappaOf = (q: readonly number[]): number => {
    let po = 0;
    let pe = 0;
    for (let i = 0; i < size; i++) {
      po += q[i * size + i] ?? 0;
      let row = 0;
      let column = 0;
      for (let j = 0; j < size; j++) {
        row += q[i * size + j] ?? 0;
        column += q[j * size + i] ?? 0;
      }
      pe += row * column;
    }
    return (po - pe) / (1 - pe);
  };
  const h = 1e-6;
  const slope = p.map((_, k) => {
    const up = p.map((one, at) => (at === k ? one + h : one));
    const down = p.map((one, at) => (at === k ? one - h : one));
    return (kappaOf(up) - kappaOf(down)) / (2 * h);
  });
  const mean = slope.reduce((sum, one, k) => sum + one * (p[k] ?? 0), 0);
  const variance = slope.reduce((sum, one, k) => sum + one * one * (p[k] ?? 0), 0) - mean * mean;
  return { kappa: kappaOf(p), reach: 1.959964 * Math.sqrt(variance / n) };
}

test('the interval is that of the delta method, whatever the table', () => {
  const cell = fc.integer({ min: 1, max: 40 });
  const cells = fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 3, maxLength: 3 });
  fc.assert(
    fc.property(cells, (some) => {
      const { kappa } = agreementOf(table(some));
      if (some.flat().reduce((a, b) => a + b, 0) < LEAST_PAIRS) return expect(kappa).toBeNull();
      const { kappa: value, reach } = byHand(some);
      expect(kappa?.value).toBeCloseTo(value, 8);
      expect(kappa?.low).toBeCloseTo(Math.max(-1, value - reach), 4);
      expect(kappa?.high).toBeCloseTo(Math.min(1, value + reach), 4);
    }),
  );
});

test('too few pairs, or one outcome only, have no kappa, and nothing has no agreement', () => {
  expect(agreementOf([])).toEqual({ pairs: 0, agreed: null, kappa: null });
  expect(
    agreementOf(
      table([
        [20, 0],
        [0, 9],
      ]),
    ).kappa,
  ).toBeNull();
  expect(agreementOf(table([[90]]))).toEqual({ pairs: 90, agreed: expect.closeTo(1, 10), kappa: null });
  expect(
    agreementOf(
      table([
        [50, 0],
        [0, 40],
      ]),
    ).kappa?.value,
  ).toBeCloseTo(1, 10);
});
