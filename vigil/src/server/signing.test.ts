// Two people on one act over real HTTP: given, refused, too late, both at once, swept and killed in the middle. Nobody's work is lost and nobody's click counts twice.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEFAULT_POLICY } from '../core/policy.ts';
import { compileLexicons } from '../engine/lexicon.ts';
import { checkChain, sha256 } from '../store/chain.ts';
import { sweepSignatures } from '../store/signatures.ts';
import { type Running, startVigil } from './running.fixture.ts';
import { CLEARED, decide, openCase, type Seat, sitDown } from './seat.fixture.ts';

const HOUR = 3_600_000;
let vigil: Running;
let now = Date.now();
/** A clock that goes on with every look at it. */
const tick = (): number => ++now;
let ada: Seat;
let bo: Seat;
let cy: Seat;
/** Everybody sits down anew: sessions end after twelve hours. */
async function seat(): Promise<void> {
  ada = await sitDown(vigil.url, 'Ada');
  bo = await sitDown(vigil.url, 'Bo');
  cy = await sitDown(vigil.url, 'Cy');
}
beforeAll(async () => {
  vigil = await startVigil({ now: tick }, { ...DEFAULT_POLICY, secondLook: 0 });
  await seat();
});
afterAll(async () => {
  expect(await checkChain(vigil.store.pool)).toMatchObject({ ok: true });
  await vigil.close();
});

const sign = (who: Seat, decision: string, verdict = 'give', reason = 'looked again') =>
  who('POST', `/v1/decisions/${decision}/signature`, { verdict, reason });
const ordersOf = async (who: Seat, id: string): Promise<readonly string[]> =>
  (await who('GET', `/v1/cases/${id}/effects`)).body.orders.map(
    (one: { kind: string; action: string | null; state: string }) => `${one.action ?? one.kind} ${one.state}`,
  );
const states = async (id: string) =>
  (
    await vigil.store.pool.query(
      'select c.state, d.state as decision from case_file c left join decision d on d.case_id = c.id and not d.interim where c.id = $1 order by d.at_ms desc',
      [id],
    )
  ).rows[0];

describe('an act of one person', () => {
  test('on an urgent account is done at once, waits for the second, and is listed until then', async () => {
    const { id } = await openCase(vigil);
    const made = await decide(ada, id, { reason: 'three offers' });
    expect(made).toMatchObject({
      status: 200,
      body: { stands: false, signature: { state: 'wanted', causes: ['suspension'], dueAt: expect.any(Number) } },
    });
    expect(await ordersOf(ada, id)).toEqual(['preserve pending', 'suspend pending']);
    const listed = (await bo('GET', '/v1/signatures?limit=100')).body.signatures.find(
      (one: { case: string }) => one.case === id,
    );
    expect(listed).toMatchObject({ by: 'Ada', own: false, outcome: 'violating', reason: 'three offers', decisions: 1 });
    expect(
      (await ada('GET', '/v1/signatures?limit=100')).body.signatures.find((one: { case: string }) => one.case === id),
    ).toMatchObject({ own: true });
    expect(await sign(ada, made.body.decision)).toMatchObject({
      status: 422,
      body: { detail: expect.stringContaining('Nobody signs') },
    });
    const other = await sitDown(vigil.url, ' ADA ');
    expect((await sign(other, made.body.decision)).status).toBe(422);
    expect(await sign(bo, made.body.decision)).toMatchObject({
      status: 200,
      body: { state: 'given', by: 'Bo', repeated: false },
    });
    expect(await sign(bo, made.body.decision)).toMatchObject({ status: 200, body: { repeated: true } });
    expect(await sign(cy, made.body.decision, 'refuse')).toMatchObject({
      status: 409,
      body: { signature: { state: 'given', by: 'Bo' } },
    });
    expect(await states(id)).toEqual({ state: 'decided', decision: 'stands' });
  });

  test('on any other account hides it, and the suspension waits: it cannot be confirmed before it is signed', async () => {
    const { id, severity } = await openCase(vigil, 'standard');
    expect(severity).toBe('standard');
    const { body } = await decide(ada, id);
    expect(await ordersOf(ada, id)).toEqual(['preserve pending', 'limit pending', 'suspend waiting']);
    const suspension = body.orders.find((one: { action: string }) => one.action === 'suspend').id;
    const confirm = (order: string) => ada('POST', `/v1/orders/${order}/confirmations`, { seen: 'applied' });
    expect(await confirm(suspension)).toMatchObject({
      status: 422,
      body: { detail: expect.stringContaining('second signature') },
    });
    await sign(bo, body.decision);
    expect(await ordersOf(ada, id)).toEqual(['preserve pending', 'limit cancelled', 'suspend pending']);
    expect((await confirm(body.orders[0].id)).status).toBe(200);
    expect((await confirm(suspension)).status).toBe(200);
  });

  test('that is refused comes back with the reason, and the account stays hidden by an order until somebody decides anew', async () => {
    const { id } = await openCase(vigil);
    const { body } = await decide(ada, id);
    expect((await sign(bo, body.decision, 'refuse', ' ')).status).toBe(422);
    expect(await sign(bo, body.decision, 'refuse', 'a song text')).toMatchObject({
      status: 200,
      body: { state: 'refused' },
    });
    expect(await states(id)).toEqual({ state: 'open', decision: 'overturned' });
    expect(await ordersOf(ada, id)).toEqual(['preserve pending', 'suspend cancelled', 'limit pending']);
    const { decisions } = (await ada('GET', `/v1/cases/${id}`)).body;
    expect(decisions.at(-1)).toMatchObject({
      interim: true,
      action: 'limit',
      reason: expect.stringContaining('a song text'),
    });
    const anew = await decide(cy, id, CLEARED);
    expect(anew.body.signature.causes).toEqual(['severe-dismissal']);
    expect((await ordersOf(cy, id)).at(-1)).toBe('restore waiting');
    await sign(bo, anew.body.decision);
    expect((await ordersOf(cy, id)).slice(-2)).toEqual(['limit cancelled', 'restore pending']);
  });

  test('that dismisses an urgent offer teaches nothing before it is signed', async () => {
    const { id } = await openCase(vigil);
    const { body } = await decide(ada, id, CLEARED);
    const counts = async () =>
      (await vigil.store.pool.query('select counts from decision where id = $1', [body.decision])).rows[0].counts;
    expect([body.stands, await counts()]).toEqual([false, false]);
    await sign(bo, body.decision);
    expect(await counts()).toBe(true);
  });
});

describe('two signers at once, and time', () => {
  test('of many who give and refuse at once exactly one counts, the others are told', async () => {
    const { id } = await openCase(vigil);
    const { body } = await decide(ada, id);
    const people = await Promise.all(['Di', 'Ed', 'Fay', 'Gus'].map((name) => sitDown(vigil.url, name)));
    const said = await Promise.all(people.map((one, at) => sign(one, body.decision, at % 2 === 0 ? 'give' : 'refuse')));
    expect(said.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
    const { rows } = await vigil.store.pool.query(
      `select 1 from audit_entry where subject = $1 and act like 'signature.%'`,
      [body.decision],
    );
    expect(rows).toHaveLength(1);
  });

  test('signing too late is refused, and the case is back in the queue in the same moment', async () => {
    const { id } = await openCase(vigil);
    const { body } = await decide(ada, id);
    now += 24 * HOUR;
    await seat();
    expect(await sign(bo, body.decision)).toMatchObject({ status: 409, body: { signature: { state: 'expired' } } });
    expect(await states(id)).toEqual({ state: 'open', decision: 'overturned' });
    expect((await ordersOf(ada, id)).at(-1)).toBe('limit pending');
  });

  test('a sweep returns what nobody signed; run twice at once, or killed in the middle and run again, each act is returned once', async () => {
    await sweepSignatures(vigil.store.pool, now);
    const made = [];
    for (let n = 0; n < 6; n++) {
      const { id } = await openCase(vigil, n % 2 === 0 ? 'urgent' : 'standard');
      made.push({ id, decision: (await decide(ada, id)).body.decision as string });
    }
    const { pool } = vigil.store;
    expect(await sweepSignatures(pool, now + HOUR)).toBe(0);
    // The fourth act breaks the connection in the middle of its transaction.
    await pool.query(
      `create function break() returns trigger language plpgsql as $$ begin perform pg_terminate_backend(pg_backend_pid()); return new; end $$`,
    );
    await pool.query(
      `create trigger break before update on decision for each row when (new.id = '${made[3]?.decision}') execute function break()`,
    );
    await expect(sweepSignatures(pool, now + 25 * HOUR)).rejects.toThrow();
    await pool.query('drop trigger break on decision');
    const midway = await Promise.all(made.map(({ id }) => states(id)));
    expect(new Set(midway.map((one) => `${one.state} ${one.decision}`))).toEqual(
      new Set(['open overturned', 'decided waiting']),
    );
    const [one = 0, two = 0] = await Promise.all([
      sweepSignatures(pool, now + 25 * HOUR),
      sweepSignatures(pool, now + 25 * HOUR),
    ]);
    expect(one + two).toBe(midway.filter(({ decision }) => decision === 'waiting').length);
    for (const { id, decision } of made) {
      expect(await states(id)).toEqual({ state: 'open', decision: 'overturned' });
      const { rows } = await pool.query(`select 1 from audit_entry where subject = $1 and act = 'signature.expired'`, [
        decision,
      ]);
      expect(rows).toHaveLength(1);
    }
    expect(await sweepSignatures(pool, now + 30 * HOUR)).toBe(0);
  });
});

test('a decision whose connection is cut between it and its orders leaves nothing; the same draft sent again is recorded once', async () => {
  const { id } = await openCase(vigil);
  const { pool } = vigil.store;
  const { version } = (await ada('GET', `/v1/cases/${id}`)).body;
  const sent = { outcome: 'violating', saw: version, draft: randomUUID() };
  await pool.query(
    `create or replace function break() returns trigger language plpgsql as $$ begin perform pg_terminate_backend(pg_backend_pid()); return new; end $$`,
  );
  await pool.query('create trigger break before insert on orders for each row execute function break()');
  expect((await ada('POST', `/v1/cases/${id}/decisions`, sent)).status).toBe(503);
  await pool.query('drop trigger break on orders');
  expect(await states(id)).toEqual({ state: 'open', decision: null });
  expect(
    (
      await vigil.store.pool.query(
        'select 1 from signature s where s.act in (select id from decision where case_id = $1)',
        [id],
      )
    ).rows,
  ).toEqual([]);
  const made = await ada('POST', `/v1/cases/${id}/decisions`, sent);
  expect(made).toMatchObject({ status: 200, body: { repeated: false } });
  expect(await ada('POST', `/v1/cases/${id}/decisions`, sent)).toMatchObject({
    status: 200,
    body: { repeated: true, decision: made.body.decision, signature: { state: 'wanted' } },
  });
  expect(await bo('POST', `/v1/cases/${id}/decisions`, sent)).toMatchObject({ status: 409 });
});

test('a restarted server knows the draft and the signature that were recorded before', async () => {
  const { id } = await openCase(vigil);
  const { body } = await decide(ada, id);
  const { buildServer } = await import('./app.ts');
  const rules = { policy: DEFAULT_POLICY, lexicon: compileLexicons([], sha256), sha256 };
  const app = await buildServer({
    store: vigil.store,
    rules: () => rules,
    now: () => now,
    consoleFolder: undefined,
    consoleKey: 'x'.repeat(40),
    lastCanary: async () => now,
  });
  const opened = await app.inject({ method: 'POST', url: '/v1/session', payload: { key: 'x'.repeat(40) } });
  const cookie = String(opened.headers['set-cookie']).split(';')[0] ?? '';
  const headers = { cookie, 'sec-fetch-site': 'same-origin' };
  await app.inject({ method: 'PUT', url: '/v1/session/name', headers, payload: { name: 'Cleo' } });
  const url = `/v1/decisions/${body.decision}/signature`;
  const signed = await app.inject({ method: 'POST', url, headers, payload: { verdict: 'give' } });
  expect(signed.json()).toMatchObject({ state: 'given' });
  await app.close();
  expect(await states(id)).toEqual({ state: 'decided', decision: 'stands' });
});

test('the page of waiting signatures, the metrics and the pulse count the same acts, and each permission is its own', async () => {
  const { pool } = vigil.store;
  const paged: string[] = [];
  for (let cursor = ''; cursor !== null; ) {
    const { body } = await bo('GET', `/v1/signatures?limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`);
    paged.push(...body.signatures.map((one: { decision: string }) => one.decision));
    cursor = body.next;
  }
  const { rows } = await pool.query(`select count(*)::int as n from signature where state = 'wanted'`);
  expect([paged.length, new Set(paged).size]).toEqual([rows[0].n, rows[0].n]);
  const metrics = await (await fetch(`${vigil.url}/metrics`)).text();
  expect(metrics).toContain(`vigil_signatures_wanted ${rows[0].n}\n`);
  expect(metrics).toMatch(/vigil_effects_pending\{target="manual"\} \d+\n/);
  expect(metrics).toMatch(/vigil_effect_oldest_pending_seconds\{target="manual"\} \d/);
  const asKey = async (scope: 'cases:read' | 'cases:decide' | 'cases:sign', method: string, path: string) =>
    (
      await fetch(vigil.url + path, {
        method,
        headers: {
          authorization: `Bearer ${await vigil.key(scope)}`,
          ...(method === 'POST' && { 'content-type': 'application/json' }),
        },
        ...(method === 'POST' && { body: '{"verdict":"give"}' }),
      })
    ).status;
  expect(await asKey('cases:decide', 'GET', '/v1/signatures')).toBe(403);
  expect(await asKey('cases:decide', 'POST', `/v1/decisions/${paged[0]}/signature`)).toBe(403);
  expect(await asKey('cases:read', 'POST', `/v1/decisions/${paged[0]}/undo`)).toBe(403);
  expect(await asKey('cases:sign', 'GET', '/v1/signatures')).toBe(200);
  // A key has no owner: it may see what waits, and sign nothing.
  expect(await asKey('cases:sign', 'POST', `/v1/decisions/${paged[0]}/signature`)).toBe(403);
});
