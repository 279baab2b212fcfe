// vigil rings as scripts and people meet it: one JSON line a ring, the members and evidence of one, and a clear word when there is none.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStore } from '../../vigil/src/store/open.ts';
import { linkAccounts } from '../../vigil/src/store/rings.ts';
import { type FreshDatabase, freshDatabase } from '../database.ts';
import { ask, lastOf, linesOf, postLine, STAND_IN, tempFolder, vigil } from './journey.fixture.ts';

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
  const folder = tempFolder();
  const posts = ['a', 'b', 'c'].map((name, n) => postLine(`p${n}`, name, `Blenvik for ${name}. telegram: zorkroom`));
  const file = folder.put('posts.ndjson', `${posts.join('\n')}\n`);
  const ran = await vigil(['replay', file, '--lexicon', STAND_IN, '--database', database.url, '--json']);
  expect(ran.code, ran.err).toBe(0);
  folder.drop();
  const store = await openStore({ url: database.url, allowUnsafe: true });
  await linkAccounts(store.pool, { accounts: () => 1_000_000 }, Date.now());
  await store.close();
});
afterAll(() => database.drop());

interface Line {
  readonly id: string;
  readonly members: readonly string[];
  readonly edges: readonly {
    readonly a: string;
    readonly b: string;
    readonly bits: number;
    readonly indicators: readonly { readonly bits: number }[];
  }[];
}

test('rings --json prints one line a ring, whose ties name two members and whose bits sum', async () => {
  const [ring, ...more] = linesOf<Line>((await vigil(['rings', '--json', '--database', database.url])).out);
  expect(more).toEqual([]);
  expect(ring).toMatchObject({ platform: 'own', members: ['a', 'b', 'c'], state: 'open', severity: 'urgent' });
  expect(ring?.edges).toHaveLength(3);
  for (const edge of ring?.edges ?? []) {
    expect(ring?.members).toEqual(expect.arrayContaining([edge.a, edge.b]));
    expect(edge.indicators.reduce((sum, { bits }) => sum + bits, 0)).toBeCloseTo(edge.bits, 9);
  }
});

test('rings shows a table, and one ring with its members, their cases and what they share, but no listed word', async () => {
  const list = await vigil(['rings', '--database', database.url]);
  expect(list.out).toMatch(/^R-[0-9A-Z]{10} {2}urgent {2}.* {2}3 accounts {2}[\d.]+ bits {2}.*handle/);
  const one = await vigil(['rings', list.out.slice(0, 12), '--database', database.url]);
  expect(one.out).toMatch(/a {2}[\d.]+ bits {2}C-[0-9A-Z]{10}/);
  expect(one.out).toMatch(/a and b: [\d.]+ bits\n.*handle {2}telegram {2}zorkroom/);
  expect(one.out).not.toMatch(/blenvik/i);
});

test('a case names the values that a person can compare, not the bands by which texts are found to be alike', async () => {
  const bands = await ask<{ n: number }>(database.url, "select count(*)::int as n from indicator where kind = 'text'");
  expect(bands[0]?.n).toBeGreaterThan(16);
  const [{ id }] = linesOf<{ id: string }>((await vigil(['cases', '--json', '--database', database.url])).out) as [
    { id: string },
  ];
  const shown = lastOf((await vigil(['case', id, '--json', '--database', database.url])).out);
  expect(shown['shared']).toEqual([{ kind: 'handle', service: 'telegram', accounts: 2 }]);
});

test('A ring that is not there is told with what to do', async () => {
  const ran = await vigil(['rings', 'R-0000000000', '--database', database.url]);
  expect(ran.code).toBe(2);
  expect(ran.err).toContain('"vigil rings" lists them');
});
