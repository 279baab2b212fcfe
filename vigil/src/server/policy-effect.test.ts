// What the policy opened and what was decided under it, over HTTP: counts agree with what happened, and name nobody.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DEFAULT_POLICY } from '../core/policy.ts';
import { addPerson, signIn } from './people.fixture.ts';
import { PolicyEffectView } from './policy-effect-shapes.ts';
import { type Running, startVigil } from './running.fixture.ts';
import { asKey, CLEARED, decide, openCase, type Seat, sitDown } from './seat.fixture.ts';

const DAY_MS = 86_400_000;
let vigil: Running;
let now = Date.now();
let ada: Seat;
beforeAll(async () => {
  vigil = await startVigil({ now: () => now }, { ...DEFAULT_POLICY, secondLook: 0 });
  ada = await sitDown(vigil.url, 'Ada');
});
afterAll(() => vigil.close());

test('Thirty days of cases and decisions are counted by severity, signal and clause, and older ones are not', async () => {
  const ask = async () => {
    const reader = asKey(vigil.url, await vigil.key('policy:read'));
    return PolicyEffectView.parse((await reader('GET', '/v1/policy/effect')).body).effect;
  };
  expect(await ask()).toEqual({ signals: [], severities: [], outcomes: [] });
  const [old, bad, late, fine] = [
    await openCase(vigil),
    await openCase(vigil),
    await openCase(vigil),
    await openCase(vigil, 'standard'),
  ];
  await vigil.store.pool.query('update case_file set opened_ms = opened_ms - $2 where id = $1', [old.id, 31 * DAY_MS]);
  await decide(ada, bad.id);
  await decide(ada, fine.id, CLEARED);
  now += 2 * 3_600_000;
  await decide(ada, late.id, { outcome: 'need-more' });
  now += 60_000;
  await ask();
  // What is counted is told until it is counted anew; the next who asks hears it.
  await expect.poll(ask).toMatchObject({
    severities: [
      { severity: 'urgent', opened: 2, violating: 1, innocent: 0, open: 1, inTime: 1, late: 1 },
      { severity: 'standard', opened: 1, violating: 0, innocent: 1, open: 0, inTime: 1, late: 0 },
    ],
    outcomes: [
      { outcome: 'need-more', decided: 1, fell: 0 },
      { outcome: 'not-violating', decided: 1, waiting: 0 },
      { outcome: 'violating', decided: 1, waiting: 1 },
    ],
  });
  const signals = (await ask())?.signals;
  expect(signals?.find(({ signal }) => signal === 'joint.offer')).toMatchObject({ opened: 2, violating: 1, open: 1 });
  expect(signals?.find(({ signal }) => signal === 'term.listed')).toMatchObject({ opened: 3, innocent: 1 });
});

test('An admin, who sees no case, sees counts; a custodian does not', async () => {
  const seat = async (role: 'admin' | 'custodian') => signIn(vigil, await addPerson(vigil, `P ${role}`, [role]), now);
  const told = await (await seat('admin')).ask('GET', '/v1/policy/effect');
  expect(told.status).toBe(200);
  expect(JSON.stringify(told.body)).not.toMatch(/C-[0-9A-Z]{4}|seller-|Ada/);
  expect((await (await seat('custodian')).ask('GET', '/v1/policy/effect')).status).toBe(403);
});
