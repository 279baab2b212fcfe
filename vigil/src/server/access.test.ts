// Shows who may do what: keys with scopes, the console's session, foreign hosts, and what browsers are told.
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CONSOLE_KEY, chatter, lines, type Running, startVigil } from './running.fixture.ts';

let vigil: Running;
beforeAll(async () => {
  vigil = await startVigil();
});
afterAll(() => vigil.close());

const openSession = (key: string): Promise<Response> =>
  fetch(`${vigil.url}/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ key }),
  });

describe('keys', () => {
  test('No key or a wrong one is 401, a key without the scope 403, with words that say what to do', async () => {
    const reader = await vigil.key('cases:read');
    const send = (authorization?: string): Promise<Response> =>
      fetch(`${vigil.url}/v1/items`, {
        method: 'POST',
        body: lines([chatter('1', 'a')]),
        headers: { 'content-type': 'application/x-ndjson', ...(authorization && { authorization }) },
      });
    for (const [authorization, status] of [
      [undefined, 401],
      ['Bearer zorple', 401],
      [`Bearer vigil_${'A'.repeat(43)}`, 401],
      [`Bearer ${reader}`, 403],
    ] as const) {
      const answer = await send(authorization);
      expect(answer.status).toBe(status);
      expect(answer.headers.get('content-type')).toBe('application/problem+json');
      expect(await answer.json()).toMatchObject({
        status,
        title: expect.any(String),
        detail: expect.any(String),
        requestId: expect.any(String),
      });
    }
    for (const path of ['/v1/today', '/v1/cases', '/v1/accounts', '/v1/shelf', '/v1/events'])
      expect((await fetch(vigil.url + path)).status).toBe(401);
  });

  test('Whoever keeps sending wrong keys must wait, but a neighbour with a good key goes on', async () => {
    const other = await startVigil();
    const good = await other.key('cases:read');
    const ask = (secret: string): Promise<Response> =>
      fetch(`${other.url}/v1/cases`, { headers: { authorization: `Bearer ${secret}` } });
    expect((await ask(good)).status).toBe(200);
    const statuses: number[] = [];
    for (let n = 0; n < 25; n++) statuses.push((await ask(`vigil_${'B'.repeat(43)}`)).status);
    expect(statuses.slice(0, 20)).toEqual(Array.from({ length: 20 }, () => 401));
    expect(statuses.at(-1)).toBe(429);
    expect((await ask(good)).status).toBe(200);
    await other.close();
  });
});

describe('the console’s session', () => {
  test('The link’s key opens a session that reads and cannot write', async () => {
    expect((await openSession('zorple')).status).toBe(401);
    const opened = await openSession(CONSOLE_KEY);
    expect(opened.status).toBe(204);
    const set = opened.headers.get('set-cookie') ?? '';
    expect(set).toMatch(/^vigil_[0-9a-f]{8}=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Strict$/);
    const cookie = set.split(';')[0] as string;
    expect((await fetch(`${vigil.url}/v1/today`, { headers: { cookie } })).status).toBe(200);
    expect((await fetch(`${vigil.url}/v1/today`, { headers: { cookie, 'sec-fetch-site': 'same-site' } })).status).toBe(
      403,
    );
    const write = await fetch(`${vigil.url}/v1/items`, {
      method: 'POST',
      body: '{}',
      headers: { cookie, 'content-type': 'application/json' },
    });
    expect(write.status).toBe(403);
  });
});

describe('browsers', () => {
  test('A foreign host name is refused, so that another site cannot point its name at this machine', async () => {
    const { port } = new URL(vigil.url);
    const status = await new Promise<number | undefined>((resolve, reject) => {
      request({ host: '127.0.0.1', port, path: '/livez', headers: { host: 'zorple.example' } }, (answer) =>
        resolve(answer.resume().statusCode),
      )
        .on('error', reject)
        .end();
    });
    expect(status).toBe(421);
  });

  test('Every answer forbids foreign scripts, frames and sniffing, errors and unknown routes too', async () => {
    for (const path of ['/', '/livez', '/v1/cases', '/zorple']) {
      const { headers } = await fetch(vigil.url + path);
      expect(headers.get('content-security-policy')).toMatch(
        /default-src 'none'; script-src 'self';.*frame-ancestors 'none'/,
      );
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
    }
    expect(await (await fetch(`${vigil.url}/zorple`)).json()).toMatchObject({ status: 404 });
    expect(await (await fetch(vigil.url)).text()).toContain('vite build console');
  });
});
