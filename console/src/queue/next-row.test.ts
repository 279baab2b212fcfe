// Shows that whoever comes back to a list finds the row they left, or the one next to it.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nextOf } from './next-row.ts';

test('A row that has gone gives its place to the next, the last one to the one before', () => {
  const before = ['a', 'b', 'c', 'd'];
  expect(nextOf('b', before, ['d', 'b', 'a'])).toBe('b');
  expect(nextOf('b', before, ['a', 'd'])).toBe('d');
  expect(nextOf('d', before, ['a', 'c'])).toBe('c');
  expect(nextOf('b', before, ['x'])).toBeUndefined();
  expect(nextOf('x', before, ['a'])).toBeUndefined();
});

test('Whatever goes from a list, what is chosen is in it, and nothing that stood between is passed over', () => {
  const rows = fc.uniqueArray(fc.string({ maxLength: 3 }), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(rows, fc.nat(), fc.infiniteStream(fc.boolean()), (before, pick, stays) => {
      const id = before[pick % before.length] as string;
      const now = before.filter(() => stays.next().value);
      const to = nextOf(id, before, now);
      if (to === undefined) {
        expect(now).toEqual([]);
        return;
      }
      expect(now).toContain(to);
      const [from, until] = [before.indexOf(id), before.indexOf(to)];
      const between = before.slice(Math.min(from, until) + 1, Math.max(from, until));
      expect(between.filter((one) => now.includes(one))).toEqual([]);
    }),
  );
});
