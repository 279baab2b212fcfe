// The counts of the platform: right within their error, the same in any order and however often repeated, and blind to who it was.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chosenIds } from './chosen-ids.fixture.ts';
import { termValue } from './count-object.ts';
import { keyedHash, keyOf } from './keyed-hash.ts';
import {
  accountsIn,
  holdersOf,
  type Marks,
  markAccount,
  markHeld,
  markTerm,
  REGISTERS,
  raise,
  raising,
  writersOf,
} from './sketch.ts';

const KEY = keyOf('an invented secret');
const account = (n: number) => keyedHash(`own\u0000account-${n}`, KEY);

/** Registers after so many accounts, each marked twice. */
function counted(from: number, to: number): Uint8Array {
  const registers = new Uint8Array(REGISTERS);
  for (let round = 0; round < 2; round++)
    for (let n = from; n < to; n++) {
      const marks: Marks = [];
      markAccount(marks, 'all', account(n));
      raise(registers, marks);
    }
  return registers;
}

describe('counting accounts', () => {
  test.each([1, 50, 1_000, 20_000, 300_000])('%i accounts are told within five per cent', (n) => {
    expect(Math.abs(accountsIn(counted(0, n), 'all') / n - 1)).toBeLessThan(0.05);
  });

  test('two stores put together count whom both saw once', () => {
    const one = counted(0, 6_000);
    const other = counted(4_000, 10_000);
    for (let at = 0; at < one.length; at++) one[at] = Math.max(one[at] as number, other[at] as number);
    expect(Math.abs(accountsIn(one, 'all') / 10_000 - 1)).toBeLessThan(0.05);
  });

  test('in any order, in any portions and however often, the registers are the same', () => {
    const seen = fc.array(fc.tuple(fc.nat(30), fc.constantFrom('telegram:zorkle', 'x.example/a', 'term')), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(seen, fc.nat(59), (all, cut) => {
        const after = (...parts: readonly (readonly [number, string])[][]): string => {
          const registers = new Map<number, number>();
          for (const part of parts) {
            const marks: Marks = [];
            for (const [n, value] of part) markHeld(marks, value, account(n), KEY);
            for (const mark of marks) registers.set(mark >>> 6, Math.max(registers.get(mark >>> 6) ?? 0, mark & 63));
          }
          return JSON.stringify([...registers].sort());
        };
        expect(after([...all].reverse().slice(cut), [...all].reverse(), all.slice(0, cut))).toBe(after(all));
      }),
    );
  });

  test('only what raises a register is stored, and storing it twice changes nothing', () => {
    const registers = new Uint8Array(REGISTERS);
    const marks: Marks = [];
    for (let n = 0; n < 500; n++) markHeld(marks, 'telegram:zorkle', account(n), KEY);
    const first = raising(registers, marks);
    raise(registers, first);
    expect(first.length).toBeLessThanOrEqual(32);
    expect(raising(registers, marks)).toEqual([]);
  });

  test('marks of a sketch of another size are refused', () => {
    expect(() => raise(new Uint8Array(8), [64 * 9 + 1])).toThrow('outside');
  });
});

describe('counting who holds a value', () => {
  test('few holders are told nearly exactly, many within a half', () => {
    const registers = new Uint8Array(REGISTERS);
    const marks: Marks = [];
    const holders = { rare: 2, some: 12, hub: 5_000 };
    let n = 0;
    for (const [value, many] of Object.entries(holders))
      for (let i = 0; i < many; i++) markHeld(marks, value, account(n++), KEY);
    // A hundred thousand other values, each held by one account, crowd the cells.
    for (let i = 0; i < 100_000; i++) markHeld(marks, `other-${i}`, account(n++), KEY);
    raise(registers, marks);
    expect(holdersOf(registers, 'rare', KEY)).toBeLessThan(6);
    expect(holdersOf(registers, 'some', KEY)).toBeGreaterThan(7);
    expect(holdersOf(registers, 'some', KEY)).toBeLessThan(22);
    expect(holdersOf(registers, 'hub', KEY)).toBeGreaterThan(2_500);
    expect(holdersOf(registers, 'hub', KEY)).toBeLessThan(7_500);
    expect(holdersOf(registers, 'nobody has this', KEY)).toBeLessThan(4);
  });

  test('under another secret the same account falls elsewhere, so registers of two installations say nothing about each other', () => {
    const other = keyOf('another secret');
    const one = keyedHash('own\u0000account-1', KEY);
    expect(keyedHash('own\u0000account-1', other)).not.toEqual(one);
  });
});

describe('counting who writes a listed term', () => {
  /** Registers after accounts of these ids wrote a term. */
  const written = (ids: readonly string[], term: string): Uint8Array => {
    const registers = new Uint8Array(REGISTERS);
    const marks: Marks = [];
    for (const id of ids) markTerm(marks, termValue(term), keyedHash(`own\u0000${id}`, KEY), KEY);
    raise(registers, marks);
    return registers;
  };

  test('sixteen ids that were chosen for it fill a narrow count, and are still told as sixteen', () => {
    const ids = chosenIds('own', 'blenvik', KEY);
    expect(ids.length).toBe(16);
    const registers = written(ids, 'blenvik');
    expect(holdersOf(registers, termValue('blenvik'), KEY)).toBeGreaterThan(5_000);
    expect(writersOf(registers, termValue('blenvik'), KEY)).toBeLessThan(20);
  });

  test.each([1, 16, 300, 5_000, 100_000])('%i writers are told within a sixth', (n) => {
    const ids = Array.from({ length: n }, (_, at) => `account-${at}`);
    const told = writersOf(written(ids, 'zorple packs'), termValue('zorple packs'), KEY);
    expect(Math.abs(told / n - 1)).toBeLessThan(1 / 6);
  });

  test('a term whose cell is shared with a common one is not taken for common', () => {
    const registers = written(
      Array.from({ length: 20_000 }, (_, at) => `account-${at}`),
      'snow',
    );
    for (let n = 0; n < 30_000; n++) expect(writersOf(registers, termValue(`other-${n}`), KEY)).toBe(0);
  });
});
