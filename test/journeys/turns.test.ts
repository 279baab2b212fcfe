// Accounts may take other turns, two replays may run at once, and lines may be wrapped otherwise: the store holds the same.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase } from '../database.ts';
import { demoLines, type Folder, pictureOf, STAND_IN, shuffled, tempFolder, vigil } from './journey.fixture.ts';

type Picture = Awaited<ReturnType<typeof pictureOf>>;
let folder: Folder;
let lines: readonly string[];
let plain: string;
let expected: Picture;

const text = (some: readonly string[]): string => `${some.join('\n')}\n`;

/** Replays all files at the same moment into an empty store and takes its picture. */
async function after(...files: readonly string[]): Promise<Picture> {
  const database = await freshDatabase();
  const runs = files.map((file) =>
    vigil(['replay', file, '--lexicon', STAND_IN, '--database', database.url, '--json']),
  );
  for (const ran of await Promise.all(runs)) expect(ran.code, ran.err).toBe(0);
  const audit = await vigil(['audit', 'verify', '--database', database.url]);
  expect(audit.code, audit.out).toBe(0);
  const picture = await pictureOf(database.url);
  await database.drop();
  return picture;
}

/** Mixes the accounts' lines anew; the lines of one account keep their order. */
function otherTurns(all: readonly string[]): string[] {
  const ownerOf = (line: string): string => /"account":(?:\{"id":)?"(\d+)"/.exec(line)?.[1] ?? '';
  const own = Map.groupBy(all, ownerOf);
  return shuffled(all.map(ownerOf), 11).map((owner) => own.get(owner)?.shift() as string);
}

beforeAll(async () => {
  folder = tempFolder();
  lines = demoLines(6_000, 500);
  plain = folder.put('day.ndjson', text(lines));
  expected = await after(plain);
  expect(expected['cases']?.length).toBeGreaterThan(10);
});
afterAll(() => folder.drop());

test('the accounts may take turns differently', async () => {
  expect(await after(folder.put('turns.ndjson', text(otherTurns(lines))))).toEqual(expected);
});

test('two replays at the same moment, of which one holds half of the other, count nothing twice', async () => {
  const half = folder.put('half.ndjson', text(lines.filter((_, at) => at % 2 === 0)));
  expect(await after(plain, half)).toEqual(expected);
});

test('one JSON array and Windows line ends come to the same', async () => {
  expect(await after(folder.put('day.json', `[${lines.join(',\n')}]`))).toEqual(expected);
  expect(await after(folder.put('crlf.ndjson', lines.join('\r\n')))).toEqual(expected);
});

// A profile's text carries the time of the line that brought it first, so these lines carry none.
test('posts without profiles may come in any order, also backwards', async () => {
  const bare = lines.map((line) => line.replace(/"account":\{"id":("\d+")[^}]*\}/, '"account":{"id":$1}'));
  const inOrder = await after(folder.put('bare.ndjson', text(bare)));
  for (const seed of [1, 2]) expect(await after(folder.put('any.ndjson', text(shuffled(bare, seed))))).toEqual(inOrder);
  expect(await after(folder.put('back.ndjson', text([...bare].reverse())))).toEqual(inOrder);
});
