// Tests of the disguises: what the bench says about recall is worth no more than the generator behind it.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seeded } from '../../vigil/src/demo/random.ts';
import { carry } from './carriers.ts';
import { BASELINES, FAMILIES, NATIVE_FAMILIES, SHORT_FAMILIES } from './families.ts';
import type { Group } from './family.ts';
import { makeNativeTerms } from './native-terms.ts';
import { makeLexicon, makeTerms } from './terms.ts';

const ALL = [...FAMILIES, ...SHORT_FAMILIES, ...NATIVE_FAMILIES];
const LEAST: Readonly<Record<Exclude<Group, 'S' | 'N'>, number>> = { A: 23, B: 8, C: 11, D: 8, E: 6, F: 6 };
const long = makeTerms(11, { word: 30, phrase: 15, tag: 10 });
const short = makeTerms(11, { abbreviation: 20 });
const native = makeNativeTerms(11, 12);

describe('The families of disguises', () => {
  test('are at least 66 in six groups, each with a name of its own, and the short ones besides', () => {
    expect(FAMILIES.length).toBeGreaterThanOrEqual(66);
    for (const [group, least] of Object.entries(LEAST))
      expect(FAMILIES.filter((family) => family.group === group).length, group).toBeGreaterThanOrEqual(least);
    expect(SHORT_FAMILIES).toHaveLength(8);
    expect(new Set(ALL.map(({ id }) => id)).size).toBe(ALL.length);
  });

  test('give the same disguise for the same seed, and other ones for other seeds', () => {
    for (const family of ALL) {
      const once = long.map(({ id, text }) => family.disguise(text, seeded(5, id)));
      expect(long.map(({ id, text }) => family.disguise(text, seeded(5, id)))).toEqual(once);
    }
    const seeds = [1, 2, 3, 4, 5, 6, 7, 8].map((seed) =>
      long.map(({ id, text }) => ALL.map((one) => one.disguise(text, seeded(seed, id)))),
    );
    expect(new Set(seeds.map((texts) => JSON.stringify(texts))).size).toBe(seeds.length);
  });

  test('change every term they are fit for, and say why when they are not', () => {
    for (const family of [...FAMILIES, ...SHORT_FAMILIES]) {
      for (const { id, text } of family.group === 'S' ? short : long) {
        const why = family.unfit(text);
        const hidden = family.disguise(text, seeded(7, id));
        if (why === undefined) expect(hidden, family.id).not.toBe(text);
        else expect([why.length > 0, hidden], family.id).toEqual([true, text]);
      }
    }
  });

  test('are fit for most words, so that no family is measured on a handful', () => {
    for (const family of FAMILIES) {
      const fit = long.filter(({ text }) => family.unfit(text) === undefined).length;
      expect(fit / long.length, family.id).toBeGreaterThan(0.3);
    }
  });

  test('of native scripts change many of the terms in their scripts, and say why when they are not fit', () => {
    for (const family of NATIVE_FAMILIES.filter(({ id }) => !BASELINES.has(id))) {
      const fit = native.filter(({ text }) => family.unfit(text) === undefined);
      const changed = fit.filter(({ id, text }) => family.disguise(text, seeded(7, id)) !== text);
      expect(changed.length / fit.length, family.id).toBeGreaterThan(0.3);
      expect(family.unfit('blenvik'), family.id).toMatch(/^not written in /);
    }
  });

  test('never throw and always end, whatever the term', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 24 }), fc.integer({ min: 0, max: 1e6 }), (term, seed) => {
        for (const family of ALL) expect(typeof family.disguise(term, seeded(seed, family.id))).toBe('string');
      }),
      { numRuns: 40 },
    );
  });
});

describe('The sentence around a term', () => {
  test('holds the disguised term at the place it names', () => {
    for (let seed = 0; seed < 50; seed += 1) {
      const { text, start } = carry('blenvik', seeded(seed, 'carry'));
      expect(text.slice(start, start + 7)).toBe('blenvik');
    }
  });
});

describe('An invented lexicon', () => {
  const lexicon = makeLexicon(3, 1_000);
  const shareOf = (is: (text: string, kind: string) => boolean): number =>
    lexicon.filter(({ text, kind }) => is(text, kind)).length / lexicon.length;

  test('has the mix that a team keeps, every term once', () => {
    expect(lexicon).toHaveLength(1_000);
    expect(new Set(lexicon.map(({ text }) => text)).size).toBe(1_000);
    expect(new Set(lexicon.map(({ id }) => id)).size).toBe(1_000);
    expect(shareOf((text, kind) => kind === 'word' && /^[a-z]{6,11}$/.test(text))).toBeCloseTo(0.6, 5);
    expect(shareOf((text, kind) => kind === 'phrase' && /^[a-z]{4,8} [a-z]{4,8}$/.test(text))).toBeCloseTo(0.2, 5);
    expect(shareOf((text, kind) => kind === 'abbreviation' && /^[a-z]{3,4}$/.test(text))).toBeCloseTo(0.06, 5);
    expect(shareOf((text, kind) => kind === 'tag' && /^#[a-z]{8,14}$/.test(text))).toBeCloseTo(0.1, 5);
    expect(shareOf((_, kind) => kind === 'emoji')).toBeCloseTo(0.02, 5);
    expect(shareOf((text) => /^[а-я]+$/.test(text))).toBeCloseTo(0.02, 5);
  });

  test('is the same for the same seed, and another for another', () => {
    expect(makeLexicon(3, 1_000)).toEqual(lexicon);
    expect(makeLexicon(4, 1_000)).not.toEqual(lexicon);
  });

  test('holds no word that people use', () => {
    const used = new Set(lexicon.slice(0, 100).map(({ text }) => text));
    const sieved = makeLexicon(3, 1_000, (word) => used.has(word));
    expect(sieved.filter(({ text }) => used.has(text))).toEqual([]);
  });
});
