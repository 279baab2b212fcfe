// What one edit of a listed word is worth: a typing error, a disguise, or nothing.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile, find } from './index.ts';

const matcher = compile(
  ['drovum', 'drivunel', 'zorple packs', 'meabuk'].map((text) => ({
    id: text,
    text,
    kind: text.includes(' ') ? ('phrase' as const) : ('word' as const),
  })),
);
const tiersOf = (text: string): readonly string[] => find(matcher, text).map(({ tier }) => tier);

describe('one edit', () => {
  it('of any letter is found in a word of eight letters', () => {
    const word = 'drivunel';
    const letter = fc.constantFrom(...'cwk');
    fc.assert(
      fc.property(fc.nat(word.length - 1), letter, fc.nat(2), (at, other, sort) => {
        const written = word.slice(0, at) + ['', other, other + word[at]][sort] + word.slice(at + 1);
        expect(tiersOf(`we have ${written} today`)).toHaveLength(1);
      }),
    );
  });

  it('is found in a phrase that is typed with its gap where it belongs', () => {
    expect(tiersOf('two zorple pcks left')).toEqual(['fuzzy']);
    expect(tiersOf('two zorpl packs left')).toEqual(['fuzzy']);
  });

  it('is not found beside a gap that belongs to no listed word, for that would be two', () => {
    expect(tiersOf('driv nel')).toEqual(['fuzzy']);
    expect(tiersOf('dri vunl')).toEqual([]);
    expect(tiersOf('dri-vunl')).toEqual([]);
    expect(tiersOf('two zor ple pcks left')).toEqual([]);
  });

  it('is a disguise when a vowel is gone and another letter is disguised', () => {
    expect(tiersOf('dr1vnel')).toEqual(['obfuscated']);
    expect(tiersOf('dr1vuel')).toEqual(['fuzzy']);
    expect(tiersOf('drivnel')).toEqual(['fuzzy']);
  });

  it('is no disguise when one of two vowels side by side is gone', () => {
    expect(tiersOf('m3buk')).toEqual(['fuzzy']);
    expect(tiersOf('meab0uk')).toEqual(['fuzzy']);
    expect(tiersOf('me4bk')).toEqual(['obfuscated']);
    expect(tiersOf('m3abk')).toEqual(['obfuscated']);
  });

  it('of three letters without vowels takes no capitals, which are an abbreviation', () => {
    expect(tiersOf('any mbk here')).toEqual(['fuzzy']);
    expect(tiersOf('any Mbk here')).toEqual(['fuzzy']);
    expect(tiersOf('any MBK here')).toEqual([]);
    expect(tiersOf('any M8K here')).toEqual([]);
  });
});
