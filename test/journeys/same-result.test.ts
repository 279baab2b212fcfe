// The same posts give the same result, whichever way they come: twice, in any order, in pieces, packed.
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase } from '../database.ts';
import { demoLines, type Folder, lastOf, pictureOf, STAND_IN, shuffled, tempFolder, vigil } from './journey.fixture.ts';

type Picture = Awaited<ReturnType<typeof pictureOf>>;
let folder: Folder;
let lines: readonly string[];
let plain: string;
let expected: Picture;

const text = (some: readonly string[]): string => `${some.join('\n')}\n`;

/** Replays files one after the other into an empty store and takes its picture. */
async function after(...files: readonly string[]): Promise<Picture> {
  const database = await freshDatabase();
  for (const file of files) {
    const ran = await vigil(['replay', file, '--lexicon', STAND_IN, '--database', database.url, '--json']);
    expect(ran.code, ran.err).toBe(0);
  }
  const picture = await pictureOf(database.url);
  await database.drop();
  return picture;
}

beforeAll(async () => {
  folder = tempFolder();
  lines = demoLines(4_000, 500);
  plain = folder.put('day.ndjson', text(lines));
  expected = await after(plain);
  expect(expected['cases']?.length).toBeGreaterThan(10);
});
afterAll(() => folder.drop());

test('read twice, under the same name and under another, nothing changes', async () => {
  expect(await after(plain, plain, folder.put('copy.ndjson', text(lines)))).toEqual(expected);
});

test('a repeat ends with the same object, time aside', async () => {
  const database = await freshDatabase();
  const replay = (): ReturnType<typeof vigil> =>
    vigil(['replay', plain, '--lexicon', STAND_IN, '--database', database.url, '--json']);
  const { seconds: _s, itemsPerSecond: _i, ...first } = lastOf((await replay()).out);
  expect(lastOf((await replay()).out)).toMatchObject(first);
  await database.drop();
});

test('in any order at all, profiles included', async () => {
  for (const seed of [1, 2]) {
    expect(await after(folder.put('any.ndjson', text(shuffled(lines, seed))))).toEqual(expected);
  }
  expect(await after(folder.put('back.ndjson', text([...lines].reverse())))).toEqual(expected);
});

test('split in two, the later half first, or line by line in turns', async () => {
  const half = lines.length / 2;
  const part = (name: string, take: (at: number) => boolean): string =>
    folder.put(name, text(lines.filter((_, at) => take(at))));
  expect(
    await after(
      part('b.ndjson', (at) => at >= half),
      part('a.ndjson', (at) => at < half),
    ),
  ).toEqual(expected);
  expect(
    await after(
      part('odd.ndjson', (at) => at % 2 === 1),
      part('even.ndjson', (at) => at % 2 === 0),
    ),
  ).toEqual(expected);
});

test('packed with gzip or zstd', async () => {
  const bytes = Buffer.from(text(lines));
  expect(await after(folder.put('day.gz', gzipSync(bytes)))).toEqual(expected);
  expect(await after(folder.put('day.zst', zstdCompressSync(bytes)))).toEqual(expected);
});
