// Asks the server and turns every way it can fail into one of a few troubles that a screen can explain.
import type { NextCaseView } from '../../vigil/src/server/preference-shapes.ts';
import type { SessionView } from '../../vigil/src/server/session-shapes.ts';
import type { ClaimView, DecisionView, OrderPage, Today } from '../../vigil/src/server/shapes.ts';

import { isHere } from './here.ts';
import { askForProof, PROOF_WANTED } from './proof.ts';
import { problemSays } from './words/say.ts';

/** What can go wrong, as far as a person must tell the cases apart. */
export type TroubleKind = 'forbidden' | 'barred' | 'gone' | 'offline' | 'store' | 'broken';

/** An answer that did not come. */
export class Trouble extends Error {
  override readonly name = 'Trouble';
  readonly kind: TroubleKind;
  /** What the server said of it; empty when nothing. */
  readonly says: string;
  constructor(kind: TroubleKind, says = '') {
    super(kind);
    this.kind = kind;
    this.says = says;
  }
}

/** Heard by the door: the session has ended, or never was. */
export const SIGNED_OUT = 'vigil-signed-out';

/** Heard by the door: something was refused. What the terminal's link may do ends when people are set up elsewhere. */
export const BARRED = 'vigil-barred';

function notLetIn(status: number, said: ProblemSaid | undefined): Trouble {
  if (status === 403) {
    window.dispatchEvent(new Event(BARRED));
    return new Trouble('barred', problemSays(said));
  }
  window.dispatchEvent(new Event(SIGNED_OUT));
  return new Trouble('forbidden');
}

type ProblemSaid = Parameters<typeof problemSays>[0];

const WITHIN_MS = 15_000;

/** Asks for a JSON answer; throws a Trouble that a screen can explain. */
export async function ask<T>(path: string, signal: AbortSignal): Promise<T> {
  const answer = await reach(path, { signal: AbortSignal.any([signal, AbortSignal.timeout(WITHIN_MS)]) });
  if (answer.status === 401 || answer.status === 403)
    throw notLetIn(answer.status, (await answer.json().catch(() => undefined)) as ProblemSaid | undefined);
  if (answer.status === 404 || answer.status === 400) throw new Trouble('gone');
  if (!answer.ok) throw new Trouble('store');
  try {
    return (await answer.json()) as T;
  } catch {
    throw new Trouble('broken');
  }
}

/** Asks; throws a Trouble when there is no answer. Says along whether somebody is there, for what a page asks by itself is no use of a session. */
export async function reach(path: string, init: RequestInit): Promise<Response> {
  try {
    const headers = { ...init.headers, ...(isHere() && { 'vigil-here': '1' }) };
    return await fetch(path, { credentials: 'same-origin', ...init, headers });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new Trouble('offline');
  }
}

/** Trades the key of the terminal's link for a session. */
export async function openSession(key: string): Promise<'open' | 'refused' | 'offline'> {
  try {
    const answer = await reach('/v1/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ key }),
    });
    return answer.ok ? 'open' : 'refused';
  } catch {
    return 'offline';
  }
}

/** The Today screen. */
export function fetchToday(signal: AbortSignal, date?: string): Promise<Today> {
  return ask(`/v1/today?days=30${date === undefined ? '' : `&date=${date}`}`, signal);
}

/** Where this person is led next. `not`: cases they have sent on or left open, of which the newest fifty are told. */
export function fetchNext(
  wish: { readonly after: string; readonly not: readonly string[] },
  signal: AbortSignal,
): Promise<NextCaseView> {
  const not = wish.not.slice(-50).join(',');
  const query = new URLSearchParams({ after: wish.after, ...(not !== '' && { not }) });
  return ask(`/v1/next-case?${query}`, signal);
}

/** What a person found, as it is sent. */
export interface Finding {
  readonly outcome: string;
  readonly innocent?: string;
  readonly reason: string;
  readonly specialist: boolean;
  readonly saw: string;
  readonly draft: string;
}

/** It has changed; somebody else is at it; or whoever asks holds as many cases as one person may. */
type Refusal = 'changed' | 'claimed' | 'full';

/** Somebody else was first: what is so now. */
export class Conflict extends Error {
  override readonly name = 'Conflict';
  readonly refusal: Refusal;
  readonly decisions: readonly DecisionView[];
  constructor(refusal: Refusal, decisions: readonly DecisionView[] = []) {
    super(refusal);
    this.refusal = refusal;
    this.decisions = decisions;
  }
}

/** The server says in a sentence why it cannot be so, or not now. */
export class Unfit extends Error {
  override readonly name = 'Unfit';
}

type Method = 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Sends JSON; where the server wants to know anew who is there, asks the person and sends the same again, once. Throws Conflict (409), Unfit (400, 422, 429) or Trouble. */
export async function send<T>(method: Method, path: string, body?: unknown, again = false): Promise<T> {
  const answer = await reach(path, {
    method,
    signal: AbortSignal.timeout(WITHIN_MS),
    ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  }).catch((error: unknown) => {
    throw error instanceof Trouble ? error : new Trouble('offline');
  });
  if (answer.status === 204) return undefined as T;
  const said = (await answer.json().catch(() => undefined)) as
    | (T & {
        readonly code?: string;
        readonly detail?: string;
        readonly refusal?: Refusal;
        readonly decisions?: readonly DecisionView[];
      })
    | undefined;
  if (answer.ok && said !== undefined) return said;
  if (answer.status === 409) throw new Conflict(said?.refusal ?? 'claimed', said?.decisions);
  if (answer.status === 403 && said?.code === PROOF_WANTED && !again && (await askForProof()))
    return send(method, path, body, true);
  if (answer.status === 401 || answer.status === 403) throw notLetIn(answer.status, said);
  if ([400, 422, 429].includes(answer.status)) throw new Unfit(problemSays(said));
  throw new Trouble(answer.status === 404 ? 'gone' : 'store');
}

/** Whose name decisions bear. */
export async function fetchSession(signal: AbortSignal): Promise<SessionView> {
  const answer = await reach('/v1/session', { signal: AbortSignal.any([signal, AbortSignal.timeout(WITHIN_MS)]) });
  // Nobody is told of it: this is how one finds out.
  if (answer.status === 401) throw new Trouble('forbidden');
  if (!answer.ok) throw new Trouble('store');
  return (await answer.json()) as SessionView;
}

/** Says who sits here. */
export function sendName(name: string): Promise<SessionView> {
  return send('PUT', '/v1/session/name', { name });
}

/** Takes a case or renews the claim on it. Throws Conflict when somebody else has it. */
export function sendClaim(id: string): Promise<ClaimView> {
  return send('POST', `/v1/cases/${encodeURIComponent(id)}/claim`);
}

/** Gives a case back; also while the page goes away. */
export function dropClaim(id: string): Promise<void> {
  return send('DELETE', `/v1/cases/${encodeURIComponent(id)}/claim`);
}

/** Orders that are not yet seen from outside, oldest first. */
export function fetchOrders(cursor: string | undefined, signal: AbortSignal): Promise<OrderPage> {
  const query = new URLSearchParams({ limit: '50', ...(cursor && { cursor }) });
  return ask(`/v1/orders?${query}`, signal);
}

/** Says what was seen of an order. */
export function sendConfirmation(id: string, seen: 'applied' | 'verified'): Promise<{ readonly state: string }> {
  return send('POST', `/v1/orders/${encodeURIComponent(id)}/confirmations`, { seen });
}
