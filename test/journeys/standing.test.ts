// Fame changes nothing: with followers, badges, names and ages of accounts dealt out anew at random, a whole replay judges exactly the same.
import { expect, test } from 'vitest';
import { freshDatabase } from '../database.ts';
import { ask, demoLines, STAND_IN, shuffled, tempFolder, vigil } from './journey.fixture.ts';

interface Line {
  readonly account?: string | { readonly id: string; readonly displayName?: string; readonly bio?: string };
}

/** What an account says in its profile stays its own; everything that says who it is goes to somebody else. */
function dealtAnew(lines: readonly string[], seed: number): readonly string[] {
  const parsed = lines.map((line) => JSON.parse(line) as Line);
  const accounts = new Map<string, object>();
  for (const { account } of parsed) if (typeof account === 'object') accounts.set(account.id, account);
  const famous = { followers: 40_000_000, verified: true, handle: 'somebody', createdAt: '2009-01-01T00:00:00Z' };
  const standings = shuffled([...accounts.values()], seed).map((one, n) => (n % 3 === 0 ? { ...one, ...famous } : one));
  const dealt = new Map([...accounts.keys()].map((id, n) => [id, standings[n]]));
  return parsed.map((line) => {
    if (typeof line.account !== 'object') return JSON.stringify(line);
    const { id, displayName, bio } = line.account;
    return JSON.stringify({ ...line, account: { ...dealt.get(id), displayName, bio, id } });
  });
}

const JUDGED = [
  'select platform, id, conduct, bits, families, against, probability from account order by 1, 2',
  'select id, account, severity, state, route, bits, assessment, due_ms - opened_ms as wait from case_file order by id',
];

test('Standing dealt out anew at random changes no Assessment, no Case and no due time', async () => {
  const folder = tempFolder();
  const lines = demoLines(10_000, 2_000);
  const pictures: unknown[] = [];
  const standings: string[] = [];
  for (const [name, day] of [['as-is', lines] as const, ['dealt', dealtAnew(lines, 5)] as const]) {
    const database = await freshDatabase();
    const file = folder.put(`${name}.ndjson`, `${day.join('\n')}\n`);
    const ran = await vigil(['replay', file, '--lexicon', STAND_IN, '--database', database.url, '--json']);
    expect(ran.code, ran.err).toBe(0);
    pictures.push(await Promise.all(JUDGED.map((sql) => ask(database.url, sql))));
    standings.push(JSON.stringify(await ask(database.url, 'select id, standing from account order by id')));
    await database.drop();
  }
  folder.drop();
  expect(standings[1]).not.toBe(standings[0]);
  expect((pictures[0] as unknown[][])[1]?.length).toBeGreaterThan(30);
  expect(pictures[1]).toEqual(pictures[0]);
});
