// /v1/sessions and /v1/passkeys: where somebody is signed in and with what. Everybody sees and ends their own; an admin those of others.
import { z } from 'zod';
import { dropPasskey } from '../../store/drop-passkey.ts';
import { listPasskeys } from '../../store/passkeys.ts';
import { endSession, listSessions } from '../../store/person-sessions.ts';
import type { Access, Who } from '../access.ts';
import { PasskeyLines, SessionLines } from '../people-shapes.ts';
import { Problem } from '../problem.ts';
import { type Route, route } from '../route.ts';
import { PersonId } from './people.ts';

const SessionId = z.strictObject({
  id: z.string().regex(/^S-[0-9a-f]{12}$/, 'the id of a session looks like S-0a1b2c3d4e5f'),
});
const PasskeyId = z.strictObject({ id: z.string().regex(/^[A-Za-z0-9_-]{8,90}$/, 'GET /v1/passkeys lists the ids') });

/** All routes. */
export function ownAccessRoutes(access: Access): readonly Route[] {
  return [...sessionRoutes(access), ...passkeyRoutes(access)];
}

function sessionRoutes({ people }: Access): readonly Route[] {
  const { pool, now, settings } = people;
  const linesOf = async (person: string, who: Who | undefined): Promise<SessionLines> => {
    const rows = await listSessions(pool, person, { now: now(), idleMs: settings.idleMs });
    return { sessions: rows.map((row) => ({ ...row, here: row.id === who?.session?.id })) };
  };
  const mine = route({
    method: 'GET',
    path: '/v1/sessions',
    scope: 'any',
    problems: [409, 503],
    says: 'Where you are signed in.',
    answer: { says: 'Your sessions, newest first.', schema: SessionLines },
    act: async ({ who }) => linesOf(personOf(who), who),
  });
  const theirs = route({
    method: 'GET',
    path: '/v1/people/:id/sessions',
    scope: 'people:read',
    params: PersonId,
    problems: [503],
    says: 'Where a person is signed in.',
    answer: { says: 'Their sessions, newest first; none for a person who is not there.', schema: SessionLines },
    act: async ({ params, who }) => linesOf(params.id, who),
  });
  const end = route({
    method: 'DELETE',
    path: '/v1/sessions/:id',
    scope: 'any',
    params: SessionId,
    problems: [404, 409, 503],
    says: 'End a session: your own, or, as an admin, anybody’s.',
    answer: { says: 'It has ended.', status: 204 },
    act: async ({ params, who, reply }) => {
      const person = personOf(who);
      const owner = who?.scopes.includes('people:write') === true ? undefined : person;
      const deed = { actor: who?.actor ?? '', person, now: now() };
      if (!(await endSession(pool, params.id, deed, owner)))
        throw new Problem(404, 'No such session', 'You have none with this id. GET /v1/sessions lists yours.');
      return reply.code(204).send();
    },
  });
  return [mine, theirs, end];
}

function passkeyRoutes({ people: { pool, now } }: Access): readonly Route[] {
  const list = route({
    method: 'GET',
    path: '/v1/passkeys',
    scope: 'any',
    problems: [409, 503],
    says: 'Your passkeys.',
    answer: { says: 'Oldest first.', schema: PasskeyLines },
    act: async ({ who }) => ({ passkeys: [...(await listPasskeys(pool, personOf(who)))] }),
  });
  const drop = route({
    method: 'DELETE',
    path: '/v1/passkeys/:id',
    scope: 'any',
    params: PasskeyId,
    problems: [404, 409, 422, 503],
    says: 'Take one of your passkeys away. The last way to sign in stays.',
    answer: { says: 'It opens nothing any more.', status: 204 },
    act: async ({ params, who, reply }) => {
      const person = personOf(who);
      const gone = await dropPasskey(pool, params.id, { actor: who?.actor ?? '', person, now: now() });
      if (gone === 'none')
        throw new Problem(404, 'No such passkey', 'You have none with this id. GET /v1/passkeys lists yours.');
      if (gone === 'last') throw new Problem(422, 'The last way in', 'Add another passkey or a password first.');
      return reply.code(204).send();
    },
  });
  return [list, drop];
}

function personOf(who: Who | undefined): string {
  if (who?.personId !== undefined) return who.personId;
  throw new Problem(
    409,
    'Only for people',
    'A key or the link of the terminal has neither sessions nor passkeys. Sign in.',
  );
}
