// Holds the filters of an address to their round trip, and to leaving out whatever is none.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FILTERS, readFilters, writeFilters } from './filters.ts';

describe('the filters of the queue', () => {
  test('come back from an address as they were written, whatever a platform or a language is called', () => {
    const name = fc.string({ minLength: 1, maxLength: 100 }).filter((text) => text.isWellFormed());
    const filters = fc.record(
      {
        severity: fc.constantFrom('urgent', 'standard'),
        age: fc.constantFrom('hour', 'older'),
        platform: name,
        language: name,
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(filters, (some) => {
        expect(readFilters(writeFilters(some))).toEqual({ ...some });
      }),
    );
  });

  test('are only those that there are: an address typed by hand breaks nothing', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        for (const name of Object.keys(readFilters(text))) expect(FILTERS).toContain(name);
      }),
    );
    expect(readFilters('severity=worst&ring=ring&limit=9&overdue=0')).toEqual({ ring: 'ring' });
  });
});
