// Whoever sees no rings is told why: too few files, too small a platform, or nothing rare that is shared.
import { expect, test } from 'vitest';
import { whyNoRings } from './no-rings.ts';

test('says that a ring needs two accounts with a file', () => {
  expect(whyNoRings(0, 0)).toContain('a ring needs two');
  expect(whyNoRings(5_000, 1)).toContain('a ring needs two');
});

test('says that on a small platform one shared value is not enough, and where most accounts have a file none is', () => {
  expect(whyNoRings(500, 6)).toMatch(/500 accounts were seen and 6 .* worth 8\.0 bits at most and a tie needs 10/);
  expect(whyNoRings(12, 9)).toContain('a value that two of them share says nothing yet');
});

test('says on a large platform that nothing rare is shared', () => {
  expect(whyNoRings(1_000_000, 50)).toContain('no two of these share values rare enough');
});
