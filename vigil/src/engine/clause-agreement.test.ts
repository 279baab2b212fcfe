// Holds agreement by clause to a table of the literature, to its own symmetries, and to saying nothing where there is too little.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { OUTCOMES, type Outcome } from '../core/decision.ts';
import { agreementByClause, LEAST_NAMED, shareOf } from './clause-agreement.ts';

const outcomes = Object.keys(OUTCOMES) as Outcome[];
const times = (n: number, first: Outcome, second: Outcome) => Array.from({ length: n }, () => ({ first, second }));
/** Two people each call each outcome as often as they like. */
const pairs = fc
  .array(
    fc.record({
      first: fc.constantFrom<Outcome[]>('violating', 'not-violating'),
      second: fc.constantFrom(...outcomes),
      n: fc.integer({ min: 1, max: 12 }),
    }),
    { maxLength: 12 },
  )
  .map((all) => all.flatMap(({ first, second, n }) => times(n, first, second)));

test('With two outcomes each clause has the kappa of the whole, and it is that of the textbook', () => {
  // 20 yes-yes, 5 yes-no, 10 no-yes, 15 no-no: po .7, pe .5, kappa .4 (the table by which kappa is taught).
  const all = [
    ...times(20, 'violating', 'violating'),
    ...times(5, 'violating', 'not-violating'),
    ...times(10, 'not-violating', 'violating'),
    ...times(15, 'not-violating', 'not-violating'),
  ];
  const [whole, ...each] = agreementByClause(all, outcomes);
  expect(whole?.kappa?.value).toBeCloseTo(0.4, 10);
  expect(each.map(({ outcome }) => outcome)).toEqual(['violating', 'not-violating']);
  for (const one of each) {
    expect(one.kappa?.value).toBeCloseTo(0.4, 10);
    expect(one).toMatchObject({ pairs: 50, differ: 15, finding: 'beyond-chance' });
  }
  expect(each.map(({ named }) => named)).toEqual([35, 30]);
});

test('Too few pairs, a clause hardly anybody names, and chance are each called what they are', () => {
  const few = agreementByClause(times(29, 'violating', 'violating'), outcomes);
  expect(few.every(({ kappa, finding }) => kappa === null && finding === 'too-few')).toBe(true);
  const rare = [
    ...times(40, 'violating', 'violating'),
    ...times(20, 'not-violating', 'not-violating'),
    ...times(LEAST_NAMED - 1, 'violating', 'possible-victim'),
  ];
  expect(agreementByClause(rare, outcomes).find(({ outcome }) => outcome === 'possible-victim')).toMatchObject({
    finding: 'rare',
    kappa: null,
    named: LEAST_NAMED - 1,
  });
  const coin = [
    ...times(10, 'violating', 'violating'),
    ...times(10, 'violating', 'not-violating'),
    ...times(10, 'not-violating', 'violating'),
    ...times(10, 'not-violating', 'not-violating'),
  ];
  expect(agreementByClause(coin, outcomes)[0]).toMatchObject({
    finding: 'as-chance',
    kappa: { value: expect.closeTo(0, 10) },
  });
});

test('Every difference is counted on exactly two clauses, and it does not matter who looked first', () => {
  fc.assert(
    fc.property(pairs, (all) => {
      const [whole, ...each] = agreementByClause(all, outcomes);
      expect(each.reduce((sum, { differ }) => sum + differ, 0)).toBe(2 * (whole?.differ ?? 0));
      const turned = agreementByClause(
        all.map(({ first, second }) => ({ first: second, second: first })),
        outcomes,
      );
      expect(turned.map(({ kappa }) => kappa?.value.toFixed(9))).toEqual(
        [whole, ...each].map((one) => one?.kappa?.value.toFixed(9)),
      );
    }),
  );
});

test('A share has Wilson’s interval, holds its share, and is nothing of nothing', () => {
  // 81 of 263: .308, .255 to .366 (Newcombe 1998, Statistics in Medicine 17, table I, method 3).
  const made = shareOf(81, 263);
  expect([made?.low.toFixed(4), made?.high.toFixed(4)]).toEqual(['0.2553', '0.3662']);
  expect(shareOf(0, 20)).toMatchObject({ share: 0, low: 0 });
  expect(shareOf(0, 0)).toBeUndefined();
});
