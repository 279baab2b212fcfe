// A score explains itself: what the parts of a text add sums to the log-odds of its probability.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { TextModel } from '../../core/text-model.ts';
import { BUCKETS } from './features.ts';
import { contributionsOf, scoreText, weighText } from './score-text.ts';

const weights = Float32Array.from({ length: BUCKETS + 1 }, (_, at) => Math.sin(at) / 2);
const model: TextModel = {
  weights,
  slope: 1.3,
  intercept: -2,
  bands: [
    { from: -Number.MAX_VALUE, bits: -2, offers: 1, others: 90 },
    { from: 0, bits: 3, offers: 20, others: 3 },
  ],
};

test('contributions sum to the log-odds, whatever the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      const { p, bits } = scoreText(model, text);
      expect(weighText(model, text)).toEqual({ p, bits });
      const { base, parts } = contributionsOf(model, text);
      const sum = parts.reduce((all, one) => all + one.bits, base);
      expect(sum).toBeCloseTo(Math.log2(p / (1 - p)), 6);
    }),
  );
});

test('the parts shown speak for an offer, strongest first, and none lies inside one before it', () => {
  fc.assert(
    fc.property(fc.lorem({ maxCount: 12 }), (text) => {
      const { top } = scoreText(model, text);
      const { parts } = contributionsOf(model, text);
      expect(top.length).toBeLessThanOrEqual(6);
      for (const [at, one] of top.entries()) {
        expect(one.bits).toBeGreaterThan(0);
        expect(one.bits).toBeLessThanOrEqual(top[at - 1]?.bits ?? one.bits);
        expect(top.slice(0, at).some(({ part }) => part.includes(one.part))).toBe(false);
        expect(parts.some(({ part, bits }) => part.trim() === one.part && bits === one.bits)).toBe(true);
      }
      const strongest = Math.max(...parts.filter(({ part }) => /[^\s.,;:'"()-]/.test(part)).map(({ bits }) => bits));
      expect(top[0]?.bits).toBe(strongest > 0.05 ? strongest : undefined);
    }),
  );
});
