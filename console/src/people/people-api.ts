// Asks the server about people: signing in, enrolling, roles and sessions. What is refused comes back as the server's sentence.
import type {
  CodeStep,
  EnrolmentView,
  GrantPage,
  InvitationMade,
  InvitationPage,
  PasskeyLines,
  PasskeyStep,
  PeoplePage,
  SessionLines,
  SignInWays,
  TicketWish,
} from '../../../vigil/src/server/people-shapes.ts';
import type { SessionView } from '../../../vigil/src/server/session-shapes.ts';
import { ask, reach, Trouble } from '../api.ts';
import { problemSays } from '../words/say.ts';
import { words } from '../words.ts';

/** Refused, with the server's words and what it sent along. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly status: number;
  readonly step: string | undefined;
  constructor(status: number, says: string, step: string | undefined) {
    super(says);
    this.status = status;
    this.step = step;
  }
}

const WITHIN_MS = 20_000;

async function call<T>(method: 'POST' | 'PATCH' | 'DELETE', path: string, body?: object): Promise<T> {
  const answer = await reach(path, {
    method,
    signal: AbortSignal.timeout(WITHIN_MS),
    ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  if (answer.status === 204) return undefined as T;
  const said = (await answer.json().catch(() => ({}))) as T & {
    readonly code?: string;
    readonly detail?: string;
    readonly step?: string;
  };
  if (answer.ok) return said;
  throw new Refused(answer.status, problemSays(said) || words.people.notSent, said.step);
}

/** Why it came to nothing, in a sentence. */
export function whyNot(error: unknown): string {
  if (error instanceof Refused) return error.message;
  if (error instanceof Trouble) return error.says === '' ? words.people.notSent : error.says;
  return words.people.signIn.cancelled;
}

/** How one can get in. */
export function fetchWays(signal: AbortSignal): Promise<SignInWays> {
  return ask('/v1/sign-in', signal);
}

/** Signs in with whatever passkey the browser has for this address. */
export async function signInWithPasskey(): Promise<SessionView> {
  const { startAuthentication } = await import('@simplewebauthn/browser');
  const { step, options } = await call<PasskeyStep>('POST', '/v1/sign-in/passkey/options');
  const response = await startAuthentication({ optionsJSON: options as never });
  return call('POST', '/v1/sign-in/passkey', { step, response });
}

/** Signs in with all three. */
export function signInWithPassword(wish: { name: string; password: string; code: string }): Promise<SessionView> {
  return call('POST', '/v1/sign-in/password', wish);
}

/** Shows with a passkey that it is still the same person. */
export async function proveWithPasskey(): Promise<void> {
  const { startAuthentication } = await import('@simplewebauthn/browser');
  const { step, options } = await call<PasskeyStep>('POST', '/v1/sign-in/passkey/options');
  const response = await startAuthentication({ optionsJSON: options as never });
  return call('POST', '/v1/session/proof/passkey', { step, response });
}

/** Shows it with both. */
export function proveWithPassword(wish: { password: string; code: string }): Promise<void> {
  return call('POST', '/v1/session/proof/password', wish);
}

/** Leaves for the identity provider: to sign in, or to enrol by a ticket. */
export async function leaveForProvider(by?: TicketWish): Promise<void> {
  const { url } = await (by === undefined
    ? call<{ url: string }>('POST', '/v1/sign-in/oidc')
    : call<{ url: string }>('POST', '/v1/enrolment/oidc', { by }));
  window.location.assign(url);
}

/** What an invitation holds. */
export function lookAtInvitation(invitation: string): Promise<EnrolmentView> {
  return call('POST', '/v1/enrolment', { invitation });
}

/** Makes a passkey and enrols with it. */
export async function enrolPasskey(by: TicketWish, label: string): Promise<SessionView> {
  const { startRegistration } = await import('@simplewebauthn/browser');
  const { step, options } = await call<PasskeyStep>('POST', '/v1/enrolment/passkey/options', { by });
  const response = await startRegistration({ optionsJSON: options as never });
  return call('POST', '/v1/enrolment/passkey', { step, label, response });
}

/** Asks for the secret of an app for codes. */
export function askCode(by: TicketWish, password: string): Promise<CodeStep> {
  return call('POST', '/v1/enrolment/password/code', { by, password });
}

/** Enrols with the app's first code. */
export function enrolPassword(step: string, code: string): Promise<SessionView> {
  return call('POST', '/v1/enrolment/password', { step, code });
}

/** Invites one admin with the link of the terminal. */
export function recover(name: string): Promise<InvitationMade> {
  return call('POST', '/v1/recovery', { name });
}

/** Ends this session. */
export function signOut(): Promise<void> {
  return call('DELETE', '/v1/session');
}

/** Reads what the People screen shows. */
export const fetchPeople = (signal: AbortSignal): Promise<PeoplePage> => ask('/v1/people', signal);
export const fetchInvitations = (signal: AbortSignal): Promise<InvitationPage> => ask('/v1/invitations', signal);
export const fetchGrants = (signal: AbortSignal): Promise<GrantPage> => ask('/v1/grants', signal);
export const fetchPasskeys = (signal: AbortSignal): Promise<PasskeyLines> => ask('/v1/passkeys', signal);

/** The sessions of a person, or one's own. */
export function fetchSessions(person: string | undefined, signal: AbortSignal): Promise<SessionLines> {
  return ask(person === undefined ? '/v1/sessions' : `/v1/people/${encodeURIComponent(person)}/sessions`, signal);
}

/** Changes a person; `grant` is there when it waits for another admin. */
export function changePerson(
  id: string,
  wish: { readonly roles: readonly string[] } | { readonly disabled: true },
): Promise<{ readonly grant: string | null }> {
  return call('PATCH', `/v1/people/${encodeURIComponent(id)}`, wish);
}

/** Makes a link for somebody new, or for somebody who is there. */
export function makeInvitation(
  wish: { readonly name: string; readonly roles: readonly string[] } | { readonly person: string },
): Promise<InvitationMade> {
  return call('POST', '/v1/invitations', wish);
}

/** Signs or refuses. */
export function settleGrant(id: string, sign: boolean): Promise<void> {
  return call('POST', `/v1/grants/${encodeURIComponent(id)}/signature`, { sign });
}

/** Ends an invitation, a session or a passkey. */
export function drop(what: 'invitations' | 'sessions' | 'passkeys', id: string): Promise<void> {
  return call('DELETE', `/v1/${what}/${encodeURIComponent(id)}`);
}
