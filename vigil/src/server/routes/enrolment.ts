// /v1/enrolment: the first person, whoever is invited, or a further way to sign in; with a passkey, or with a password and an app for codes.
import { type Enrolled, enrol, type NewCredential } from '../../store/enrol.ts';
import { findInvitation } from '../../store/invitations.ts';
import { keepStep, takeStep } from '../../store/sign-in-steps.ts';
import type { Enter } from '../enter.ts';
import { newCodeSecret, openSecret, periodOf, sealSecret } from '../one-time-code.ts';
import { askNewPasskey, readNewPasskey } from '../passkey.ts';
import { keepPassword, weaknessOf } from '../password.ts';
import {
  CodeStep,
  EnrolmentView,
  InvitationAsked,
  NewPasskeyAsked,
  NewPasskeySent,
  NewPasswordAsked,
  NewPasswordSent,
  PasskeyStep,
} from '../people-shapes.ts';
import { Problem } from '../problem.ts';
import { bodyOf, type Call, type Route, route } from '../route.ts';
import { SessionView } from '../session-shapes.ts';
import { type Entrant, needPasswords, readTicket } from '../ticket.ts';

const JSON_BODY = ['application/json'] as const;
const PROBLEMS = [400, 401, 403, 409, 413, 415, 422, 429, 503] as const;

/** All but that of the identity provider. */
export function enrolmentRoutes(enter: Enter): readonly Route[] {
  const post = <S extends typeof EnrolmentView | typeof PasskeyStep | typeof CodeStep | typeof SessionView>(
    path: string,
    says: string,
    body: NonNullable<Route['body']>['schema'],
    { answer, act }: { readonly answer: S; readonly act: (enter: Enter, call: Plain) => Promise<unknown> },
  ): Route =>
    route({
      method: 'POST',
      path: `/v1/enrolment${path}`,
      says,
      problems: PROBLEMS,
      body: { says: 'What is asked.', types: JSON_BODY, schema: body },
      answer: { says: 'What comes of it.', schema: answer },
      act: (call) => act(enter, call),
    });
  return [
    post('', 'What an invitation holds.', InvitationAsked, { answer: EnrolmentView, act: look }),
    post('/passkey/options', 'Begin with a new passkey.', NewPasskeyAsked, { answer: PasskeyStep, act: askPasskey }),
    post('/passkey', 'Enrol with what the browser made; the session is open.', NewPasskeySent, {
      answer: SessionView,
      act: withPasskey,
    }),
    post('/password/code', 'Begin with a new password: the secret for an app that makes codes.', NewPasswordAsked, {
      answer: CodeStep,
      act: askCode,
    }),
    post('/password', 'Enrol with the first code of the app; the session is open.', NewPasswordSent, {
      answer: SessionView,
      act: withPassword,
    }),
  ];
}

type Plain = Call<Record<string, never>, Record<string, never>>;
type PasskeyWait = Entrant & { readonly challenge: string };
type PasswordWait = Entrant & { readonly password: string; readonly totp: string };

async function look(enter: Enter, { request }: Plain): Promise<EnrolmentView> {
  const { invitation } = bodyOf(request, InvitationAsked);
  enter.attempt(request);
  const found = await findInvitation(enter.people.pool, invitation, enter.people.now());
  if (found === undefined) throw enter.wrong(request, 'invitation');
  const { name, roles, waiting, person } = found;
  return { name, roles: [...roles], waiting, again: person !== null };
}

async function askPasskey(enter: Enter, { request }: Plain): Promise<PasskeyStep> {
  const { people } = enter;
  const entrant = await readTicket(enter, request, bodyOf(request, NewPasskeyAsked).by);
  const { person: id, name, known } = entrant;
  const options = await askNewPasskey(people.address(request), { id, name, known });
  const step = await keepStep(people.pool, 'new-passkey', { ...entrant, challenge: options.challenge }, people.now());
  return { step, options: { ...options } };
}

async function withPasskey(enter: Enter, { request, reply }: Plain): Promise<SessionView> {
  const { people } = enter;
  const { step, label, response } = bodyOf(request, NewPasskeySent);
  enter.attempt(request);
  const wait = await takeStep<PasskeyWait>(people.pool, 'new-passkey', step, people.now());
  if (wait === undefined) throw tooLate();
  const credential = await readNewPasskey(people.address(request), wait.challenge, { response, label });
  if (credential === undefined) throw enter.wrong(request, 'passkey');
  return settle(enter, { request, reply }, wait, credential);
}

async function askCode(enter: Enter, { request }: Plain): Promise<CodeStep> {
  needPasswords();
  const { people } = enter;
  const { by, password } = bodyOf(request, NewPasswordAsked);
  const entrant = await readTicket(enter, request, by);
  const weak = weaknessOf(password, entrant.name);
  if (weak !== undefined) throw new Problem(422, 'Another password, please', weak);
  const { secret, uri } = newCodeSecret(entrant.name);
  const totp = sealSecret(secret, entrant.person, people.secret).toString('base64');
  const wait: PasswordWait = { ...entrant, password: await keepPassword(password), totp };
  return { step: await keepStep(people.pool, 'new-password', wait, people.now()), secret, uri };
}

async function withPassword(enter: Enter, { request, reply }: Plain): Promise<SessionView> {
  const { people } = enter;
  const { step, code } = bodyOf(request, NewPasswordSent);
  enter.attempt(request);
  const wait = await takeStep<PasswordWait>(people.pool, 'new-password', step, people.now());
  if (wait === undefined) throw tooLate();
  const totp = Buffer.from(wait.totp, 'base64');
  const period = periodOf(openSecret(totp, wait.person, people.secret) ?? '', code, people.now());
  if (period === undefined) {
    enter.wrong(request, 'password');
    const again = await keepStep(people.pool, 'new-password', wait, people.now());
    throw new Problem(422, 'That is not the code', 'Type the six digits that the app shows now.', {
      members: { step: again },
    });
  }
  return settle(enter, { request, reply }, wait, { kind: 'password', password: wait.password, totp, period });
}

/** Enrols and opens the session; whoever is signed in already keeps the one they have. */
export async function settle(
  enter: Enter,
  { request, reply }: Pick<Plain, 'request' | 'reply'>,
  { ticket, person }: Entrant,
  credential: NewCredential,
): Promise<SessionView> {
  // A step must not outlive the session that began it: whoever was shown out would come in again.
  if (ticket.kind === 'self' && (await enter.access.admit(request, 'any')).personId !== person)
    throw new Problem(403, 'Not your own', 'Sign in, and begin again.');
  const made: Enrolled = await enrol(enter.people.pool, { ticket, person, credential }, enter.people.now());
  if (!made.ok) throw new Problem(made.refusal === 'unfit' ? 422 : 409, 'This cannot be', made.why);
  return enter.enter(request, reply, { person: made.person, opened: credential.kind });
}

function tooLate(): Problem {
  return new Problem(409, 'Too late', 'This step was used or has run out after ten minutes. Begin again.');
}
