// Tests that the bench's table goes where its marks are and nowhere else, and that a figure says whether it is met.
import { expect, test } from 'vitest';
import { betweenMarks, mustTable } from './musts.ts';

const MARKED = 'before\n<!-- bench -->\nold\n<!-- /bench -->\nafter\n';

test('a table takes the place of the older one and leaves the rest of the document alone', () => {
  const once = betweenMarks(MARKED, 'new');
  expect(once).toBe('before\n<!-- bench -->\nnew\n<!-- /bench -->\nafter\n');
  expect(betweenMarks(once, 'new')).toBe(once);
});

test('a document without marks gets them at its end, and the next table goes between them', () => {
  const first = betweenMarks('text\n', 'one');
  expect(first).toBe('text\n\n<!-- bench -->\none\n<!-- /bench -->\n');
  expect(betweenMarks(first, 'two')).toBe(first.replace('one', 'two'));
});

test('a figure is shown as met, not met, or not decided', () => {
  const must = { what: 'cost', must: '≤ 1', measured: '2', part: 'speed' };
  const table = mustTable([true, false, undefined].map((met) => ({ ...must, met })));
  expect(
    table
      .split('\n')
      .slice(2)
      .map((line) => line.split('|')[4]?.trim()),
  ).toEqual(['met', '**not met**', 'not decided']);
});
