// Signing in at a real identity provider on this machine: enrolled once, then in by its account; forged, foreign and repeated returns are refused.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addPerson, type Browser, openBrowser, signIn } from './people.fixture.ts';
import { type Running, startVigil } from './running.fixture.ts';

const CLIENT = { clientId: 'vigil', clientSecret: 'zorple-secret-of-this-client-0123456789' };
let vigil: Running;
let server: Server;
let issuer: string;

beforeAll(async () => {
  server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  vigil = await startVigil({ people: { oidc: { issuer, ...CLIENT, label: 'Blenvik ID' } } });
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT.clientId,
        client_secret: CLIENT.clientSecret,
        redirect_uris: [`${vigil.url}/v1/sign-in/oidc/back`],
      },
    ],
    pkce: { required: () => true },
  });
  server.on('request', provider.callback());
});
afterAll(async () => {
  await vigil.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

/** Goes to the provider, says who it is there, and returns the address that leads back, without following it. */
async function visit(url: string, login: string): Promise<string> {
  const there = openBrowser('');
  let at = url;
  for (let step = 0; step < 12; step++) {
    if (at.startsWith(vigil.url)) return at.slice(vigil.url.length);
    const page = await fetchWith(there, at);
    const form = /<form[^>]*action="([^"]+)"[^>]*>[\s\S]*?name="prompt" value="(\w+)"/.exec(page.text);
    at = page.location ?? new URL(form?.[1] ?? '', at).href;
    if (page.location === undefined) {
      const sent = await fetchWith(there, at, new URLSearchParams({ prompt: form?.[2] ?? '', login, password: 'x' }));
      at = sent.location ?? '';
    }
  }
  throw new Error('the provider sends us round in circles');
}

async function fetchWith(
  { cookies }: Browser,
  url: string,
  body?: URLSearchParams,
): Promise<{ location: string | undefined; text: string }> {
  const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const answer = await fetch(url, { redirect: 'manual', headers: { cookie }, ...(body && { method: 'POST', body }) });
  for (const one of answer.headers.getSetCookie()) {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(one) ?? [];
    cookies.set(name, value);
  }
  const location = answer.headers.get('location');
  return { location: location === null ? undefined : new URL(location, url).href, text: await answer.text() };
}

/** As a browser comes back: from another site, with its lax cookies. */
const back = (browser: Browser, path: string) =>
  browser.ask('GET', path, undefined, { 'sec-fetch-site': 'cross-site' });
const locationOf = async (browser: Browser, path: string): Promise<string | null> => {
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  return (await fetch(vigil.url + path, { redirect: 'manual', headers: { cookie } })).headers.get('location');
};

test('somebody invited enrols with an account of the provider, and it lets them in from then on; nobody else', async () => {
  const ada = await signIn(vigil, await addPerson(vigil, 'Ada', ['admin']));
  const { secret } = (await ada.ask('POST', '/v1/invitations', { name: 'Bo', roles: ['reviewer'] })).body;
  const bo = openBrowser(vigil.url);
  expect((await bo.ask('GET', '/v1/sign-in')).body).toMatchObject({ oidc: 'Blenvik ID', setUp: true });
  const enrolment = (await bo.ask('POST', '/v1/enrolment/oidc', { by: { invitation: secret } })).body.url;
  expect(enrolment).toMatch(/code_challenge_method=S256/);
  const arrived = await back(bo, await visit(enrolment, 'account-of-bo'));
  expect(arrived.status).toBe(302);
  expect((await bo.ask('GET', '/v1/session')).body).toMatchObject({ name: 'Bo', opened: 'oidc', roles: ['reviewer'] });

  const again = openBrowser(vigil.url);
  const { url } = (await again.ask('POST', '/v1/sign-in/oidc')).body;
  const path = await visit(url, 'account-of-bo');
  const thief = openBrowser(vigil.url);
  expect(await locationOf(thief, path), 'a return without the cookie of whoever left').toBe('/#/signin?trouble=late');
  await back(again, path);
  expect((await again.ask('GET', '/v1/session')).body).toMatchObject({ name: 'Bo' });
  expect(await locationOf(again, path), 'a return twice').toBe('/#/signin?trouble=late');

  const forged = openBrowser(vigil.url);
  await forged.ask('POST', '/v1/sign-in/oidc');
  expect(await locationOf(forged, '/v1/sign-in/oidc/back?code=zorple&state=zorple')).toBe('/#/signin?trouble=refused');
  const stranger = openBrowser(vigil.url);
  const strange = await visit((await stranger.ask('POST', '/v1/sign-in/oidc')).body.url, 'account-of-nobody');
  expect(await locationOf(stranger, strange)).toBe('/#/signin?trouble=unknown');
  expect((await stranger.ask('GET', '/v1/session')).status).toBe(401);
});
