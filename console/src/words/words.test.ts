// Shows what the languages say: nothing untranslated is hidden, numbers take the right form, and the pseudo-language changes every word.
import { expect, test } from 'vitest';
import { arabic } from './ar/index.ts';
import { german } from './de/index.ts';
import { english } from './en/index.ts';
import { merge, missing } from './merge.ts';
import { accent, accentAll } from './pseudo.ts';

/** What is not translated yet. This list may only become shorter. */
const OPEN: Readonly<Record<'de' | 'ar', readonly string[]>> = { de: [], ar: [] };

test.each([
  ['de', german],
  ['ar', arabic],
] as const)('Every word is said in %s, or stands on the list of those still open', (tag, language) => {
  expect(missing(english, language).filter((path) => !OPEN[tag].includes(path))).toEqual([]);
});

test('A word that is not translated is English, and never missing', () => {
  const words = merge<{ a: string; b: { c: string; d: () => string } }>(
    { a: 'one', b: { c: 'two', d: () => 'three' } },
    { b: { c: 'zwei' } },
  );
  expect([words.a, words.b.c, words.b.d()]).toEqual(['one', 'zwei', 'three']);
});

test('The pseudo-language changes every word and makes it longer', () => {
  const pseudo = accentAll(english);
  expect(pseudo.screens.queue).toBe('⟦Qúéúé··⟧');
  expect(pseudo.queue.counts(1, 2)).toBe(accent(english.queue.counts(1, 2)));
  expect(missing(english, pseudo)).toEqual([]);
});

test('No language says what English does not: a word taken away goes from all', () => {
  expect([...missing(german, english), ...missing(arabic, english)]).toEqual([]);
});
