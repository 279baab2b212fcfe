// POST /v1/session/proof/passkey and /password: whoever is signed in shows anew who they are, for acts that a session alone must not do.
import type { z } from 'zod';
import { noteProof } from '../../store/person-sessions.ts';
import type { Who } from '../access.ts';
import type { Enter } from '../enter.ts';
import { PasskeySent, PasswordSent } from '../people-shapes.ts';
import { Problem } from '../problem.ts';
import { bodyOf, type Call, type Route, type RouteWish, route } from '../route.ts';
import { lookAtPasskey, lookAtPassword } from '../show-who.ts';

type Plain = Call<Record<string, never>, Record<string, never>>;
const Secrets = PasswordSent.omit({ name: true });

/** Both routes. */
export function proofRoutes(enter: Enter): readonly Route[] {
  const shared = {
    method: 'POST',
    scope: 'any',
    problems: [400, 401, 403, 409, 413, 415, 422, 429, 503],
    answer: { says: 'It is noted.', status: 204 },
  } as const satisfies Partial<RouteWish<z.ZodObject, z.ZodObject>>;
  return [
    route({
      ...shared,
      path: '/v1/session/proof/passkey',
      says: 'Show with a passkey of yours that it is still you. Begin with POST /v1/sign-in/passkey/options.',
      body: { says: 'The browser’s answer.', types: ['application/json'], schema: PasskeySent },
      act: (call) => withPasskey(enter, call),
    }),
    route({
      ...shared,
      path: '/v1/session/proof/password',
      says: 'Show with your password and a one-time code that it is still you.',
      body: { says: 'Both.', types: ['application/json'], schema: Secrets },
      act: (call) => withPassword(enter, call),
    }),
  ];
}

interface Signed {
  readonly session: string;
  readonly person: string;
  readonly name: string;
}

function signedIn(who: Who | undefined): Signed {
  if (who?.session === undefined || who.personId === undefined || who.person === undefined)
    throw new Problem(409, 'Only for people', 'Whoever has signed in shows who they are; a key or the link cannot.');
  return { session: who.session.id, person: who.personId, name: who.person };
}

async function withPasskey(enter: Enter, { request, reply, who }: Plain): Promise<unknown> {
  const { people } = enter;
  const { session, person } = signedIn(who);
  const shown = await lookAtPasskey(enter, request, bodyOf(request, PasskeySent), person);
  if (!shown.ok) throw wrong(enter, request, 'passkey');
  await noteProof(people.pool, session, { how: 'passkey', deed: deedOf(person, people.now()) });
  return reply.code(204).send();
}

async function withPassword(enter: Enter, { request, reply, who }: Plain): Promise<unknown> {
  const { people } = enter;
  const { session, person, name } = signedIn(who);
  const shown = await lookAtPassword(enter, request, { name, ...bodyOf(request, Secrets) }, person);
  if (!shown.ok) throw wrong(enter, request, 'password', name);
  await noteProof(people.pool, session, { how: 'password', deed: deedOf(person, people.now()) });
  return reply.code(204).send();
}

const deedOf = (person: string, now: number) => ({ actor: `person:${person}`, person, now });

/** Not 401: the session is as good as before, only the proof was not. */
function wrong(enter: Enter, request: Plain['request'], how: 'passkey' | 'password', name?: string): Problem {
  const { title, message } = enter.wrong(request, how, undefined, name);
  return new Problem(422, title, message);
}
