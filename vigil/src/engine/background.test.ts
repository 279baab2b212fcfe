// Tests of what an ordinary word is worth: never more than the weight, never more than its frequency allows.
import { hash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Lexicon } from '../core/lexicon.ts';
import { DEFAULT_POLICY } from '../core/policy.ts';
import { backgroundOf, countText, startBackground, worth } from './background.ts';
import { compileLexicons } from './lexicon.ts';

const lexicon = compileLexicons(
  [
    Lexicon.parse({
      id: 'one',
      title: 'one',
      licence: 'CC0-1.0',
      terms: [
        { id: 'garden', term: 'garden', family: 'term', kind: 'word' },
        { id: 'rare', term: 'blenvik', family: 'term', kind: 'word' },
        { id: 'own', term: 'harbour', family: 'term', kind: 'word', bits: 2 },
      ],
    }),
  ],
  (text) => hash('sha256', text, 'hex'),
);

test('an ordinary word is worth what its frequency in honest texts allows, another keeps its weight and is not told', () => {
  const background = startBackground();
  for (let n = 0; n < 64; n++)
    countText(
      background,
      n % 16 === 0 ? 'The garden is green, garden!' : n % 16 === 1 ? 'The harbour' : 'Snow fell',
      lexicon,
    );
  expect(backgroundOf(background, lexicon, DEFAULT_POLICY)).toEqual([
    { term: 'garden', family: 'term', posts: 4, share: 1 / 16, bits: 4, weight: 8 },
    { term: 'own', family: 'term', posts: 4, share: 1 / 16, bits: 2, weight: 2 },
  ]);
});

test('the worth never passes the weight, never changes its sign and falls as the word gets more ordinary', () => {
  const share = fc.double({ min: 1e-9, max: 1, noNaN: true });
  fc.assert(
    fc.property(share, share, fc.double({ min: -32, max: 32, noNaN: true }), (one, other, weight) => {
      const bits = worth(one, weight);
      expect(Math.abs(bits)).toBeLessThanOrEqual(Math.abs(weight));
      expect(bits * weight).toBeGreaterThanOrEqual(0);
      expect(Math.abs(worth(Math.max(one, other), weight))).toBeLessThanOrEqual(
        Math.abs(worth(Math.min(one, other), weight)),
      );
    }),
  );
});
