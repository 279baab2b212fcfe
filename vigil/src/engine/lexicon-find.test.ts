// Tests of finding terms of several lexicons at once: ids stay unique, the digest ignores order, expressions run in bounds.
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { Lexicon } from '../core/lexicon.ts';
import { compileLexicons, packLexicon, unpackLexicon } from './lexicon.ts';
import { compilePattern, PATTERN_MATCH_LIMIT, PATTERN_TEXT_LIMIT } from './lexicon-pattern.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const lexicon = (id: string, terms: readonly (readonly [id: string, term: string, kind: string])[]) =>
  Lexicon.parse({
    id,
    title: id,
    licence: 'CC0-1.0',
    terms: terms.map(([term, text, kind]) => ({ id: term, term: text, family: 'term', kind })),
  });
const ONE = lexicon('one', [
  ['a', 'blenvik', 'word'],
  ['b', 'zorple packs', 'phrase'],
]);
const TWO = lexicon('two', [
  ['a', 'vorplix', 'word'],
  ['c', 'blenvik', 'word'],
  ['r', 'vraxul-\\d{2}', 'regex'],
]);

describe('several lexicons together', () => {
  it('puts the name of the lexicon in front of ids that two of them use, and leaves the others', () => {
    expect(compileLexicons([ONE, TWO], sha256).terms.map((term) => term.id)).toEqual(['one:a', 'b', 'two:a', 'c', 'r']);
  });
  it('keeps ids apart even when the lexicons have one name', () => {
    const ids = compileLexicons([ONE, { ...ONE, version: '2' }], sha256).terms.map((term) => term.id);
    expect(new Set(ids).size).toBe(4);
  });
  it('finds a spelling that two lexicons list for both', () => {
    const found = compileLexicons([ONE, TWO], sha256).find('some blenvik here');
    expect(found.map((one) => [one.term.id, one.tier, one.start, one.end]).sort()).toEqual([
      ['c', 'exact', 5, 12],
      ['one:a', 'exact', 5, 12],
    ]);
  });
  it('finds the same after it was handed over as bytes', () => {
    const compiled = compileLexicons([ONE, TWO], sha256);
    const again = unpackLexicon(structuredClone(packLexicon(compiled)));
    expect(again.terms).toEqual(compiled.terms);
    expect([again.digest, again.size]).toEqual([compiled.digest, 5]);
    for (const text of ['some blenvik here', 'z0rple packs', 'vraxul-12 and vorplix', 'nothing'])
      expect(again.find(text)).toEqual(compiled.find(text));
  });
  it('has one digest whatever the order, and another when a term changes', () => {
    const digest = compileLexicons([ONE, TWO], sha256).digest;
    expect(compileLexicons([TWO, ONE], sha256).digest).toBe(digest);
    expect(compileLexicons([ONE], sha256).digest).not.toBe(digest);
  });
});

describe('regular expressions of operators', () => {
  it('are found without regard to case, with offsets in the original text behind emoji', () => {
    const found = compileLexicons([TWO], sha256).find('🧦🪁 VRAXUL-88!');
    expect(found.map((one) => [one.term.id, one.tier, one.start, one.end])).toEqual([['r', 'exact', 5, 14]]);
  });
  it('tell a bounded number of matches and read a bounded length', () => {
    expect(compilePattern('x')?.('x'.repeat(1_000))).toHaveLength(PATTERN_MATCH_LIMIT);
    expect(compilePattern('zz')?.(`${'x'.repeat(PATTERN_TEXT_LIMIT)}zz`)).toEqual([]);
  });
  it('never tell an empty match', () => {
    expect(compilePattern('x*')?.('aaxa')).toEqual([{ start: 2, end: 3 }]);
  });
  it('answer shapes that exhaust other engines', () => {
    expect(compilePattern('(a+)+$')?.(`${'a'.repeat(PATTERN_TEXT_LIMIT - 1)}b`)).toEqual([]);
  });
  it('are refused when they cannot run in linear time', () => {
    for (const source of ['(a)\\1', 'a(?=b)', '(', 'a{2000}']) expect(compilePattern(source)).toBeUndefined();
  });
});
