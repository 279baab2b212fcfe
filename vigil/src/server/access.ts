// Who may do what: API keys with scopes for machines, a session cookie for the console, which may read, and decide once it is known who sits there.
import type { FastifyRequest } from 'fastify';
import type pg from 'pg';
import { permissionsAlone, permissionsOfKey, type Role } from '../core/role.ts';
import { findKey, type Scope } from '../store/keys.ts';
import { countFailures, type Failures } from './failures.ts';
import { Problem } from './problem.ts';
import type { Opening } from './session-shapes.ts';
import { openSessions, type Sessions } from './sessions.ts';

/** Who sent a request, as the audit log names it: `key:K-…`, `session:…` or `person:P-…`. */
export interface Who {
  readonly actor: string;
  readonly scopes: readonly Scope[];
  /** Whose name a decision bears: the person of a session, or the key. Undefined while nobody has said who sits there. */
  readonly person: string | undefined;
  /** The id of a person who signed in; names can look alike, ids cannot. */
  readonly personId?: string;
  readonly roles: readonly Role[];
  readonly opened: Opening;
}

declare module 'fastify' {
  interface FastifyRequest {
    who: Who | undefined;
  }
}

/** The doorkeeper. */
export interface Access {
  readonly sessions: Sessions;
  /** Throws a Problem (401, 403 or 429) when the sender may not use a route of this scope; `any` lets in whoever is known. */
  admit(request: FastifyRequest, scope: Scope | 'any'): Promise<Who>;
  /** Opens a session; throws a Problem when the key is wrong. */
  openSession(request: FastifyRequest, key: string): string;
}

const KEY = /^vigil_[A-Za-z0-9_-]{43}$/;

/** Makes the doorkeeper. */
export function guardAccess(pool: pg.Pool, consoleKey: string, now: () => number): Access {
  const failures = countFailures();
  const sessions = openSessions(consoleKey);
  const admit = async (request: FastifyRequest, scope: Scope | 'any'): Promise<Who> => {
    const who =
      request.headers.authorization === undefined
        ? bySession(request, sessions, now())
        : await byKey(request, { pool, failures, now: now() });
    if (scope === 'any' || who.scopes.includes(scope)) return who;
    if (who.opened === 'link' && who.person === undefined && permissionsAlone(true).includes(scope))
      throw new Problem(403, 'Who are you?', 'A decision bears a name. Say yours first: PUT /v1/session/name.');
    throw new Problem(
      403,
      'Not allowed',
      `This needs a key with the scope ${scope}. Make one on the machine that runs Vigil, with that scope.`,
    );
  };
  const openSession = (request: FastifyRequest, key: string): string => {
    refuseWhileWaiting(failures.waitOf(request.ip, key, now()));
    const id = sessions.open(key, now());
    if (id === undefined) {
      failures.failed(request.ip, now());
      throw new Problem(
        401,
        'Not the right key',
        'Open the link printed in the terminal where Vigil runs; a link printed earlier ends when Vigil does.',
      );
    }
    failures.succeeded(key);
    return id;
  };
  return { sessions, admit, openSession };
}

/** Cookies are sent by every page on this machine, whatever its port, so a browser must also say that our own page asks. */
function bySession(request: FastifyRequest, sessions: Sessions, now: number): Who {
  const session = sessions.find(request.cookies[sessions.cookie] ?? '', now);
  if (session === undefined) {
    throw new Problem(
      401,
      'Who is asking?',
      'Send "Authorization: Bearer vigil_…", or open the link printed in the terminal where Vigil runs.',
      { headers: { 'www-authenticate': 'Bearer' } },
    );
  }
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none')
    throw new Problem(403, 'Not from here', 'Another web page asked in your name; that is refused.');
  const reads = request.method === 'GET' || request.method === 'HEAD';
  if (!reads && site !== 'same-origin')
    throw new Problem(
      403,
      'Not from here',
      'Only the console itself may write with a session; a program uses an API key.',
    );
  const { id, person } = session;
  return { actor: id, person, roles: [], opened: 'link', scopes: permissionsAlone(person !== undefined) };
}

async function byKey(
  request: FastifyRequest,
  known: { readonly pool: pg.Pool; readonly failures: Failures; readonly now: number },
): Promise<Who> {
  const secret = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? '';
  refuseWhileWaiting(known.failures.waitOf(request.ip, secret, known.now));
  const key = KEY.test(secret) ? await findKey(known.pool, secret) : undefined;
  if (key === undefined) {
    known.failures.failed(request.ip, known.now);
    throw new Problem(
      401,
      'Unknown key',
      'The key is mistyped or was revoked. Send "Authorization: Bearer vigil_…" with a key that is in use.',
      { headers: { 'www-authenticate': 'Bearer error="invalid_token"' } },
    );
  }
  known.failures.succeeded(secret);
  const name = `key:${key.id}`;
  return { actor: name, person: name, roles: [], opened: 'key', scopes: permissionsOfKey(key.scopes) };
}

function refuseWhileWaiting(seconds: number): void {
  if (seconds > 0)
    throw new Problem(429, 'Too many wrong keys', `Wait ${seconds} seconds, then send the right key.`, {
      headers: { 'retry-after': String(seconds) },
    });
}
