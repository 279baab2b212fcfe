// People quote what they read: listed words in reasons, refusals and what was seen of an order are masked on every route, until the case is revealed.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DEFAULT_POLICY } from '../core/policy.ts';
import { type Running, startVigil } from './running.fixture.ts';
import { asKey, CLEARED, decide, openCase, type Seat, sitDown } from './seat.fixture.ts';

const policy = { ...DEFAULT_POLICY, secondLook: 1 };
let vigil: Running;
let ada: Seat;
let bo: Seat;
let cy: Seat;
beforeAll(async () => {
  vigil = await startVigil({}, policy);
  [ada, bo, cy] = (await Promise.all(['Ada', 'Bo', 'Cy'].map((name) => sitDown(vigil.url, name)))) as [
    Seat,
    Seat,
    Seat,
  ];
});
afterAll(() => vigil.close());

const QUOTED = /blenvik|zorkroom/i;
const reason = 'It says Blenvik twice, telegram: zorkroom';
const sign = (who: Seat, id: string, verdict: 'give' | 'refuse') =>
  who('POST', `/v1/decisions/${id}/signature`, { verdict, reason });

/** What each of these routes tells. */
async function tell(who: Seat, paths: readonly string[]): Promise<string> {
  const told = await Promise.all(paths.map(async (path) => JSON.stringify((await who('GET', path)).body)));
  return told.join('\n');
}
const routesOf = (id: string, account: string) => [
  `/v1/cases/${id}`,
  `/v1/cases/${id}/effects`,
  `/v1/cases/${id}/activity`,
  `/v1/cases/${id}/beside`,
  `/v1/account?platform=own&id=${account}`,
  '/v1/signatures?limit=100',
  '/v1/orders?limit=200',
];

test('A decision, its refusal, the measure that follows and what was seen of its orders are told with their listed words masked', async () => {
  const { id, account } = await openCase(vigil);
  const { body } = await decide(ada, id, { reason });
  const [first] = (await ada('GET', `/v1/cases/${id}/effects`)).body.orders;
  await ada('POST', `/v1/orders/${first.id}/confirmations`, { seen: 'applied', says: reason });
  expect(await tell(bo, routesOf(id, account))).not.toMatch(QUOTED);
  const refused = await sign(bo, body.decision, 'refuse');
  expect(refused).toMatchObject({
    status: 200,
    body: { state: 'refused', reason: 'It says B•••••k twice, •••' },
  });
  const told = await tell(cy, routesOf(id, account));
  expect(told).not.toMatch(QUOTED);
  expect(told.match(/B•••••k/g)?.length).toBeGreaterThan(3);
  const stale = { outcome: 'violating', saw: 'old', draft: randomUUID() };
  const conflict = await cy('POST', `/v1/cases/${id}/decisions`, stale);
  expect(conflict.status).toBe(409);
  expect(conflict.body.decisions[0].reason).toContain('B•••••k');
  expect(JSON.stringify(conflict.body)).not.toMatch(QUOTED);
});

test('Whoever reveals the case reads them, and that is in the audit log; the log itself holds no reason', async () => {
  const { id } = await openCase(vigil);
  await decide(ada, id, { reason });
  const { body } = await bo('POST', `/v1/cases/${id}/reveals`, {});
  expect((await bo('GET', `/v1/cases/${id}?reveal=${body.reveal}`)).body.decisions[0].reason).toBe(reason);
  expect((await cy('GET', `/v1/cases/${id}?reveal=${body.reveal}`)).status).toBe(403);
  expect((await cy('GET', `/v1/cases/${id}/effects?reveal=${body.reveal}`)).status).toBe(403);
  const { rows } = await vigil.store.pool.query('select detail::text from audit_entry');
  expect(JSON.stringify(rows)).not.toMatch(QUOTED);
});

test('A second look that differs, the first reason on an appeal and its text are masked alike', async () => {
  const made = await openCase(vigil);
  const { body } = await decide(ada, made.id, { reason });
  await sign(bo, body.decision, 'give');
  const { rows } = await vigil.store.pool.query('select case_id from second_look where decision = $1', [body.decision]);
  await decide(cy, rows[0].case_id, { ...CLEARED, reason });
  const waits = (await ada('GET', '/v1/signatures?limit=100')).body.signatures;
  expect(waits.some((one: { second: { reason: string } | null }) => one.second?.reason.includes('B•••••k'))).toBe(true);
  expect(JSON.stringify(waits)).not.toMatch(QUOTED);
  const platform = asKey(vigil.url, await vigil.key('notices:write'));
  const heard = await platform('POST', '/v1/appeals', {
    platform: 'own',
    account: made.account,
    id: 'a',
    text: reason,
  });
  await decide(cy, heard.body.case, { reason });
  const effects = await cy('GET', `/v1/cases/${heard.body.case}/effects`);
  expect(effects.body.first.reason).toContain('B•••••k');
  expect(JSON.stringify(effects.body)).not.toMatch(QUOTED);
});
