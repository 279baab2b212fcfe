// Accounts with a file are judged by everything they wrote, in this file and in those replayed before; the order in which it came changes nothing.
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase } from '../database.ts';
import {
  ask,
  demoLines,
  type Folder,
  pictureOf,
  postLine,
  STAND_IN,
  shuffled,
  tempFolder,
  vigil,
} from './journey.fixture.ts';

type Picture = Awaited<ReturnType<typeof pictureOf>>;
let folder: Folder;
let lines: readonly string[];
let expected: Picture;

const text = (some: readonly string[]): string => `${some.join('\n')}\n`;

/** Replays files into an empty store, each by a command of its own or all by one, and takes its picture. */
async function after(files: readonly string[], more: readonly string[] = [], together = false): Promise<Picture> {
  const database = await freshDatabase();
  for (const some of together ? [files] : files.map((file) => [file])) {
    const ran = await vigil(['replay', ...some, '--lexicon', STAND_IN, '--database', database.url, '--json', ...more]);
    expect(ran.code, ran.err).toBe(0);
  }
  const picture = await pictureOf(database.url);
  await database.drop();
  return picture;
}

beforeAll(async () => {
  folder = tempFolder();
  // Half of these accounts write the term itself at some time, the others only what is said around it.
  const own = Array.from({ length: 60 }, (_, n) => {
    const account = `split${n % 12}`;
    const said = [
      'selling again, dm me',
      `tg @zorkle${n % 12}`,
      'report such accounts, call the helpline',
      'the harbour is calm',
    ];
    const core = n % 12 < 6 && n >= 24 && n < 36;
    const at = new Date(Date.UTC(2026, 10, 22, 0, n)).toISOString();
    return postLine(`own-${n}`, account, core ? 'blenvik tonight' : (said[Math.floor(n / 12) % 4] as string), at);
  });
  lines = shuffled([...demoLines(1_500, 150), ...own], 3);
  expected = await after([folder.put('all.ndjson', text(lines))]);
}, 120_000);
afterAll(() => folder.drop());

const part = (name: string, take: (line: string, at: number) => boolean): string =>
  folder.put(name, text(lines.filter(take)));

test('the first post counts as first seen, although it opened no file, and without look-back it does not', async () => {
  const accounts = (picture: Picture): Map<unknown, Record<string, unknown>> =>
    new Map((picture['accounts'] as Record<string, unknown>[]).map((one) => [one['id'], one]));
  const looked = accounts(expected).get('split0');
  expect(looked?.['first_seen_ms']).toBe(String(Date.UTC(2026, 10, 22, 0, 0)));
  const blind = await after([folder.put('all.ndjson', text(lines))], ['--no-look-back']);
  expect(accounts(blind).get('split0')?.['first_seen_ms']).toBe(String(Date.UTC(2026, 10, 22, 0, 24)));
  expect(expected['observations']?.length).toBeGreaterThan(blind['observations']?.length as number);
  for (const same of ['tallies', 'skips', 'notices', 'shelf']) expect(expected[same]).toEqual(blind[same]);
});

test('who never wrote a listed term has no file and leaves counts only', () => {
  const left = JSON.stringify([
    expected['accounts'],
    expected['items'],
    expected['observations'],
    expected['indicators'],
  ]);
  for (let n = 6; n < 12; n++) expect(left).not.toContain(`"split${n}"`);
});

test('posts that open files come in a later file, by another command or by the same', async () => {
  const isCore = (line: string): boolean => line.includes('blenvik');
  const core = part('core.ndjson', isCore);
  const rest = part('rest.ndjson', (line) => !isCore(line));
  expect(await after([rest, core])).toEqual(expected);
  expect(await after([rest, core], [], true)).toEqual(expected);
});

test('cut into three, in any order, read twice, packed or in an array', async () => {
  const parts = [0, 1, 2].map((n) => part(`part-${n}.ndjson`, (_, at) => at % 3 === n));
  expect(await after([2, 0, 1, 2].map((n) => parts[n] as string))).toEqual(expected);
  expect(await after([folder.put('back.ndjson.gz', gzipSync(text([...lines].reverse())))])).toEqual(expected);
  expect(await after([folder.put('day.json', `\ufeff[${lines.join(',\n')}]`)])).toEqual(expected);
});

test('standard input is looked back at as far as memory holds it', async () => {
  const database = await freshDatabase();
  const ran = await vigil(['replay', '-', '--lexicon', STAND_IN, '--database', database.url, '--json'], {
    input: text(lines),
  });
  expect(ran.code, ran.err).toBe(0);
  expect(await pictureOf(database.url)).toEqual(expected);
  await database.drop();
});

test('an earlier file that has changed since is not looked at, and one that is gone stops nothing', async () => {
  const database = await freshDatabase();
  const replay = async (file: string): Promise<void> => {
    const ran = await vigil(['replay', file, '--lexicon', STAND_IN, '--database', database.url, '--json']);
    expect(ran.code, ran.err).toBe(0);
  };
  const early = folder.put('early.ndjson', text([postLine('1', 'late', 'selling, dm me')]));
  await replay(early);
  folder.put('early.ndjson', text([postLine('2', 'late', 'selling, dm me, cash')]));
  await replay(folder.put('late.ndjson', text([postLine('3', 'late', 'blenvik')])));
  expect(await ask(database.url, 'select distinct item from observation')).toEqual([{ item: '3' }]);
  await database.drop();
});

test('a table of posts is looked back at by its places too', async () => {
  const rows = [
    'id,account,text,createdAt',
    '1,a,"selling, dm me",2026-11-22T10:00:00Z',
    '2,a,blenvik,2026-11-22T11:00:00Z',
    '3,b,"selling, dm me",2026-11-22T10:00:00Z',
  ];
  const picture = await after([folder.put('posts.csv', text(rows))]);
  expect((picture['items'] as { id: string }[]).map(({ id }) => id)).toEqual(['1', '2']);
});
