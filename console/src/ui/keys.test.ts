// Shows that no two keys of one place can be meant at once, whatever a person binds.
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { bind, boundTo, findConflict, KEYS, type KeyName } from './keys.ts';

const NAMES = [...new Set(KEYS.map(({ keys }) => keys))] as readonly KeyName[];

describe('the keys', () => {
  const kept = new Map<string, string>();
  beforeEach(() => {
    kept.clear();
    const localStorage = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => kept.set(key, value),
    };
    vi.stubGlobal('window', { localStorage });
  });
  afterEach(() => {
    for (const name of NAMES) bind(name, undefined);
    vi.unstubAllGlobals();
  });

  test('As shipped, no key stands in the way of another', () => {
    expect(NAMES.filter((name) => findConflict(name, name, (one) => one) !== undefined)).toEqual([]);
    expect(KEYS.length).toBe(NAMES.length);
  });

  test('A key can be changed, is remembered, and can be given back', () => {
    expect(bind('v', 'y')).toBeUndefined();
    expect([boundTo('v'), kept.get('vigil-keys')]).toEqual(['y', '{"v":"y"}']);
    expect(bind('v', undefined)).toBeUndefined();
    expect(boundTo('v')).toBe('v');
  });

  test('A key that another act of the same place has is refused with that act, also as the beginning of two', () => {
    expect(bind('v', 'n')).toBe('n');
    expect(bind('v', 'g')).toBe('g t');
    expect(boundTo('v')).toBe('v');
    expect(bind('a', 'v')).toBeUndefined();
  });

  test('Whatever is bound in whatever order, every key of a place means one act', () => {
    const keys = fc.constantFrom('a', 'b', 'g', 'v', 'Enter', 'g t', 'g x', '?', 'j');
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...NAMES), fc.option(keys, { nil: undefined }))), (wishes) => {
        for (const [name, wish] of wishes) bind(name, wish);
        expect(NAMES.filter((name) => findConflict(name, boundTo(name), boundTo) !== undefined)).toEqual([]);
        for (let round = 0; round < NAMES.length; round += 1) for (const name of NAMES) bind(name, undefined);
      }),
      { numRuns: 200 },
    );
  });
});
