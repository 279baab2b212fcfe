// By what right somebody enrols, as a request says it and as the store takes it.
import type { FastifyRequest } from 'fastify';
import type { Ticket } from '../store/enrol.ts';
import { findInvitation } from '../store/invitations.ts';
import { listPasskeys } from '../store/passkeys.ts';
import { newId } from '../store/people.ts';
import type { Enter } from './enter.ts';
import { PASSWORDS_WORK } from './password.ts';
import type { TicketWish } from './people-shapes.ts';
import { Problem } from './problem.ts';

/** Who enrols, by what right. `known` are passkeys they have. */
export interface Entrant {
  readonly ticket: Ticket;
  readonly person: string;
  readonly name: string;
  readonly known: readonly string[];
}

/** Reads it. Throws a Problem when there is no such right. */
export async function readTicket(enter: Enter, request: FastifyRequest, by: TicketWish): Promise<Entrant> {
  enter.begin(request);
  if ('invitation' in by) return byInvitation(enter, request, by.invitation);
  const who = await enter.access.admit(request, 'any');
  if ('first' in by) {
    if (who.opened !== 'link')
      throw new Problem(409, 'You are signed in', 'The first person is set up with the link of the terminal.');
    if (await enter.people.isSetUp())
      throw new Problem(409, 'Somebody is set up', 'Sign in, or ask an admin for an invitation.');
    const { name, roles } = by.first;
    return { ticket: { kind: 'first', name, roles }, person: newId('P'), name, known: [] };
  }
  if (who.personId === undefined) throw new Problem(409, 'Only for people', 'Sign in first.');
  const known = (await listPasskeys(enter.people.pool, who.personId)).map(({ id }) => id);
  return { ticket: { kind: 'self' }, person: who.personId, name: who.person ?? '', known };
}

async function byInvitation(enter: Enter, request: FastifyRequest, secret: string): Promise<Entrant> {
  enter.attempt(request);
  const invitation = await findInvitation(enter.people.pool, secret, enter.people.now());
  if (invitation === undefined) throw enter.wrong(request, 'invitation');
  if (invitation.waiting)
    throw new Problem(
      409,
      'Not signed yet',
      'Another admin has to sign this invitation first. Open the link again later.',
    );
  return {
    ticket: { kind: 'invitation', id: invitation.id },
    person: invitation.person ?? newId('P'),
    name: invitation.name,
    known: [],
  };
}

/** Throws a Problem where this Node has no argon2. */
export function needPasswords(): void {
  if (!PASSWORDS_WORK)
    throw new Problem(422, 'No passwords here', 'Passwords need Node 24.7 or newer where Vigil runs. Take a passkey.');
}
