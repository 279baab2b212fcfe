// /v1/sign-in: how one can get in here, and getting in with a passkey, or with a password and a code. What was wrong is never said, only that it was.

import { keepStep } from '../../store/sign-in-steps.ts';
import type { Enter } from '../enter.ts';
import { askPasskey } from '../passkey.ts';
import { PASSWORDS_WORK } from '../password.ts';
import { PasskeySent, PasskeyStep, PasswordSent, SignInWays } from '../people-shapes.ts';
import { bodyOf, type Call, type Route, route } from '../route.ts';
import { SessionView } from '../session-shapes.ts';
import { lookAtPasskey, lookAtPassword, PASSKEY_STEP } from '../show-who.ts';

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
      const step = await keepStep(people.pool, PASSKEY_STEP, { challenge: options.challenge }, people.now());
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
  const shown = await lookAtPasskey(enter, request, bodyOf(request, PasskeySent));
  if (!shown.ok) throw enter.wrong(request, 'passkey', shown.of);
  return enter.enter(request, reply, { person: shown.person, opened: 'passkey' });
}

async function withPassword(enter: Enter, { request, reply }: Plain): Promise<SessionView> {
  const sent = bodyOf(request, PasswordSent);
  const shown = await lookAtPassword(enter, request, sent);
  if (!shown.ok) throw enter.wrong(request, 'password', shown.of, sent.name);
  return enter.enter(request, reply, { person: shown.person, opened: 'password' });
}
