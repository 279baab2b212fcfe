// The first look may say "perhaps" too often, but never "no" where the full reading finds something; and raw lines never hide what parsed lines show.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FAMILIES, NATIVE_FAMILIES, SHORT_FAMILIES } from '../../bench/evasion/families.ts';
import { makeNativeTerms } from '../../bench/evasion/native-terms.ts';
import { makeLexicon } from '../../bench/evasion/terms.ts';
import { seeded } from '../../vigil/src/demo/random.ts';
import { readAll } from './find.ts';
import { compile, find, lineScanner } from './index.ts';
import { look } from './look.ts';
import type { Matcher } from './matcher.ts';
import { mayMatch } from './screen.ts';
import { slyTerms, slyText, strangeTerms } from './sly.test-kit.ts';
import type { Term } from './types.ts';
import { loadUnits, unitBuffer } from './units.ts';

const RUNS = Number(process.env['VIGIL_FUZZ'] ?? 3_000);
const terms = makeLexicon(77, 400);
const native = makeNativeTerms(77, 12);
const matchers = [compile(terms), compile(terms, { fuzzy: false }), compile(native, { fuzzy: false })];
const lists = [terms, terms, native];
const families = [...FAMILIES, ...SHORT_FAMILIES, ...NATIVE_FAMILIES];
const buffer = unitBuffer();

/** A piece of text: a term in some disguise, noise, or signs. */
const disguised = (list: readonly Term[]): fc.Arbitrary<string> =>
  fc
    .tuple(fc.nat(families.length - 1), fc.nat(list.length - 1), fc.nat(999))
    .map(([family, term, seed]) => families[family]?.disguise(list[term]?.text ?? '', seeded(seed, 'piece')) ?? '');
const noise = fc.oneof(
  fc.string({ maxLength: 8 }),
  fc.string({ unit: 'grapheme', maxLength: 6 }),
  fc.string({ unit: 'binary', maxLength: 6 }),
  fc.constantFrom(
    'the',
    'a',
    'i',
    'x',
    '@user',
    '#',
    '...',
    '|<',
    '*',
    '&amp;',
    '%20',
    '\u202e',
    '\u200b',
    '🇬🇧',
    'ɐʇ',
    'น้ำ',
    'ость',
  ),
);
const glue = fc.constantFrom(' ', ' ', '\n', '', '.', '-', ', ', '_');
const textOf = (list: readonly Term[]): fc.Arbitrary<string> =>
  fc.array(fc.tuple(fc.oneof(disguised(list), noise), glue), { maxLength: 7 }).map((parts) => parts.flat().join(''));
const text = textOf(terms);

/** What the full reading finds, the first look lets through: the plain form at first, the kernel once a list has read some texts. */
function expectSeen(matcher: Matcher, given: string): void {
  loadUnits(buffer, given, matcher.maxUnits);
  if (readAll(matcher, buffer, undefined).length > 0)
    expect(mayMatch(matcher, buffer), JSON.stringify(given)).toBe(true);
}

describe('the first look', () => {
  it.each([0, 1, 2])('lets through every text in which the full reading finds something (%i)', (which) => {
    const matcher = matchers[which];
    if (matcher === undefined) throw new Error('No such matcher.');
    fc.assert(
      fc.property(textOf(lists[which] ?? []), (given) => expectSeen(matcher, given)),
      { numRuns: RUNS },
    );
  });

  it('lets through what an attacker hides who knows how it works', () => {
    const sly = slyTerms(8, seeded(23, 'sly'));
    for (const matcher of [compile(sly), compile(sly, { fuzzy: false })])
      for (let seed = 0; seed < RUNS; seed++) expectSeen(matcher, slyText(sly, seeded(seed, 'sly')));
  });

  it('lets through words of any script, of which the list holds a few', () => {
    for (let seed = 0; seed < RUNS / 50; seed++) {
      const random = seeded(seed, 'strange');
      const strange = strangeTerms(random);
      const matcher = compile(strange, { fuzzy: false });
      for (let text = 0; text < 50; text++) expectSeen(matcher, slyText(strange, random));
    }
  });

  it('gives the same findings for the same text, whatever was read before', () => {
    const [matcher] = matchers;
    if (matcher === undefined) throw new Error('No matcher.');
    fc.assert(
      fc.property(text, text, (one, other) => {
        const first = find(matcher, one);
        find(matcher, other);
        expect(find(matcher, one)).toEqual(first);
      }),
      { numRuns: Math.max(1, Math.floor(RUNS / 3)) },
    );
  });

  it('asks nothing of everyday words', () => {
    const [, strict] = matchers;
    if (strict === undefined) throw new Error('No matcher.');
    loadUnits(buffer, 'we walked home in the rain and had tea', strict.maxUnits);
    expect(look(strict, buffer, false)).toBe(0);
  });
});

describe('raw lines', () => {
  it('are let through whenever a user string of the parsed line holds a term', () => {
    const [matcher] = matchers;
    if (matcher === undefined) throw new Error('No matcher.');
    const scanner = lineScanner(matcher, { keys: ['text', 'tags', 'bio'] });
    const encoder = new TextEncoder();
    fc.assert(
      fc.property(fc.record({ text, bio: text, other: text, tags: fc.array(text, { maxLength: 3 }) }), (record) => {
        const bytes = encoder.encode(JSON.stringify(record));
        const strings = [record.text, record.bio, ...record.tags];
        if (strings.some((one) => find(matcher, one).length > 0))
          expect(scanner.perhaps(bytes, 0, bytes.length)).toBe(true);
      }),
      { numRuns: RUNS },
    );
  });

  it('are let through when an attacker wrote them', () => {
    const sly = slyTerms(8, seeded(24, 'sly'));
    const matcher = compile(sly, { fuzzy: false });
    const scanner = lineScanner(matcher, { keys: ['text'] });
    const encoder = new TextEncoder();
    for (let seed = 0; seed < RUNS; seed++) {
      const text = slyText(sly, seeded(seed, 'sly'));
      const bytes = encoder.encode(JSON.stringify({ text }));
      if (find(matcher, text).length > 0)
        expect(scanner.perhaps(bytes, 0, bytes.length), JSON.stringify(text)).toBe(true);
    }
  });

  it('read HTML as its reader does: a tag inside a word hides nothing, a paragraph ends a line', () => {
    const strict = compile([{ id: 'w', text: 'blenvik', kind: 'word' }], { fuzzy: false });
    const scanner = lineScanner(strict, { keys: ['content'], html: ['content'] });
    const perhaps = (content: string): boolean => {
      const bytes = new TextEncoder().encode(JSON.stringify({ content }));
      return scanner.perhaps(bytes, 0, bytes.length);
    };
    expect(perhaps('<p>we have b<b>len</b>vik</p>')).toBe(true);
    expect(perhaps('we have bl&#101;nv&#x69;k')).toBe(true);
    expect(perhaps('<a href="https://example.org/x" class="blenvik-x">tea</a> &amp; rain')).toBe(false);
  });
});
