// Shows how work and severe minutes are counted: a new day and a break begin at nought.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { grow } from './attention.ts';

const QUARTER = 15 * 60_000;
const fresh = { day: '', severeMs: 0, workMs: 0, lastAt: 0 };

test('Work is counted until a break of a quarter of an hour, severe minutes until the day ends', () => {
  let count = grow(fresh, { day: 'Mon', now: 1_000_000, ms: 15_000, severe: true });
  count = grow(count, { day: 'Mon', now: 1_015_000, ms: 15_000, severe: false });
  expect(count).toMatchObject({ workMs: 30_000, severeMs: 15_000 });
  count = grow(count, { day: 'Mon', now: 1_015_000 + QUARTER, ms: 15_000, severe: true });
  expect(count).toMatchObject({ workMs: 15_000, severeMs: 30_000 });
  count = grow(count, { day: 'Tue', now: 1_030_000 + QUARTER, ms: 15_000, severe: false });
  expect(count).toMatchObject({ workMs: 30_000, severeMs: 0 });
});

test('Severe time never exceeds the time that passed on that day', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom('a', 'b'), fc.boolean(), fc.nat(3 * QUARTER))), (steps) => {
      let now = 1;
      let count = fresh;
      let passed = 0;
      for (const [day, severe, gap] of steps) {
        now += gap;
        passed = (day === count.day ? passed : 0) + 15_000;
        count = grow(count, { day, now, ms: 15_000, severe });
        expect(count.severeMs).toBeLessThanOrEqual(passed);
        expect(count.workMs).toBeGreaterThanOrEqual(15_000);
      }
    }),
  );
});
