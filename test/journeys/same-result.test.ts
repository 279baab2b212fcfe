// The same posts give the same result, whichever way they come: twice, in another order, in pieces, packed.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seeded } from '../../vigil/src/demo/random.ts';
import { contentOf, dayLines, folder, lastJson, STAND_IN, vigil, writeLines } from './vigil.fixture.ts';

let place: Awaited<ReturnType<typeof folder>>;
let lines: readonly string[];
let expected: Awaited<ReturnType<typeof contentOf>>;

beforeAll(async () => {
  place = await folder();
  lines = dayLines(6_000);
  expected = await replayed('plain', [await writeLines(at('plain.ndjson'), lines)]);
  expect(expected['cases']?.length).toBeGreaterThan(20);
}, 120_000);
afterAll(() => place.gone());

const at = (name: string): string => join(place.path, name);

async function replayed(data: string, files: readonly string[]): Promise<typeof expected> {
  const ran = await vigil(['replay', ...files, '--lexicon', STAND_IN, '--data', at(data), '--json']);
  expect(ran.code, ran.err).toBe(0);
  return contentOf(at(data));
}

function shuffled<T>(list: readonly T[]): T[] {
  const random = seeded(3, 'shuffle');
  const all = [...list];
  for (let i = all.length - 1; i > 0; i--) {
    const j = random.whole(0, i);
    [all[i], all[j]] = [all[j] as T, all[i] as T];
  }
  return all;
}

test('Read twice, under the same name and under another, nothing changes', async () => {
  const first = at('twice.ndjson');
  await replayed('twice', [await writeLines(first, lines)]);
  const again = await vigil(['replay', first, '--lexicon', STAND_IN, '--data', at('twice'), '--json']);
  expect(lastJson(again)).toMatchObject({ items: expect.any(Number), observations: expected['observations']?.length });
  expect(await replayed('twice', [await writeLines(at('copy.ndjson'), lines)])).toEqual(expected);
});

test('In any order the result is the same', async () => {
  expect(await replayed('shuffled', [await writeLines(at('shuffled.ndjson'), shuffled(lines))])).toEqual(expected);
});

test('Split in two, one after the other or in turns, the result is the same', async () => {
  const half = lines.length / 2;
  const [a, b] = [
    await writeLines(at('a.ndjson'), lines.slice(0, half)),
    await writeLines(at('b.ndjson'), lines.slice(half)),
  ];
  expect(await replayed('halves', [b, a])).toEqual(expected);
  const odd = await writeLines(
    at('odd.ndjson'),
    lines.filter((_, i) => i % 2 === 1),
  );
  const even = await writeLines(
    at('even.ndjson'),
    lines.filter((_, i) => i % 2 === 0),
  );
  await replayed('turns', [odd]);
  expect(await replayed('turns', [even])).toEqual(expected);
});

test('Packed with gzip or zstd the result is the same', async () => {
  const bytes = Buffer.from(lines.map((line) => `${line}\n`).join(''));
  await writeFile(at('day.gz'), gzipSync(bytes));
  await writeFile(at('day.zst'), zstdCompressSync(bytes));
  expect(await replayed('gzip', [at('day.gz')])).toEqual(expected);
  expect(await replayed('zstd', [at('day.zst')])).toEqual(expected);
});
