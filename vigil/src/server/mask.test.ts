// Shows that masking hides every occurrence of what it must, changes nothing else, and never fails on any text.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileLexicons } from '../engine/lexicon.ts';
import { sha256 } from '../store/chain.ts';
import { beginOf, type TimelineRow } from '../store/timeline.ts';
import { maskWord, showKept } from './mask.ts';

const lexicon = compileLexicons(
  [
    {
      format: 1,
      id: 't',
      title: 't',
      version: '1',
      licence: 'x',
      standIn: true,
      terms: [{ id: 'w', term: 'blenvik', family: 'term', kind: 'word' }],
    },
  ],
  sha256,
);
const row = (whole: string, seen: TimelineRow['seen'] = [], from = beginOf(whole.length, seen)): TimelineRow => ({
  id: 'i',
  revision: 'r',
  lookedBack: false,
  units: whole.length,
  from,
  surface: 'post',
  text: whole.slice(from, from + 4_000),
  language: 'und',
  createdAt: 0,
  selfAuthored: true,
  removedAt: null,
  seen,
});
const shown = (text: string, revealed = false): string =>
  showKept(row(text), lexicon, { revealed })
    .pieces.map((piece) => piece.text)
    .join('');

describe('masking', () => {
  test('A term is masked wherever it stands, also a second time and in disguise', () => {
    expect(shown('Blenvik and blenvik and b.l.e.n.v.i.k here')).toMatch(/^B•••••k and b•••••k and b•+k here$/);
  });

  test('Handles, addresses, links and numbers lose everything', () => {
    const text = shown(
      'ask @qivtrade, mail zorple@example.org, see https://example.org/qiv and t.me/qivtrade or call +49 170 1234567',
    );
    expect(text).not.toMatch(/qiv|zorple|1234567/);
    expect(text).toMatch(/^ask •••, mail •••/);
  });

  test('Short words show nothing', () => {
    expect(maskWord('qi', false)).toBe('••');
    expect(maskWord('qiv', false)).toBe('•••');
  });

  test('Any text comes back whole when revealed, whatever was seen in it', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 300 }),
        fc.array(fc.tuple(fc.nat(320), fc.nat(40)), { maxLength: 6 }),
        (text, places) => {
          const seen = places.map(([start, length]) => ({
            signal: 'term.listed',
            what: 'w',
            tier: 'exact',
            start,
            end: start + length,
            bits: 1,
          }));
          expect(
            showKept(row(text, seen), lexicon, { revealed: true })
              .pieces.map((piece) => piece.text)
              .join(''),
          ).toBe(text);
          showKept(row(text, seen), lexicon, { revealed: false });
        },
      ),
    );
  });

  test('A very long text is shown around its first finding, and says that it is cut', () => {
    const text = `${'green '.repeat(5_000)}blenvik${' green'.repeat(5_000)}`;
    const kept = showKept(
      row(text, [{ signal: 'term.listed', what: 'w', tier: 'exact', start: 30_000, end: 30_007, bits: 8 }]),
      lexicon,
      { revealed: false },
    );
    expect(kept.cut).toBe(true);
    expect(kept.pieces.some((piece) => piece.masked && piece.text === 'b•••••k')).toBe(true);
  });
});
