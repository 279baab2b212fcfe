// Looks at what shows who somebody is, a passkey or a password with a code: at the sign-in, and again of a session before a grave act.
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { findPasskey, notePasskeyUse } from '../store/passkeys.ts';
import { findSecrets, usePeriod } from '../store/people.ts';
import { takeStep } from '../store/sign-in-steps.ts';
import type { Enter } from './enter.ts';
import { openSecret, periodOf } from './one-time-code.ts';
import { checkPasskey } from './passkey.ts';
import { isPassword } from './password.ts';
import type { PasskeySent, PasswordSent } from './people-shapes.ts';

/** The step that asking for a passkey keeps. */
export const PASSKEY_STEP = 'passkey';

/** Whose passkey or password it was; or that it did not fit, with whoever it would have been as far as that is known. */
export type Shown =
  | { readonly ok: true; readonly person: string }
  | { readonly ok: false; readonly of: string | undefined };

/** Looks at a passkey's answer; with `only`, nobody else's will do. Throws a Problem (403, 429) before anything is looked at. */
export async function lookAtPasskey(
  enter: Enter,
  request: FastifyRequest,
  { step, response }: z.output<typeof PasskeySent>,
  only?: string,
): Promise<Shown> {
  const { people } = enter;
  enter.attempt(request);
  const kept = await takeStep<{ readonly challenge: string }>(people.pool, PASSKEY_STEP, step, people.now());
  const passkey = kept === undefined ? undefined : await findPasskey(people.pool, response.id);
  if (kept === undefined || passkey === undefined || isOther(passkey.person, only)) return { ok: false, of: undefined };
  const counter = await checkPasskey(people.address(request), kept.challenge, { response, passkey });
  if (counter === undefined) return { ok: false, of: passkey.person };
  await notePasskeyUse(people.pool, passkey.id, counter, people.now());
  return { ok: true, person: passkey.person };
}

/** Looks at a name with its password and code, which counts once; with `only`, nobody else's will do. Throws a Problem (403, 429, 503). */
export async function lookAtPassword(
  enter: Enter,
  request: FastifyRequest,
  { name, password, code }: z.output<typeof PasswordSent>,
  only?: string,
): Promise<Shown> {
  const { people } = enter;
  const uncount = enter.attempt(request, name);
  const known = await findSecrets(people.pool, name);
  const right = await isPassword(password, known?.password).catch((error: unknown) => {
    // Too many at once: nothing was tried.
    uncount();
    throw error;
  });
  const secret = known?.totp == null ? undefined : openSecret(known.totp, known.id, people.secret);
  const period = secret === undefined ? undefined : periodOf(secret, code, people.now());
  if (!right || known === undefined || isOther(known.id, only) || period === undefined)
    return { ok: false, of: known?.id };
  if (!(await usePeriod(people.pool, known.id, period))) return { ok: false, of: known.id };
  uncount();
  return { ok: true, person: known.id };
}

function isOther(person: string, only: string | undefined): boolean {
  return only !== undefined && person !== only;
}
