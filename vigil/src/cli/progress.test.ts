// The progress line tells rate and time left, and never divides by nothing.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { duration, progressLine } from './progress.ts';

describe('progressLine', () => {
  test('shows share, count, rate and time left', () => {
    const line = progressLine('Reading', { done: 50, total: 100, units: 96_000, unit: 'items', seconds: 2 });
    expect(line).toContain('50 %');
    expect(line).toContain('96,000 items');
    expect(line).toContain('48,000/s');
    expect(line).toContain('2 s left');
  });

  test('of a stream without a known end it shows count and rate alone', () => {
    expect(progressLine('Reading', { done: 5, total: 0, units: 10, unit: 'items', seconds: 1 })).toBe(
      'Reading  10 items  10/s',
    );
  });

  test('any numbers give a line without NaN or Infinity', () => {
    fc.assert(
      fc.property(
        fc.nat(),
        fc.nat(),
        fc.nat(),
        fc.double({ min: 0, max: 1e6, noNaN: true }),
        (done, total, units, seconds) => {
          expect(progressLine('R', { done, total, units, unit: 'items', seconds })).not.toMatch(
            /NaN|Infinity|undefined/,
          );
        },
      ),
    );
  });
});

test('durations read as people say them', () => {
  expect([0, 42, 59.6, 200, 7_500].map(duration)).toEqual(['0 s', '42 s', '1 min 0 s', '3 min 20 s', '2 h 5 min']);
});
