// Deciding over HTTP: a name first, one claim a case, a draft counts once, and whoever comes second is told what is so now.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { checkChain } from '../store/chain.ts';
import { CONSOLE_KEY, lines, offer, type Running, startVigil } from './running.fixture.ts';

let vigil: Running;
let now = Date.now();
beforeAll(async () => {
  vigil = await startVigil({ now: () => now });
});
afterAll(() => vigil.close());

/** A browser at the console: a session, and what its pages send along. */
async function sitDown(name?: string) {
  const opened = await fetch(`${vigil.url}/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ key: CONSOLE_KEY }),
  });
  const cookie = (opened.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const ask = async (method: string, path: string, body?: unknown, site = 'same-origin') => {
    const headers: Record<string, string> = { cookie, 'sec-fetch-site': site };
    if (body !== undefined) headers['content-type'] = 'application/json';
    const answer = await fetch(vigil.url + path, {
      method,
      headers,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    return { status: answer.status, body: text === '' ? undefined : JSON.parse(text) };
  };
  if (name !== undefined) expect(await ask('PUT', '/v1/session/name', { name })).toMatchObject({ status: 200 });
  return ask;
}

let turn = 0;
/** A fresh urgent case. */
async function newCase(): Promise<string> {
  const account = `seller-${turn++}`;
  const key = await vigil.key('items:write');
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/x-ndjson' };
  await fetch(`${vigil.url}/v1/items`, { method: 'POST', body: lines([offer(`p-${account}`, account)]), headers });
  const { rows } = await vigil.store.pool.query('select id from case_file where account = $1', [account]);
  return rows[0].id;
}
const finding = (version: string, some: object = {}) => ({
  outcome: 'violating',
  saw: version,
  draft: randomUUID(),
  ...some,
});

describe('deciding', () => {
  let id: string;
  let version: string;
  beforeEach(async () => {
    id = await newCase();
    version = (await (await sitDown())('GET', `/v1/cases/${id}`)).body.version;
  });

  test('needs a name, and only the console itself may write with a session', async () => {
    const ask = await sitDown();
    expect(await ask('POST', `/v1/cases/${id}/decisions`, finding(version))).toMatchObject({
      status: 403,
      body: { title: 'Who are you?' },
    });
    for (const site of ['cross-site', 'same-site', 'none'])
      expect((await ask('PUT', '/v1/session/name', { name: 'Ada' }, site)).status).toBe(403);
    expect((await ask('PUT', '/v1/session/name', { name: 'A\u202eda' })).status).toBe(400);
    expect((await ask('PUT', '/v1/session/name', { name: ' Ada ' })).body).toMatchObject({ name: 'Ada' });
    expect((await ask('GET', '/v1/session')).body).toMatchObject({ name: 'Ada', person: null, opened: 'link' });
    expect((await ask('POST', '/v1/items', {})).status).toBe(403);
  });

  test('is recorded with its orders under the name, and the same draft sent again counts once', async () => {
    const ask = await sitDown('Ada');
    const sent = finding(version, { reason: 'three offers' });
    const first = await ask('POST', `/v1/cases/${id}/decisions`, sent);
    expect(first).toMatchObject({ status: 200, body: { state: 'decided', repeated: false } });
    expect(first.body.orders.map((one: { kind: string }) => one.kind)).toEqual(['preserve', 'enforce']);
    const again = await ask('POST', `/v1/cases/${id}/decisions`, sent);
    expect(again).toMatchObject({ status: 200, body: { ...first.body, repeated: true } });
    const { body } = await ask('GET', `/v1/cases/${id}`);
    expect(body.decisions).toMatchObject([{ by: 'Ada', outcome: 'violating', reason: 'three offers', interim: false }]);
    expect(await checkChain(vigil.store.pool)).toMatchObject({ ok: true });
  });

  test('whoever decides second is told what was decided, and nothing of theirs is recorded', async () => {
    const [ada, bo] = [await sitDown('Ada'), await sitDown('Bo')];
    const both = await Promise.all([
      ada('POST', `/v1/cases/${id}/decisions`, finding(version)),
      bo('POST', `/v1/cases/${id}/decisions`, finding(version, { outcome: 'not-violating', innocent: 'joker' })),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const late = both.find(({ status }) => status === 409);
    expect(late?.body).toMatchObject({ refusal: 'changed', decisions: [{ interim: false }] });
    const { rows } = await vigil.store.pool.query('select 1 from decision where case_id = $1', [id]);
    expect(rows).toHaveLength(1);
  });

  test('a dismissal without its innocent explanation, a wrong word and a case that is not there are refused in words', async () => {
    const ask = await sitDown('Ada');
    const send = (some: object, one = id) => ask('POST', `/v1/cases/${one}/decisions`, finding(version, some));
    expect(await send({ outcome: 'not-violating' })).toMatchObject({ status: 422 });
    expect(await send({ outcome: 'guilty' })).toMatchObject({ status: 400 });
    expect(await send({ draft: 'mine' })).toMatchObject({ status: 400 });
    expect(await send({}, 'C-0000000000')).toMatchObject({ status: 404 });
    expect((await ask('POST', `/v1/cases/${id}/decisions`, 'x'.repeat(90_000))).status).toBe(413);
  });
});

describe('a claim', () => {
  test('is one person’s until it is given back or runs out, and refuses the decision of others', async () => {
    const id = await newCase();
    const [ada, bo] = [await sitDown('Ada'), await sitDown('Bo')];
    expect(await ada('POST', `/v1/cases/${id}/claim`)).toMatchObject({ status: 200, body: { by: 'Ada', mine: true } });
    expect(await bo('POST', `/v1/cases/${id}/claim`)).toMatchObject({
      status: 409,
      body: { claim: { by: 'Ada', mine: false } },
    });
    const view = (await bo('GET', `/v1/cases/${id}`)).body;
    expect(view.case.claim).toMatchObject({ by: 'Ada', mine: false });
    expect(await bo('POST', `/v1/cases/${id}/decisions`, finding(view.version))).toMatchObject({
      status: 409,
      body: { refusal: 'claimed' },
    });
    await bo('DELETE', `/v1/cases/${id}/claim`);
    expect((await bo('POST', `/v1/cases/${id}/claim`)).status).toBe(409);
    now += 11 * 60_000;
    expect(await bo('POST', `/v1/cases/${id}/claim`)).toMatchObject({ status: 200, body: { by: 'Bo' } });
    expect((await ada('POST', `/v1/cases/${id}/claim`)).status).toBe(409);
    await bo('DELETE', `/v1/cases/${id}/claim`);
    expect((await ada('POST', `/v1/cases/${id}/claim`)).status).toBe(200);
  });

  test('goes to one of many who ask at once, and ends with the decision', async () => {
    const id = await newCase();
    const people = await Promise.all(['a', 'b', 'c', 'd', 'e'].map((name) => sitDown(name)));
    const asked = await Promise.all(people.map((ask) => ask('POST', `/v1/cases/${id}/claim`)));
    expect(asked.filter(({ status }) => status === 200)).toHaveLength(1);
    const winner = people[asked.findIndex(({ status }) => status === 200)] as (typeof people)[number];
    const { version } = (await winner('GET', `/v1/cases/${id}`)).body;
    expect((await winner('POST', `/v1/cases/${id}/decisions`, finding(version))).status).toBe(200);
    expect((await winner('GET', `/v1/cases/${id}`)).body.case.claim).toBeNull();
    expect((await winner('POST', `/v1/cases/${id}/claim`)).status).toBe(409);
  });
});

test('a key decides with the scope for it, under its own name', async () => {
  const id = await newCase();
  const ask = async (key: string) =>
    fetch(`${vigil.url}/v1/cases/${id}/decisions`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify(finding('0-open-review')),
    });
  expect((await ask(await vigil.key('cases:read'))).status).toBe(403);
  expect((await ask(await vigil.key('cases:decide'))).status).toBe(200);
  const { rows } = await vigil.store.pool.query(`select author->>'name' as by from decision where case_id = $1`, [id]);
  expect(rows[0].by).toMatch(/^key:K-/);
});

describe('orders', () => {
  test('wait until somebody says they are done, evidence first, and each word is in the audit log', async () => {
    const id = await newCase();
    const ask = await sitDown('Ada');
    const { version } = (await ask('GET', `/v1/cases/${id}`)).body;
    await ask('POST', `/v1/cases/${id}/decisions`, finding(version));
    const mine = async () =>
      (await ask('GET', '/v1/orders?limit=200')).body.orders.filter((one: { case: string }) => one.case === id);
    const [preserve, enforce] = await mine();
    expect([preserve, enforce]).toMatchObject([
      { kind: 'preserve', state: 'pending', confirmed: null },
      { kind: 'enforce', action: 'suspend', state: 'pending', confirmed: null },
    ]);
    const say = (one: string, seen: string) =>
      ask('POST', `/v1/orders/${one}/confirmations`, { seen, says: 'by hand' });
    expect(await say(enforce.id, 'applied')).toMatchObject({ status: 422 });
    expect(await say(preserve.id, 'applied')).toMatchObject({ status: 200, body: { state: 'applied' } });
    expect(await say(preserve.id, 'applied')).toMatchObject({ status: 422 });
    expect(await say(enforce.id, 'verified')).toMatchObject({ status: 200 });
    expect(await mine()).toMatchObject([
      { id: preserve.id, state: 'applied', confirmed: { by: 'Ada', says: 'by hand' } },
    ]);
    expect(await say('O-000000-enforce', 'applied')).toMatchObject({ status: 404 });
    expect(await say(preserve.id, 'done')).toMatchObject({ status: 400 });
    expect(
      (await (await sitDown())('POST', `/v1/orders/${preserve.id}/confirmations`, { seen: 'verified' })).status,
    ).toBe(403);
    const { rows } = await vigil.store.pool.query(
      `select act, actor from audit_entry where subject = any($1) order by seq`,
      [[preserve.id, enforce.id]],
    );
    expect(rows).toEqual([
      { act: 'order.applied', actor: 'Ada' },
      { act: 'order.verified', actor: 'Ada' },
    ]);
  });

  test('are paged oldest first, each once', async () => {
    const ask = await sitDown('Ada');
    for (let n = 0; n < 3; n++) {
      const id = await newCase();
      const { version } = (await ask('GET', `/v1/cases/${id}`)).body;
      await ask('POST', `/v1/cases/${id}/decisions`, finding(version));
    }
    const all = (await ask('GET', '/v1/orders?limit=200')).body.orders.map((one: { id: string }) => one.id);
    const paged: string[] = [];
    for (let cursor = ''; cursor !== null; ) {
      const { body } = await ask('GET', `/v1/orders?limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`);
      paged.push(...body.orders.map((one: { id: string }) => one.id));
      cursor = body.next;
    }
    expect(paged).toEqual(all);
    expect(new Set(paged).size).toBe(paged.length);
    expect((await ask('GET', '/v1/orders?cursor=zorple')).status).toBe(400);
  });
});
