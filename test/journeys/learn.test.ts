// Learning and scoring at the terminal, as real processes: what scripts rely on, and that a worse model never comes into use.
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../database.ts';
import { inventedPosts } from '../invented-posts.ts';
import { ask, type Folder, lastOf, linesOf, tempFolder, vigil } from './journey.fixture.ts';

let folder: Folder;
let database: FreshDatabase;
let judged: string;
const posts = inventedPosts(500);
const ndjson = (rows: readonly object[]): string => rows.map((row) => `${JSON.stringify(row)}\n`).join('');

beforeAll(async () => {
  folder = tempFolder();
  database = await freshDatabase();
  judged = folder.put('judged.ndjson', ndjson(posts));
});
afterAll(async () => {
  await database.drop();
  folder.drop();
});
const run = (args: readonly string[], input?: string) =>
  vigil([...args, '--database', database.url], { ...(input !== undefined && { input }) });

test('scoring before anything was learned says what to do', async () => {
  const ran = await run(['score', judged, '--json']);
  expect(ran.code).toBe(2);
  expect(ran.err).toContain('vigil learn FILE');
  expect(ran.out).toBe('');
});

test('learning ends with one object of counts and figures', async () => {
  const ran = await run(['learn', judged, '--json']);
  expect(ran.code, ran.err).toBe(0);
  expect(lastOf(ran.out)).toMatchObject({
    taken: true,
    before: null,
    examples: 500,
    bad: 0,
    version: expect.stringMatching(/^[0-9a-f]{16}$/),
  });
  expect(lastOf(ran.out)['ap']).toBeGreaterThan(0.8);
});

describe('scores', () => {
  test('come one a line in the order of the input, with p, bits and the parts that made it', async () => {
    const ran = await run(['score', judged, '--json']);
    expect(ran.code, ran.err).toBe(0);
    const lines = linesOf<{ id: string; p: number; bits: number; top: string[] }>(ran.out);
    expect(lines.map(({ id }) => id)).toEqual(posts.map(({ id }) => id));
    for (const line of lines) {
      expect(Object.keys(line)).toEqual(['id', 'p', 'bits', 'top']);
      expect(line.p).toBeGreaterThan(0);
      expect(line.p).toBeLessThan(1);
      expect(line.top.every((part) => typeof part === 'string')).toBe(true);
    }
  });

  test('do not depend on the account, and come from standard input too', async () => {
    const text = 'garden rain zorple packs dm me';
    const ran = await run(
      ['score', '-', '--json'],
      ndjson([
        { id: 1, text },
        { id: '2', text, account: 'o1' },
      ]),
    );
    const [one, two] = linesOf<{ id: string; p: number }>(ran.out);
    expect(one).toEqual({ ...two, id: '1' });
    expect(one?.p).toBeGreaterThan(0.5);
  });
});

test('bad lines are told by number without their text, and the others count', async () => {
  const lines = `${ndjson(posts)}blenvik\n{"id":"z","text":"blenvik","label":2}\n`;
  const ran = await run(['learn', folder.put('bad.ndjson.gz', gzipSync(lines)), '--json']);
  expect(ran.code, ran.err).toBe(0);
  expect(lastOf(ran.out)).toMatchObject({ bad: 2, examples: 500 });
  expect(ran.err).toMatch(/line 501: .*\n.*line 502: label/);
  expect(ran.err).not.toContain('blenvik');
});

test('a model that was taught wrongly is not taken, and the next scores are as before', async () => {
  const before = await run(['score', judged, '--json']);
  const wrong = folder.put('wrong.ndjson', ndjson(posts.map((one) => ({ ...one, label: 1 - one.label }))));
  const ran = await run(['learn', wrong]);
  expect(ran.code).toBe(1);
  expect(ran.out).toMatch(/is worse and was not taken/);
  expect((await run(['score', judged, '--json'])).out).toBe(before.out);
});

test('going back returns to the scores of the model before', async () => {
  const before = await run(['score', judged, '--json']);
  const more = folder.put(
    'more.ndjson',
    ndjson([...posts, ...inventedPosts(300, 0.3, 2).map((one) => ({ ...one, id: `m${one.id}` }))]),
  );
  expect((await run(['learn', more, '--json'])).code).toBe(0);
  expect((await run(['score', judged, '--json'])).out).not.toBe(before.out);
  expect((await run(['learn', '--back'])).code).toBe(0);
  expect((await run(['score', judged, '--json'])).out).toBe(before.out);
  expect(
    linesOf((await run(['learn', '--show', '--json'])).out)
      .map((one) => one['state'])
      .sort(),
  ).toEqual(['active', 'refused', 'withdrawn']);
  expect((await run(['learn', '--back'])).code).toBe(2);
});

test('nothing that was judged is kept as text', async () => {
  const rows = await ask<{ text: string }>(
    database.url,
    "select about::text || encode(bytes, 'escape') as text from text_model union all select print || encode(buckets, 'escape') from text_golden",
  );
  expect(rows.length).toBeGreaterThan(10);
  for (const { text } of rows) expect(text).not.toMatch(/garden|zorple|qimbo/);
});
