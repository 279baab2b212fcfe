// Who may do what: API keys with scopes for machines, people with the permissions of their roles, and, while nobody is set up, whoever has the terminal's link.
import type { FastifyRequest } from 'fastify';
import {
  NEEDS_OWNER,
  PERMISSIONS,
  permissionsAlone,
  permissionsOf,
  permissionsOfKey,
  type Role,
  rolesWith,
} from '../core/role.ts';
import { findKey, type Scope, type UsedKey } from '../store/keys.ts';
import { countFailures } from './failures.ts';
import { Problem } from './problem.ts';
import type { Refusals } from './refusals.ts';
import type { Opening } from './session-shapes.ts';
import { openSessions, type Sessions } from './sessions.ts';
import type { SignIns } from './sign-ins.ts';

/** Who sent a request, as the audit log names it: `key:K-…`, `session:…` or `person:P-…`. */
export interface Who {
  readonly actor: string;
  readonly scopes: readonly Scope[];
  /** Whose name a decision bears: the person of a session, or the key. Undefined while nobody has said who sits there. */
  readonly person: string | undefined;
  /** The id of a person who signed in; names can look alike, ids cannot. */
  readonly personId?: string;
  /** Whose key it is: their name, their id where they are set up, and whether they may decide. What the key does, they do. */
  readonly owner?: { readonly name: string; readonly person?: string; readonly decides: boolean };
  readonly roles: readonly Role[];
  readonly opened: Opening;
  /** The id of a person's session, and when it ends: unless it is used, and in any case. */
  readonly session?: {
    readonly id: string;
    readonly idleEndsAt: number;
    readonly endsAt: number;
    /** Whether the person showed who they are no longer ago than what asks for it allows. */
    readonly fresh: boolean;
  };
  /** Whether all this would still be so if it were asked again. */
  still(): Promise<boolean>;
}

declare module 'fastify' {
  interface FastifyRequest {
    who: Who | undefined;
  }
}

/** The doorkeeper. */
export interface Access {
  readonly sessions: Sessions;
  readonly people: SignIns;
  readonly refusals: Refusals;
  /** Throws a Problem (401, 403 or 429) when the sender may not use a route of this scope; `any` lets in whoever is known. */
  admit(request: FastifyRequest, scope: Scope | 'any'): Promise<Who>;
  /** Throws a Problem (403) when somebody admitted lacks a further permission. */
  require(request: FastifyRequest, who: Who, scope: Scope): void;
  /** Opens a session of the link; throws a Problem when the key is wrong. */
  openSession(request: FastifyRequest, key: string): string;
}

const KEY = /^vigil_[A-Za-z0-9_-]{43}$/;

/** Makes the doorkeeper. */
export function guardAccess(people: SignIns, consoleKey: string, refusals: Refusals): Access {
  const { now } = people;
  const sessions = openSessions(consoleKey);
  const failures = countFailures();
  const byKey = keyReader(people, failures, refusals);
  const require = (request: FastifyRequest, who: Who, scope: Scope): void => {
    if (who.scopes.includes(scope)) return;
    const route = `${request.method} ${request.routeOptions.url ?? ''}`;
    refusals.note(who.actor, 'access.refused', scope, { route });
    throw refusalOf(who, scope);
  };
  const admit = async (request: FastifyRequest, scope: Scope | 'any'): Promise<Who> => {
    const who =
      request.headers.authorization === undefined
        ? ((await byPerson(request, people)) ?? (await byLink(request, sessions, people)))
        : await byKey(request);
    if (who === undefined) throw await unknown(people);
    if (scope !== 'any') require(request, who, scope);
    return who;
  };
  const openSession = (request: FastifyRequest, key: string): string => {
    refuseWhileWaiting(failures.waitOf(request.ip, key, now()));
    const id = sessions.open(key, now());
    if (id === undefined) {
      failures.failed(request.ip, now());
      refusals.note('nobody', 'link.refused', 'link');
      throw new Problem(
        401,
        'Not the right key',
        'Open the link printed in the terminal where Vigil runs; a link printed earlier ends when Vigil does.',
      );
    }
    failures.succeeded(key);
    return id;
  };
  return { sessions, people, refusals, admit, require, openSession };
}

async function unknown(people: SignIns): Promise<Problem> {
  const how = (await people.isSetUp())
    ? 'sign in at the console'
    : 'open the link printed in the terminal where Vigil runs';
  const headers = { 'www-authenticate': 'Bearer' };
  return new Problem(401, 'Who is asking?', `Send "Authorization: Bearer vigil_…", or ${how}.`, { headers });
}

/** Says why not, and who may. */
function refusalOf(who: Who, scope: Scope): Problem {
  if (who.opened === 'key' && NEEDS_OWNER.has(scope) && who.owner?.person === undefined)
    return new Problem(
      403,
      'Not allowed',
      `This needs a key with the scope ${scope} that belongs to a person who is set up here, because another must be able to sign. Make one with "vigil keys make --by NAME".`,
    );
  if (who.opened === 'key')
    return new Problem(
      403,
      'Not allowed',
      `This needs a key with the scope ${scope}. Make one on the machine that runs Vigil, with that scope.`,
    );
  const may = rolesWith(scope);
  if (may.length === 0)
    return new Problem(403, 'Not allowed', `Only a key with the scope ${scope} may; no person does.`);
  if (who.opened === 'link' && who.scopes.length > 0)
    return new Problem(403, 'Who are you?', 'What you do here bears a name. Say yours first: PUT /v1/session/name.');
  if (who.opened === 'link')
    return new Problem(
      403,
      'The link decides nothing any more',
      'People are set up here: sign in. The link of the terminal only invites an admin, for when nobody can sign in.',
    );
  const mine = who.roles.length === 0 ? 'You hold no role' : `Your roles (${who.roles.join(', ')}) do not let you`;
  return new Problem(
    403,
    'Not among your tasks',
    `${mine}: ${PERMISSIONS[scope]}. Who may: ${may.join(', ')}. An admin gives roles.`,
    { members: { needs: scope, held: may } },
  );
}

/** Cookies are sent by every page on this machine, whatever its port, so a browser must also say that our own page asks. */
export function refuseOtherSites(
  request: FastifyRequest,
  writes = request.method !== 'GET' && request.method !== 'HEAD',
): void {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none')
    throw new Problem(403, 'Not from here', 'Another web page asked in your name; that is refused.');
  if (writes && site !== 'same-origin')
    throw new Problem(
      403,
      'Not from here',
      'Only the console itself may write with a session; a program uses an API key.',
    );
}

async function byPerson(request: FastifyRequest, people: SignIns): Promise<Who | undefined> {
  const secret = people.cookieOf(request);
  const session = await people.find(secret);
  if (session === undefined) return undefined;
  refuseOtherSites(request);
  await people.noteUse(request, session);
  const { person, id, usedAt, endsAt, opened, provedAt } = session;
  const fresh = people.now() - provedAt < people.settings.proofMs;
  return {
    actor: `person:${person.id}`,
    person: person.name,
    personId: person.id,
    roles: person.roles,
    scopes: permissionsOf(person.roles),
    opened,
    session: { id, endsAt, fresh, idleEndsAt: Math.min(endsAt, usedAt + people.settings.idleMs) },
    still: async () => (await people.find(secret)) !== undefined,
  };
}

async function byLink(request: FastifyRequest, sessions: Sessions, people: SignIns): Promise<Who | undefined> {
  const secret = request.cookies[sessions.cookie] ?? '';
  const session = sessions.find(secret, people.now());
  if (session === undefined) return undefined;
  refuseOtherSites(request);
  const { id, person } = session;
  const scopes = (await people.isSetUp()) ? [] : permissionsAlone(person !== undefined);
  const still = async (): Promise<boolean> =>
    sessions.find(secret, people.now()) !== undefined && ((await people.isSetUp()) ? scopes.length === 0 : true);
  return { actor: id, person, roles: [], opened: 'link', scopes, still };
}

function keyReader(
  { pool, now, isSetUp }: SignIns,
  failures: ReturnType<typeof countFailures>,
  refusals: Refusals,
): (request: FastifyRequest) => Promise<Who> {
  return async (request) => {
    const secret = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? '';
    refuseWhileWaiting(failures.waitOf(request.ip, secret, now()));
    const key = KEY.test(secret) ? await findKey(pool, secret) : undefined;
    if (key === undefined) {
      failures.failed(request.ip, now());
      refusals.note('nobody', 'key.refused', 'key');
      throw new Problem(
        401,
        'Unknown key',
        'The key is mistyped or was revoked. Send "Authorization: Bearer vigil_…" with a key that is in use.',
        { headers: { 'www-authenticate': 'Bearer error="invalid_token"' } },
      );
    }
    failures.succeeded(secret);
    const name = `key:${key.id}`;
    const still = async (): Promise<boolean> => (await findKey(pool, secret)) !== undefined;
    const unowned = key.person === null && (await isSetUp());
    const scopes = permissionsOfKey(key.scopes).filter((scope) => !unowned || !NEEDS_OWNER.has(scope));
    return { actor: name, person: name, roles: [], opened: 'key', scopes, ...ownerOf(key), still };
  };
}

function ownerOf({ owner, person }: UsedKey): Pick<Who, 'owner'> {
  if (owner === null) return {};
  const decides = permissionsOf(person?.roles ?? []).includes('cases:decide');
  return { owner: { name: owner, ...(person !== null && { person: person.id }), decides } };
}

/** Throws a Problem (429) while somebody must wait. */
export function refuseWhileWaiting(seconds: number, title = 'Too many wrong keys', what = 'send the right key'): void {
  if (seconds > 0)
    throw new Problem(429, title, `Wait ${seconds} seconds, then ${what}.`, {
      headers: { 'retry-after': String(seconds) },
      members: { seconds },
    });
}
