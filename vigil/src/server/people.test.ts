// People over HTTP: the first one by the terminal's link, others by invitation, roles by two admins, and nothing left of what was taken away.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { checkChain } from '../store/chain.ts';
import { invite } from '../store/invitations.ts';
import {
  addPerson,
  type Browser,
  codeOf,
  enrolWithCode,
  openBrowser,
  openLink,
  PASSWORD,
  signIn,
} from './people.fixture.ts';
import { lines, offer, type Running, startVigil } from './running.fixture.ts';

let now = Date.now();
let vigil: Running;
beforeAll(async () => {
  vigil = await startVigil({ now: () => now });
});
afterAll(() => vigil.close());
beforeEach(async () => {
  // Codes count once in half a minute: each test has its own.
  now += 10 * 60_000;
  await vigil.store.pool.query(`truncate person, sign_in_step, invitation cascade`);
  await vigil.store.pool.query(`delete from setting where name = 'two-admins-since'`);
});

const enrol = (browser: Browser, by: object): Promise<string> => enrolWithCode(browser, by, now);
const first = (name: string, ...roles: string[]): object => ({ first: { name, roles } });
async function invited(admin: Browser, wish: object): Promise<{ browser: Browser; by: object; id: string }> {
  const made = await admin.ask('POST', '/v1/invitations', wish);
  expect(made.status).toBe(200);
  return { browser: openBrowser(vigil.url), by: { invitation: made.body.secret }, id: made.body.invitation.id };
}
const who = async (browser: Browser) => (await browser.ask('GET', '/v1/session')).body;
const acts = async (): Promise<string[]> =>
  (
    await vigil.store.pool.query<{ act: string }>('select act from audit_entry where at_ms >= $1 order by seq', [now])
  ).rows.map(({ act }) => act);

async function newCase({ url, key, store: { pool } }: Running, account: string): Promise<string> {
  const headers = { authorization: `Bearer ${await key('items:write')}`, 'content-type': 'application/x-ndjson' };
  await fetch(`${url}/v1/items`, { method: 'POST', body: lines([offer(`p-${account}`, account)]), headers });
  return (await pool.query('select id from case_file where account = $1', [account])).rows[0].id;
}

describe('the first person', () => {
  let fresh: Running;
  beforeAll(async () => {
    fresh = await startVigil({ now: () => now });
  });
  afterAll(() => fresh.close());

  test('is set up with the link, which decides nothing from then on but invites one admin when nobody can get in', async () => {
    const link = await openLink(fresh.url, 'Zed');
    const other = await openLink(fresh.url, 'Zoe');
    expect((await who(other)).permissions).toContain('cases:decide');
    expect((await link.ask('POST', '/v1/recovery', { name: 'Ada' })).status).toBe(409);
    expect((await link.ask('POST', '/v1/invitations', { name: 'Bo', roles: ['reviewer'] })).status).toBe(409);
    const clash = { first: { name: 'Ada', roles: ['custodian', 'lead'] } };
    const { body } = await link.ask('POST', '/v1/enrolment/password/code', { by: clash, password: PASSWORD });
    expect(
      (await link.ask('POST', '/v1/enrolment/password', { step: body.step, code: codeOf(body.secret, now) })).status,
    ).toBe(422);
    await enrol(link, first('Ada', 'reviewer'));
    expect(await who(link)).toMatchObject({ name: 'Ada', roles: ['admin', 'reviewer'], setUp: true });
    expect(await who(other)).toMatchObject({ opened: 'link', permissions: [], setUp: true });
    expect((await other.ask('GET', '/v1/today')).status).toBe(403);
    expect((await other.ask('PUT', '/v1/session/name', { name: 'Ada' })).status).toBe(409);
    expect(
      (await other.ask('POST', '/v1/enrolment/password/code', { by: first('Bo'), password: PASSWORD })).status,
    ).toBe(409);
    const lost = await other.ask('POST', '/v1/recovery', { name: 'Bea' });
    expect(lost).toMatchObject({
      status: 200,
      body: { invitation: { roles: ['admin'], madeBy: 'terminal', waiting: false } },
    });
    const again = await other.ask('POST', '/v1/recovery', { name: 'Bea' });
    expect((await openBrowser(fresh.url).ask('POST', '/v1/enrolment', { invitation: lost.body.secret })).status).toBe(
      401,
    );
    await enrol(openBrowser(fresh.url), { invitation: again.body.secret });
    expect(await who(link), 'a second admin ends the exception').toMatchObject({ roles: ['admin'] });
    expect((await link.ask('GET', '/v1/cases')).status).toBe(403);
    expect((await fetch(`${fresh.url}/metrics`)).status, 'numbers take a key once people are set up').toBe(401);
    expect(await checkChain(fresh.store.pool)).toMatchObject({ ok: true });
  });
});

describe('roles', () => {
  test('one admin gives them alone; with two, the other signs, and never for themself', async () => {
    const adaId = await addPerson(vigil, 'Ada', ['admin', 'reviewer']);
    const ada = await signIn(vigil, adaId, now);
    const bo = await invited(ada, { name: 'Bo', roles: ['reviewer'] });
    await enrol(bo.browser, bo.by);
    const boId = (await who(bo.browser)).person;
    const give = (browser: Browser, id: string, roles: string[]) => browser.ask('PATCH', `/v1/people/${id}`, { roles });
    expect(await give(ada, boId, ['senior'])).toMatchObject({
      status: 200,
      body: { grant: null, person: { roles: ['senior'] } },
    });
    expect((await give(ada, adaId, ['admin', 'lead'])).status).toBe(422);
    expect((await give(ada, boId, ['admin', 'senior'])).status, 'an admin sees no cases').toBe(422);
    expect((await give(ada, boId, ['custodian', 'lead'])).status).toBe(422);

    const cy = await invited(ada, { name: 'Cy', roles: ['admin'] });
    await enrol(cy.browser, cy.by);
    expect((await who(ada)).roles).toEqual(['admin']);
    const { body } = await give(ada, boId, ['senior', 'reviewer']);
    expect(body).toMatchObject({ grant: expect.stringMatching(/^G-/), person: { roles: ['senior'] } });
    const sign = (browser: Browser, id: string, yes = true) =>
      browser.ask('POST', `/v1/grants/${id}/signature`, { sign: yes });
    expect((await sign(ada, body.grant)).status).toBe(403);
    expect((await sign(bo.browser, body.grant)).status).toBe(403);
    expect((await cy.browser.ask('GET', '/v1/grants')).body.grants).toMatchObject([{ id: body.grant, name: 'Bo' }]);
    expect((await sign(cy.browser, body.grant)).status).toBe(200);
    expect((await who(bo.browser)).roles).toEqual(['senior', 'reviewer']);
    expect((await sign(cy.browser, body.grant)).status).toBe(404);

    const forAda = (await give(cy.browser, adaId, ['admin', 'editor'])).body.grant;
    expect((await sign(ada, forAda)).status, 'nobody signs for themself').toBe(403);
    const di = await invited(ada, { name: 'Di', roles: ['auditor'] });
    expect((await di.browser.ask('POST', '/v1/enrolment', di.by)).body).toMatchObject({ waiting: true });
    expect(
      (await di.browser.ask('POST', '/v1/enrolment/password/code', { by: di.by, password: PASSWORD })).status,
    ).toBe(409);
    const waiting = (await cy.browser.ask('GET', '/v1/grants')).body.grants.find(
      (one: { invitation: string }) => one.invitation === di.id,
    );
    await sign(cy.browser, waiting.id);
    await enrol(di.browser, di.by);

    const { person: cyId } = await who(cy.browser);
    const lost = await invited(ada, { person: cyId });
    const forCy = (await cy.browser.ask('GET', '/v1/grants')).body.grants.find(
      (one: { invitation: string }) => one.invitation === lost.id,
    );
    expect((await sign(cy.browser, forCy.id)).status, 'a new link for oneself').toBe(403);
    const wish = { name: 'Fay', roles: ['reviewer'] as const };
    expect(await invite(vigil.store.pool, wish, { actor: 'terminal', now })).toMatchObject({
      invitation: { waiting: true },
    });

    await ada.ask('PATCH', `/v1/people/${cyId}`, { disabled: true });
    const alone = await give(ada, boId, ['senior', 'reviewer', 'lead']);
    expect(alone.body.grant, 'an admin who removed the other still does not appoint alone').toMatch(/^G-/);
    expect(await acts()).toEqual(
      expect.arrayContaining(['role.given', 'role.taken', 'grant.signed', 'person.exception-ended', 'person.disabled']),
    );
    expect(await checkChain(vigil.store.pool)).toMatchObject({ ok: true });
  });

  test('that are taken away are gone with the next request, and so is who is disabled, live streams too', async () => {
    const ada = await signIn(vigil, await addPerson(vigil, 'Ada', ['admin']), now);
    const boId = await addPerson(vigil, 'Bo', ['reviewer']);
    const bo = await signIn(vigil, boId, now);
    expect((await bo.ask('GET', '/v1/cases')).status).toBe(200);
    const id = await newCase(vigil, 'seller-stale');
    const made = await bo.ask('POST', `/v1/cases/${id}/reveals`, {});
    expect(made.status).toBe(200);
    const words = `/v1/cases/${id}?reveal=${made.body.reveal}`;
    expect(JSON.stringify((await bo.ask('GET', words)).body)).toContain('blenvik');
    await ada.ask('PATCH', `/v1/people/${boId}`, { roles: ['auditor'] });
    expect((await bo.ask('GET', words)).status, 'words revealed before').toBe(403);
    expect((await bo.ask('GET', `/v1/cases/${id}`)).status).toBe(200);
    await ada.ask('PATCH', `/v1/people/${boId}`, { roles: ['editor'] });
    expect((await bo.ask('GET', '/v1/cases')).status).toBe(403);
    const cookie = [...bo.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const stream = await fetch(`${vigil.url}/v1/events`, { headers: { cookie } });
    expect(stream.status).toBe(200);
    const began = Date.now();
    const ended = stream.text();
    expect((await ada.ask('PATCH', `/v1/people/${boId}`, { disabled: true })).status).toBe(200);
    expect((await bo.ask('GET', '/v1/today')).status).toBe(401);
    expect(await ended).toContain('event: pulse');
    expect(Date.now() - began).toBeLessThan(5_000);
    const back = await invited(ada, { person: boId });
    await enrol(back.browser, back.by);
    expect(await who(back.browser)).toMatchObject({ person: boId, name: 'Bo' });
  });

  test('a link for somebody who is there ends what they signed in with; a link used, taken back or run out lets nobody in', async () => {
    const ada = await signIn(vigil, await addPerson(vigil, 'Ada', ['admin']), now);
    const bo = await invited(ada, { name: 'Bo', roles: ['reviewer'] });
    await enrol(bo.browser, bo.by);
    const look = (by: object) => openBrowser(vigil.url).ask('POST', '/v1/enrolment', by);
    expect((await look(bo.by)).status).toBe(401);
    expect((await ada.ask('POST', '/v1/invitations', { name: 'ＢＯ ', roles: ['lead'] })).status, 'looks like Bo').toBe(
      422,
    );
    const again = await invited(ada, { person: (await who(bo.browser)).person });
    expect((await look(again.by)).body).toMatchObject({ name: 'Bo', again: true });
    await enrol(again.browser, again.by);
    expect((await bo.browser.ask('GET', '/v1/cases')).status).toBe(401);
    const taken = await invited(ada, { name: 'Cy', roles: ['lead'] });
    expect((await ada.ask('DELETE', `/v1/invitations/${taken.id}`)).status).toBe(204);
    expect((await look(taken.by)).status).toBe(401);
    const late = await invited(ada, { name: 'Cy', roles: ['lead'] });
    now += 4 * 86_400_000;
    expect((await look(late.by)).status).toBe(401);
  });
});

describe('what is somebody else’s', () => {
  test('a claim, a draft, a session and a passkey are refused to others, and an admin ends sessions but sees no case', async () => {
    const [ada, bo, cy] = [
      await signIn(vigil, await addPerson(vigil, 'Ada', ['reviewer']), now),
      await signIn(vigil, await addPerson(vigil, 'Bo', ['reviewer']), now),
      await signIn(vigil, await addPerson(vigil, 'Cy', ['admin']), now),
    ];
    const id = await newCase(vigil, 'seller-own');
    expect(await ada.ask('POST', `/v1/cases/${id}/claim`)).toMatchObject({
      status: 200,
      body: { by: 'Ada', mine: true },
    });
    expect((await bo.ask('POST', `/v1/cases/${id}/claim`)).status).toBe(409);
    await bo.ask('DELETE', `/v1/cases/${id}/claim`);
    const { version, case: one } = (await bo.ask('GET', `/v1/cases/${id}`)).body;
    expect(one.claim).toMatchObject({ by: 'Ada', mine: false });
    const draft = randomUUID();
    const finding = { outcome: 'violating', saw: version, draft };
    expect((await bo.ask('POST', `/v1/cases/${id}/decisions`, finding)).status).toBe(409);
    expect((await ada.ask('POST', `/v1/cases/${id}/decisions`, finding)).status).toBe(200);
    expect((await bo.ask('POST', `/v1/cases/${id}/decisions`, finding)).body.repeated).not.toBe(true);
    const { sessions } = (await ada.ask('GET', '/v1/sessions')).body;
    expect(sessions).toMatchObject([{ here: true }]);
    expect((await bo.ask('DELETE', `/v1/sessions/${sessions[0].id}`)).status).toBe(404);
    await vigil.store.pool.query(
      `insert into passkey (id, person, public_key, counter, transports, label, created_ms) select 'zorplepasskey', id, '', 0, '[]', '', 0 from person where name = 'Ada'`,
    );
    expect((await bo.ask('DELETE', '/v1/passkeys/zorplepasskey')).status).toBe(404);
    expect((await ada.ask('DELETE', '/v1/passkeys/zorplepasskey')).status, 'the last way in').toBe(422);
    expect((await ada.ask('GET', '/v1/cases')).status).toBe(200);
    expect((await cy.ask('DELETE', `/v1/sessions/${sessions[0].id}`)).status).toBe(204);
    expect((await ada.ask('GET', '/v1/cases')).status).toBe(401);
  });

  test('a live stream tells whoever may not read cases numbers only', async () => {
    const cy = await signIn(vigil, await addPerson(vigil, 'Cy', ['admin']), now);
    const cookie = [...cy.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const stop = new AbortController();
    const stream = await fetch(`${vigil.url}/v1/events`, { headers: { cookie }, signal: stop.signal });
    let heard = '';
    const reading = (async () => {
      for await (const chunk of stream.body ?? []) heard += new TextDecoder().decode(chunk);
    })().catch(() => undefined);
    const before = heard.length;
    await newCase(vigil, 'seller-stream');
    await expect.poll(() => heard.slice(before).split('event: pulse').length).toBeGreaterThan(2);
    expect(heard).not.toMatch(/opened|C-[0-9A-Z]{10}/);
    stop.abort();
    await reading;
  });
});
