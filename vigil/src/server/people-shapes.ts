// What the API takes and answers about people: signing in, enrolment, roles, sessions, invitations and what waits for a signature.
import { z } from 'zod';
import { NAME_LENGTH, PERSON_NAME } from '../core/person.ts';
import { OPENINGS, RoleName } from './session-shapes.ts';

const moment = z.number().describe('Milliseconds since 1970.');
const secret = z.string().min(20).max(200);
const roles = z.array(RoleName);
const opening = z.enum(OPENINGS);

/** A person's name, as decisions bear it. */
export const Name = z
  .string()
  .trim()
  .min(1)
  .max(NAME_LENGTH)
  .regex(PERSON_NAME, 'a name holds letters, digits and plain signs, and does not begin like a key’s')
  .describe('Decisions bear it; it cannot change.');
const wanted = z.array(RoleName).max(8);

/** How one can get in here. */
export const SignInWays = z.strictObject({
  setUp: z.boolean().describe('False while nobody is set up.'),
  passkey: z.boolean().describe('Whether a browser can use passkeys under this address.'),
  password: z.boolean(),
  oidc: z.string().nullable().describe('What the identity provider is called; null when there is none.'),
});
export type SignInWays = Readonly<z.infer<typeof SignInWays>>;

/** By what right somebody enrols: an invitation, the terminal’s link while nobody is set up, or being signed in. */
export const TicketWish = z.union([
  z.strictObject({ invitation: secret }),
  z.strictObject({ first: z.strictObject({ name: Name, roles: wanted }) }),
  z.strictObject({ self: z.literal(true) }),
]);
export type TicketWish = Readonly<z.infer<typeof TicketWish>>;

export const InvitationAsked = z.strictObject({ invitation: secret });
export const NewPasskeyAsked = z.strictObject({ by: TicketWish });
export const NewPasskeySent = z.strictObject({
  step: secret,
  label: z.string().trim().max(60).default(''),
  response: z.looseObject({ id: z.string().max(1_000) }),
});
export const NewPasswordAsked = z.strictObject({ by: TicketWish, password: z.string().max(1_000) });
export const NewPasswordSent = z.strictObject({ step: secret, code: z.string().trim().max(20) });
export const NewOidcAsked = z.strictObject({ by: TicketWish });
export const PasskeySent = z.strictObject({ step: secret, response: z.looseObject({ id: z.string().max(1_000) }) });
export const PasswordSent = z.strictObject({
  name: z.string().trim().min(1).max(200),
  password: z.string().max(1_000),
  code: z.string().trim().max(20),
});

/** What an invitation holds. */
export const EnrolmentView = z.strictObject({
  name: z.string(),
  roles,
  waiting: z.boolean().describe('True until another admin has signed it.'),
  again: z.boolean().describe('True for somebody who is there: what they signed in with before ends.'),
});
export type EnrolmentView = Readonly<z.infer<typeof EnrolmentView>>;

/** What a browser is asked to do with a passkey; `step` goes back with its answer. */
export const PasskeyStep = z.strictObject({ step: z.string(), options: z.looseObject({ challenge: z.string() }) });
export type PasskeyStep = Readonly<z.infer<typeof PasskeyStep>>;

/** The secret for an app that makes one-time codes; shown this once. */
export const CodeStep = z.strictObject({ step: z.string(), secret: z.string(), uri: z.string() });
export type CodeStep = Readonly<z.infer<typeof CodeStep>>;

/** Where the browser goes next. */
export const Elsewhere = z.strictObject({ url: z.string() });

/** A person. */
export const PersonView = z.strictObject({
  id: z.string(),
  name: z.string(),
  roles,
  first: z.boolean().describe('Set Vigil up; may see cases although admin until a second admin is there.'),
  createdAt: moment,
  disabledAt: moment.nullable(),
  passkeys: z.int(),
  password: z.boolean(),
  oidc: z.boolean(),
});
export type PersonView = Readonly<z.infer<typeof PersonView>>;

/** All people. */
export const PeoplePage = z.strictObject({
  people: z.array(PersonView),
  needsSecond: z.boolean().describe('Whether roles need the signature of another admin.'),
});
export type PeoplePage = Readonly<z.infer<typeof PeoplePage>>;
export const PersonWish = z.strictObject({ roles: wanted.optional(), disabled: z.literal(true).optional() });
export const PersonChanged = z.strictObject({
  person: PersonView,
  grant: z.string().nullable().describe('What waits for a signature; null when all is done.'),
});

/** An invitation. */
export const InvitationView = z.strictObject({
  id: z.string(),
  name: z.string(),
  roles,
  person: z.string().nullable(),
  madeBy: z.string(),
  madeAt: moment,
  until: moment,
  waiting: z.boolean(),
});
export type InvitationView = Readonly<z.infer<typeof InvitationView>>;
export const InvitationPage = z.strictObject({ invitations: z.array(InvitationView) });
export type InvitationPage = Readonly<z.infer<typeof InvitationPage>>;
export const InvitationWish = z.union([
  z.strictObject({ name: Name, roles: wanted }),
  z.strictObject({ person: z.string().max(40) }),
]);
/** A new invitation with its secret. */
export const InvitationMade = z.strictObject({
  invitation: InvitationView,
  secret: z.string().describe('The link is the address of the console with #invite= and this. Told this once.'),
});
export type InvitationMade = Readonly<z.infer<typeof InvitationMade>>;

/** What waits for a signature. */
export const GrantView = z.strictObject({
  id: z.string(),
  person: z.string().nullable(),
  invitation: z.string().nullable(),
  name: z.string(),
  roles,
  madeBy: z.string(),
  madeAt: moment,
  until: moment,
});
export type GrantView = Readonly<z.infer<typeof GrantView>>;
export const GrantPage = z.strictObject({ grants: z.array(GrantView) });
export type GrantPage = Readonly<z.infer<typeof GrantPage>>;
export const Signature = z.strictObject({ sign: z.boolean().describe('False refuses it.') });
export const Settled = z.strictObject({ state: z.enum(['signed', 'refused']) });

/** Sessions that hold now. */
export const SessionLines = z.strictObject({
  sessions: z.array(
    z.strictObject({
      id: z.string(),
      opened: opening,
      openedAt: moment,
      usedAt: moment,
      endsAt: moment,
      here: z.boolean().describe('The one that asks.'),
    }),
  ),
});
export type SessionLines = Readonly<z.infer<typeof SessionLines>>;

/** One’s own passkeys. */
export const PasskeyLines = z.strictObject({
  passkeys: z.array(
    z.strictObject({ id: z.string(), label: z.string(), createdAt: moment, usedAt: moment.nullable() }),
  ),
});
export type PasskeyLines = Readonly<z.infer<typeof PasskeyLines>>;
