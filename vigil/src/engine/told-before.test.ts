// Shows that reasons that were kept as English sentences only are read back exactly, and that nothing else is taken for one.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { REASON_FAMILIES } from '../core/assessment.ts';
import { INNOCENT_KINDS } from '../core/innocent.ts';
import { englishOf, type Saying } from '../core/saying.ts';
import { FAMILIES } from '../core/signal.ts';
import { sayingIn } from './told-before.ts';

const posts = fc.integer({ min: 1, max: 20 });
const more = fc.constantFrom(0, 1, 7);
const names = fc.uniqueArray(fc.constantFrom('trade/en.offer.selling', 'tr.contact.yaz', 'qimbo:', 'telegram:'), {
  minLength: 1,
  maxLength: 3,
});
const proofs = fc.array(
  fc.record({
    list: fc.constantFrom('harbour', 'list of 2'),
    entry: fc.constantFrom('h1', 'x-9'),
    distance: fc.nat(31),
  }),
  { minLength: 1, maxLength: 3 },
);
const explanations = fc.constantFrom('ordinary', ...Object.keys(INNOCENT_KINDS));

const factsOf: Readonly<Record<(typeof REASON_FAMILIES)[number], fc.Arbitrary<object>>> = {
  term: fc.record({ posts, different: fc.integer({ min: 1, max: 9 }) }),
  age: fc.record({ posts, different: fc.integer({ min: 1, max: 9 }) }),
  obfuscation: fc.record({ posts, different: fc.integer({ min: 1, max: 9 }) }),
  offer: fc.record({ posts, names, more }),
  contact: fc.record({ posts, names, more }),
  payment: fc.record({ posts, names, more }),
  context: fc.record({ posts, names, more }),
  joint: fc.record({ posts }),
  victim: fc.record({ posts }),
  classifier: fc.record({ posts }),
  hash: fc.record({ posts, proofs, more }),
  link: fc.constantFrom(
    { shared: true, returned: 'C-0123456789' },
    { shared: false, returned: 'C-9' },
    { shared: true, returned: '' },
  ),
  notice: fc.record({ complaints: posts }),
  absent: fc.record({ families: fc.subarray([...FAMILIES], { minLength: 1 }) }),
  rarity: fc.record({ innocent: explanations, oneIn: fc.integer({ min: 1, max: 1_000 }) }),
};

test.each([...REASON_FAMILIES])('a sentence about %s is read back to what it was made of', (family) => {
  fc.assert(
    fc.property(factsOf[family], (facts) => {
      const said = { code: `reason.${family}`, facts } as Saying;
      expect(sayingIn(family, englishOf(said))).toEqual(said);
    }),
  );
});

test('any other text is left alone', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...REASON_FAMILIES),
      fc.string({ maxLength: 200, unit: 'grapheme' }),
      (family, text) => {
        const said = sayingIn(family, text);
        expect(said === undefined || englishOf(said) === text).toBe(true);
      },
    ),
  );
  expect(sayingIn('offer', '3 posts that somebody worded otherwise (a, b).')).toBeUndefined();
});
