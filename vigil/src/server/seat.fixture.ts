// People at consoles for tests: each has a session of their own, says a name, and asks as its pages do.
import { randomUUID } from 'node:crypto';
import { CONSOLE_KEY, lines, offer, type Running } from './running.fixture.ts';

/** What an answer was. `body` is whatever JSON came: tests look into answers of every shape. */
export interface Answer {
  readonly status: number;
  readonly body: ReturnType<typeof JSON.parse>;
}

/** Asks as the page does. */
export type Seat = (method: string, path: string, body?: unknown) => Promise<Answer>;

/** Sits down at a console of this Vigil. */
export async function sitDown(url: string, name: string): Promise<Seat> {
  const opened = await fetch(`${url}/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ key: CONSOLE_KEY }),
  });
  const cookie = (opened.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const ask: Seat = async (method, path, body) => {
    const headers: Record<string, string> = { cookie, 'sec-fetch-site': 'same-origin' };
    if (body !== undefined) headers['content-type'] = 'application/json';
    const answer = await fetch(url + path, {
      method,
      headers,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    return { status: answer.status, body: text === '' ? undefined : JSON.parse(text) };
  };
  await ask('PUT', '/v1/session/name', { name });
  return ask;
}

/** Asks as a program with a key does. */
export function asKey(url: string, secret: string): Seat {
  return async (method, path, body) => {
    const headers = { authorization: `Bearer ${secret}`, 'content-type': 'application/json' };
    const answer = await fetch(url + path, {
      method,
      headers,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return { status: answer.status, body: await answer.json() };
  };
}

let turn = 0;

/** Opens a case: urgent with a whole offer, or standard with a listed word only. */
export async function openCase(vigil: Running, kind: 'urgent' | 'standard' = 'urgent') {
  const account = `seller-${turn++}`;
  const post = { ...offer(`p-${account}`, account), ...(kind === 'standard' && { text: 'blenvik drovalt' }) };
  const key = await vigil.key('items:write');
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/x-ndjson' };
  await fetch(`${vigil.url}/v1/items`, { method: 'POST', body: lines([post]), headers });
  const { rows } = await vigil.store.pool.query('select id, severity from case_file where account = $1', [account]);
  return { account, id: rows[0].id as string, severity: rows[0].severity as string };
}

/** Decides as a reviewer does: looks, then sends with a draft of its own. */
export async function decide(seat: Seat, id: string, some: object = {}): Promise<Answer> {
  const { body } = await seat('GET', `/v1/cases/${id}`);
  return seat('POST', `/v1/cases/${id}/decisions`, {
    outcome: 'violating',
    saw: body.version,
    draft: randomUUID(),
    ...some,
  });
}

/** A dismissal. */
export const CLEARED = { outcome: 'not-violating', innocent: 'joker', reason: 'a game of words' };

/** Signs a decision, or withholds the signature. */
export const sign = (seat: Seat, decision: string, verdict = 'give'): Promise<Answer> =>
  seat('POST', `/v1/decisions/${decision}/signature`, { verdict, reason: 'looked again' });
