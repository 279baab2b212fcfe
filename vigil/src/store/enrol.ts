// Enrolment: the first person, somebody invited, or a further credential for whoever is signed in; all or nothing, in one transaction.

import type pg from 'pg';
import { clashOf } from '../core/person.ts';
import { REFUSALS } from '../core/refusal.ts';
import type { Role } from '../core/role.ts';
import { audited, type Note } from './audited.ts';
import type { InvitationRow } from './invitations.ts';
import { MOST_PASSKEYS, type PasskeyRow, putPasskey } from './passkeys.ts';
import { endException, findByName, findPerson, isSetUp, putPerson } from './people.ts';
import { endAllSessions } from './person-sessions.ts';
import { type Refused, refused } from './refused.ts';

/** By what right somebody enrols. `first`: the link of the terminal, while nobody is set up. */
export type Ticket =
  | { readonly kind: 'first'; readonly name: string; readonly roles: readonly Role[] }
  | { readonly kind: 'invitation'; readonly id: string }
  | { readonly kind: 'self' };

/** What they will sign in with. */
export type NewCredential =
  | ({ readonly kind: 'passkey'; readonly label: string } & Omit<PasskeyRow, 'person'>)
  | { readonly kind: 'password'; readonly password: string; readonly totp: Buffer; readonly period: number }
  | { readonly kind: 'oidc'; readonly oidc: string };

/** Who they are from now on. */
export type Enrolled = { readonly ok: true; readonly person: string } | Refused;

/** Enrols `person`, an id that is new unless the ticket is for somebody who is there. */
export async function enrol(
  pool: pg.Pool,
  {
    ticket,
    person,
    credential,
  }: { readonly ticket: Ticket; readonly person: string; readonly credential: NewCredential },
  now: number,
): Promise<Enrolled> {
  return audited(pool, { actor: `person:${person}`, now }, async (client, note): Promise<Enrolled> => {
    const trouble = await admit(client, ticket, person, { now, note });
    if (trouble !== undefined) return trouble;
    const kept = await putCredential(client, person, credential, now);
    if (kept !== undefined) throw new EnrolmentRefused(kept);
    note(ticket.kind === 'self' ? 'credential.added' : 'person.enrolled', person, { with: credential.kind });
    await endException(client, now, note);
    return { ok: true, person };
  }).catch((error: unknown): Enrolled => {
    if (error instanceof EnrolmentRefused) return refused('unfit', error.message);
    throw error;
  });
}

/** Thrown to roll back; told as a refusal, never seen outside. */
class EnrolmentRefused extends Error {
  override readonly name = 'EnrolmentRefused';
}

type Occasion = { readonly now: number; readonly note: Note };

async function admit(
  client: pg.ClientBase,
  ticket: Ticket,
  person: string,
  occasion: Occasion,
): Promise<Refused | undefined> {
  if (ticket.kind === 'self') {
    const there = await findPerson(client, person);
    return there?.disabledAt === null ? undefined : refused('forbidden', REFUSALS['may-not-sign-in']);
  }
  if (ticket.kind === 'invitation') return admitInvited(client, ticket.id, person, occasion);
  if (await isSetUp(client)) return refused('forbidden', REFUSALS['set-up-meanwhile']);
  const roles: readonly Role[] = ['admin', ...ticket.roles.filter((role) => role !== 'admin')];
  const clash = clashOf(roles, true);
  if (clash !== undefined) return refused('unfit', clash);
  await putPerson(client, { id: person, name: ticket.name, roles, first: true, createdAt: occasion.now });
  occasion.note('person.set-up', person, { roles: roles.join(' ') });
  return undefined;
}

async function admitInvited(
  client: pg.ClientBase,
  id: string,
  person: string,
  { now, note }: Occasion,
): Promise<Refused | undefined> {
  const { rows } = await client.query<Pick<InvitationRow, 'name' | 'roles' | 'person' | 'waiting'>>(
    `update invitation i set used_ms = $2 where id = $1 and used_ms is null and ended_ms is null and until_ms > $2
       and not exists (select 1 from role_grant g where g.invitation = i.id and g.state <> 'signed') returning name, roles, person`,
    [id, now],
  );
  const [one] = rows;
  if (one === undefined)
    return refused(
      'gone',
      'This invitation was used, taken back or not signed, or it has run out. Ask an admin for another.',
    );
  note('invitation.used', id, { person });
  if (one.person !== null) {
    await client.query(
      'update person set password = null, totp = null, oidc = null, disabled_ms = null where id = $1',
      [one.person],
    );
    await client.query('delete from passkey where person = $1', [one.person]);
    await endAllSessions(client, one.person, now);
    return undefined;
  }
  const first = one.roles.includes('admin') && !(await isSetUp(client));
  const there = await findByName(client, one.name);
  if (there !== undefined) return refused('unfit', REFUSALS['name-taken-meanwhile']);
  await putPerson(client, { id: person, name: one.name, roles: one.roles, first, createdAt: now });
  return undefined;
}

/** Returns why it could not be kept, or undefined. */
async function putCredential(
  client: pg.ClientBase,
  person: string,
  one: NewCredential,
  now: number,
): Promise<string | undefined> {
  if (one.kind === 'passkey') {
    const kept = await putPasskey(client, { ...one, person, now });
    return kept ? undefined : `This passkey is in use already, or ${MOST_PASSKEYS} are there. Take one away first.`;
  }
  if (one.kind === 'password') {
    await client.query('update person set password = $2, totp = $3, totp_used = $4 where id = $1', [
      person,
      one.password,
      one.totp,
      one.period,
    ]);
    return undefined;
  }
  const { rowCount } = await client.query(
    'update person set oidc = $2 where id = $1 and not exists (select 1 from person where oidc = $2 and id <> $1)',
    [person, one.oidc],
  );
  return rowCount === 1 ? undefined : 'Somebody else signs in with this account of the identity provider.';
}
