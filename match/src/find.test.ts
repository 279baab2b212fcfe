// Promises that hold for any text: no throw, honest spans, planted terms found, every ordinary disguise seen through, bounded work.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile, explain, find, fold, type Match, type Term, TIERS } from './index.ts';

const terms: readonly Term[] = [
  { id: 'w', text: 'blenvik', kind: 'word' },
  { id: 'p', text: 'zorple packs', kind: 'phrase' },
  { id: 't', text: '#qivtrade', kind: 'tag' },
  { id: 'a', text: 'qzx', kind: 'abbreviation' },
  { id: 'e', text: '🧿🪁', kind: 'emoji' },
  { id: 'c', text: 'бленвик', kind: 'word' },
  { id: 'h', text: '布连维', kind: 'word' },
];
const matcher = compile(terms);
const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 200 }).map((units) => String.fromCharCode(...units)),
  fc
    .array(
      fc.constantFrom(
        'b',
        'l',
        '3',
        'е',
        'n',
        'v',
        '!',
        'k',
        '.',
        ' ',
        '\u0301',
        '\u200b',
        '#',
        '@',
        '\ud83c',
        '\udde7',
        '🧿',
        '布',
        'ß',
        '\0',
      ),
      { maxLength: 200 },
    )
    .map((parts) => parts.join('')),
  fc.tuple(fc.string(), fc.constantFrom(...terms.map((t) => t.text)), fc.string()).map((parts) => parts.join('')),
);

describe('find on any text', () => {
  it('never throws, and every span lies inside the text, in order, once per term and place', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const found = find(matcher, text);
        const keys = new Set(found.map((m) => `${m.term} ${m.start} ${m.end}`));
        expect(keys.size).toBe(found.length);
        for (const [i, match] of found.entries()) {
          expect(match.start >= 0 && match.start < match.end && match.end <= text.length).toBe(true);
          expect(TIERS).toContain(match.tier);
          expect(match.id).toBe(terms[match.term]?.id);
          expect(explain(matcher, text, match).length).toBeGreaterThan(0);
          const before = found[i - 1];
          if (before !== undefined)
            expect(before.start < match.start || (before.start === match.start && before.term <= match.term)).toBe(
              true,
            );
        }
      }),
      { numRuns: 400 },
    );
  });

  it('gives one shared frozen empty list for clean text', () => {
    expect(find(matcher, 'good morning')).toBe(find(matcher, 'another clean text'));
    expect(Object.isFrozen(find(matcher, ''))).toBe(true);
  });

  it('finds a plain term planted between spaces in any text, with its exact span', () => {
    fc.assert(
      fc.property(hostile, fc.constantFrom(...terms), hostile, (left, term, right) => {
        const text = `${left} x ${term.text} x ${right}`;
        const start = left.length + 3;
        const found = find(matcher, text).filter((m) => m.id === term.id && m.tier === 'exact');
        expect(found.map((m) => [m.start, m.end])).toContainEqual([start, start + term.text.length]);
      }),
      { numRuns: 400 },
    );
  });

  it('agrees with a plain search for whole words on the exact tier', () => {
    const words = ['blenvik', 'rabbuk', 'qzx', 'vq', 'zogo', 'plimo'];
    const plain = compile(words.map((text) => ({ id: text, text, kind: 'word' as const })));
    const piece = fc.constantFrom(
      ...words,
      ...words.map((w) => w.toUpperCase()),
      'blen',
      'x',
      'Q',
      'hello',
      'to',
      'kk',
    );
    const glue = fc.constantFrom(' ', ', ', '\n', '! ', ' (', ') ', '');
    fc.assert(
      fc.property(fc.array(fc.tuple(piece, glue), { maxLength: 12 }), (parts) => {
        const text = parts.flat().join('');
        const expected = words.flatMap((w) =>
          [...text.matchAll(new RegExp(`(?<![a-z])${w}(?![a-z])`, 'giu'))].map((m) => `${w} ${m.index}`),
        );
        const found = find(plain, text)
          .filter((m) => m.tier === 'exact')
          .map((m) => `${m.id} ${m.start}`);
        expect(found.toSorted()).toEqual(expected.toSorted());
      }),
      { numRuns: 1000 },
    );
  });
});

const letters = 'bcdfghklmnprstvwz',
  vowels = 'aeiou';
/** Pronounceable nonsense of six to eight letters. */
const nonsense = fc
  .array(fc.tuple(fc.constantFrom(...letters), fc.constantFrom(...vowels)), { minLength: 3, maxLength: 4 })
  .map((syllables) => syllables.flat().join(''));
const LOOKS: Readonly<Record<string, string>> = {
  a: 'а',
  e: 'е',
  o: 'о',
  p: 'р',
  c: 'с',
  i: 'і',
  s: 'ѕ',
  h: 'һ',
  k: 'к',
  m: 'м',
  t: 'т',
  u: 'υ',
  v: 'ν',
};
const LEET: Readonly<Record<string, string>> = { a: '4', e: '3', i: '1', o: '0' };
const swap =
  (table: Readonly<Record<string, string>>) =>
  (word: string): string =>
    [...word].map((c) => table[c] ?? c).join('');
const FAMILIES: Readonly<Record<string, (word: string) => string>> = {
  case: (w) => [...w].map((c, i) => (i % 2 === 0 ? c.toUpperCase() : c)).join(''),
  'look-alike': swap(LOOKS),
  leet: (w) => w.slice(0, 2) + swap(LEET)(w.slice(2, 5)) + w.slice(5),
  dots: (w) => [...w].join('.'),
  spaces: (w) => [...w].join(' '),
  'zero-width': (w) => [...w].join('\u200b'),
  repeats: (w) => [...w].map((c) => c.repeat(3)).join(''),
  'full-width': (w) => [...w].map((c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)).join(''),
  maths: (w) => [...w].map((c) => String.fromCodePoint(c.charCodeAt(0) - 97 + 0x1d41a)).join(''),
  accents: (w) => [...w].map((c) => `${c}\u0301`).join(''),
  'dots and look-alikes': (w) => [...swap(LOOKS)(w)].join('.'),
};

describe('find on a disguised term', () => {
  it.each(Object.entries(FAMILIES))('sees through %s and points at it', (_name, disguise) => {
    fc.assert(
      fc.property(nonsense, (word) => {
        const hidden = disguise(word);
        const found = find(compile([{ id: 'n', text: word, kind: 'word' }]), `we sell ${hidden} today`);
        expect(found.map((m) => [m.start, m.end])).toEqual([[8, 8 + hidden.length]]);
        expect(['exact', 'obfuscated']).toContain(found[0]?.tier);
      }),
      { numRuns: 400 },
    );
  });

  it('names what was done', () => {
    const said = (text: string): string[] => find(matcher, text).flatMap((m: Match) => explain(matcher, text, m));
    expect(said('bl3nv1k')).toEqual(['3 read as e', '1 read as i']);
    expect(said('b.l.e.n.v.i.k')).toEqual(['dots between letters']);
    expect(said('blеnvik')).toEqual(['Cyrillic е read as e']);
    expect(find(matcher, 'b\u200blenvik')[0]?.evasions).toEqual(['invisible']);
  });
});

describe('find on hostile text', () => {
  it('reads no more than maxUnits units', () => {
    const small = compile(terms, { maxUnits: 20 });
    expect(find(small, `${'x '.repeat(5)}blenvik`)).toHaveLength(1);
    expect(find(small, `${'x '.repeat(10)}blenvik`)).toHaveLength(0);
  });

  it('finishes on 400,000 combining marks, repeats, signs and lone surrogates', () => {
    const wide = compile(terms, { maxUnits: 1_000_000 });
    for (const unit of ['\u0301', 'b', '@', 'b@', '\ud800', '\u200b', 'b l ', '🇧', '*', 'ß']) {
      const text = `b${unit.repeat(Math.floor(400_000 / unit.length))} blenvik`;
      expect(find(wide, text).some((m) => m.end === text.length)).toBe(true);
    }
  });

  it('keeps no fuzzy findings when fuzzy is off', () => {
    const strict = compile(terms, { fuzzy: false });
    expect(find(strict, 'blenvk')).toEqual([]);
    expect(find(strict, 'blennvik')).toEqual([]);
    expect(find(strict, 'bl3nvik')).toHaveLength(1);
  });
});

describe('fold', () => {
  it('shows letters and where they began', () => {
    expect(fold('h3ll0 𝐰ö')).toEqual({ letters: 'heiiowo', starts: [0, 1, 2, 3, 4, 6, 8] });
  });
});
