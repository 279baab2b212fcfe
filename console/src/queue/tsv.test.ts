// Holds copied rows to what a spreadsheet makes of them.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tsvOf } from './tsv.ts';

test('Whatever a platform calls an account, a copied row stays one row and no cell is a formula', () => {
  fc.assert(
    fc.property(fc.array(fc.array(fc.string(), { minLength: 2, maxLength: 4 }), { maxLength: 5 }), (rows) => {
      const copied = tsvOf(rows).split('\n').slice(0, -1);
      expect(copied.length).toBe(rows.length);
      copied.forEach((line, place) => {
        const cells = line.split('\t');
        expect(cells.length).toBe(rows[place]?.length);
        for (const cell of cells) expect(cell).not.toMatch(/^[=+\-@]/);
      });
    }),
  );
  expect(
    tsvOf([
      ['=1+1', '@seller'],
      ['a\tb', '-2'],
    ]),
  ).toBe("'=1+1\t'@seller\na b\t'-2\n");
});
