// The interval in which the number of offenders must lie, when the probability was learned from few cases: as in the books, and wide enough as often as it says.
import { expect, test } from 'vitest';
import { seeded } from '../../vigil/src/demo/random.ts';
import { betaBinomial, predictionInterval } from './prediction.ts';

test('with endless cases behind it a probability is certain, and the interval is that of the coin', () => {
  expect(predictionInterval([{ accounts: 100, shown: 0.5, cases: 1e9 }])).toEqual([40, 60]);
});

test('with one case for and one against, every number is equally likely', () => {
  const [start, chances] = betaBinomial({ accounts: 9, shown: 0.5, cases: 2 });
  expect(start).toBe(0);
  for (const chance of chances) expect(chance).toBeCloseTo(0.1, 10);
});

test('what is found lies inside about 95 times in a hundred, when the probability itself was learned from forty cases', () => {
  const random = seeded(5, 'prediction');
  let inside = 0;
  const rounds = 2_000;
  for (let round = 0; round < rounds; round++) {
    const truth = 0.1 + 0.3 * random.next();
    const drawn = (n: number): number => Array.from({ length: n }, () => random.chance(truth)).filter(Boolean).length;
    const shown = (drawn(40) + 0.5) / 41;
    const [least, most] = predictionInterval([{ accounts: 100, shown, cases: 41 }]);
    const found = drawn(100);
    if (found >= least && found <= most) inside++;
  }
  expect(inside / rounds).toBeGreaterThan(0.93);
  expect(inside / rounds).toBeLessThan(0.98);
});
