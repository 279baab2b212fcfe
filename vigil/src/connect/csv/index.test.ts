// CSV tables: guessed and given columns, quotes and line feeds in cells, and every record accounted for.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readWhole } from '../whole.ts';

it('guesses usual columns', async () => {
  const { format, items, skipped } = await readWhole(
    'tweet_id,full_text,user-id,created_at,lang\n9223372036854775807,"blenvik, ""zorple""\nand more",7,2024-01-01,de\n2,hat,8,1700000000,\n3,hat,,1700000000123,en\n',
  );
  expect(format).toBe('csv');
  expect(skipped).toEqual(['header line']);
  expect(items.map((item) => [item.id, item.text, item.author, item.createdAt, item.language])).toEqual([
    ['9223372036854775807', 'blenvik, "zorple"\nand more', '7', Date.UTC(2024, 0, 1), 'de'],
    ['2', 'hat', '8', 1_700_000_000_000, 'und'],
    ['3', 'hat', 'anonymous/3', 1_700_000_000_123, 'en'],
  ]);
});

it.each([[';'], ['\t'], ['|']])(
  'tells the delimiter %j, with CRLF, a byte order mark and empty cells at the ends',
  async (mark) => {
    const rows = [
      ['text', 'id', 'bio'],
      ['hat', '1', ''],
      ['', '2', ''],
      ['cap', '3', 'hats'],
    ];
    const { items, shelf } = await readWhole(`\uFEFF${rows.map((row) => row.join(mark)).join('\r\n')}`);
    expect(items.map((item) => item.text)).toEqual(['hat', 'cap']);
    expect(shelf).toEqual([]);
  },
);

it('follows a column map and names what is missing', async () => {
  const table = 'nr,words,when\n1,hat,1970-01-01\n';
  const { items } = await readWhole(table, { format: 'csv', columns: { id: 'nr', text: 'words', createdAt: 'when' } });
  expect(items).toMatchObject([{ id: '1', text: 'hat', createdAt: 0 }]);
  await expect(readWhole(table, { format: 'csv' })).rejects.toThrow(
    'This CSV has no column for id. Say which it is with a column map such as id=NAME. Its columns are "nr", "words", "when".',
  );
  await expect(readWhole(table, { format: 'csv', columns: { id: 'no' } })).rejects.toThrow(
    'This CSV has no column "no".',
  );
  await expect(readWhole(table, { format: 'csv', columns: { hat: 'nr' } })).rejects.toThrow(
    '"hat" is not a field of Vigil.',
  );
});

it('shelves bad records and goes on', async () => {
  const { items, shelf } = await readWhole(
    'id,text,created_at\n1,hat,\n2,too,many,cells\n3\n,no id,\n5,hat,someday\n6,5" hat,\n7,"hat" x,\n8,hat,\n9,"hat',
  );
  expect(items.map((item) => item.id)).toEqual(['1', '6', '7', '8']);
  expect(items.map((item) => item.text).slice(1, 3)).toEqual(['5" hat', '"hat" x']);
  expect(shelf.map((part) => [part.origin.line, part.why])).toEqual([
    [3, 'not as many cells as the header has columns'],
    [4, 'not as many cells as the header has columns'],
    [5, 'no id'],
    [6, 'createdAt is neither ISO 8601 nor seconds or milliseconds since 1970'],
    [10, 'not a CSV record: a quote is missing or out of place'],
  ]);
});

it('loses only what a quote that never closes has swallowed', async () => {
  const rows = Array.from({ length: 500 }, (_, id) => `${id},hat`);
  rows[10] = '10,"hat';
  const { items, shelf, end } = await readWhole(`id,text\n${rows.join('\n')}\n`, { limits: { objectBytes: 1000 } });
  expect(items.length).toBeGreaterThan(350);
  expect(shelf[0]?.why).toBe('longer than 1000 bytes');
  expect(end).toBe(Buffer.byteLength(`id,text\n${rows.join('\n')}\n`));
});

it('gives back any text that was written as CSV', async () => {
  const cell = fc.string({ unit: 'grapheme', minLength: 1 });
  await fc.assert(
    fc.asyncProperty(
      fc.array(cell, { minLength: 1, maxLength: 20 }),
      fc.integer({ min: 1, max: 50 }),
      async (texts, size) => {
        const quoted = texts.map((text, id) => `${id},"${text.replaceAll('"', '""')}"`);
        const { items } = await readWhole(`id,text\n${quoted.join('\n')}`, { format: 'csv' }, size);
        expect(items.map((item) => item.text)).toEqual(texts);
      },
    ),
  );
});
