// Raw lines against a list: the kernel and the plain form say the same, HTML included, and scanners of one list leave each other alone.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compile, find, type LineScanner, lineScanner, type Matcher } from './index.ts';
import { BLOCKS, stripMarkup } from './markup.ts';
import { sliceOf } from './units.ts';

const RUNS = Number(process.env['VIGIL_FUZZ'] ?? 4_000);
const KEYS = { keys: ['text', 'content'], html: ['content'] };
const terms = [
  { id: 'w', text: 'blenvik', kind: 'word' },
  { id: 'p', text: 'zorple packs', kind: 'phrase' },
  { id: 'a', text: 'qzx', kind: 'abbreviation' },
] as const;
const encode = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));
const asks = (scanner: LineScanner, value: unknown): boolean => {
  const bytes = encode(value);
  return scanner.perhaps(bytes, 0, bytes.length);
};

/** A scanner without WebAssembly. */
function plainScannerFor(matcher: Matcher): LineScanner {
  const { WebAssembly: kept } = globalThis as { WebAssembly?: unknown };
  const set = (value: unknown): void => {
    Object.defineProperty(globalThis, 'WebAssembly', { value, configurable: true, writable: true });
  };
  try {
    set(undefined);
    return lineScanner(matcher, KEYS);
  } finally {
    set(kept);
  }
}

const tag = fc
  .tuple(
    fc.constantFrom('<', '</', '<!', '< ', '<3'),
    fc.oneof(fc.constantFrom(...BLOCKS, 'b', 'i', 'span', 'blockquot', 'blockquotes', 'PRE', 'Div', 'h4'), fc.string()),
    fc.constantFrom('>', ' class="x">', '/>', ''),
  )
  .map((parts) => parts.join(''));
const piece = fc.oneof(
  tag,
  fc.constantFrom(
    'blen',
    'vik',
    'zorple',
    'packs',
    'q',
    'zx',
    ' ',
    '.',
    '&amp;',
    '&lt;',
    '&#98;',
    '&nbsp;',
    '&',
    'rain',
  ),
  fc.string({ unit: 'grapheme', maxLength: 4 }),
);
const html = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));

test.each([true, false])('Both forms say the same of HTML in raw lines, whatever its tags (typo tier %s)', (fuzzy) => {
  const matcher = compile(terms, { fuzzy });
  const [fast, plain] = [lineScanner(matcher, KEYS), plainScannerFor(matcher)];
  fc.assert(
    fc.property(html, html, (content, text) => {
      expect(asks(fast, { content, text })).toBe(asks(plain, { content, text }));
    }),
    { numRuns: RUNS },
  );
});

test('A term in HTML is never cleared, neither in the text as it is shown nor between its tags', () => {
  const matcher = compile(terms, { fuzzy: false });
  const scanner = lineScanner(matcher, KEYS);
  fc.assert(
    fc.property(html, (content) => {
      const shown = {
        units: Uint16Array.from([...Array(content.length + 1).keys()], (i) => content.charCodeAt(i)),
        length: content.length,
      };
      stripMarkup(shown);
      if (find(matcher, sliceOf(shown.units, 0, shown.length)).length > 0)
        expect(asks(scanner, { content })).toBe(true);
    }),
    { numRuns: RUNS },
  );
});

test('Of text that is no HTML a raw line tells just what find tells of it parsed, in both forms', () => {
  const matcher = compile(terms, { fuzzy: false });
  const scanners = [lineScanner(matcher, KEYS), plainScannerFor(matcher)];
  const close = fc.constantFrom(
    'blenvik',
    'blennvik',
    'blenvjk',
    'b1enwik',
    'z0rple pack',
    'zorple packs',
    'q.z.x',
    'qzxx',
    'b l e n v i k',
  );
  let held = 0;
  fc.assert(
    fc.property(html, close, html, (before, word, after) => {
      const text = `${before} ${word}${after}`;
      const found = find(matcher, text).length > 0;
      if (found) held++;
      expect(scanners.map((scanner) => asks(scanner, { text }))).toEqual([found, found]);
    }),
    { numRuns: RUNS },
  );
  expect(held, 'texts that hold a term').toBeGreaterThan(RUNS / 10);
});

test('Scanners of one list, and a text read between two lines, leave each other alone', () => {
  const matcher = compile(terms, { fuzzy: false });
  const [first, second] = [lineScanner(matcher, KEYS), lineScanner(matcher, { keys: ['bio'] })];
  for (let k = 0; k < 300; k++) find(matcher, 'nothing here');
  for (let k = 0; k < 20; k++) {
    expect([asks(first, { text: 'bl3nvik' }), asks(first, { bio: 'bl3nvik' })]).toEqual([true, false]);
    expect(find(matcher, 'a zorple packs day')).toHaveLength(1);
    expect([asks(second, { bio: 'b.l.e.n.v.i.k' }), asks(second, { text: 'blenvik' })]).toEqual([true, false]);
    expect(find(matcher, 'a day')).toHaveLength(0);
  }
});
