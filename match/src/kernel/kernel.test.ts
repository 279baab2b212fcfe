// The fast first look against the plain one: the same answer for every text, however hostile, and the same findings whichever of them ran.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { carry } from '../../../bench/evasion/carriers.ts';
import { FAMILIES, NATIVE_FAMILIES, SHORT_FAMILIES } from '../../../bench/evasion/families.ts';
import { makeNativeTerms } from '../../../bench/evasion/native-terms.ts';
import { makeLexicon, makeTerms } from '../../../bench/evasion/terms.ts';
import { seeded } from '../../../vigil/src/demo/random.ts';
import { mayBeOdd } from '../cells.ts';
import { compile, find } from '../index.ts';
import { fillBudget } from '../lattice.ts';
import { look } from '../look.ts';
import type { Matcher } from '../matcher.ts';
import { lookTwice } from '../otherwise.ts';
import { mayMatch, screen } from '../screen.ts';
import { slyTerms, slyText } from '../sly.test-kit.ts';
import type { Term } from '../types.ts';
import { loadUnits, sliceOf, unitBuffer } from '../units.ts';
import { type Kernel, openKernel } from './kernel.ts';
import { kernelFor, TEXTS_BEFORE_KERNEL } from './kernels.ts';
import { CODED, KERNEL_UNITS, MAY, TURNED } from './layout.ts';

const TEXTS = Number(process.env['VIGIL_FUZZ'] ?? 20_000);
const SEED = 7;

function kernelOf(matcher: Matcher): Kernel {
  const kernel = openKernel(matcher);
  if (kernel === undefined) throw new Error('this runtime has no WebAssembly, so these tests would be void');
  return kernel;
}
const emoji: Term = { id: 'e', text: '🧿🪁', kind: 'emoji' };
const abbreviations = makeTerms(SEED, { abbreviation: 60 });
const few = [...makeLexicon(SEED, 300), ...abbreviations, ...makeNativeTerms(SEED, 5), emoji].map((term, k) => ({
  ...term,
  id: String(k),
}));
/** Terms over four letters, so that words, neighbours and single letters meet listed ones all the time. */
const dense: readonly Term[] = Array.from({ length: 120 }, (_, k) => {
  const random = seeded(SEED, `dense ${k}`);
  const wordOf = (length: number): string => Array.from({ length }, () => random.pick([...'blnv'])).join('');
  const made: readonly Pick<Term, 'text' | 'kind'>[] = [
    { text: `b${wordOf(2)}l`, kind: 'abbreviation' },
    { text: `n${wordOf(5)}e`, kind: 'word' },
    { text: `${wordOf(3)}a ${wordOf(3)}o`, kind: 'phrase' },
    { text: `${wordOf(2)}e${wordOf(2)}`, kind: 'tag' },
  ];
  return { id: String(k), ...random.pick(made) };
});
// The larger list has several times as many states as rows, so that every kind of step is taken, and the loop is the one for large lists.
const LISTS = [few, makeLexicon(SEED + 1, 4_000), dense].map((terms) => {
  const matcher = compile(terms, { fuzzy: false });
  return { terms, matcher, kernel: kernelOf(matcher) };
});
type List = (typeof LISTS)[number];

/** Answers of both forms, without and with signs read as letters. */
function answers({ matcher, kernel }: List, text: string): readonly (readonly number[])[] {
  loadUnits(kernel.text, text, text.length);
  const fresh = <T>(run: () => T): T => {
    fillBudget(text.length);
    return run();
  };
  return [false, true].map((signs) => [
    fresh(() => look(matcher, kernel.text, signs)),
    fresh(() => kernel.look(signs)),
  ]);
}
function expectSame(list: List, text: string): void {
  for (const [plain, fast] of answers(list, text)) expect(fast, JSON.stringify(text)).toBe(plain);
}

/** What a text is judged to be when every other reading of it is left to the host. */
function judgedByHost({ kernel }: List, text: string): boolean {
  loadUnits(kernel.text, text, text.length);
  const found = lookTwice(kernel.look);
  return (found & MAY) !== 0 || ((found & (TURNED | CODED)) !== 0 && kernel.turned(undefined));
}
function judged({ kernel }: List, text: string): boolean {
  const found = kernel.read(text, text.length);
  expect(sliceOf(kernel.text.units, 0, text.length)).toBe(text);
  return (found & MAY) !== 0 || ((found & TURNED) !== 0 && kernel.turned(undefined));
}

const PIECES = [
  ...'aeinrst bl3n.v!k_-*#@$|/\\()"\'&%;0159',
  ...'\u0301\u200b\u00ad\u202e\ufffd\ud83c\udde7\udbff\udc00\u3000\n',
  ...'еасоіαοвßﬃＡｂ𝐚𝓫ⓒ🅰ɐǝʇพเอ่ะบविनसلاهمـ布连ㄱ가',
  ...[
    '...',
    'http://',
    '&amp;',
    '&#98;',
    '%62',
    ' a ',
    ' b c d ',
    '555',
    '🇧🇱',
    '😀',
    '👍🏽',
    'ee',
    'word',
    ' the ',
    'พ่อ',
    'что',
  ],
] as const;
const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 120 }),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 120 }).map((units) => String.fromCharCode(...units)),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((pieces) => pieces.join('')),
  fc
    .array(fc.constantFrom(...'blnvblnvaeo  .-!🇧🇱бЬΝνı1|อ', '\u0301', 'а', 'ɐ', 'ǝ'), { maxLength: 24 })
    .map((pieces) => pieces.join('')),
);

/** Letters of living scripts that look like Latin ones. */
const TWINS: Readonly<Record<string, string>> = {
  ...{ a: 'аα', b: 'Ьβ', c: 'сϲ', d: 'ԁ', e: 'еε', g: 'ց', h: 'һ', i: 'іι', j: 'ј', k: 'кκ', l: 'ӏ', m: 'мΜ' },
  ...{ n: 'ոη', o: 'оο', p: 'рρ', q: 'ԛ', r: 'г', s: 'ѕ', t: 'тτ', u: 'ս', v: 'νѵ', w: 'ԝ', x: 'хχ', y: 'у', z: 'ᴢ' },
};
/** A term with every letter replaced by a twin; which one hangs on a number. */
const inTwins = (term: string, which: number): string =>
  [...term].map((letter, k) => TWINS[letter]?.[((which >> (k % 12)) & 1) % TWINS[letter].length] ?? letter).join('');

describe('the fast first look', () => {
  test('answers as the plain one on hostile texts', () => {
    const property = fc.property(hostile, fc.nat(), (text, which) => {
      for (const list of LISTS) {
        const term = list.terms[which % list.terms.length]?.text ?? '';
        expectSame(list, text);
        expectSame(list, text.slice(0, 20) + term + text.slice(20));
        expectSame(list, `${inTwins(term, which)} ${text}`);
      }
    });
    fc.assert(property, { numRuns: Math.ceil(TEXTS / 4) });
  }, 600_000);

  test('answers as the plain one on sentences that hide a term', () => {
    const families = [...FAMILIES, ...SHORT_FAMILIES, ...NATIVE_FAMILIES];
    const random = seeded(SEED, 'kernel');
    let found = 0;
    for (let k = 0; k < TEXTS; k++) {
      for (const list of LISTS) {
        const { text } = carry(random.pick(families).disguise(random.pick(list.terms).text, random), random);
        expectSame(list, text);
        if (((answers(list, text)[0]?.[1] ?? 0) & MAY) !== 0) found++;
      }
    }
    expect(found, 'texts that both let through').toBeGreaterThan(TEXTS / 2);
  }, 600_000);

  test('answers as the plain one on what an attacker hides', () => {
    const terms = slyTerms(8, seeded(SEED, 'sly'));
    const matcher = compile(terms, { fuzzy: false });
    const list = { terms, matcher, kernel: kernelOf(matcher) };
    for (let seed = 0; seed < TEXTS; seed++) {
      const text = slyText(terms, seeded(seed, 'sly'));
      for (const one of [list, LISTS[0], LISTS[2]]) if (one !== undefined) expectSame(one, text);
    }
  }, 600_000);

  test('spells ampersands out as the host decodes them, and leaves the text as it was', () => {
    const parts = [...'blnve ./-;', '&amp;', '&amp;amp;', '&amp;#98;', '&lt;', '&', '&am', 'p;', '%62', '&amp', 'AMP;'];
    let mattered = 0;
    const property = fc.property(
      fc.array(fc.constantFrom(...parts), { maxLength: 20 }),
      fc.nat(),
      fc.nat({ max: 12 }),
      (pieces, which, cut) => {
        for (const list of LISTS) {
          const term = list.terms[which % list.terms.length]?.text ?? '';
          const text = `${pieces.slice(0, 9).join('')}${term.slice(0, cut)}&amp;${term.slice(cut)}${pieces.slice(9).join('')}`;
          const may = judged(list, text);
          expect(may, JSON.stringify(text)).toBe(judgedByHost(list, text));
          if (may) mattered++;
        }
      },
    );
    fc.assert(property, { numRuns: Math.ceil(TEXTS / 20) });
    expect(mattered, 'texts that hold a term').toBeGreaterThan(TEXTS / 400);
  }, 600_000);

  test('reads texts up to its last unit, and leaves longer ones to the plain form', () => {
    const [{ terms, matcher, kernel }] = LISTS as [List];
    for (const length of [0, 1, KERNEL_UNITS - 1, KERNEL_UNITS]) {
      const text = `${' '.repeat(length)}${terms[0]?.text ?? ''}`.slice(-length || Number.POSITIVE_INFINITY);
      expectSame({ terms, matcher, kernel }, text);
    }
    const long = compile([{ id: 'w', text: 'blenvik', kind: 'word' }], { maxUnits: 100_000 });
    for (let k = 0; k < TEXTS_BEFORE_KERNEL; k++) find(long, 'clean');
    expect(kernelFor(long)).toBeDefined();
    expect(find(long, `${' '.repeat(KERNEL_UNITS)}blenvik`)).toHaveLength(1);
    expect(find(long, `${'z '.repeat(KERNEL_UNITS / 2 - 4)}blenvik`)).toHaveLength(1);
  });
});

test('A list gets its kernel after some texts, and finds the same before and after', () => {
  const matcher = compile(few);
  const random = seeded(SEED, 'before and after');
  const texts = Array.from({ length: TEXTS_BEFORE_KERNEL / 4 }, () =>
    carry(random.pick(FAMILIES).disguise(random.pick(few).text, random), random),
  );
  const before = texts.map(({ text }) => find(matcher, text));
  expect(kernelFor(matcher)).toBeUndefined();
  for (let k = 0; k < TEXTS_BEFORE_KERNEL; k++) find(matcher, 'nothing here');
  expect(kernelFor(matcher)).toBeDefined();
  expect(texts.map(({ text }) => find(matcher, text))).toEqual(before);
  const elsewhere = unitBuffer();
  for (const { text } of texts) {
    loadUnits(elsewhere, text, text.length);
    expect(mayMatch(matcher, elsewhere)).toBe(screen(matcher, text) !== undefined);
  }
});

test('A list whose kernel cannot be opened is read by the plain form', () => {
  const { WebAssembly: kept } = globalThis as { WebAssembly?: unknown };
  try {
    Object.defineProperty(globalThis, 'WebAssembly', { value: undefined, configurable: true, writable: true });
    const matcher = compile([{ id: 'w', text: 'blenvik', kind: 'word' }]);
    for (let k = 0; k < TEXTS_BEFORE_KERNEL + 1; k++) expect(find(matcher, 'a blenvik here')).toHaveLength(1);
    expect(kernelFor(matcher)).toBeUndefined();
  } finally {
    Object.defineProperty(globalThis, 'WebAssembly', { value: kept, configurable: true, writable: true });
  }
});

test('Whether a stretch may be odd does not hang on the class bits, which its table leaves out', () => {
  for (let code = 0; code < 0x10000; code++)
    for (const touching of [false, true]) expect(mayBeOdd(code, touching)).toBe(mayBeOdd(code & ~31, touching));
});
