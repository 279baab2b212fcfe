// Masking hides what was found, keeps every place, and never falls over.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { handleSpans, mask } from './mask.ts';

const text = fc.string({ unit: 'binary', maxLength: 60 });
const span = fc.record({ start: fc.nat(60), end: fc.nat(60) });

describe('mask', () => {
  test('keeps the length in UTF-16 units and everything outside the spans', () => {
    fc.assert(
      fc.property(text, fc.array(span), (given, spans) => {
        const inside = spans.map(({ start, end }) => ({
          start: Math.min(start, given.length),
          end: Math.min(end, given.length),
        }));
        const out = mask(given, inside);
        expect(out.length).toBe(given.length);
        for (let at = 0; at < given.length; at++)
          if (!inside.some(({ start, end }) => at >= start && at < end)) expect(out[at]).toBe(given[at]);
      }),
    );
  });

  test('leaves at most the first and last letter of a found word', () => {
    expect(mask('fresh blenvik today', [{ start: 6, end: 13 }])).toBe('fresh b•••••k today');
    expect(mask('zkrp', [{ start: 0, end: 4 }])).toBe('••••');
    expect(mask('🧦blenv🪁', [{ start: 0, end: 9 }])).toBe('🧦•••••🪁');
    fc.assert(
      fc.property(
        fc.string({ minLength: 5, maxLength: 40 }).filter((word) => !word.includes('•')),
        (word) => {
          expect(
            [...mask(word, [{ start: 0, end: word.length }])].filter((letter) => letter !== '•').length,
          ).toBeLessThanOrEqual(2);
        },
      ),
    );
  });

  test('overlapping finds are hidden as one', () => {
    expect(
      mask('zorple packs', [
        { start: 0, end: 8 },
        { start: 4, end: 12 },
      ]),
    ).toBe('z••••••••••s');
  });

  test('handles are hidden without their at-sign', () => {
    const given = 'write @qarvle_77 now';
    expect(mask(given, handleSpans(given))).toBe('write @q•••••••7 now');
  });
});
