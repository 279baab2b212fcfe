// Copies of a text meet in many bands, other texts in hardly any, in every script and under disguise.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BANDS, bandsOf } from './minhash.ts';

const shared = (one: string, other: string): number => {
  const bands = new Set(bandsOf(one));
  return (bandsOf(other) ?? []).filter((band) => bands.has(band)).length;
};
const OFFER = 'Fresh zorple packs for the garden club, ask for the long list, prices as last week, we answer at once.';

test('A text and its copy share all bands, an edited copy many, another text none', () => {
  expect(shared(OFFER, OFFER)).toBe(BANDS);
  expect(shared(OFFER, `${OFFER} Today only.`)).toBeGreaterThan(4);
  expect(
    shared(OFFER, 'The rain came late this year and the river stood low until the end of October, they say.'),
  ).toBe(0);
});

test('Capitals, signs and look-alike letters make no new text', () => {
  expect(shared(OFFER, OFFER.toUpperCase().replaceAll(' ', ' * '))).toBe(BANDS);
  expect(shared(OFFER, OFFER.replaceAll('o', '0').replaceAll('e', 'е'))).toBe(BANDS);
});

test.each([
  '今天天气很好我们一起去公园散步看花然后喝茶聊天直到太阳下山为止大家都很高兴',
  'ذهبنا اليوم إلى الحديقة ومشينا طويلا ثم شربنا الشاي وتحدثنا حتى غروب الشمس',
  'วันนี้อากาศดีเราไปเดินเล่นในสวนแล้วดื่มชาคุยกันจนพระอาทิตย์ตก',
])('Scripts without Latin letters are compared too: %s', (text) => {
  expect(bandsOf(text)).toHaveLength(BANDS);
  expect(shared(text, `${text}${text.slice(0, 3)}`)).toBeGreaterThan(8);
  expect(shared(text, OFFER)).toBe(0);
});

test('Short texts have no bands, and any string whatever is taken', () => {
  expect(bandsOf('dm me')).toBeUndefined();
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      const bands = bandsOf(text);
      expect(bands === undefined || bands.length === BANDS).toBe(true);
      expect(bands).toEqual(bandsOf(text));
    }),
  );
  expect(bandsOf('zorple packs of the week '.repeat(50_000))).toHaveLength(BANDS);
});
