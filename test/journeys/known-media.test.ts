// Known media from the list to the case: a replayed post whose hash is near a listed one is an urgent case that names list, entry and distance.
import { hash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshDatabase } from '../database.ts';
import { ask, type Folder, lastOf, linesOf, STAND_IN, tempFolder, vigil } from './journey.fixture.ts';

const picture = hash('sha256', 'an invented picture', 'hex');
const film = hash('md5', 'an invented film', 'hex');

/** The hash with its first `n` bits turned. */
function turned(hex: string, n: number): string {
  const mask = ((1n << BigInt(n)) - 1n) << BigInt(256 - n);
  return (BigInt(`0x${hex}`) ^ mask).toString(16).padStart(64, '0');
}

function post(id: string, account: string, media: { readonly algorithm: string; readonly value: string }): string {
  const createdAt = '2026-11-22T10:00:00Z';
  return JSON.stringify({ id, account: { id: account }, text: 'look at this', createdAt, hashes: [media] });
}
const pdq = (value: string, quality: number) => ({ algorithm: 'pdq', value, quality });

const posts = [
  post('1', 'sender', pdq(turned(picture, 20), 80)),
  post('2', 'spreader', { algorithm: 'md5', value: film.toUpperCase() }),
  post('3', 'farther', pdq(turned(picture, 32), 80)),
  post('4', 'blurred', pdq(picture, 12)),
  post('5', 'quiet', { algorithm: 'sha1', value: hash('sha1', 'a clean picture', 'hex') }),
].join('\n');

let folder: Folder;
let list: string;
let input: string;
beforeAll(() => {
  folder = tempFolder();
  list = folder.put(
    'wardens.csv',
    `id,type,hash,quality\ne-17,pdq,${picture},90\ne-18,md5,${film},\nblank,pdq,${'0'.repeat(64)},\nbroken,pdq,xyz,\n`,
  );
  input = folder.put('posts.ndjson', `${posts}\n`);
});
afterAll(() => folder.drop());

describe('known media', () => {
  test('a post whose hash is 20 bits from a listed one opens an urgent case naming list, entry and distance', async () => {
    const database = await freshDatabase();
    const ran = await vigil(['replay', input, '--hashes', list, '--database', database.url, '--json']);
    expect(ran.code, ran.err).toBe(0);
    expect(ran.err).toContain('wardens.csv:5: this is no hash');
    expect(lastOf(ran.out)).toMatchObject({ items: 10, cases: { urgent: 2, standard: 0 } });
    const cases = linesOf<{ account: string; severity: string; reasons: readonly { family: string; text: string }[] }>(
      (await vigil(['cases', '--json', '--database', database.url])).out,
    );
    const reasonOf = (account: string) => cases.find((one) => one.account === account)?.reasons[0];
    expect(reasonOf('sender')).toMatchObject({
      family: 'hash',
      text: 'One post with media on a list of known hashes (list wardens, entry e-17, distance 20).',
    });
    expect(reasonOf('spreader')?.text).toContain('list wardens, entry e-18, distance 0');
    expect(cases.map((one) => one.account).sort()).toEqual(['sender', 'spreader']);
    for (const account of ['farther', 'blurred', 'quiet'])
      expect(await ask(database.url, `select 1 from item where account = '${account}'`)).toEqual([]);
    await database.drop();
  });

  test('other lists are other rules: the file is read again, and the digest in the log is another', async () => {
    const database = await freshDatabase();
    const replay = async (...lists: readonly string[]) =>
      lastOf(
        (await vigil(['replay', input, '--lexicon', STAND_IN, ...lists, '--database', database.url, '--json'])).out,
      );
    expect(await replay()).toMatchObject({ accounts: 0 });
    expect(await replay('--hashes', list)).toMatchObject({ cases: { urgent: 2, standard: 0 } });
    expect(await replay('--hashes', list, folder.put('more.txt', `${film}\n`))).toMatchObject({ cases: { urgent: 2 } });
    expect(await ask(database.url, 'select 1 from source_mark')).toHaveLength(3);
    // The second run found what the first could not, the third a further list for the same media: each under its own digest.
    const digests = await ask<{ lexicon: string }>(database.url, 'select distinct lexicon from observation');
    expect(digests).toHaveLength(2);
    const logged = await ask(
      database.url,
      `select distinct detail->>'lexicon' as lexicon from audit_entry where detail ? 'lexicon'`,
    );
    expect(logged.map(({ lexicon }) => lexicon).sort()).toEqual(
      digests.map(({ lexicon }) => lexicon.slice(0, 16)).sort(),
    );
    await database.drop();
  });

  test('match prints a line a listed hash, and takes the posts from behind the lists', async () => {
    const ran = await vigil(['match', '--hashes', list, input]);
    expect(ran.code, ran.err).toBe(0);
    expect(linesOf(ran.out)).toEqual([
      { item: '1/hash.0', list: 'wardens', entry: 'e-17', distance: 20 },
      { item: '2/hash.0', list: 'wardens', entry: 'e-18', distance: 0 },
    ]);
  });

  test('check counts what can be used and tells what cannot, with the line and what to do', async () => {
    const ran = await vigil(['hashes', 'check', list, '--json']);
    expect(ran.code).toBe(1);
    expect(lastOf(ran.out)).toMatchObject({
      files: [{ format: 'csv' }],
      kinds: { pdq: { hashes: 1, lowInformation: 1 }, md5: { hashes: 1 } },
      problems: [{ line: 5, why: 'this is no hash' }],
    });
    const good = await vigil(['hashes', 'check', folder.put('good.txt', `${film}\n`)]);
    expect([good.code, good.out.split('\n')[1]]).toEqual([0, '  1 md5']);
  });

  test('lists without one usable hash, a list that is not there and no list at all are refused with advice', async () => {
    const run = async (...args: readonly string[]) => {
      const { code, err } = await vigil(args, { input: posts });
      return `${code} ${err}`;
    };
    expect(await run('match', '--hashes', folder.put('empty.txt', '# nothing\n'), '-')).toMatch(/^2 .*no usable hash/);
    expect(await run('match', '--hashes', 'nowhere.txt', '-')).toMatch(/^2 .*There is no file nowhere\.txt/);
    expect(await run('match', '-')).toMatch(/^2 .*--lexicon FILE or --hashes FILE/);
  });
});
