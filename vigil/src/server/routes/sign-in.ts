// /v1/sign-in: how one can get in here, and getting in with a passkey, or with a password and a code. What was wrong is never said, only that it was.

import { findPasskey, notePasskeyUse } from '../../store/passkeys.ts';
import { findSecrets, usePeriod } from '../../store/people.ts';
import { keepStep, takeStep } from '../../store/sign-in-steps.ts';
import type { Enter } from '../enter.ts';
import { openSecret, periodOf } from '../one-time-code.ts';
import { askPasskey, checkPasskey } from '../passkey.ts';
import { isPassword, PASSWORDS_WORK } from '../password.ts';
import { PasskeySent, PasskeyStep, PasswordSent, SignInWays } from '../people-shapes.ts';
import { bodyOf, type Call, type Route, route } from '../route.ts';
import { SessionView } from '../session-shapes.ts';

const KIND = 'passkey';
const JSON_BODY = ['application/json'] as const;
const PROBLEMS = [400, 401, 403, 413, 415, 422, 429, 503] as const;

/** All but those of the identity provider. */
export function signInRoutes(enter: Enter): readonly Route[] {
  const { people, oidc } = enter;
  const ways = route({
    method: 'GET',
    path: '/v1/sign-in',
    says: 'How one can get in here.',
    problems: [503],
    answer: { says: 'The ways.', schema: SignInWays },
    act: async ({ request }) => ({
      setUp: await people.isSetUp(),
      passkey: people.address(request).name !== undefined,
      password: PASSWORDS_WORK,
      oidc: oidc?.label ?? null,
    }),
  });
  const ask = route({
    method: 'POST',
    path: '/v1/sign-in/passkey/options',
    says: 'Begin signing in with a passkey.',
    problems: PROBLEMS,
    answer: { says: 'What to ask the browser.', schema: PasskeyStep },
    act: async ({ request }) => {
      enter.begin(request);
      const options = await askPasskey(people.address(request));
      const step = await keepStep(people.pool, KIND, { challenge: options.challenge }, people.now());
      return { step, options };
    },
  });
  const passkey = route({
    method: 'POST',
    path: '/v1/sign-in/passkey',
    says: 'Sign in with what the browser answered.',
    problems: PROBLEMS,
    body: { says: 'The answer.', types: JSON_BODY, schema: PasskeySent },
    answer: { says: 'The cookie is set.', schema: SessionView },
    act: (call) => withPasskey(enter, call),
  });
  const password = route({
    method: 'POST',
    path: '/v1/sign-in/password',
    says: 'Sign in with a name, a password and a one-time code.',
    problems: PROBLEMS,
    body: { says: 'All three at once.', types: JSON_BODY, schema: PasswordSent },
    answer: { says: 'The cookie is set.', schema: SessionView },
    act: (call) => withPassword(enter, call),
  });
  return [ways, ask, passkey, password];
}

type Plain = Call<Record<string, never>, Record<string, never>>;

async function withPasskey(enter: Enter, { request, reply }: Plain): Promise<SessionView> {
  const { people } = enter;
  const { step, response } = bodyOf(request, PasskeySent);
  enter.attempt(request);
  const kept = await takeStep<{ readonly challenge: string }>(people.pool, KIND, step, people.now());
  const passkey = kept === undefined ? undefined : await findPasskey(people.pool, response.id);
  if (kept === undefined || passkey === undefined) throw enter.wrong(request, 'passkey');
  const counter = await checkPasskey(people.address(request), kept.challenge, { response, passkey });
  if (counter === undefined) throw enter.wrong(request, 'passkey', passkey.person);
  await notePasskeyUse(people.pool, passkey.id, counter, people.now());
  return enter.enter(request, reply, { person: passkey.person, opened: 'passkey' });
}

async function withPassword(enter: Enter, { request, reply }: Plain): Promise<SessionView> {
  const { people } = enter;
  const { name, password, code } = bodyOf(request, PasswordSent);
  const uncount = enter.attempt(request, name);
  const known = await findSecrets(people.pool, name);
  const right = await isPassword(password, known?.password).catch((error: unknown) => {
    // Too many at once: nothing was tried.
    uncount();
    throw error;
  });
  const secret = known?.totp == null ? undefined : openSecret(known.totp, known.id, people.secret);
  const period = secret === undefined ? undefined : periodOf(secret, code, people.now());
  if (!right || known === undefined || period === undefined || !(await usePeriod(people.pool, known.id, period)))
    throw enter.wrong(request, 'password', known?.id, name);
  uncount();
  return enter.enter(request, reply, { person: known.id, opened: 'password' });
}
