// Finds the values that tie accounts together, in any text whatever, and never more than a bounded number of them.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isNamed } from '../core/indicator.ts';
import { accountId, type Item, itemId, platformName } from '../core/item.ts';
import { findIndicators, indicatorsOf, isTradeCue, mayHoldIndicators } from './indicators.ts';

const short = (text: string) => findIndicators(text).map((one) => `${one.kind} ${one.service}:${one.value}`);

describe('findIndicators', () => {
  test.each([
    ['telegram: Zork_Vendor', ['handle telegram:zork_vendor']],
    ['tg @zorkle99 for more', ['handle telegram:zorkle99']],
    ['@zorkle99 on discord', ['handle discord:zorkle99']],
    ['join https://t.me/joinchat/AbCdEf', ['invite telegram:joinchat/AbCdEf']],
    ['see t.me/ZorkRoom', ['invite telegram:zorkroom']],
    ['cash app: $ZorkPay', ['payment cashapp:$zorkpay']],
    ['https://www.brolvex.example/a?b=c#d', ['link brolvex.example:brolvex.example/a']],
    ['I told my line manager to signal early', []],
    ['', []],
  ])('%s', (text, found) => expect(short(text)).toEqual(found));

  test('a plain link is no word of trade, a handle is', () => {
    expect(findIndicators('https://brolvex.example/x').some(isTradeCue)).toBe(false);
    expect(findIndicators('tg @zorkle99').some(isTradeCue)).toBe(true);
  });

  test('places point at what was found in the original text', () => {
    const text = '🧦 hi, tg @zorkle99!';
    const [one] = findIndicators(text);
    expect(text.slice(one?.start, one?.end)).toBe('tg @zorkle99');
  });

  test('the quick look before it passes over no text that holds something', () => {
    const piece = fc.constantFrom(
      'telegram',
      'tg',
      ' ',
      '@',
      ':',
      '-',
      '>',
      'zorkle99',
      '.',
      'example',
      'org',
      'https://',
      '/',
      'on',
      '$zork',
      'cash app',
      '0x',
      'a'.repeat(40),
      '3'.repeat(30),
      '\u3002',
      'me',
      '\n',
      'bc1q',
      '=',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
        const text = pieces.join('');
        if (findIndicators(text).length > 0) expect(mayHoldIndicators(text)).toBe(true);
        expect(mayHoldIndicators(text)).toBe(mayHoldIndicators(text));
      }),
      { numRuns: 3_000 },
    );
    expect(mayHoldIndicators('Snow fell on the harbour. It was cold: very cold.')).toBe(false);
  });

  test('any string is taken, with places inside it and no value twice', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        'https://',
        't.me/',
        '@',
        'tg',
        'telegram:',
        'cash app $',
        'bc1q',
        '0x',
        '.',
        '\ud800',
        '\u0000',
        ' on discord',
        '//',
        '://',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join('');
        const found = findIndicators(text);
        expect(found.length).toBeLessThanOrEqual(50);
        for (const one of found) {
          expect(one.start).toBeGreaterThanOrEqual(0);
          expect(one.end).toBeGreaterThan(one.start);
          expect(one.end).toBeLessThanOrEqual(text.length);
          const kept = one.service + one.value;
          expect(kept.isWellFormed() && !kept.includes('\u0000')).toBe(true);
        }
        expect(new Set(short(text)).size).toBe(found.length);
      }),
      { numRuns: 500 },
    );
  });

  test('hostile repetition of 100,000 units gives a bounded answer', () => {
    const patterns = [
      'a',
      '@',
      '@a',
      'tg@',
      'tg: ',
      'telegram:a',
      'a.',
      'a-',
      'http://',
      'http://a.com/',
      'a@a.com ',
      't.me/',
      '(',
      '"',
      "'",
      'bc1',
      '0x0',
      '4',
      'cash app',
      'cash ',
      'line ',
      ' ',
      '\n',
      '：',
      '\ud800',
      '🧦',
      '//',
      '.com',
      '[',
      'mailto:',
      'on discord ',
      '_',
    ];
    for (const pattern of patterns) {
      const text = pattern.repeat(Math.ceil(100_000 / pattern.length));
      expect(findIndicators(text).length, JSON.stringify(pattern)).toBeLessThanOrEqual(50);
    }
  });
});

describe('indicatorsOf', () => {
  const item = (more: Partial<Item>): Item => ({
    id: itemId('1'),
    platform: platformName('own'),
    surface: 'post',
    author: accountId('88123'),
    text: '',
    createdAt: 0,
    language: 'en',
    selfAuthored: true,
    ...more,
  });
  const text = 'Fresh zorple packs for the garden club, ask for the list: tg @zorkle99';
  const kinds = (one: Item) => [...new Set(indicatorsOf(one).map(({ kind }) => kind))];

  test('a long text is an indicator itself, in sixteen bands, beside the values in it', () => {
    const found = indicatorsOf(item({ text }));
    expect(found.filter(isNamed).map(({ value }) => value)).toEqual(['zorkle99']);
    expect(found.filter((one) => one.kind === 'text')).toHaveLength(16);
    expect(found.filter((one) => !isNamed(one)).some(isTradeCue)).toBe(false);
  });

  test('words of a profile are kept apart from posts, and short ones say nothing', () => {
    expect(kinds(item({ text, surface: 'profile' }))).toEqual(['handle', 'bio']);
    expect(kinds(item({ text: 'zorple packs' }))).toEqual([]);
  });

  test('the exact hash of media is an indicator', () => {
    const media = { algorithm: 'pdq', value: 'f'.repeat(64) } as const;
    expect(indicatorsOf(item({ media, surface: 'media' }))).toMatchObject([{ kind: 'hash', service: 'pdq' }]);
  });

  test('what somebody else wrote ties nobody', () => {
    expect(indicatorsOf(item({ text, selfAuthored: false }))).toEqual([]);
  });
});
