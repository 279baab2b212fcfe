// Shows that Arabic takes the form each number asks for, and that a number keeps its sign in front of it where the page reads from right to left.
import { afterAll, beforeAll, expect, test, vi } from 'vitest';

beforeAll(() => {
  // The language is chosen when the words are loaded, from what the browser says.
  vi.resetModules();
  vi.stubGlobal('window', { localStorage: { getItem: () => 'ar' }, navigator: { languages: ['en'] } });
});
afterAll(() => vi.unstubAllGlobals());

test('One, two, a few, many and hundreds of accounts are each said in their own form, after a preposition too', async () => {
  const { counted, countedAfter, nouns } = await import('./nouns.ts');
  const said = [0, 1, 2, 3, 11, 100, 1_234].map((n) => counted(n, nouns.account));
  expect(said).toEqual(['0 حساب', 'حساب واحد', 'حسابان', '3 حسابات', '11 حسابًا', '100 حساب', '1,234 حسابًا']);
  expect(countedAfter(2, nouns.otherAccount)).toBe('حسابين آخرين');
  expect(countedAfter(3, nouns.otherAccount)).toBe('3 حسابات أخرى');
});

test('Every noun has an oblique dual', async () => {
  const { countedAfter, nouns } = await import('./nouns.ts');
  for (const noun of Object.values(nouns)) expect(countedAfter(2, noun)).toMatch(/^\S+ين( \S+ين)?$/);
  expect(countedAfter(2, nouns.openCase)).toBe('قضيتين مفتوحتين');
});

test('Bits carry a mark that keeps their sign in front of them', async () => {
  const { bitsOf, signed } = await import('../counting.ts');
  expect([signed(4.25), signed(-1), bitsOf(-1), bitsOf(3)]).toEqual(['\u200e+4.3', '\u200e−1.0', '\u200e−1.0', '3.0']);
});
