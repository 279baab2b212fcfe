// Signed-in people as the server meets them: their cookie, their session looked up anew at every request, and the way in and out.
import { hash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type pg from 'pg';
import type { Credential } from '../core/person.ts';
import { isSetUp } from '../store/people.ts';
import { findPersonSession, noteSessionUse, openPersonSession, type PersonSession } from '../store/person-sessions.ts';
import { type Address, type Asked, addressOf } from './address.ts';
import type { PeopleSettings } from './parts.ts';

/** What signing in needs. */
export interface SignInParts {
  readonly pool: pg.Pool;
  readonly now: () => number;
  readonly settings: PeopleSettings;
  /** The store's secret for people (store/secrets.ts). */
  readonly secret: string;
}

/** Signed-in people. */
export interface SignIns extends SignInParts {
  /** Whether anybody is set up; from then on the terminal's link decides nothing. */
  isSetUp(): Promise<boolean>;
  address(request: Asked): Address;
  /** What the cookie of a signed-in person is called under the address of this request. */
  cookieName(request: Asked): string;
  /** The secret in a request's cookie; empty when there is none. */
  cookieOf(request: FastifyRequest): string;
  /** The session of a secret, as it stands now. */
  find(secret: string): Promise<PersonSession | undefined>;
  /** Notes that the person is there. A page that refreshes by itself is no use of it. */
  noteUse(request: FastifyRequest, session: PersonSession): Promise<void>;
  /** Opens a session and sets its cookie. */
  enter(
    request: FastifyRequest,
    reply: FastifyReply,
    who: { readonly person: string; readonly opened: Credential },
  ): Promise<void>;
  /** Takes the cookie away. */
  leave(request: FastifyRequest, reply: FastifyReply): void;
}

/** A page sends this with what a person did; what it fetches by itself goes without. */
export const HERE_HEADER = 'vigil-here';

/** Makes it. */
export function openSignIns(parts: SignInParts): SignIns {
  const { pool, now, settings, secret } = parts;
  const suffix = hash('sha256', `cookie\u0000${secret}`, 'hex').slice(0, 8);
  const address = (request: Asked): Address => addressOf(request, settings.origin);
  const cookie = (request: Asked): { readonly name: string; readonly secure: boolean } => {
    const { https } = address(request);
    return { name: `${https ? '__Host-' : ''}vigil_person_${suffix}`, secure: https };
  };
  let setUp = false;
  return {
    ...parts,
    address,
    isSetUp: async () => {
      setUp ||= await isSetUp(pool);
      return setUp;
    },
    cookieName: (request) => cookie(request).name,
    cookieOf: (request) => request.cookies[cookie(request).name] ?? '',
    find: async (one) =>
      one === '' ? undefined : findPersonSession(pool, one, { now: now(), idleMs: settings.idleMs }),
    noteUse: async (request, { id }) => {
      if (request.method !== 'GET' || request.headers[HERE_HEADER] === '1') await noteSessionUse(pool, id, now());
    },
    enter: async (request, reply, who) => {
      const { name, secure } = cookie(request);
      const value = await openPersonSession(pool, { ...who, now: now(), span: settings });
      reply.setCookie(name, value, {
        path: '/',
        httpOnly: true,
        sameSite: 'strict',
        secure,
        maxAge: settings.absoluteMs / 1000,
      });
    },
    leave: (request, reply) => {
      const { name, secure } = cookie(request);
      reply.clearCookie(name, { path: '/', httpOnly: true, sameSite: 'strict', secure });
    },
  };
}
