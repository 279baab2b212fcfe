// An act is one thing: a ring is decided, signed and taken back as a whole, and whatever was decided meanwhile is told and counted once.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEFAULT_POLICY } from '../core/policy.ts';
import { checkChain } from '../store/chain.ts';
import { type Running, startVigil } from './running.fixture.ts';
import { CLEARED, decide, openCase, type Seat, sitDown } from './seat.fixture.ts';

let vigil: Running;
let now = Date.now();
let ada: Seat;
let bo: Seat;
let cy: Seat;
beforeAll(async () => {
  vigil = await startVigil({ now: () => ++now }, { ...DEFAULT_POLICY, secondLook: 0 });
  ada = await sitDown(vigil.url, 'Ada');
  bo = await sitDown(vigil.url, 'Bo');
  cy = await sitDown(vigil.url, 'Cy');
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

describe('taking back', () => {
  test('opens the case again as it was, cancels what was ordered, and counts once', async () => {
    const { id } = await openCase(vigil);
    const { body } = await decide(ada, id);
    expect((await ada('GET', `/v1/cases/${id}/effects`)).body.undoUntil).toBe(body.undoUntil);
    expect((await bo('POST', `/v1/decisions/${body.decision}/undo`)).status).toBe(422);
    const undone = await Promise.all([1, 2].map(() => ada('POST', `/v1/decisions/${body.decision}/undo`)));
    expect(undone.map(({ status, body: one }) => [status, one.repeated]).sort()).toEqual([
      [200, false],
      [200, true],
    ]);
    expect(await states(id)).toEqual({ state: 'open', decision: 'undone' });
    expect(await ordersOf(ada, id)).toEqual(['preserve cancelled', 'suspend cancelled']);
    expect((await sign(bo, body.decision)).status).toBe(409);
    expect((await decide(bo, id)).status).toBe(200);
  });

  test('comes too late after ten seconds, or once something was carried out; what it had taken the place of is ordered again', async () => {
    const late = await openCase(vigil);
    const first = await decide(ada, late.id);
    now += 10_001;
    expect((await ada('POST', `/v1/decisions/${first.body.decision}/undo`)).status).toBe(422);
    const done = await openCase(vigil);
    const second = await decide(ada, done.id);
    await ada('POST', `/v1/orders/${second.body.orders[0].id}/confirmations`, { seen: 'applied' });
    expect((await ada('POST', `/v1/decisions/${second.body.decision}/undo`)).status).toBe(422);
    const again = await openCase(vigil);
    await sign(bo, (await decide(ada, again.id)).body.decision, 'refuse');
    const third = await decide(ada, again.id);
    expect((await ordersOf(ada, again.id)).filter((one) => one.startsWith('limit'))).toEqual(['limit cancelled']);
    expect((await ada('POST', `/v1/decisions/${third.body.decision}/undo`)).status).toBe(200);
    expect((await ordersOf(ada, again.id)).filter((one) => one.startsWith('limit'))).toEqual(['limit pending']);
  });
});

describe('a whole ring', () => {
  let ring = 0;
  async function openRing(n: number) {
    const members = [];
    for (let at = 0; at < n; at++) members.push(await openCase(vigil, at === 0 ? 'urgent' : 'standard'));
    const id = `R-RING${ring++}`;
    await vigil.store.pool.query(
      `insert into ring (id, platform, severity, state, bits, members, digest, opened_ms, due_ms, changed_ms) values ($1, 'own', 'urgent', 'open', 20, $2, $1, 0, 0, 0)`,
      [id, n],
    );
    for (const { account } of members)
      await vigil.store.pool.query(`insert into ring_member (ring, platform, account) values ($1, 'own', $2)`, [
        id,
        account,
      ]);
    return { id, members };
  }
  const preview = async (who: Seat, id: string, outcome = 'violating') =>
    (await who('GET', `/v1/cases/${id}/preview?outcome=${outcome}&scope=ring`)).body;
  type Row = { case: string; saw: string; why: string | null };
  const membersOf = (rows: readonly Row[]) =>
    rows.filter(({ why }) => why === null).map(({ case: one, saw }) => ({ case: one, saw }));

  test('is previewed account by account, decided at once, and signed as one act', async () => {
    const { id: ringId, members } = await openRing(3);
    const first = members[0]?.id ?? '';
    const shown = await preview(ada, first);
    expect(shown).toMatchObject({
      ring: ringId,
      openInRing: 3,
      signature: { causes: ['suspension', 'ring'] },
      clause: expect.stringContaining('suspended'),
    });
    expect(
      shown.rows.map((row: { orders: { action: string; waits: boolean; undoing: string }[] }) =>
        row.orders.map(({ action, waits, undoing }) => `${action} ${waits} ${undoing}`),
      ),
    ).toEqual([
      ['null false nothing', 'suspend false until-signed'],
      ...Array.from({ length: 2 }, () => ['null false nothing', 'limit false yes', 'suspend true until-signed']),
    ]);
    expect(
      (
        await vigil.store.pool.query(`select 1 from decision where account = any($1)`, [
          members.map((one) => one.account),
        ])
      ).rows,
    ).toEqual([]);
    const sent = { outcome: 'violating', saw: '', draft: randomUUID(), scope: 'ring', members: membersOf(shown.rows) };
    const made = await ada('POST', `/v1/cases/${first}/decisions`, sent);
    expect(made).toMatchObject({ status: 200, body: { left: [], decided: members.map((one) => one.id) } });
    expect((await ada('POST', `/v1/cases/${first}/decisions`, sent)).body).toMatchObject({
      repeated: true,
      decided: members.map((one) => one.id),
    });
    const listed = (await bo('GET', '/v1/signatures?limit=100')).body.signatures.filter(
      (one: { ring: string }) => one.ring === ringId,
    );
    expect(listed).toMatchObject([{ decisions: 3, causes: ['suspension', 'ring'] }]);
    expect((await sign(bo, made.body.decision)).status).toBe(200);
    const { rows } = await vigil.store.pool.query(`select distinct state from decision where account = any($1)`, [
      members.map((one) => one.account),
    ]);
    expect(rows).toEqual([{ state: 'stands' }]);
  });

  test('leaves out who was decided or taken meanwhile and says so; nothing is counted twice, and all of it is taken back at once', async () => {
    const { members } = await openRing(4);
    const [first, second, third] = members.map((one) => one.id);
    const { rows } = await preview(ada, first ?? '');
    await decide(bo, second ?? '', CLEARED);
    await cy('POST', `/v1/cases/${third}/claim`);
    const made = await ada('POST', `/v1/cases/${first}/decisions`, {
      outcome: 'violating',
      saw: '',
      draft: randomUUID(),
      scope: 'ring',
      members: membersOf(rows),
    });
    expect(made.body.decided).toHaveLength(2);
    expect(made.body.left.map((one: { case: string; refusal: string }) => [one.case, one.refusal]).sort()).toEqual(
      [
        [second, 'changed'],
        [third, 'claimed'],
      ].sort(),
    );
    const { rows: counted } = await vigil.store.pool.query(
      'select case_id, count(*)::int as n from decision where account = any($1) group by 1',
      [members.map((one) => one.account)],
    );
    expect(counted.map(({ n }) => n)).toEqual([1, 1, 1]);
    const undone = await ada('POST', `/v1/decisions/${made.body.decision}/undo`);
    expect(undone.body.cases).toHaveLength(2);
    const key = await vigil.key('cases:decide');
    const alone = await fetch(`${vigil.url}/v1/cases/${first}/decisions`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        outcome: 'violating',
        saw: '',
        draft: randomUUID(),
        scope: 'ring',
        members: membersOf(rows),
      }),
    });
    expect(alone.status).toBe(403);
  });
});
