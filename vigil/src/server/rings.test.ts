// What the API tells about rings: pages that hold each once, the evidence of every tie, listed words hidden, and nothing without the scope.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { z } from 'zod';
import { linkAccounts } from '../store/rings.ts';
import { RingPage, RingView } from './ring-shapes.ts';
import { lines, type Running, startVigil } from './running.fixture.ts';

let vigil: Running;
let key: string;
const GROUPS = ['zorkroom', 'qimbodoor', 'blenvikhouse'];
beforeAll(async () => {
  vigil = await startVigil();
  key = await vigil.key('items:write', 'cases:read', 'cases:reveal');
  const posts = GROUPS.flatMap((handle, group) =>
    [0, 1, 2].map((n) => ({
      id: `${handle}${n}`,
      account: { id: `seller${group}${n}` },
      text: `Blenvik! telegram: ${handle}`,
      createdAt: new Date().toISOString(),
    })),
  );
  const sent = await fetch(`${vigil.url}/v1/items`, {
    method: 'POST',
    body: lines(posts),
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/x-ndjson' },
  });
  expect(sent.status).toBe(200);
  await linkAccounts(vigil.store.pool, { accounts: () => 1_000_000 }, Date.now());
});
afterAll(() => vigil.close());

const ask = (path: string, secret = key) =>
  fetch(`${vigil.url}${path}`, { headers: { authorization: `Bearer ${secret}` } });

test('The rings come in pages that together hold each once', async () => {
  const ids: string[] = [];
  let next: string | null = '';
  while (next !== null) {
    const answer = await ask(`/v1/rings?limit=2${next === '' ? '' : `&cursor=${next}`}`);
    expect(answer.status).toBe(200);
    const page: z.infer<typeof RingPage> = RingPage.parse(await answer.json());
    ids.push(...page.rings.map(({ id }) => id));
    next = page.next;
  }
  expect(new Set(ids).size).toBe(3);
  expect(ids).toHaveLength(3);
  expect((await ask('/v1/rings?cursor=zorple')).status).toBe(400);
  expect(RingPage.parse(await (await ask('/v1/rings?state=decided')).json()).rings).toEqual([]);
});

test('Rings can be narrowed to large ones and to those with open cases', async () => {
  const list = async (query: string) => RingPage.parse(await (await ask(`/v1/rings?${query}`)).json()).rings;
  expect(await list('least=3')).toHaveLength(3);
  expect(await list('least=4')).toEqual([]);
  expect(await list('open=1')).toHaveLength(3);
  expect(await list('open=0')).toEqual([]);
});

test('A ring shows its members with their cases and the handle they share; it is masked until revealed, and a reveal is logged', async () => {
  const { rings } = RingPage.parse(await (await ask('/v1/rings')).json());
  const [first] = rings;
  expect(first).toMatchObject({ size: 3, open: 3, state: 'open' });
  expect(first?.shared[0]).toMatchObject({ kind: 'handle', values: 1, accounts: 3 });
  const masked = await (await ask(`/v1/rings/${first?.id}`)).text();
  for (const handle of GROUPS) expect(masked).not.toContain(handle);
  const view = RingView.parse(JSON.parse(masked));
  const { shared: _, ...line } = first as NonNullable<typeof first>;
  expect(view.ring).toEqual({ ...line, gone: false });
  expect(view.people.map(({ case: one }) => one)).toEqual(
    [1, 2, 3].map(() => ({ id: expect.stringMatching(/^C-/), state: 'open', severity: 'urgent' })),
  );
  expect(view.ties).toHaveLength(3);
  for (const tie of view.ties) expect(tie.values.reduce((sum, { bits }) => sum + bits, 0)).toBeCloseTo(tie.bits, 9);
  expect(view.values[0]).toMatchObject({ kind: 'handle', service: 'telegram', accounts: 3 });
  expect(view.values[0]?.value).toMatch(/^[a-z]•+[a-z]$/);
  expect(view.values[0]?.rarity).toBeCloseTo(Math.log2(1_000_000 / 3), 9);
  expect(view.events.map(({ act }) => act).sort()).toEqual([
    ...['case', 'case', 'case'],
    'ring.opened',
    ...['seen', 'seen', 'seen'],
  ]);
  const reader = await vigil.key('cases:read');
  expect((await ask(`/v1/rings/${first?.id}?reveal=1`, reader)).status).toBe(403);
  const revealed = RingView.parse(await (await ask(`/v1/rings/${first?.id}?reveal=1`)).json());
  expect(GROUPS).toContain(revealed.values[0]?.value);
  const { rows } = await vigil.store.pool.query("select subject from audit_entry where act = 'ring.revealed'");
  expect(rows).toEqual([{ subject: first?.id }]);
});

test('A ring that does not exist is a 404, a strange id a 400, and a key without the scope is turned away', async () => {
  expect((await ask('/v1/rings/R-0000000000')).status).toBe(404);
  expect((await ask('/v1/rings/zork')).status).toBe(400);
  expect((await ask('/v1/rings', await vigil.key('items:write'))).status).toBe(403);
  expect((await fetch(`${vigil.url}/v1/rings`)).status).toBe(401);
});
