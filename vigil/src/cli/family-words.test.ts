// Shows that the terminal and the page call a family of evidence by one word.
import { expect, test } from 'vitest';
import { FAMILY_WORDS } from './family-words.ts';

/** Not by its name: the terminal is not built with the console. */
const PAGE = new URL('../../../console/src/words/en/frame.ts', import.meta.url).href;

test('The terminal names the families of evidence as the page does', async () => {
  const { frame } = (await import(PAGE)) as { readonly frame: { readonly families: Readonly<Record<string, string>> } };
  for (const [family, says] of Object.entries(FAMILY_WORDS)) expect(frame.families[family], family).toBe(says);
});
