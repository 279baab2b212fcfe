// Rings as the store keeps them: found from what accounts wrote themselves, written once, named for good, and every change in the audit chain.
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../../../test/database.ts';
import { accountId, type Item, itemId, platformName } from '../core/item.ts';
import { DEFAULT_POLICY } from '../core/policy.ts';
import { addPortion, digestOf, finishBatch, handle, type Rules, startBatch } from '../engine/flow.ts';
import { compileLexicons, readLexicon } from '../engine/lexicon.ts';
import { checkChain, sha256 } from './chain.ts';
import { inTransaction } from './connection.ts';
import { type OpenStore, openStore } from './open.ts';
import { listRings, readLinks, readRing } from './read-rings.ts';
import { readIndicatorUses } from './ring-uses.ts';
import { linkAccounts } from './rings.ts';

const platform = platformName('own');
let database: FreshDatabase;
let store: OpenStore;
let rules: Rules;
beforeAll(async () => {
  database = await freshDatabase();
  store = await openStore({ url: database.url, allowUnsafe: true });
  const text = await readFile(new URL('../../../lexicons/stand-in.yaml', import.meta.url), 'utf8');
  const loaded = readLexicon({ name: 'stand-in.yaml', text });
  if (!loaded.ok) throw new Error('the stand-in list does not load');
  rules = { lexicon: compileLexicons([loaded.lexicon], sha256), policy: DEFAULT_POLICY, sha256 };
});
afterAll(async () => {
  await store.close();
  await database.drop();
});

let posts = 0;
const item = (account: string, text: string, more: Partial<Item> = {}): Item => ({
  id: itemId(`p${posts++}`),
  platform,
  surface: 'post',
  author: accountId(account),
  text,
  createdAt: 1_000 + posts,
  language: 'en',
  selfAuthored: true,
  ...more,
});
async function send(...objects: readonly (readonly Item[])[]): Promise<void> {
  const batch = startBatch();
  const placed = objects.map((items) => ({
    origin: { offset: 0, length: 1 },
    reading: { kind: 'understood', items, notices: [], removals: [], accounts: [] } as const,
  }));
  addPortion(batch, { placed, shelf: [], end: 1 }, rules);
  await handle(finishBatch(batch, 'test', digestOf(rules)), rules, store, { now: 5_000 });
}
const offer = (account: string, handle: string): readonly Item[] => [
  item(account, `Blenvik again, number ${posts}. telegram: ${handle}`),
];
const counts = { accounts: () => 1_000_000 };
const acts = async (): Promise<readonly string[]> =>
  (await store.pool.query<{ act: string }>(`select act from audit_entry where act like 'ring%' order by seq`)).rows.map(
    ({ act }) => act,
  );

test('Accounts that give out one handle become a ring with an urgent case, and running it again changes nothing', async () => {
  await send(offer('a', 'zorkroom'), offer('b', 'zorkroom'), offer('c', 'zorkroom'), offer('lone', 'elsewhere'));
  const pass = await linkAccounts(store.pool, counts, 10_000);
  expect(pass.rings.map(({ members }) => members)).toEqual([['a', 'b', 'c']]);
  expect(pass.rings[0]).toMatchObject({
    severity: 'urgent',
    state: 'open',
    openedAt: 10_000,
    dueAt: 10_000 + 3_600_000,
  });
  expect(pass.changed.map(({ account }) => account).sort()).toEqual(['a', 'b', 'c']);
  const again = await linkAccounts(store.pool, counts, 20_000);
  expect(again).toEqual({ ...pass, changed: [] });
  expect(await acts()).toEqual(['ring.opened']);
});

test('A ring and its evidence are read as they were found', async () => {
  const [row] = await listRings(store.pool, { limit: 10 });
  expect(row?.members).toEqual(['a', 'b', 'c']);
  expect(row?.edges).toHaveLength(3);
  expect(row?.edges[0]).toMatchObject({
    a: 'a',
    b: 'b',
    indicators: [
      { kind: 'handle', service: 'telegram', value: 'zorkroom' },
      { kind: 'text', bits: 8 },
    ],
  });
  const ring = await readRing(store.pool, row?.id ?? '');
  expect(ring?.people).toHaveLength(3);
  for (const person of ring?.people ?? [])
    expect(person).toMatchObject({ case: expect.stringMatching(/^C-/), severity: 'urgent' });
  const links = await inTransaction(store.pool, (client) =>
    readLinks(client, [
      { platform, account: accountId('a') },
      { platform, account: accountId('lone') },
    ]),
  );
  const tie = { others: 2, ring: row?.id };
  expect(links).toMatchObject([
    {
      account: 'a',
      ring: row?.id,
      links: [
        { ...tie, kind: 'handle', value: 'zorkroom', bits: 11 },
        { ...tie, kind: 'text', bits: 4 },
      ],
    },
  ]);
});

test('Whoever quotes a ring’s handle is no part of it', async () => {
  await send([
    item('journalist', 'I read that blenvik is sold here.'),
    item('journalist', 'Blenvik again. telegram: zorkroom', { selfAuthored: false }),
  ]);
  const { rings } = await linkAccounts(store.pool, counts, 30_000);
  expect(rings.flatMap(({ members }) => members)).not.toContain('journalist');
  const { platforms } = await inTransaction(store.pool, (client) => readIndicatorUses(client));
  expect(platforms.flatMap(({ uses }) => uses.map(({ account }) => account))).not.toContain('journalist');
});

test('A ring that grows keeps its name; one that falls apart says so; one whose evidence is gone stays readable', async () => {
  const [before] = await listRings(store.pool, { limit: 10 });
  await send(offer('d', 'zorkroom'));
  expect((await linkAccounts(store.pool, counts, 40_000)).rings.map(({ id, members }) => [id, members])).toEqual([
    [before?.id, ['a', 'b', 'c', 'd']],
  ]);
  await store.pool.query(`delete from indicator where account in ('c', 'd')`);
  await send(offer('c', 'zorkdoor'), offer('d', 'zorkdoor'));
  const parts = await linkAccounts(store.pool, counts, 50_000);
  expect(parts.rings.map(({ members }) => members)).toEqual([
    ['a', 'b'],
    ['c', 'd'],
  ]);
  expect(parts.rings.map(({ id }) => id)).toContain(before?.id);
  const popular = { ...counts, held: () => 900_000 };
  expect((await linkAccounts(store.pool, popular, 60_000)).rings).toEqual([]);
  expect(await listRings(store.pool, { limit: 10 })).toEqual([]);
  expect((await readRing(store.pool, before?.id ?? ''))?.members).toEqual(['a', 'b']);
  expect(await acts()).toEqual([
    'ring.opened',
    'ring.changed',
    'ring.split',
    'ring.changed',
    'ring.opened',
    'ring.gone',
    'ring.gone',
  ]);
  expect(await checkChain(store.pool)).toMatchObject({ ok: true });
  const revived = await linkAccounts(store.pool, counts, 70_000);
  expect(revived.rings.map(({ id }) => id)).toEqual(parts.rings.map(({ id }) => id));
});

test('More uses than a pass looks at are cut, and it says so', async () => {
  expect((await inTransaction(store.pool, (client) => readIndicatorUses(client, 1))).cut).toBe(true);
});

test('Whoever says a handle in five hundred posts uses it once, and is tied by it as by one post', async () => {
  const flood = Array.from({ length: 500 }, () => offer('flooder', 'zorkmany'));
  await send(...flood, offer('other', 'zorkmany'));
  const { rings } = await linkAccounts(store.pool, counts, 90_000);
  expect(rings.map(({ members }) => members)).toContainEqual(['flooder', 'other']);
  const { platforms } = await inTransaction(store.pool, (client) => readIndicatorUses(client));
  const uses = platforms.flatMap((one) => one.uses).filter(({ value }) => value === 'zorkmany');
  expect(uses.map(({ account }) => account).sort()).toEqual(['flooder', 'other']);
});
