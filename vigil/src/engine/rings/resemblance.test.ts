// A new account that writes like one that was acted on is found again; one that writes like nobody earns nothing; the answer never depends on chance.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { featuresOf, MOST_FEATURES } from './features.ts';
import { resemblanceBits, resemblanceIndex } from './resemblance.ts';

const WRITERS = {
  zork: 'Fresh zorple packs, long list, prices as ever!! Ask on qimbo. We answer at once -- no time wasters, please.',
  blen: 'hello friends :) my garden of drovalt is open again, come and see what grew. kisses, your drovalt lady',
  vorn: 'SALE * SALE * SALE. Brolvex 3 for 2. Ships Monday. Bulk welcome. Do not ask for pictures.',
};
const index = resemblanceIndex(Object.entries(WRITERS).map(([key, text]) => ({ key, text })));

test('Whoever writes the same way under a new name is found first, with bits and a count but no words', () => {
  const [first, ...rest] = index.query(
    'Zorple packs again, fresh, prices as ever!! Long list on qimbo, we answer at once.',
    3,
  );
  expect(first).toMatchObject({ key: 'zork', bits: 6 });
  expect(first?.shared).toBeGreaterThan(20);
  expect(Object.keys(first ?? {}).sort()).toEqual(['bits', 'key', 'score', 'shared']);
  for (const one of rest) expect(one.bits).toBeLessThan(1);
});

test('Scripts without spaces are compared by their signs', () => {
  const chinese = resemblanceIndex([
    { key: 'a', text: '今天天气很好我们一起去公园散步看花然后喝茶聊天' },
    { key: 'b', text: '新款商品到货欢迎各位朋友前来选购价格优惠数量有限' },
  ]);
  expect(chinese.query('我们昨天也去公园看花聊天了', 2)[0]?.key).toBe('a');
});

test('The more candidates there were, the less the best of them says', () => {
  expect(resemblanceBits(0.5, 1)).toBe(6);
  expect(resemblanceBits(0.5, 470)).toBeCloseTo(12 - Math.log2(470), 9);
  expect(resemblanceBits(0.2, 470)).toBe(0);
  for (const few of [1, 2, 5, 20]) expect(resemblanceBits(0.3, few)).toBe(resemblanceBits(0.3, 1));
});

test('An empty index and an empty text give no answer', () => {
  expect(resemblanceIndex([]).query('zorple', 5)).toEqual([]);
  expect(index.query('', 5)).toEqual([]);
  expect(resemblanceIndex([{ key: 'a', text: '' }]).query('zorple', 5)).toEqual([]);
});

test('Any texts: scores lie between 0 and 1, best first, the same every time, and the text itself is most alike', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 200 });
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 8 }), text, (texts, asked) => {
      const known = texts.map((one, key) => ({ key, text: one }));
      const found = resemblanceIndex(known).query(asked, 5);
      expect(resemblanceIndex(known).query(asked, 5)).toEqual(found);
      for (const [i, { score, bits }] of found.entries()) {
        expect(score).toBeGreaterThan(0);
        expect(score).toBeLessThanOrEqual(1);
        expect(bits).toBeLessThanOrEqual(6);
        expect(score).toBeLessThanOrEqual(found[i - 1]?.score ?? 1);
      }
    }),
    { numRuns: 200 },
  );
});

test('A huge text is bounded', () => {
  const long = Array.from({ length: 60_000 }, (_, i) => `w${i}`).join(' ');
  expect(featuresOf(long).size).toBeLessThanOrEqual(MOST_FEATURES);
});
