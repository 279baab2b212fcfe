// A key belongs to somebody: who holds a key and a session is one pair of hands wherever two people are needed, and a key ends with its owner.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isSameHand } from '../engine/hands.ts';
import { addPerson, type Browser, signIn } from './people.fixture.ts';
import { type Running, startVigil } from './running.fixture.ts';
import { asKey, CLEARED, decide, openCase, type Seat, sign, sitDown } from './seat.fixture.ts';

const asSeat =
  (browser: Browser): Seat =>
  (method, path, body) =>
    browser.ask(method, path, body);

test('two hands are one when either name is the other’s owner', () => {
  const key = { name: 'key:K-1', actor: 'key:K-1', owner: 'Ada' };
  expect(isSameHand(key, { name: ' aDa', actor: 'session:1' })).toBe(true);
  expect(isSameHand({ name: 'Ada' }, key)).toBe(true);
  expect(isSameHand(key, { ...key, name: 'key:K-2', actor: 'key:K-2' })).toBe(true);
  expect(isSameHand(key, { name: 'key:K-3', actor: 'key:K-3', owner: 'Bo' })).toBe(false);
  expect(isSameHand(key, { name: 'Bo', actor: 'session:2' })).toBe(false);
});

describe('while nobody is set up', () => {
  let vigil: Running;
  beforeAll(async () => {
    vigil = await startVigil();
  });
  afterAll(() => vigil.close());

  test('what a key decided its owner does not sign, and neither does any key; another person does', async () => {
    const key = asKey(vigil.url, await vigil.keyOf('Ada', 'cases:read', 'cases:decide', 'cases:sign'));
    const { id } = await openCase(vigil);
    const { body } = await decide(key, id);
    expect(body).toMatchObject({ stands: false, signature: { state: 'wanted' } });
    expect((await sign(await sitDown(vigil.url, 'ADA '), body.decision)).status).toBe(422);
    expect((await sign(key, body.decision)).status).toBe(403);
    expect((await sign(await sitDown(vigil.url, 'Bo'), body.decision)).status).toBe(200);
  });
});

describe('with people', () => {
  let vigil: Running;
  let ada: Seat;
  let bo: Seat;
  const scopes = [
    'cases:read',
    'cases:decide',
    'cases:reveal',
    'notices:write',
    'lexicon:read',
    'lexicon:write',
  ] as const;
  beforeAll(async () => {
    vigil = await startVigil();
    await addPerson(vigil, 'Root', ['admin']);
    ada = asSeat(await signIn(vigil, await addPerson(vigil, 'Ada', ['senior', 'editor'])));
    bo = asSeat(await signIn(vigil, await addPerson(vigil, 'Bo', ['senior'])));
  });
  afterAll(() => vigil.close());

  test('an act of one’s key is one’s own: not to be signed, to be taken back, and no second pair of eyes on an appeal', async () => {
    const key = asKey(vigil.url, await vigil.keyOf('Ada', ...scopes));
    const { id, account } = await openCase(vigil);
    const first = await decide(key, id);
    expect((await ada('GET', '/v1/signatures')).body.signatures).toMatchObject([{ own: true }]);
    expect((await sign(ada, first.body.decision)).status).toBe(422);
    expect((await ada('POST', `/v1/decisions/${first.body.decision}/undo`)).status).toBe(200);
    const own = await decide(ada, id);
    expect((await sign(bo, own.body.decision)).status).toBe(200);
    const heard = await key('POST', '/v1/appeals', {
      platform: 'own',
      account,
      id: randomUUID(),
      text: 'I sell bread.',
    });
    expect((await decide(key, heard.body.case, CLEARED)).status).toBe(422);
  });

  test('a key that only reads tells a reviewer nothing that their session hides, and reveals on their account', async () => {
    const { id, account } = await openCase(vigil);
    const { body } = await decide(ada, id, { reason: 'three price lists' });
    await sign(bo, body.decision);
    const platform = asKey(vigil.url, await vigil.key('notices:write'));
    await platform('POST', '/v1/appeals', { platform: 'own', account, id: randomUUID(), text: 'I sell bread.' });
    await addPerson(vigil, 'Cy', ['reviewer']);
    const told = async (key: string) => JSON.stringify((await asKey(vigil.url, key)('GET', `/v1/cases/${id}`)).body);
    expect(await told(await vigil.keyOf('Cy', 'cases:read'))).not.toContain('price lists');
    expect(await told(await vigil.keyOf('Ada', 'cases:read'))).toContain('price lists');
    expect(await told(await vigil.key('cases:read'))).toContain('price lists');
    const before = (await bo('GET', `/v1/cases/${id}`)).body.reveals.used;
    const mine = asKey(vigil.url, await vigil.keyOf('Bo', 'cases:read', 'cases:reveal'));
    expect((await mine('POST', `/v1/cases/${id}/reveals`, {})).status).toBe(200);
    expect((await bo('GET', `/v1/cases/${id}`)).body.reveals.used).toBe(before + 1);
  });

  test('a proposal by one’s key is one’s own', async () => {
    const key = asKey(vigil.url, await vigil.keyOf('Ada', ...scopes));
    const term = {
      id: 'own-zem',
      term: 'zemvoril',
      family: 'term',
      kind: 'word',
      matches: ['zemvoril!'],
      ignores: ['snow'],
    };
    const made = await key('POST', '/v1/lexicon/proposals', { why: 'Seen.', changes: [{ kind: 'add', term }] });
    expect(made.status, JSON.stringify(made.body)).toBe(200);
    const { id, digest } = made.body.proposal;
    expect((await ada('GET', '/v1/lexicon/proposals')).body.proposals).toMatchObject([{ mine: true, by: 'Ada' }]);
    expect((await ada('POST', `/v1/lexicon/proposals/${id}/signature`, { sign: true, saw: digest })).status).toBe(403);
  });

  test('a key that nobody owns, or nobody who is set up, reads and sends but does nothing that wants a second person; and every key ends with its owner', async () => {
    const { id } = await openCase(vigil);
    for (const secret of [await vigil.key(...scopes), await vigil.keyOf('Nobody Here', ...scopes)]) {
      const key = asKey(vigil.url, secret);
      expect((await key('GET', `/v1/cases/${id}`)).status).toBe(200);
      const said = await decide(key, id);
      expect(said).toMatchObject({ status: 403, body: { detail: expect.stringContaining('--by NAME') } });
      expect((await key('POST', '/v1/lexicon/proposals', {})).status).toBe(403);
    }
    const secret = await vigil.keyOf('Dot', ...scopes);
    const dot = asKey(vigil.url, secret);
    const person = await addPerson(vigil, 'Dot', ['reviewer']);
    expect((await dot('POST', `/v1/cases/${id}/claim`, {})).status).toBe(200);
    await vigil.store.pool.query('update person set disabled_ms = 1 where id = $1', [person]);
    expect((await dot('GET', `/v1/cases/${id}`)).status).toBe(401);
  });
});
