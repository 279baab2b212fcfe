// What the classifier sees of a text: the same for what differs only in form, bounded whatever is sent, and never anything of the text before.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BUCKETS, featuresOf, readFeatures } from './features.ts';
import { FOLDED_UNITS, foldText, LINK, MENTION, TEXT_UNITS } from './fold-text.ts';

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 200 }).map((units) => String.fromCharCode(...units)),
);

test('any text at all has features: different buckets, words first, as many as its length allows', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const { buckets, words } = featuresOf(text);
      expect(new Set(buckets).size).toBe(buckets.length);
      expect(buckets.every((bucket) => bucket >= 0 && bucket < BUCKETS)).toBe(true);
      expect(words).toBeGreaterThan(0);
      expect(words).toBeLessThanOrEqual(buckets.length);
      expect(buckets.length).toBeLessThanOrEqual(12 * foldText(text).text.length + 20);
    }),
  );
});

test('the text before leaves nothing behind', () => {
  fc.assert(
    fc.property(anyText, anyText, (text, other) => {
      const before = featuresOf(text);
      featuresOf(other);
      expect(featuresOf(text)).toEqual(before);
    }),
  );
});

test('a very long text is read to its bound and no further', () => {
  const start = 'blenvik '.repeat(TEXT_UNITS / 8);
  const features = featuresOf(`${start} zorple packs`);
  expect(features.buckets).toEqual(featuresOf(`${start} something else`).buckets);
  expect(foldText('\ufdfa'.repeat(TEXT_UNITS)).text.length).toBeLessThanOrEqual(FOLDED_UNITS);
});

test('width and letter case change nothing but the count of capital words', () => {
  const { features, nameAt } = readFeatures('Blenvik packs');
  expect(Array.from(features.buckets, (_, at) => nameAt(at))).toContain('blenvik packs');
  expect(foldText('Ｂｌｅｎｖｉｋ').text).toBe(foldText('blenvik').text);
});

test('every link looks like every other, and so does every mention', () => {
  expect(foldText('see https://one.example/a @anna').text).toBe(`see  ${LINK}   ${MENTION} `);
  expect(featuresOf('see http://one.example/a @anna').buckets).toEqual(
    featuresOf('see http://two.example/b @otto').buckets,
  );
});

test('a word keeps its name, a pair of words and a count have theirs', () => {
  const { features, nameAt } = readFeatures('zorple packs #qivtrade #blen 250');
  const names = Array.from(features.buckets, (_, at) => nameAt(at));
  expect(names).toEqual(
    expect.arrayContaining(['zorple', 'zorple packs', '000', '2 hashtags', '1 number', 'no links', ' zor', 'le ']),
  );
});

test('what is repeated is cut short: soooo is soo, and a long number is four zeros', () => {
  const { features, nameAt } = readFeatures('soooo 123456 !!!!');
  const names = Array.from({ length: features.words }, (_, at) => nameAt(at));
  expect(names).toEqual(expect.arrayContaining(['soo', '0000', '! !']));
  expect(names).not.toContain('sooo');
});

test('a picture of two halves is one sign', () => {
  const { features, nameAt } = readFeatures('a \u{1f98a} b');
  expect(Array.from({ length: features.words }, (_, at) => nameAt(at))).toContain('\u{1f98a}');
});
