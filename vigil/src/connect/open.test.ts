// The one door: what format is found, what is said when none fits, and that real samples of every platform are read without loss.
import { existsSync, readdirSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { FORMATS, openFile, openSource, SourceError } from './open.ts';
import { readWhole } from './whole.ts';

it.each([
  ['vigil', '{"id":"1","text":"a","lang":"en","source":"x"}'],
  ['vigil', '{"id":"1","text":"a","author_id":"7"}'],
  ['vigil', '{"notice":{"id":"1","account":"2"}}'],
  ['x-v2', '{"id":"1","text":"a","author_id":"7","public_metrics":{}}'],
  ['x-v2', `{"data":[{"text":"${'a'.repeat(100_000)}","id":"1"}],"includes":{}}`],
  ['x-v2', '{"id":"1","action":"delete","created_at":"x","reason":"deleted"}'],
  ['bluesky-jetstream', '{"did":"d","time_us":1,"kind":"account","account":{"active":true}}'],
  ['mastodon', '{"id":"1","content":"a","account":{"id":"1","acct":"a"}}'],
  ['mastodon', '{"id":"1","target_account":{"id":"2"}}'],
  ['x-archive', 'window.YTD.tweet.part0 = [ ]'],
  ['csv', 'id,text\n1,a\n'],
])('finds %s', async (format, text) => expect((await readWhole(text)).format).toBe(format));

it('goes by most of the first objects when they differ', async () => {
  const whole = await readWhole(
    '{"did":"d","time_us":1,"kind":"identity","identity":{}}\n{"id":"1","text":"a"}\n{"id":"2","text":"b"}\n',
  );
  expect(whole.format).toBe('vigil');
  expect(whole.shelf.map((part) => part.why)).toEqual(['neither an id nor an account']);
});

it('says what to do when no format fits, and does not take an unknown name', async () => {
  const names = 'bluesky-jetstream, x-v2, mastodon, x-archive, vigil, csv';
  await expect(readWhole('lorem ipsum\n')).rejects.toThrow(
    `The format of this source is not one Vigil knows. Say which it is with --format, one of: ${names}. docs/formats.md shows each.`,
  );
  await expect(readWhole('{}', { format: 'xml' })).rejects.toThrow(
    'There is no such format. Use one of: vigil, x-v2, x-archive, bluesky-jetstream, mastodon, csv.',
  );
  expect(FORMATS.map((format) => format.name)).toEqual([
    'vigil',
    'x-v2',
    'x-archive',
    'bluesky-jetstream',
    'mastodon',
    'csv',
  ]);
});

it('reads a file, and names a file that is missing or a folder', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'vigil-open-'));
  try {
    await writeFile(path.join(folder, 'a.ndjson'), '{"id":"1","text":"blenvik"}\n');
    const source = await openSource(openFile(path.join(folder, 'a.ndjson')));
    const portions = await all(source.portions());
    expect(portions).toHaveLength(1);
    await expect(openSource(openFile(path.join(folder, 'b.ndjson')))).rejects.toThrow(SourceError);
    await expect(openSource(openFile(folder))).rejects.toThrow(/is a folder/);
  } finally {
    await rm(folder, { recursive: true });
  }
});

/** Everything an async iterable yields. */
async function all<T>(from: AsyncIterable<T>): Promise<readonly T[]> {
  const found: T[] = [];
  for await (const one of from) found.push(one);
  return found;
}

const samples = path.resolve(import.meta.dirname, '../../../../shared/data/wire');
describe.runIf(existsSync(samples))('real samples beside the clone', () => {
  const files = ['twitter-v2', 'bluesky', 'mastodon']
    .filter((folder) => existsSync(path.join(samples, folder)))
    .flatMap((folder) => readdirSync(path.join(samples, folder)).map((file) => path.join(folder, file)));
  it.each(files)('%s is read without loss', async (file) => {
    const source = await openSource(openFile(path.join(samples, file)));
    const portions = await all(source.portions());
    const shelf = portions.flatMap((portion) => portion.shelf);
    const placed = portions.flatMap((portion) => portion.placed);
    expect(placed.length).toBeGreaterThan(0);
    // One sample holds a line that was cut off where it was recorded.
    expect(shelf.map((part) => part.why)).toEqual(
      file.includes('with_error') ? ['not valid JSON: it breaks off before its end'] : [],
    );
  });
});
