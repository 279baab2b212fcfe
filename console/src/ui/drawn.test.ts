// Shows that whatever a stranger writes, nothing that acts is drawn, nothing is lost uncounted, and the work is bounded.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawn, plainly } from './drawn.ts';

/** Signs that turn text round, hide or control it, without those that join letters and emoji. */
const ACTING = /(?![\t\n])\p{Cc}|\p{Cs}|[\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/u;
const shown = (text: string): string =>
  drawn(text)
    .map((part) => (part.kind === 'text' ? part.text : ''))
    .join('');

describe('a text of a stranger', () => {
  test('Nothing that acts is ever drawn', () => {
    const nasty = fc.constantFrom(...'\u202e\u2066\u200b\u0000\ud800\u2028\u0301\n\u200d\ufe0f\u00ada'.split(''));
    fc.assert(
      fc.property(
        fc.array(fc.oneof(nasty, fc.string({ unit: 'binary', maxLength: 3 })), { maxLength: 60 }),
        (parts) => {
          expect(shown(parts.join(''))).not.toMatch(ACTING);
          expect(plainly(parts.join(''))).not.toMatch(ACTING);
        },
      ),
    );
  });

  test('Every sign is drawn, boxed or counted', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const counted = drawn(text).reduce(
          (sum, part) =>
            sum + (part.kind === 'text' ? Array.from(part.text).length : part.kind === 'sign' ? 1 : part.count),
          0,
        );
        expect(counted).toBe(Array.from(text.replaceAll('\r\n', '\n')).length);
      }),
    );
  });

  test('Fifty thousand marks on one letter are four, and a number', () => {
    expect(drawn(`a${'\u0301'.repeat(1_000)}b`)).toEqual([
      { kind: 'text', text: `a${'\u0301'.repeat(4)}` },
      { kind: 'marks', count: 996 },
      { kind: 'text', text: 'b' },
    ]);
    expect(shown(`a${'\u0301'.repeat(50_000)}`).length).toBe(5);
  });

  test('A thousand empty lines and a million signs stay small', () => {
    expect(drawn(`a${'\n'.repeat(1_000)}b`)[1]).toEqual({ kind: 'lines', count: 998 });
    expect(shown('a\r\n'.repeat(1_500)).split('\n').length).toBeLessThan(70);
    expect(drawn('\u202e'.repeat(4_000)).length).toBeLessThan(300);
    expect(shown('x'.repeat(1_000_000)).length).toBeLessThan(6_000);
  });

  test('Emoji, Persian and Hindi keep their joiners; a joiner inside a Latin word is shown', () => {
    for (const text of ['👩\u200d💻 ok', 'می\u200cخواهم', 'क\u094d\u200dष', '❤\ufe0f', '1\ufe0f'])
      expect(shown(text)).toBe(text);
    expect(drawn('zor\u200dple')[1]).toEqual({ kind: 'sign', code: 0x200d });
  });
});
