// Holds the count of severe cases in a row to its definition.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chooseNext, countRow } from './next-case.ts';

test('A row of severe cases ends at the first that is not, and the case that is left now counts once', () => {
  const severe = (...cases: string[]) => ({ cases, severe: true });
  const standard = { cases: ['C-EASY'], severe: false };
  expect(countRow([])).toBe(0);
  expect(countRow([severe('C-1'), severe('C-2'), standard, severe('C-3')])).toBe(2);
  expect(countRow([severe('C-1'), standard], severe('C-2'))).toBe(2);
  expect(countRow([severe('C-1', 'C-2'), standard], severe('C-2'))).toBe(1);
  expect(countRow([severe('C-1')], standard)).toBe(0);
});

test('Whoever never asked is led by the queue’s order, whatever is there; and nobody past a case that runs short', () => {
  const choice = fc.record({
    head: fc.option(fc.record({ id: fc.constant('C-HEAD'), severity: fc.constantFrom('urgent', 'standard') }), {
      nil: undefined,
    }),
    easy: fc.option(fc.constant('C-EASY'), { nil: undefined }),
    short: fc.boolean(),
    row: fc.nat(12),
    mixAfter: fc.constantFrom(0, 2, 5, 10),
  });
  fc.assert(
    fc.property(choice, (one) => {
      const made = chooseNext(one);
      if (one.mixAfter === 0 || one.short || one.row < one.mixAfter || one.head?.severity !== 'urgent')
        expect(made).toEqual({ case: one.head?.id, easier: false });
      else expect(made).toEqual(one.easy ? { case: one.easy, easier: true } : { case: one.head.id, easier: false });
    }),
  );
});
