// Shows that times read as a person says them.
import { expect, test } from 'vitest';
import { dayName, duration } from './times.ts';

test('Durations are said in the unit that matters', () => {
  const said = [-5, 40_000, 42 * 60_000, 190 * 60_000, 3 * 3_600_000, 47.9 * 3_600_000, 12 * 86_400_000].map(duration);
  expect(said).toEqual(['0 s', '40 s', '42 min', '3 h 10 min', '3 h', '47 h 54 min', '12 days']);
});

test('A day is named in UTC, wherever the reader is', () => {
  expect(dayName('2026-11-22')).toBe('Sun, 22 Nov 2026');
});
