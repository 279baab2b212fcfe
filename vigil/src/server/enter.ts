// The way in, as all sign-in routes share it: only from our own page, never too often, and each refusal in the audit log.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Credential, nameKey } from '../core/person.ts';
import { permissionsOf } from '../core/role.ts';
import { findPerson } from '../store/people.ts';
import { type Access, refuseOtherSites, refuseWhileWaiting } from './access.ts';
import { countFailures } from './failures.ts';
import type { Oidc } from './oidc.ts';
import { Problem } from './problem.ts';
import type { SessionView } from './session-shapes.ts';
import type { SignIns } from './sign-ins.ts';

/** Of one address, by any name; and of one name, from any address. */
const BY_ADDRESS = { windowMs: 60_000, most: 20 };
const BY_NAME = { windowMs: 10 * 60_000, most: 10 };
const BEGUN = { windowMs: 60_000, most: 60 };

/** The way in. */
export interface Enter {
  readonly people: SignIns;
  readonly access: Access;
  readonly oidc: Oidc | undefined;
  /** Before anything is begun. Throws a Problem (403, 429). */
  begin(request: FastifyRequest): void;
  /**
   * Before anything is looked at; `name` is who it would be, where a name is said: otherwise anybody could make all others wait. An attempt with a name is
   * counted here and now, so that those sent at once are too; what comes back takes the count away again, for whoever was right. Throws a Problem (403, 429).
   */
  attempt(request: FastifyRequest, name?: string): () => void;
  /** Notes a failure, counts it unless it was said with a name and so was counted before, and makes the Problem that tells of it. */
  wrong(request: FastifyRequest, how: Credential | 'invitation', person?: string, name?: string): Problem;
  /** Opens the session of whoever has shown who they are. */
  enter(
    request: FastifyRequest,
    reply: FastifyReply,
    who: { readonly person: string; readonly opened: Credential },
  ): Promise<SessionView>;
}

/** Makes it. */
export function openEntrance(access: Access, oidc: Oidc | undefined): Enter {
  const { people, refusals } = access;
  const { now } = people;
  const begun = countFailures(BEGUN);
  const byAddress = countFailures(BY_ADDRESS);
  const byName = countFailures(BY_NAME);
  const wait = (seconds: number): void => refuseWhileWaiting(seconds, 'Too many attempts', 'try again');
  return {
    people,
    access,
    oidc,
    begin: (request) => {
      refuseOtherSites(request, false);
      wait(begun.waitOf(request.ip, '', now()));
      begun.failed(request.ip, now());
    },
    attempt: (request, name) => {
      refuseOtherSites(request, false);
      wait(byAddress.waitOf(request.ip, '', now()));
      if (name === undefined) return () => undefined;
      wait(byName.waitOf(nameKey(name), '', now()));
      const counted = [byAddress.failed(request.ip, now()), byName.failed(nameKey(name), now())];
      return () => {
        for (const forgive of counted) forgive();
      };
    },
    wrong: (request, how, person, name) => {
      if (name === undefined) byAddress.failed(request.ip, now());
      refusals.note('nobody', 'sign-in.refused', person ?? 'unknown', { with: how });
      if (how === 'invitation')
        return new Problem(
          401,
          'This link has ended',
          'It was used, taken back or has run out. Ask an admin for another.',
        );
      return new Problem(
        401,
        'That did not fit',
        'Try again. A code counts once: wait for the next one if it was used.',
      );
    },
    enter: async (request, reply, who) => {
      await people.enter(request, reply, who);
      reply.clearCookie(access.sessions.cookie, { path: '/' });
      const person = await findPerson(people.pool, who.person);
      const at = now();
      return {
        name: person?.name ?? null,
        person: who.person,
        roles: [...(person?.roles ?? [])],
        permissions: [...permissionsOf(person?.roles ?? [])],
        opened: who.opened,
        setUp: true,
        idleEndsAt: at + people.settings.idleMs,
        endsAt: at + people.settings.absoluteMs,
      };
    },
  };
}
