// Moments: what is read, to the millisecond, and what is refused rather than guessed.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isoMoment, momentOf, oldXMoment } from './time.ts';

it('reads back every moment that Date can write', () => {
  fc.assert(
    fc.property(
      fc.date({
        min: new Date('0000-01-01T00:00:00Z'),
        max: new Date('9999-12-31T23:59:59.999Z'),
        noInvalidDate: true,
      }),
      (date) => {
        expect(isoMoment(date.toISOString())).toBe(date.getTime());
        expect(momentOf(date.getTime())).toBe(date.getTime());
      },
    ),
  );
});

it.each([
  ['1970-01-01', 0],
  ['1970-01-01T00:00:00Z', 0],
  ['2199-12-31T23:59:59.999Z', 7258118399999],
  ['2024-02-29T12:00', 1709208000000],
  ['2024-05-01 10:00:00', 1714557600000],
  ['2024-05-01T10:00:00.123456Z', 1714557600123],
  ['2024-05-01T10:00:00+02:00', 1714550400000],
  ['2024-05-01T10:00:00.5-0330', 1714570200500],
  ['1700000000000', 1700000000000],
  ['-1', -1],
])('reads %s', (text, moment) => expect(momentOf(text)).toBe(moment));

it.each([
  '',
  '1 May',
  'yesterday',
  '2023-02-29',
  '2024-13-01',
  '2024-00-10',
  '2024-01-01T24:00:00Z',
  '2024-01-01T10:61:00Z',
  '2024-01-01x',
  '99999999999999999',
  '20x4-01-01T00:00:00.000Z',
])('does not guess at %j', (text) => expect(momentOf(text)).toBeUndefined());

it.each([Number.NaN, Number.POSITIVE_INFINITY, 1e308, -1e16, {}, [], true, null, undefined])('refuses %s', (value) =>
  expect(momentOf(value)).toBeUndefined(),
);

it('reads the old form of X', () => {
  expect(oldXMoment('Wed Oct 10 20:19:24 +0000 2018')).toBe(Date.UTC(2018, 9, 10, 20, 19, 24));
  expect(oldXMoment('Wed Oct 10 20:19:24 +0200 2018')).toBe(Date.UTC(2018, 9, 10, 18, 19, 24));
  expect(oldXMoment('Wed Foo 10 20:19:24 +0000 2018')).toBeUndefined();
  expect(oldXMoment('Wed Feb 30 20:19:24 +0000 2018')).toBeUndefined();
});
