// Signing in over HTTP: name, password and code together, guesses slowed down, sessions that end.
import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addPerson, codeOf, enrolWithCode, openBrowser, PASSWORD, signIn } from './people.fixture.ts';
import { type Running, startVigil } from './running.fixture.ts';

let now = Date.now();
let vigil: Running;
beforeAll(async () => {
  vigil = await startVigil({ now: () => now });
});
afterAll(() => vigil.close());
beforeEach(async () => {
  // Codes count once in half a minute: each test has its own.
  now += 10 * 60_000;
  await vigil.store.pool.query('truncate person, sign_in_step, invitation cascade');
});

const acts = async (): Promise<string[]> =>
  (await vigil.store.pool.query<{ act: string }>('select act from audit_entry where at_ms >= $1', [now])).rows.map(
    ({ act }) => act,
  );

/** Asks as a proxy does that passes the public name on. */
async function askUnder(
  host: string,
  url: string,
  { method, body, cookie = '' }: { readonly method: string; readonly body?: object; readonly cookie?: string },
): Promise<{ readonly body: ReturnType<typeof JSON.parse>; readonly cookie: string }> {
  const headers = {
    host,
    cookie,
    'sec-fetch-site': 'same-origin',
    ...(body && { 'content-type': 'application/json' }),
  };
  const sent = request(url, { method, headers });
  sent.end(body === undefined ? undefined : JSON.stringify(body));
  const [answer] = (await once(sent, 'response')) as [IncomingMessage];
  const text = (await answer.setEncoding('utf8').toArray()).join('');
  return { body: JSON.parse(text), cookie: answer.headers['set-cookie']?.[0] ?? '' };
}

describe('signing in', () => {
  test('takes name, password and code together, says not which was wrong, and takes a code once', async () => {
    const id = await addPerson(vigil, 'Ada', ['admin']);
    const secret = await enrolWithCode(await signIn(vigil, id, now), { self: true }, now);
    const browser = openBrowser(vigil.url);
    const send = (some: object) =>
      browser.ask('POST', '/v1/sign-in/password', {
        name: 'ada ',
        password: PASSWORD,
        code: codeOf(secret, now),
        ...some,
      });
    expect((await send({})).status, 'the code of the enrolment was used').toBe(401);
    now += 60_000;
    const wrong = [
      await send({ password: 'another plain garden' }),
      await send({ code: '000000' }),
      await send({ name: 'Bo' }),
    ];
    expect(new Set(wrong.map(({ body }) => body.detail)).size).toBe(1);
    expect(wrong.map(({ status }) => status)).toEqual([401, 401, 401]);
    const right = await send({});
    expect(right).toMatchObject({ status: 200, body: { name: 'Ada', person: id, opened: 'password' } });
    expect(right.cookies[0]).toMatch(
      /^vigil_person_[0-9a-f]{8}=[\w-]{43}; Max-Age=36000; Path=\/; HttpOnly; SameSite=Strict$/,
    );
    expect((await send({})).status).toBe(401);
    const { rows } = await vigil.store.pool.query('select password, totp from person where id = $1', [id]);
    expect(rows[0].password).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(rows[0].totp.toString('latin1')).not.toContain(secret);
    const kept = await vigil.store.pool.query('select * from person_session');
    expect(JSON.stringify(kept.rows)).not.toContain([...browser.cookies.values()][0]);
  });

  test('slows down whoever guesses, by name from any address, and writes refusals to the audit log, bounded', async () => {
    await addPerson(vigil, 'Ada', ['admin']);
    const browser = openBrowser(vigil.url);
    const statuses: number[] = [];
    for (let n = 0; n < 12; n++)
      statuses.push(
        (await browser.ask('POST', '/v1/sign-in/password', { name: 'Ada', password: `guess ${n}`, code: '123456' }))
          .status,
      );
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 401), 429, 429]);
    await expect.poll(acts).toContain('sign-in.refused');
    expect((await acts()).filter((one) => one === 'sign-in.refused').length).toBeLessThanOrEqual(2);
  });

  test('counts guesses that are sent at once before it looks at any, and takes the count back from whoever was right', async () => {
    const id = await addPerson(vigil, 'Eve', ['admin']);
    const secret = await enrolWithCode(await signIn(vigil, id, now), { self: true }, now);
    const send = (some: object) =>
      openBrowser(vigil.url).ask('POST', '/v1/sign-in/password', {
        name: 'Eve',
        password: PASSWORD,
        code: '0',
        ...some,
      });
    for (let n = 0; n < 12; n++) {
      now += 30_000;
      expect((await send({ code: codeOf(secret, now) })).status, `right for the ${n + 1}. time`).toBe(200);
    }
    const all = await Promise.all(
      Array.from({ length: 50 }, (_, n) => send({ password: `guess number ${n}`, code: '123456' })),
    );
    const looked = all.filter(({ status }) => status === 401).length;
    expect(looked).toBeLessThanOrEqual(10);
    expect(all.filter(({ status }) => status === 429)).toHaveLength(50 - looked);
    now += 30_000;
    expect((await send({ code: codeOf(secret, now) })).status, 'after all of them').toBe(429);
  });

  test('from another web page is refused, and a weak password is not taken', async () => {
    const id = await addPerson(vigil, 'Ada Lovelace', ['admin']);
    const ada = await signIn(vigil, id, now);
    const foreign = { 'sec-fetch-site': 'cross-site' };
    expect(
      (await ada.ask('POST', '/v1/sign-in/password', { name: 'Ada', password: 'x', code: '1' }, foreign)).status,
    ).toBe(403);
    expect((await ada.ask('GET', '/v1/people', undefined, foreign)).status).toBe(403);
    for (const password of ['short', 'aaaaaaaaaaaaaa', 'adalovelace2026', 'x'.repeat(201)])
      expect((await ada.ask('POST', '/v1/enrolment/password/code', { by: { self: true }, password })).status).toBe(422);
  });

  test('ends without use, in any case after ten hours, and at once when the person signs out', async () => {
    const id = await addPerson(vigil, 'Ada', ['reviewer']);
    const start = now;
    const idle = await signIn(vigil, id, now);
    now += 16 * 60_000;
    expect((await idle.ask('GET', '/v1/cases')).status).toBe(401);
    const page = await signIn(vigil, id, now);
    for (let n = 0; n < 4; n++, now += 5 * 60_000)
      expect((await page.ask('GET', '/v1/today')).status, 'what a page asks by itself').toBe(n < 3 ? 200 : 401);
    const busy = await signIn(vigil, id, now);
    for (; now < start + 11 * 3_600_000; now += 10 * 60_000)
      await busy.ask('GET', '/v1/today', undefined, { 'vigil-here': '1' });
    expect((await busy.ask('GET', '/v1/today')).status).toBe(401);
    const out = await signIn(vigil, id, now);
    const copy = openBrowser(vigil.url);
    for (const [name, value] of out.cookies) copy.cookies.set(name, value);
    expect((await out.ask('DELETE', '/v1/session')).status).toBe(204);
    expect(out.cookies.size).toBe(0);
    expect((await copy.ask('GET', '/v1/cases')).status).toBe(401);
  });

  test('over https the cookie is bound to the host and never sent without TLS, and passkeys to the name', async () => {
    const other = await startVigil({ now: () => now, people: { origin: 'https://vigil.example' } });
    const ask = (method: string, path: string, more: { body?: object; cookie?: string } = {}) =>
      askUnder('vigil.example', `${other.url}${path}`, { method, ...more });
    const ada = await signIn(other, await addPerson(other, 'Ada', ['admin']), now);
    const secret = await enrolWithCode(ada, { self: true }, now);
    now += 60_000;
    const body = { name: 'Ada', password: PASSWORD, code: codeOf(secret, now) };
    const { cookie } = await ask('POST', '/v1/sign-in/password', { body });
    expect(cookie).toMatch(/^__Host-vigil_person_[0-9a-f]{8}=[\w-]{43}; .*Path=\/; HttpOnly; Secure; SameSite=Strict$/);
    const sent = { cookie: cookie.split(';')[0] as string };
    expect((await ask('GET', '/v1/session', sent)).body).toMatchObject({ name: 'Ada' });
    expect((await fetch(`${other.url}/v1/session`, { headers: sent })).status, 'under another address').toBe(401);
    expect((await ask('GET', '/v1/sign-in')).body).toMatchObject({ passkey: true });
    expect((await openBrowser(other.url).ask('GET', '/v1/sign-in')).body).toMatchObject({ passkey: false });
    expect((await ask('POST', '/v1/sign-in/passkey/options')).body.options.rpId).toBe('vigil.example');
    await other.close();
  });
});
