// What two people have signed takes two to lift: an appeal in which a specialist sees a possible victim protects at once and overturns only with a second signature.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DEFAULT_POLICY } from '../core/policy.ts';
import { checkChain } from '../store/chain.ts';
import { type Running, startVigil } from './running.fixture.ts';
import { asKey, CLEARED, decide, openCase, type Seat, sign, sitDown } from './seat.fixture.ts';

let vigil: Running;
let now = Date.now();
let ada: Seat;
let bo: Seat;
let cy: Seat;
let di: Seat;
let platform: Seat;
beforeAll(async () => {
  vigil = await startVigil({ now: () => ++now }, { ...DEFAULT_POLICY, secondLook: 0 });
  ada = await sitDown(vigil.url, 'Ada');
  bo = await sitDown(vigil.url, 'Bo');
  cy = await sitDown(vigil.url, 'Cy');
  di = await sitDown(vigil.url, 'Di');
  platform = asKey(vigil.url, await vigil.key('notices:write'));
});
afterAll(async () => {
  expect(await checkChain(vigil.store.pool)).toMatchObject({ ok: true });
  await vigil.close();
});

const appeal = (account: string) =>
  platform('POST', '/v1/appeals', { platform: 'own', account, id: randomUUID(), text: 'I only sell bread.' });
const stateOf = async (decision: string) =>
  (await vigil.store.pool.query('select state from decision where id = $1', [decision])).rows[0].state;

/** An account that Ada suspended and Bo signed. */
async function suspended() {
  const made = await openCase(vigil);
  const { body } = await decide(ada, made.id);
  await sign(bo, body.decision);
  return { ...made, decision: body.decision as string };
}

test('an appeal in which a specialist sees a possible victim holds the suspension back at once, and lifts it only once another person has signed', async () => {
  const victim = { outcome: 'possible-victim', specialist: true, reason: 'writes of being told to' };
  const orders = async (account: string) =>
    (
      await vigil.store.pool.query(
        `select string_agg(coalesce(action, kind) || ' ' || state, ', ' order by created_ms, step, id) as all from orders where account = $1`,
        [account],
      )
    ).rows[0].all;
  const one = await suspended();
  const { body } = await appeal(one.account);
  const said = await decide(cy, body.case, victim);
  expect(said.body).toMatchObject({ stands: false, signature: { state: 'wanted', causes: ['reversal'] } });
  const held = 'preserve pending, suspend cancelled, limit pending, preserve pending, restore waiting';
  expect(await orders(one.account)).toBe(held);
  expect(await stateOf(one.decision)).toBe('stands');
  for (const who of [ada, bo, cy]) expect((await sign(who, said.body.decision)).status).toBe(422);
  expect((await sign(di, said.body.decision, 'refuse')).status).toBe(200);
  const back = 'preserve pending, suspend pending, limit cancelled, preserve pending, restore cancelled';
  expect(await orders(one.account)).toBe(back);
  expect((await di('GET', `/v1/cases/${body.case}`)).body.case.state).toBe('open');
  const again = await decide(cy, body.case, victim);
  expect((await cy('POST', `/v1/decisions/${again.body.decision}/undo`)).status).toBe(200);
  expect(await orders(one.account)).toMatch(/^preserve pending, suspend pending, /);
  const third = await decide(cy, body.case, victim);
  expect((await sign(di, third.body.decision)).status).toBe(200);
  expect(await stateOf(one.decision)).toBe('overturned');
  expect(await orders(one.account)).toMatch(
    /^preserve pending, suspend cancelled, .*limit cancelled, .*restore pending$/,
  );
  const done = await suspended();
  await vigil.store.pool.query(`update orders set state = 'applied' where account = $1`, [done.account]);
  const late = await decide(cy, (await appeal(done.account)).body.case, victim);
  expect(late.body.orders.map(({ kind, state }: { kind: string; state: string }) => `${kind} ${state}`)).toEqual([
    'preserve pending',
    'restore waiting',
  ]);
});

test('an appeal that clears a standard case needs the second signature as well, because two people have signed it', async () => {
  const made = await openCase(vigil, 'standard');
  const first = await decide(ada, made.id);
  await sign(bo, first.body.decision);
  const heard = await appeal(made.account);
  expect((await decide(cy, heard.body.case, CLEARED)).body.signature).toMatchObject({ causes: ['reversal'] });
});
