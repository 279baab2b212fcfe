// POST /v1/session/proof/passkey and /password: whoever is signed in shows anew who they are, for acts that a session alone must not do.
import type { z } from 'zod';
import { findPasskey, notePasskeyUse } from '../../store/passkeys.ts';
import { findSecrets, usePeriod } from '../../store/people.ts';
import { noteProof } from '../../store/person-sessions.ts';
import { takeStep } from '../../store/sign-in-steps.ts';
import type { Who } from '../access.ts';
import type { Enter } from '../enter.ts';
import { openSecret, periodOf } from '../one-time-code.ts';
import { checkPasskey } from '../passkey.ts';
import { isPassword } from '../password.ts';
import { PasskeySent, PasswordSent } from '../people-shapes.ts';
import { Problem } from '../problem.ts';
import { bodyOf, type Call, type Route, type RouteWish, route } from '../route.ts';

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
  const { step, response } = bodyOf(request, PasskeySent);
  enter.attempt(request);
  const kept = await takeStep<{ readonly challenge: string }>(people.pool, 'passkey', step, people.now());
  const passkey = kept === undefined ? undefined : await findPasskey(people.pool, response.id);
  if (kept === undefined || passkey === undefined || passkey.person !== person) throw wrong(enter, request, 'passkey');
  const counter = await checkPasskey(people.address(request), kept.challenge, { response, passkey });
  if (counter === undefined) throw wrong(enter, request, 'passkey');
  await notePasskeyUse(people.pool, passkey.id, counter, people.now());
  await noteProof(people.pool, session, { how: 'passkey', deed: deedOf(person, people.now()) });
  return reply.code(204).send();
}

async function withPassword(enter: Enter, { request, reply, who }: Plain): Promise<unknown> {
  const { people } = enter;
  const { session, person, name } = signedIn(who);
  const { password, code } = bodyOf(request, Secrets);
  const uncount = enter.attempt(request, name);
  const known = await findSecrets(people.pool, name);
  const right = await isPassword(password, known?.password).catch((error: unknown) => {
    uncount();
    throw error;
  });
  const secret = known?.totp == null ? undefined : openSecret(known.totp, known.id, people.secret);
  const period = secret === undefined ? undefined : periodOf(secret, code, people.now());
  if (!right || known?.id !== person || period === undefined || !(await usePeriod(people.pool, person, period)))
    throw wrong(enter, request, 'password', name);
  uncount();
  await noteProof(people.pool, session, { how: 'password', deed: deedOf(person, people.now()) });
  return reply.code(204).send();
}

const deedOf = (person: string, now: number) => ({ actor: `person:${person}`, person, now });

/** Not 401: the session is as good as before, only the proof was not. */
function wrong(enter: Enter, request: Plain['request'], how: 'passkey' | 'password', name?: string): Problem {
  const { title, message } = enter.wrong(request, how, undefined, name);
  return new Problem(422, title, message);
}
