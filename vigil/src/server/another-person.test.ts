// Appeals and blind second looks over real HTTP: another person decides without seeing the first, and what two do at once is counted once.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEFAULT_POLICY } from '../core/policy.ts';
import { checkChain } from '../store/chain.ts';
import { type Running, startVigil } from './running.fixture.ts';
import { asKey, CLEARED, decide, openCase, type Seat, sign, sitDown } from './seat.fixture.ts';

const policy = { ...DEFAULT_POLICY, secondLook: 0 };
let vigil: Running;
let now = Date.now();
let ada: Seat;
let bo: Seat;
let cy: Seat;
let di: Seat;
beforeAll(async () => {
  vigil = await startVigil({ now: () => ++now }, policy);
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

const SECRET_REASON = 'the price list in the third post';

/** An account that Ada suspended and Bo signed. */
async function suspended() {
  const made = await openCase(vigil);
  const { body } = await decide(ada, made.id, { reason: SECRET_REASON });
  await sign(bo, body.decision);
  return { ...made, decision: body.decision as string };
}
const WORDS = 'I only sell bread. drovalt is a brand of mine.';
let platform: Seat;
/** The platform sends an appeal with its key. */
const appeal = (account: string, id: string = randomUUID(), text = WORDS) =>
  platform('POST', '/v1/appeals', { platform: 'own', account, id, text });
const stateOf = async (decision: string) =>
  (await vigil.store.pool.query('select state from decision where id = $1', [decision])).rows[0].state;

describe('an appeal', () => {
  test('is taken once, bounded, and only where a decision of a person suspends the account', async () => {
    const { account } = await suspended();
    const id = randomUUID();
    const first = await appeal(account, id);
    expect(first).toMatchObject({ status: 200, body: { state: 'open', repeated: false } });
    expect(await appeal(account, id)).toMatchObject({ status: 200, body: { ...first.body, repeated: true } });
    expect(await appeal(account)).toMatchObject({ status: 409, body: { refusal: 'taken' } });
    expect(await appeal('nobody-known')).toMatchObject({ status: 404 });
    expect(await appeal('another', id)).toMatchObject({ status: 409, body: { refusal: 'other' } });
    expect((await appeal(account, id, 'x'.repeat(4_001))).status).toBe(400);
    expect((await appeal(account, id, 'x'.repeat(40_000))).status).toBe(413);
    expect((await cy('POST', '/v1/appeals', { platform: 'own', account, id, text: 'please' })).status).toBe(403);
    const other = await suspended();
    const written = { id: 'by letter 7', text: 'I am a baker.' };
    expect(await cy('POST', `/v1/cases/${other.id}/appeals`, written)).toMatchObject({ body: { state: 'open' } });
    expect(await cy('POST', `/v1/cases/${other.id}/appeals`, written)).toMatchObject({ body: { repeated: true } });
  });

  test('is refused to whoever decided or signed, and the API sends its reviewer nothing of the first decision before theirs is recorded', async () => {
    const one = await suspended();
    const { body } = await appeal(one.account);
    for (const who of [ada, bo]) {
      expect(await who('POST', `/v1/cases/${body.case}/claim`)).toMatchObject({ status: 422 });
      expect(await decide(who, body.case, CLEARED)).toMatchObject({
        status: 422,
        body: { detail: expect.stringContaining('another person') },
      });
    }
    const routes = [
      `/v1/cases/${body.case}`,
      `/v1/cases/${body.case}/effects`,
      `/v1/cases/${one.id}`,
      `/v1/cases/${one.id}/effects`,
      `/v1/cases/${one.id}/beside`,
      `/v1/cases/${one.id}/activity`,
      `/v1/cases/${body.case}/beside`,
      `/v1/cases/${body.case}/activity`,
      `/v1/account?platform=own&id=${one.account}`,
      `/v1/cases/${body.case}/preview?outcome=violating`,
      '/v1/cases',
      '/v1/signatures',
      '/v1/orders?limit=200',
      '/v1/orders?state=cancelled&limit=200',
    ];
    const nameless = await sitDown(vigil.url, '');
    for (const who of [cy, nameless])
      for (const path of routes) {
        const told = JSON.stringify((await who('GET', path)).body);
        expect(told, path).not.toMatch(new RegExp(`${SECRET_REASON}|"Ada"|"outcome":"violating"`));
        if (path.startsWith('/v1/orders')) expect(told, path).not.toContain(one.account);
      }
    expect(JSON.stringify((await ada('GET', '/v1/orders?limit=200')).body)).toContain(one.account);
    const hands = asKey(vigil.url, await vigil.key('cases:read', 'orders:confirm'));
    expect(JSON.stringify((await hands('GET', '/v1/orders?limit=200')).body)).toContain(one.account);
    const conflict = await cy('POST', `/v1/cases/${one.id}/decisions`, {
      outcome: 'violating',
      saw: 'old',
      draft: randomUUID(),
    });
    expect(JSON.stringify(conflict.body)).not.toContain(SECRET_REASON);
    expect((await ada('GET', `/v1/cases/${one.id}`)).body.decisions).toHaveLength(1);
    const seen = (await cy('GET', `/v1/cases/${body.case}/effects`)).body;
    expect(seen).toMatchObject({ kind: 'appeal', blind: true, first: null, appeal: { state: 'open' } });
    expect(seen.appeal.text.map((piece: { text: string }) => piece.text).join('')).not.toContain('drovalt');
    expect(await decide(cy, body.case, { reason: 'it is an offer' })).toMatchObject({
      status: 200,
      body: { orders: [], stands: true },
    });
    const after = (await cy('GET', `/v1/cases/${body.case}/effects`)).body;
    expect(after).toMatchObject({
      blind: false,
      first: { by: 'Ada', reason: SECRET_REASON },
      appeal: { state: 'upheld' },
    });
    expect(await stateOf(one.decision)).toBe('stands');
  });

  test('that is overturned and signed restores the account by an order, teaches as a dismissal does, and counts as undone only when that was seen', async () => {
    const one = await suspended();
    const { body } = await appeal(one.account);
    const overturned = await decide(cy, body.case, CLEARED);
    expect(overturned.body).toMatchObject({
      stands: false,
      signature: { causes: ['severe-dismissal'] },
      orders: [{ kind: 'restore', state: 'waiting' }],
    });
    expect(await stateOf(one.decision)).toBe('stands');
    for (const who of [ada, cy]) expect((await sign(who, overturned.body.decision)).status).toBe(422);
    expect((await sign(di, overturned.body.decision)).status).toBe(200);
    expect(await stateOf(one.decision)).toBe('overturned');
    const { rows } = await vigil.store.pool.query(
      `select outcome, counts, seen is not null as seen from decision where account = $1 order by at_ms`,
      [one.account],
    );
    expect(rows).toEqual([
      { outcome: 'violating', counts: false, seen: true },
      { outcome: 'not-violating', counts: true, seen: true },
    ]);
    const orders = (
      await vigil.store.pool.query(
        'select kind, action, state from orders where account = $1 order by created_ms, step',
        [one.account],
      )
    ).rows;
    expect(orders.map(({ kind, state }) => `${kind} ${state}`)).toEqual([
      'preserve pending',
      'enforce cancelled',
      'restore pending',
    ]);
    const effects = async () => (await cy('GET', `/v1/cases/${body.case}/effects`)).body;
    const [restore] = (await effects()).orders;
    expect((await effects()).measure).toBe('restoring');
    for (const [seen, measure] of [
      ['applied', 'restoring'],
      ['verified', 'none'],
    ]) {
      expect((await di('POST', `/v1/orders/${restore.id}/confirmations`, { seen })).status).toBe(200);
      expect((await effects()).measure).toBe(measure);
    }
  });

  test('decided by two at once counts once; refused by the second person it is open again', async () => {
    const one = await suspended();
    const { body } = await appeal(one.account);
    const { version } = (await cy('GET', `/v1/cases/${body.case}`)).body;
    const say = (who: Seat, some: object) =>
      who('POST', `/v1/cases/${body.case}/decisions`, { saw: version, draft: randomUUID(), ...some });
    const both = await Promise.all([say(cy, CLEARED), say(di, { outcome: 'violating' })]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const two = await suspended();
    const second = (await appeal(two.account)).body.case;
    const made = await decide(cy, second, CLEARED);
    await sign(di, made.body.decision, 'refuse');
    expect((await di('GET', `/v1/cases/${second}`)).body.case).toMatchObject({ state: 'open', kind: 'appeal' });
    expect(await stateOf(two.decision)).toBe('stands');
  });

  test('of a decision that still waits for its second person waits too, and has its case once that is signed', async () => {
    const made = await openCase(vigil);
    const { body } = await decide(ada, made.id);
    const waits = await appeal(made.account, 'waits-1');
    expect(waits.body).toMatchObject({ state: 'waiting', case: null });
    await sign(bo, body.decision);
    expect((await appeal(made.account, 'waits-1')).body).toMatchObject({
      state: 'open',
      case: expect.stringMatching(/^C-/),
    });
  });
});

describe('a blind second look', () => {
  const lookCase = async (decision: string): Promise<string | undefined> =>
    (await vigil.store.pool.query('select case_id from second_look where decision = $1', [decision])).rows[0]?.case_id;

  test('is another person’s; who agrees leaves it at that, and a difference goes to a lead, who returns the case or lets it stand', async () => {
    policy.secondLook = 1;
    const agreed = await suspended();
    const differs = await suspended();
    const back = await suspended();
    policy.secondLook = 0;
    const [same, other, third] = await Promise.all([agreed, differs, back].map(({ decision }) => lookCase(decision)));
    expect((await decide(ada, same ?? '')).status).toBe(422);
    expect(JSON.stringify((await cy('GET', `/v1/cases/${differs.id}`)).body)).not.toContain(SECRET_REASON);
    expect((await decide(cy, same ?? '')).body).toMatchObject({ state: 'decided', orders: [], signature: null });
    for (const one of [other, third]) await decide(cy, one ?? '', CLEARED);
    const listed = (await di('GET', '/v1/signatures?limit=100')).body.signatures.filter((one: { causes: string[] }) =>
      one.causes.includes('disagreement'),
    );
    expect(listed).toMatchObject([{ second: { by: 'Cy', outcome: 'not-violating' } }, { second: { by: 'Cy' } }]);
    expect((await sign(cy, differs.decision)).status).toBe(422);
    expect((await sign(di, differs.decision)).status).toBe(200);
    expect((await sign(di, back.decision, 'refuse')).status).toBe(200);
    expect([await stateOf(differs.decision), await stateOf(back.decision)]).toEqual(['stands', 'overturned']);
    expect((await di('GET', `/v1/cases/${back.id}`)).body.case.state).toBe('open');
    const { policies } = (await di('GET', '/v1/quality')).body;
    expect(policies).toEqual([
      {
        policy: policy.version,
        pairs: 3,
        agreed: expect.closeTo(1 / 3, 5),
        kappa: null,
        waiting: 0,
        differ: 2,
        unsettled: 0,
      },
    ]);
  });

  test('taken back is open again, and one at a decision that fell is over', async () => {
    policy.secondLook = 1;
    const one = await suspended();
    policy.secondLook = 0;
    const id = (await lookCase(one.decision)) ?? '';
    const { body } = await decide(cy, id, CLEARED);
    expect((await cy('POST', `/v1/decisions/${body.decision}/undo`)).status).toBe(200);
    expect((await cy('GET', `/v1/cases/${id}`)).body.case.state).toBe('open');
    const { rows } = await vigil.store.pool.query(
      `select state from signature where act = $1 and causes ? 'disagreement'`,
      [one.decision],
    );
    expect(rows).toEqual([{ state: 'withdrawn' }]);
    expect((await decide(cy, id)).status).toBe(200);
  });

  test('falls on a share of decisions that the secret of the store chooses', async () => {
    const { isChosen } = await import('../engine/blind-case.ts');
    const { sha256 } = await import('../store/chain.ts');
    const chosen = Array.from({ length: 20_000 }, (_, n) => isChosen(sha256(`zorple ${n}`), 0.05)).filter(
      Boolean,
    ).length;
    expect(Math.abs(chosen - 1_000)).toBeLessThan(150);
    expect([isChosen(sha256('a'), 0), isChosen('f'.repeat(64), 1)]).toEqual([false, true]);
  });
});
