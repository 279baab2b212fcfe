// Holds the survival curve to figures of a textbook and to a slow reading of its definition.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Spans, shareAfter, survivalOf, timeUntil } from './survival.ts';

const spans = (lengths: readonly number[], ended: boolean): readonly Spans[] =>
  lengths.map((ms) => ({ ms, ended, n: 1 }));
/** Weeks to relapse of 21 leukaemia patients under 6-MP (Freireich et al. 1963), as every textbook on survival prints them. */
const TREATED = [
  ...spans([6, 6, 6, 7, 10, 13, 16, 22, 23], true),
  ...spans([6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35], false),
];
const PLACEBO = spans([1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23], true);

const anySpans = fc.array(
  fc.record({ ms: fc.integer({ min: 0, max: 40 }), ended: fc.boolean(), n: fc.integer({ min: 1, max: 4 }) }),
  { maxLength: 30 },
);

/** The definition, read one account at a time. */
function slowShare(all: readonly Spans[], until: number): number {
  const one = all.flatMap(({ ms, ended, n }) => Array.from({ length: n }, () => ({ ms, ended })));
  let share = 1;
  for (let t = 0; t <= until; t++) {
    const lasted = one.filter((span) => span.ms >= t).length;
    const ended = one.filter((span) => span.ms === t && span.ended).length;
    if (lasted > 0) share *= 1 - ended / lasted;
  }
  return share;
}

describe('the survival curve', () => {
  test('gives the shares and medians that textbooks print', () => {
    const treated = survivalOf(TREATED);
    expect(treated.map((step) => [step.ms, step.atRisk, step.ended, Number(step.share.toFixed(4))])).toEqual([
      [6, 21, 3, 0.8571],
      [7, 17, 1, 0.8067],
      [10, 15, 1, 0.7529],
      [13, 12, 1, 0.6902],
      [16, 11, 1, 0.6275],
      [22, 7, 1, 0.5378],
      [23, 6, 1, 0.4482],
    ]);
    expect(timeUntil(treated, 0.5)).toBe(23);
    expect(timeUntil(survivalOf(PLACEBO), 0.5)).toBe(8);
    // The interval on the log(−log) scale, as R's survfit(conf.type = "log-log") gives it for the first step.
    expect([treated[0]?.low.toFixed(3), treated[0]?.high.toFixed(3)]).toEqual(['0.620', '0.952']);
  });

  test('is what the definition says, one account at a time, at every moment', () => {
    fc.assert(
      fc.property(anySpans, fc.integer({ min: 0, max: 45 }), (all, until) => {
        expect(shareAfter(survivalOf(all), until)).toBeCloseTo(slowShare(all, until), 9);
      }),
    );
  });

  test('only falls, stays inside its bounds, and does not depend on the order of what is counted', () => {
    fc.assert(
      fc.property(anySpans, (all) => {
        const steps = survivalOf(all);
        expect(survivalOf(all.toReversed())).toEqual(steps);
        steps.forEach((step, place) => {
          expect(step.share).toBeLessThan(steps[place - 1]?.share ?? 1 + Number.EPSILON);
          expect(step.low).toBeLessThanOrEqual(step.share);
          expect(step.high).toBeGreaterThanOrEqual(step.share);
        });
      }),
    );
  });

  test('never calls a half ended while too much lasts still', () => {
    expect(
      timeUntil(
        survivalOf([
          { ms: 5, ended: true, n: 1 },
          { ms: 9, ended: false, n: 3 },
        ]),
        0.5,
      ),
    ).toBeUndefined();
    expect(timeUntil(survivalOf([]), 0.5)).toBeUndefined();
  });
});
