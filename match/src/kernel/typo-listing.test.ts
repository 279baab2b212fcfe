// The kernel's look for typing errors against the full one: it never says no where that finds something, and seldom asks for nothing.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { carry } from '../../../bench/evasion/carriers.ts';
import { FAMILIES } from '../../../bench/evasion/families.ts';
import { makeNativeTerms } from '../../../bench/evasion/native-terms.ts';
import { makeLexicon } from '../../../bench/evasion/terms.ts';
import { seeded } from '../../../vigil/src/demo/random.ts';
import { findFuzzy } from '../fuzzy.ts';
import { compile } from '../index.ts';
import { loadUnits, unitBuffer } from '../units.ts';
import { openKernel } from './kernel.ts';
import { MAY, TYPO } from './layout.ts';

const TEXTS = Number(process.env['VIGIL_FUZZ'] ?? 20_000);
const SEED = 11;
const terms = [...makeLexicon(SEED, 400), ...makeNativeTerms(SEED, 5)].map((term, k) => ({ ...term, id: String(k) }));
const matcher = compile(terms);
const kernel = openKernel(matcher);
if (kernel === undefined) throw new Error('this runtime has no WebAssembly, so these tests would be void');

const units = unitBuffer();
/** Whether the full look finds a typing error. */
function isNear(text: string): boolean {
  loadUnits(units, text, text.length);
  return findFuzzy({ matcher, units, vocabulary: undefined, hits: undefined });
}
const asks = (text: string): boolean => (kernel.read(text, text.length) & (MAY | TYPO)) !== 0;

/** A term with a letter left out, doubled, swapped with the next or changed, perhaps behind a strange character. */
const wounded = fc
  .tuple(
    fc.constantFrom(...terms),
    fc.nat(),
    fc.constantFrom('', 'e', 'x', 'й', 'ω', '\u200b', 'ß', '!', '@', '5', ' ', '𝐚'),
    fc.nat(3),
  )
  .map(([{ text }, place, letter, how]) => {
    const at = place % (text.length + 1);
    const swapped = text.slice(0, at) + (text[at + 1] ?? '') + (text[at] ?? '') + text.slice(at + 2);
    const kept = [text.slice(at), text.slice(at + 1), text.slice(at + 2)][how];
    return kept === undefined ? swapped : text.slice(0, at) + letter + kept;
  });
const phrases = fc
  .array(
    fc.oneof(
      wounded,
      fc.constantFrom('the', 'of', 'ph', 'xxx', 'bcd', '12', 'że', 'что', 'οὐ', 'ch', 'qu'),
      fc.string({ maxLength: 9 }),
    ),
    {
      maxLength: 7,
    },
  )
  .chain((words) => fc.constantFrom(' ', ', ', '-', '', '\n', '     ').map((between) => words.join(between)));

describe('the look for typing errors in the kernel', () => {
  test('lets through every text in which the full look finds one', () => {
    let near = 0;
    const property = fc.property(phrases, (text) => {
      if (!isNear(text)) return;
      near++;
      expect(asks(text), JSON.stringify(text)).toBe(true);
    });
    fc.assert(property, { numRuns: TEXTS });
    expect(near, 'texts with a typing error').toBeGreaterThan(TEXTS / 20);
  }, 600_000);

  test('lets through what the disguises of spelling hide', () => {
    const random = seeded(SEED, 'typos');
    const families = FAMILIES.filter(({ group }) => group === 'F');
    let near = 0;
    for (let k = 0; k < TEXTS; k++) {
      const { text } = carry(random.pick(families).disguise(random.pick(terms).text, random), random);
      if (!isNear(text)) continue;
      near++;
      expect(asks(text), JSON.stringify(text)).toBe(true);
    }
    expect(near, 'texts with a typing error').toBeGreaterThan(TEXTS / 2);
  }, 600_000);

  test('asks for few of the texts that hold none', () => {
    const random = seeded(SEED, 'honest');
    let asked = 0;
    for (let k = 0; k < 2_000; k++)
      if (asks(carry(random.pick(['garden', 'morning bread', 'old train']), random).text)) asked++;
    expect(asked).toBeLessThan(100);
  });
});
