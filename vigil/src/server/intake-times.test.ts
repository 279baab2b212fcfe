// The intake is measured by Vigil's own clock: a slow sender is no slow Vigil, and a body that hangs shows.
import { expect, test } from 'vitest';
import type { Portion } from '../engine/ports.ts';
import { histogram } from './exposition.ts';
import { DETECT_SECONDS, timeIntake } from './intake-times.ts';

test('finding is timed from portion to portion without the sender, and the lag is that of the last body or of the one that hangs', async () => {
  let now = 1_000;
  const times = timeIntake(() => now);
  expect([times.lag(), times.detect().all]).toEqual([0, 0]);
  const end = times.begin();
  const watched = times.watch({
    format: 'vigil',
    async *portions() {
      for (let n = 1; n <= 3; n++) {
        now += 60_000; // the sender thinks
        yield { placed: [], shelf: [], end: n } as Portion;
      }
    },
  });
  for await (const portion of watched.portions()) now += portion.end * 100;
  expect(times.detect()).toMatchObject({ all: 3, sum: expect.closeTo(0.6, 5) });
  expect(times.lag()).toBeCloseTo(180.6, 5);
  end(true);
  now += 5_000;
  expect(times.lag()).toBeCloseTo(180.6, 5);
  const failed = times.begin();
  now += 200_000;
  expect(times.lag()).toBe(200);
  failed(false);
  expect(times.lag()).toBeCloseTo(180.6, 5);
  const written = histogram('vigil_x_seconds', 'X.', DETECT_SECONDS, times.detect());
  expect(written).toContain('vigil_x_seconds_bucket{le="0.25"} 2\n');
  expect(written).toMatch(/le="\+Inf"\} 3\nvigil_x_seconds_sum 0\.6\d*\nvigil_x_seconds_count 3\n$/);
});
