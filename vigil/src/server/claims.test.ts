// Nobody hoards: one person holds few cases at once, over all sessions and keys, and the audit log says who held which case when.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CLAIM_MINUTES, MOST_CLAIMED } from '../core/claim.ts';
import { checkChain } from '../store/chain.ts';
import { type Running, startVigil } from './running.fixture.ts';
import { asKey, decide, openCase, type Seat, sitDown } from './seat.fixture.ts';

let vigil: Running;
let now = Date.now();
let ada: Seat;
let bo: Seat;
beforeAll(async () => {
  vigil = await startVigil({ now: () => now });
  ada = await sitDown(vigil.url, 'Ada');
  bo = await sitDown(vigil.url, 'Bo');
});
afterAll(async () => {
  expect(await checkChain(vigil.store.pool)).toMatchObject({ ok: true });
  await vigil.close();
});

const open = async (n: number): Promise<string[]> => {
  const ids: string[] = [];
  for (let at = 0; at < n; at++) ids.push((await openCase(vigil)).id);
  return ids;
};
const claim = (who: Seat, id = '') => who('POST', `/v1/cases/${id}/claim`, {});
const lines = async (id = ''): Promise<string[]> =>
  (await ada('GET', `/v1/cases/${id}/activity`)).body.lines
    .map(({ act, by }: { act: string; by: string }) => `${act} ${by}`)
    .filter((one: string) => one.startsWith('case.claim') || one.startsWith('case.released'))
    .reverse();

test('one person holds at most five, however many they ask for at once and from however many windows; giving one back or deciding it makes room', async () => {
  const ids = await open(MOST_CLAIMED + 4);
  const window = await sitDown(vigil.url, 'Ada');
  const all = await Promise.all(ids.map((id, at) => claim(at % 2 === 0 ? ada : window, id)));
  const got = ids.filter((_, at) => all[at]?.status === 200);
  const rest = ids.filter((id) => !got.includes(id));
  const key = asKey(vigil.url, await vigil.keyOf('Ada', 'cases:read', 'cases:decide'));
  for (const who of [ada, key]) {
    const refused = await claim(who, rest[0]);
    expect(refused).toMatchObject({
      status: 409,
      body: { refusal: 'full', detail: expect.stringContaining('at most 5 cases') },
    });
  }
  expect(got).toHaveLength(MOST_CLAIMED);
  expect((await claim(bo, rest[0])).status).toBe(200);
  const mine = got.find((id) => ids.indexOf(id) % 2 === 0);
  expect((await claim(ada, mine)).status, 'renewed').toBe(200);
  expect((await ada('DELETE', `/v1/cases/${mine}/claim`)).status).toBe(204);
  expect((await claim(ada, rest[1])).status).toBe(200);
  expect((await decide(ada, rest[1] ?? '')).status).toBe(200);
  expect((await claim(ada, rest[2])).status).toBe(200);
  for (const who of [ada, bo, window]) await who('DELETE', '/v1/claims');
});

test('the log says who took a case, gave it back, or let the lease run out; renewing it says nothing', async () => {
  const [one = '', two = ''] = await open(2);
  for (let n = 0; n < 3; n++) {
    expect((await claim(ada, one)).status).toBe(200);
    now += 60_000;
  }
  expect((await claim(bo, one)).status).toBe(409);
  expect(await lines(one)).toEqual(['case.claimed Ada']);
  await claim(ada, two);
  expect((await ada('DELETE', '/v1/claims')).body).toEqual({ given: 2 });
  expect(await lines(two)).toEqual(['case.claimed Ada', 'case.released Ada']);
  await claim(bo, one);
  now += CLAIM_MINUTES * 60_000;
  await claim(ada, one);
  expect(await lines(one)).toEqual([
    'case.claimed Ada',
    'case.released Ada',
    'case.claimed Bo',
    'case.claim-lapsed Bo',
    'case.claimed Ada',
  ]);
});
