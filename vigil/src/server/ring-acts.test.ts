// A person joins and splits rings over HTTP: tried before done, with a name and a reason, audited, taken back; nobody without a file is ever drawn in. And the files of accounts.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkChain } from '../store/chain.ts';
import { linkAccounts } from '../store/rings.ts';
import { AccountPage, AccountView } from './account-shapes.ts';
import { HandSaid, RingPage, RingView } from './ring-shapes.ts';
import { chatter, lines, offer, type Running, startVigil } from './running.fixture.ts';

let vigil: Running;
let key: string;
const counts = { accounts: () => 1_000_000 };
beforeAll(async () => {
  vigil = await startVigil({ counts: () => counts });
  key = await vigil.key('items:write', 'cases:read', 'rings:write');
  const post = (account: string, handle: string) => ({
    id: `post-${account}`,
    account: { id: account },
    text: `Blenvik! telegram: ${handle}`,
    createdAt: new Date().toISOString(),
  });
  const posts = [
    ...['a1', 'a2', 'a3', 'a4'].map((one) => post(one, 'zorkroom')),
    ...['b1', 'b2'].map((one) => post(one, 'qimbodoor')),
    offer('lone', 'lone'),
    chatter('green', 'clean'),
  ];
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/x-ndjson' };
  await fetch(`${vigil.url}/v1/items`, { method: 'POST', body: lines(posts), headers });
  await linkAccounts(vigil.store.pool, counts, Date.now());
});
afterAll(() => vigil.close());

const ask = (path: string, secret = key) =>
  fetch(`${vigil.url}${path}`, { headers: { authorization: `Bearer ${secret}` } });
const post = (path: string, body: unknown, secret = key) =>
  fetch(`${vigil.url}${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
const said = async (path: string, body: unknown): Promise<HandSaid> => {
  const answer = await post(path, body);
  expect(answer.status, await answer.clone().text()).toBe(200);
  return HandSaid.parse(await answer.json());
};
/** Members of each ring by id. */
const rings = async (): Promise<Record<string, string>> => {
  const { rings: all } = RingPage.parse(await (await ask('/v1/rings')).json());
  const views = await Promise.all(
    all.map(async ({ id }) => RingView.parse(await (await ask(`/v1/rings/${id}`)).json())),
  );
  return Object.fromEntries(
    views.map(({ ring, people }) => [
      ring.id,
      people
        .map(({ account }) => account)
        .sort()
        .join(' '),
    ]),
  );
};
const idOf = async (members: string): Promise<string> =>
  Object.entries(await rings()).find(([, all]) => all === members)?.[0] ?? 'none';
const why = 'They write for different shops.';

test('A split is tried, done, shown with its author, and taken back; the rings are then as before, names and all', async () => {
  const before = await rings();
  const ring = await idOf('a1 a2 a3 a4');
  const tried = await said(`/v1/rings/${ring}/splits`, { accounts: ['a3', 'a4'], why, try: true });
  expect(tried.done).toBe(false);
  expect(tried.changes).toHaveLength(2);
  expect(tried.changes.find((one) => one.ring === ring)).toMatchObject({ before: 4, after: 2, left: ['a3', 'a4'] });
  expect(await rings()).toEqual(before);
  const done = await said(`/v1/rings/${ring}/splits`, { accounts: ['a3', 'a4'], why, saw: tried.saw });
  expect(done.changes).toEqual(tried.changes);
  expect(Object.values(await rings()).sort()).toEqual(['a1 a2', 'a3 a4', 'b1 b2']);
  await linkAccounts(vigil.store.pool, counts, Date.now());
  expect(Object.values(await rings()).sort()).toEqual(['a1 a2', 'a3 a4', 'b1 b2']);
  const view = RingView.parse(await (await ask(`/v1/rings/${ring}`)).json());
  expect(view.hand).toMatchObject([
    { id: done.tie, kind: 'split', one: ['a3', 'a4'], other: ['a1', 'a2'], why, undone: null },
  ]);
  expect(view.hand[0]?.by).toMatch(/^key:K-/);
  expect(view.events.map(({ act }) => act)).toContain('ring.hand-split');
  await said(`/v1/hand-ties/${done.tie}/withdrawal`, { why: 'It was one shop for blenvik.' });
  const back = RingView.parse(await (await ask(`/v1/rings/${ring}`)).json()).hand[0];
  expect(back?.undone?.why).toBe('It was one shop for b•••••k.');
  expect(await rings()).toEqual(before);
  expect((await post(`/v1/hand-ties/${done.tie}/withdrawal`, { why: 'Again.' })).status).toBe(422);
  const { rows } = await vigil.store.pool.query(
    "select act from audit_entry where act like 'ring.hand-%' order by seq",
  );
  expect(rows.map(({ act }) => act)).toEqual(['ring.hand-split', 'ring.hand-undone']);
  expect(await checkChain(vigil.store.pool)).toMatchObject({ ok: true });
});

test('Two rings are joined, and a join with one account brings it in; an account without a file never', async () => {
  const before = await rings();
  const [left, right] = [await idOf('a1 a2 a3 a4'), await idOf('b1 b2')];
  const joined = await said(`/v1/rings/${left}/joins`, { ring: right, why: 'One person writes for both.' });
  expect(Object.values(await rings())).toEqual(['a1 a2 a3 a4 b1 b2']);
  const view = RingView.parse(await (await ask(`/v1/rings/${left}`)).json());
  expect(view.ties.every(({ a, b }) => a[0] === b[0])).toBe(true);
  const lone = await said(`/v1/rings/${left}/joins`, { account: 'lone', why: 'The same person.' });
  expect(Object.values(await rings())).toEqual(['a1 a2 a3 a4 b1 b2 lone']);
  const clean = await post(`/v1/rings/${left}/joins`, { account: 'clean', why: 'A guess.' });
  expect(clean.status).toBe(422);
  expect(await clean.json()).toMatchObject({ detail: expect.stringContaining('no file') });
  await said(`/v1/hand-ties/${joined.tie}/withdrawal`, { why: 'Two persons.' });
  await said(`/v1/hand-ties/${lone.tie}/withdrawal`, { why: 'Another person.' });
  expect(await rings()).toEqual(before);
});

test('What was split cannot be joined before that is taken back, and a try that is out of date is refused', async () => {
  const ring = await idOf('a1 a2 a3 a4');
  const tried = await said(`/v1/rings/${ring}/splits`, { accounts: ['a1'], why, try: true });
  const split = await said(`/v1/rings/${ring}/splits`, { accounts: ['a4'], why });
  const late = await post(`/v1/rings/${ring}/splits`, { accounts: ['a1'], why, saw: tried.saw });
  expect(late.status).toBe(409);
  const against = await post(`/v1/rings/${ring}/joins`, { account: 'a4', why });
  expect(await against.json()).toMatchObject({ status: 422, detail: expect.stringContaining(split.tie) });
  await said(`/v1/hand-ties/${split.tie}/withdrawal`, { why: 'Enough.' });
});

test('Without the permission, a reason, or a fitting wish nothing happens', async () => {
  const before = await rings();
  const ring = await idOf('a1 a2 a3 a4');
  const reader = await vigil.key('cases:read', 'cases:decide');
  expect((await post(`/v1/rings/${ring}/splits`, { accounts: ['a1'], why }, reader)).status).toBe(403);
  expect((await post(`/v1/rings/${ring}/splits`, { accounts: ['a1'] })).status).toBe(400);
  expect((await post(`/v1/rings/${ring}/splits`, { accounts: ['b1'], why })).status).toBe(422);
  expect((await post(`/v1/rings/${ring}/splits`, { accounts: ['a1', 'a2', 'a3', 'a4'], why })).status).toBe(422);
  expect((await post(`/v1/rings/${ring}/joins`, { why })).status).toBe(400);
  expect((await post(`/v1/rings/${ring}/joins`, { ring, why })).status).toBe(422);
  expect((await post('/v1/rings/R-0000000000/joins', { ring, why })).status).toBe(404);
  expect((await post('/v1/hand-ties/H-0000000000/withdrawal', { why })).status).toBe(404);
  expect(await rings()).toEqual(before);
});

test('Accounts come in pages that hold each once, and are narrowed by ring, platform, bits and exact id', async () => {
  const list = async (query: string) => AccountPage.parse(await (await ask(`/v1/accounts?${query}`)).json());
  const ids: string[] = [];
  let next: string | null = '';
  while (next !== null) {
    const page: AccountPage = await list(`limit=2${next === '' ? '' : `&cursor=${next}`}`);
    ids.push(...page.accounts.map(({ account }) => account));
    next = page.next;
  }
  expect(ids.sort()).toEqual(['a1', 'a2', 'a3', 'a4', 'b1', 'b2', 'lone']);
  expect((await list('account=lone')).accounts).toMatchObject([
    { account: 'lone', ring: null, case: expect.any(String) },
  ]);
  expect((await list('account=clean')).accounts).toEqual([]);
  expect((await list(`ring=${await idOf('b1 b2')}`)).accounts.map(({ account }) => account).sort()).toEqual([
    'b1',
    'b2',
  ]);
  expect(await list('platform=elsewhere')).toMatchObject({ accounts: [], platforms: ['own'] });
  expect((await list('bits=900')).accounts).toEqual([]);
  expect((await ask('/v1/accounts?cursor=zorple')).status).toBe(400);
  const nul = Buffer.from(JSON.stringify([1, 'own', '\u0000'])).toString('base64url');
  for (const query of ['account=%00', 'platform=%00', 'ring=%00', `cursor=${nul}`])
    expect((await ask(`/v1/accounts?${query}`)).status).toBe(400);
});

test('The file of an account holds its cases and what it shares, masked; of an account without one there is nothing', async () => {
  const answer = await ask('/v1/account?platform=own&id=a1');
  const text = await answer.text();
  expect(text).not.toContain('zorkroom');
  const view = AccountView.parse(JSON.parse(text));
  expect(view).toMatchObject({ kept: 1, cases: [{ state: 'open', decisions: expect.any(Array) }] });
  expect(view.shared).toEqual([{ kind: 'handle', service: 'telegram', value: 'z••••••m', accounts: 3 }]);
  expect((await ask('/v1/account?platform=own&id=clean')).status).toBe(404);
  expect((await ask('/v1/account?platform=own&id=a1', await vigil.key('items:write'))).status).toBe(403);
});
