// People for tests: a person with roles and an open session, put into the database as enrolment would, and a browser that speaks for them.
import { Secret, TOTP } from 'otpauth';
import { clashOf } from '../core/person.ts';
import type { Role } from '../core/role.ts';
import { audited } from '../store/audited.ts';
import { newId, putPerson } from '../store/people.ts';
import { openPersonSession } from '../store/person-sessions.ts';
import { secretOf } from '../store/secrets.ts';
import { PEOPLE_SETTINGS } from './parts.ts';
import { CONSOLE_KEY, type Running } from './running.fixture.ts';
import { openSignIns } from './sign-ins.ts';

/** What came back. */
export interface Answer {
  readonly status: number;
  /** Tests read what they expect. */
  readonly body: ReturnType<typeof JSON.parse>;
  readonly cookies: readonly string[];
}

/** A browser at the console, with its own cookies. */
export interface Browser {
  readonly cookies: Map<string, string>;
  ask(method: string, path: string, body?: unknown, headers?: Readonly<Record<string, string>>): Promise<Answer>;
}

/** Opens one. */
export function openBrowser(url: string): Browser {
  const cookies = new Map<string, string>();
  const ask: Browser['ask'] = async (method, path, body, more = {}) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(url + path, {
      method,
      redirect: 'manual',
      headers: {
        'sec-fetch-site': 'same-origin',
        ...(cookie !== '' && { cookie }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...more,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const set = answer.headers.getSetCookie();
    for (const one of set) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(one) ?? [];
      if (value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
    const text = await answer.text();
    const json = answer.headers.get('content-type')?.includes('json') === true && text !== '';
    return { status: answer.status, body: json ? JSON.parse(text) : text, cookies: set };
  };
  return { cookies, ask };
}

/** A browser that opened the terminal's link. */
export async function openLink(url: string, name?: string): Promise<Browser> {
  const browser = openBrowser(url);
  await browser.ask('POST', '/v1/session', { key: CONSOLE_KEY });
  if (name !== undefined) await browser.ask('PUT', '/v1/session/name', { name });
  return browser;
}

/** A person with these roles. The first one sets this Vigil up. */
export async function addPerson({ store: { pool } }: Running, name: string, roles: readonly Role[]): Promise<string> {
  const id = newId('P');
  const first = roles.includes('admin') && clashOf(roles) !== undefined;
  await audited(pool, { actor: 'test', now: Date.now() }, (client) =>
    putPerson(client, { id, name, roles, first, createdAt: Date.now() }),
  );
  return id;
}

/** A browser in which this person is signed in. */
export async function signIn(vigil: Running, person: string, now = Date.now()): Promise<Browser> {
  const { pool } = vigil.store;
  const browser = openBrowser(vigil.url);
  const secret = await openPersonSession(pool, { person, opened: 'password', now, span: PEOPLE_SETTINGS });
  browser.cookies.set(await personCookie(vigil), secret);
  return browser;
}

async function personCookie({ store: { pool }, url }: Running): Promise<string> {
  const people = openSignIns({
    pool,
    now: Date.now,
    settings: PEOPLE_SETTINGS,
    secret: await secretOf(pool, 'people-secret'),
  });
  return people.cookieName({ headers: { host: new URL(url).host } });
}

/** A password that will do. */
export const PASSWORD = 'four plain garden chairs';

/** The code that an app with this secret shows. */
export function codeOf(secret: string, at: number): string {
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at });
}

/** Enrols with a password and an app for codes; returns the app's secret. */
export async function enrolWithCode(browser: Browser, by: object, now: number): Promise<string> {
  const asked = await browser.ask('POST', '/v1/enrolment/password/code', { by, password: PASSWORD });
  const { step, secret } = asked.body;
  const done = await browser.ask('POST', '/v1/enrolment/password', { step, code: codeOf(secret, now) });
  if (done.status !== 200) throw new Error(`enrolment was refused: ${asked.status}, ${done.status}`);
  return secret;
}
