// Rules on trial, as an operator sees them: they are seen and counted, open nothing, add nothing, and say beside a case what they would add.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase } from '../database.ts';
import { ask, type Folder, lastOf, linesOf, postLine, tempFolder, vigil } from './journey.fixture.ts';

let folder: Folder;
const databases: { drop(): Promise<void> }[] = [];
beforeAll(() => {
  folder = tempFolder();
});
afterAll(async () => {
  folder.drop();
  for (const one of databases) await one.drop();
});

const listOf = (name: string, mode: string): string =>
  folder.put(
    name,
    `id,term,family,kind,mode\nt1,blenvik,term,word,\nt2,drovalt,term,word,${mode}\nt3,zorple packs,term,phrase,${mode}\n`,
  );

async function store(): Promise<string> {
  const database = await freshDatabase();
  databases.push(database);
  return database.url;
}

async function replay(url: string, posts: readonly string[], ...rules: readonly string[]): Promise<void> {
  const ran = await vigil(['replay', '-', '--database', url, '--json', ...rules], { input: `${posts.join('\n')}\n` });
  expect(ran.code, ran.err).toBe(0);
}

interface Shown {
  readonly id: string;
  readonly account: string;
  readonly severity: string;
  readonly bits: number;
  readonly shadow?: { readonly bits: number; readonly severity: string };
}

async function casesIn(url: string): Promise<readonly Shown[]> {
  const rows = linesOf<Shown>((await vigil(['cases', '--json', '--database', url])).out);
  return Promise.all(
    rows.map(
      async ({ id }) => lastOf((await vigil(['case', id, '--json', '--database', url])).out) as unknown as Shown,
    ),
  );
}

test('a term on trial alone opens no file and leaves no person, but its posts are counted, each once', async () => {
  const posts = [
    postLine('1', 'quietperson', 'selling drovalt, dm me'),
    postLine('2', 'quietperson', 'drovalt and drovalt again', '2026-11-22T12:30:00Z'),
    postLine('3', 'somebodyelse', 'zorple packs'),
    postLine('4', 'somebodyelse', 'snow fell'),
  ];
  const url = await store();
  const list = listOf('trial.csv', 'shadow');
  for (let turn = 0; turn < 2; turn++) await replay(url, posts, '--lexicon', list);
  for (const table of ['account', 'item', 'observation', 'case_file', 'indicator'])
    expect(await ask(url, `select 1 from ${table}`), table).toEqual([]);
  const rows = linesOf((await vigil(['lexicon', 'shadow', '--json', '--database', url])).out);
  expect(rows).toMatchObject([
    {
      kind: 'term',
      name: 't2',
      posts: 2,
      filed: 0,
      first: '2026-11-22T10:00:00.000Z',
      last: '2026-11-22T12:00:00.000Z',
    },
    { kind: 'term', name: 't3', posts: 1, filed: 0 },
  ]);
  expect(JSON.stringify(await ask(url, 'select * from shadow_tally'))).not.toMatch(/quiet|somebody|drovalt|zorple/);
  expect((await vigil(['lexicon', 'shadow', '--database', url])).out).toMatch(/t2 +2 +0/);
});

test('beside a term that counts it is kept and adds nothing, and the case says what it would add', async () => {
  const posts = [
    postLine('1', 'a', 'blenvik'),
    postLine('2', 'a', 'selling drovalt, dm me, blenvik'),
    postLine('3', 'b', 'blenvik and drovalt'),
  ];
  const without = folder.put('without.csv', 'id,term,family,kind\nt1,blenvik,term,word\n');
  const urls = { without: await store(), trial: await store() };
  await replay(urls.without, posts, '--lexicon', without);
  await replay(urls.trial, posts, '--lexicon', listOf('beside.csv', 'shadow'));
  const plain = await casesIn(urls.without);
  const trial = await casesIn(urls.trial);
  const core = ({ account, severity, bits }: Shown): unknown => ({ account, severity, bits });
  expect(trial.map(core)).toEqual(plain.map(core));
  expect(plain.every((one) => one.shadow === undefined)).toBe(true);
  expect(trial.map((one) => one.shadow !== undefined && one.shadow.bits >= 0)).toEqual([true, true]);
  const people = await vigil(['case', trial[0]?.id as string, '--database', urls.trial]);
  expect(people.out).toMatch(/would add \d+\.\d bits \(shadow\)/);
  expect(linesOf((await vigil(['lexicon', 'shadow', '--json', '--database', urls.trial])).out)).toMatchObject([
    { name: 't2', posts: 2, filed: 2 },
  ]);
});

test('a term that passed its trial counts after a replay under the list in which it is live', async () => {
  const posts = [
    postLine('1', 'a', 'blenvik'),
    postLine('2', 'a', 'selling drovalt, dm me'),
    postLine('3', 'b', 'blenvik, drovalt'),
  ];
  const [trial, live] = [listOf('on-trial.csv', 'shadow'), listOf('passed.csv', 'live')];
  const urls = { both: await store(), live: await store() };
  await replay(urls.both, posts, '--lexicon', trial);
  await replay(urls.both, posts, '--lexicon', live);
  await replay(urls.live, posts, '--lexicon', live);
  const judged = 'select id, severity, bits, assessment from case_file order by id';
  expect(await ask(urls.both, judged)).toEqual(await ask(urls.live, judged));
  expect(await ask(urls.both, 'select 1 from observation where shadow')).toEqual([]);
});

test('a signal that the policy has on trial adds nothing and is counted by its name', async () => {
  const posts = [postLine('1', 'a', 'blenvik, telegram: qarvle_77'), postLine('2', 'b', 'blenvok, dm me')];
  const list = folder.put('one.csv', 'id,term,family,kind\nt1,blenvik,term,word\n');
  const policy = folder.put('trial.yaml', 'version: trial\nshadow: [contact.handle, term.weak]\n');
  const url = await store();
  await replay(url, posts, '--lexicon', list, '--policy', policy);
  const cases = await casesIn(url);
  expect(cases).toMatchObject([{ account: 'a', shadow: { severity: 'urgent' } }]);
  expect(await ask(url, `select 1 from observation where account = 'b'`)).toEqual([]);
  expect(linesOf((await vigil(['lexicon', 'shadow', '--json', '--database', url])).out)).toMatchObject([
    { kind: 'signal', name: 'contact.handle', posts: 1 },
    { kind: 'signal', name: 'term.weak', posts: 1 },
  ]);
});

test('`lexicon try` and `policy diff` foretell what leaving the trial would do', async () => {
  const posts = [postLine('1', 'a', 'blenvik'), postLine('2', 'b', 'selling drovalt, dm me, telegram: qarvle_77')];
  const file = folder.put('posts.ndjson', `${posts.join('\n')}\n`);
  const [trial, live] = [listOf('before.csv', 'shadow'), listOf('after.csv', 'live')];
  const url = await store();
  await replay(url, posts, '--lexicon', trial);
  const tried = await vigil(['lexicon', 'try', live, file, '--lexicon', trial, '--json', '--database', url]);
  expect(tried.code, tried.err).toBe(0);
  expect(linesOf(tried.out)[0]).toMatchObject({ account: 'b', turn: 'opens', after: { severity: 'urgent' } });
  expect(lastOf(tried.out)['terms']).toMatchObject([{ term: 't2', posts: 1, accounts: 1 }]);
});

test('a mode that is mistyped is refused with the mend', async () => {
  const ran = await vigil(['lexicon', 'check', listOf('typo.csv', 'shadwo')]);
  expect([ran.code, ran.out]).toEqual([1, expect.stringContaining('did you mean `shadow`?')]);
  const policy = folder.put('typo.yaml', 'shadow: [contact.handel]\n');
  const refused = await vigil(['policy', 'check', policy]);
  expect([refused.code, refused.out]).toEqual([1, expect.stringContaining('did you mean `contact.handle`?')]);
});
