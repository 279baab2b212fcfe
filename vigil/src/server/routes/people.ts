// /v1/people, /v1/invitations, /v1/grants, /v1/recovery: who works here, who is invited, what waits for another admin, and the way back in.
import { z } from 'zod';
import type { Deed } from '../../store/audited.ts';
import { changePerson, listGrants, settleGrant } from '../../store/grants.ts';
import {
  endInvitation,
  type Invited,
  invite,
  listInvitations,
  type InvitationWish as Wish,
} from '../../store/invitations.ts';
import { findByName, listPeople, needsSecond, type PersonRow } from '../../store/people.ts';
import type { Refused } from '../../store/refused.ts';
import type { Access, Who } from '../access.ts';
import {
  GrantPage,
  InvitationMade,
  InvitationPage,
  InvitationWish,
  Name,
  PeoplePage,
  PersonChanged,
  type PersonView,
  PersonWish,
  Settled,
  Signature,
} from '../people-shapes.ts';
import { Problem } from '../problem.ts';
import { bodyOf, type Route, route } from '../route.ts';

const JSON_BODY = ['application/json'] as const;
const WRITES = [400, 404, 409, 413, 415, 422, 503] as const;
const idOf = (letter: string) =>
  z.strictObject({
    id: z.string().regex(new RegExp(`^${letter}-[0-9a-f]{12}$`), `an id here looks like ${letter}-0a1b2c3d4e5f`),
  });
/** The id of a person in a path. */
export const PersonId = idOf('P');

/** All routes. */
export function peopleRoutes(access: Access): readonly Route[] {
  return [...personRoutes(access), ...invitationRoutes(access), ...grantRoutes(access), recoveryRoute(access)];
}

function personRoutes({ people: { pool, now } }: Access): readonly Route[] {
  const list = route({
    method: 'GET',
    path: '/v1/people',
    scope: 'people:read',
    problems: [503],
    says: 'Everybody who may sign in, or might once.',
    answer: { says: 'All people, oldest first.', schema: PeoplePage },
    act: async () => {
      const [rows, second] = await Promise.all([listPeople(pool), needsSecond(pool)]);
      return { people: rows.map(viewOf), needsSecond: second };
    },
  });
  const change = route({
    method: 'PATCH',
    path: '/v1/people/:id',
    scope: 'people:write',
    params: PersonId,
    problems: WRITES,
    says: 'Give exactly these roles, or disable. What is taken away is gone at once; what is given may need another admin.',
    body: { says: 'What shall be.', types: JSON_BODY, schema: PersonWish },
    answer: { says: 'The person as they now are.', schema: PersonChanged },
    act: async ({ params, request, who }) => {
      const made = await changePerson(pool, params.id, bodyOf(request, PersonWish), deedOf(who, now()));
      if (!made.ok) throw problemOf(made);
      return { person: viewOf(made.person), grant: made.grant };
    },
  });
  return [list, change];
}

function invitationRoutes({ people: { pool, now } }: Access): readonly Route[] {
  const list = route({
    method: 'GET',
    path: '/v1/invitations',
    scope: 'people:read',
    problems: [503],
    says: 'Links that nobody has used yet.',
    answer: { says: 'Newest first.', schema: InvitationPage },
    act: async () => ({ invitations: (await listInvitations(pool, now())).map(copied) }),
  });
  const make = route({
    method: 'POST',
    path: '/v1/invitations',
    scope: 'people:write',
    problems: WRITES,
    says: 'Invite somebody new, or somebody who is there to show anew who they are. The link is good once, for three days.',
    body: { says: 'Who.', types: JSON_BODY, schema: InvitationWish },
    answer: { says: 'The invitation with its secret.', schema: InvitationMade },
    act: async ({ request, who }) => made(await invite(pool, bodyOf(request, InvitationWish), deedOf(who, now()))),
  });
  const end = route({
    method: 'DELETE',
    path: '/v1/invitations/:id',
    scope: 'people:write',
    params: idOf('I'),
    problems: [404, 503],
    says: 'Take an invitation back.',
    answer: { says: 'It is no good any more.', status: 204 },
    act: async ({ params, who, reply }) => {
      if (!(await endInvitation(pool, params.id, deedOf(who, now()))))
        throw new Problem(404, 'No such invitation', 'None is open with this id. GET /v1/invitations lists them.');
      return reply.code(204).send();
    },
  });
  return [list, make, end];
}

function grantRoutes({ people: { pool, now } }: Access): readonly Route[] {
  const list = route({
    method: 'GET',
    path: '/v1/grants',
    scope: 'people:read',
    problems: [503],
    says: 'Roles that wait for the signature of another admin.',
    answer: { says: 'Oldest first.', schema: GrantPage },
    act: async () => ({ grants: (await listGrants(pool, now())).map(copied) }),
  });
  const settle = route({
    method: 'POST',
    path: '/v1/grants/:id/signature',
    scope: 'people:sign',
    params: idOf('G'),
    problems: WRITES,
    says: 'Sign what another admin asked for, or refuse it. Nobody signs their own wish, or roles for themself.',
    body: { says: 'Yes or no.', types: JSON_BODY, schema: Signature },
    answer: { says: 'How it stands.', schema: Settled },
    act: async ({ params, request, who }) => {
      const done = await settleGrant(pool, params.id, bodyOf(request, Signature).sign, deedOf(who, now()));
      if (!done.ok) throw problemOf(done);
      return { state: done.state };
    },
  });
  return [list, settle];
}

/** Open to whoever has the terminal's link, and to nobody else. */
function recoveryRoute(access: Access): Route {
  const { pool, now } = access.people;
  return route({
    method: 'POST',
    path: '/v1/recovery',
    problems: [400, 401, 403, 409, 413, 415, 422, 503],
    says: 'With the link of the terminal, when nobody can sign in: invite one admin, new or there already. Written to the audit log.',
    body: { says: 'Whom.', types: JSON_BODY, schema: z.strictObject({ name: Name }) },
    answer: { says: 'The invitation with its secret.', schema: InvitationMade },
    act: async ({ request }) => {
      const who = await access.admit(request, 'any');
      if (who.opened !== 'link')
        throw new Problem(403, 'Not with this', 'This is for whoever has the link of the terminal.');
      if (!(await access.people.isSetUp()))
        throw new Problem(409, 'Nobody is set up', 'Set yourself up first: the page that this link opens shows how.');
      const { name } = bodyOf(request, z.strictObject({ name: Name }));
      const there = await findByName(pool, name);
      if (there !== undefined && !there.roles.includes('admin'))
        throw new Problem(
          422,
          'Not an admin',
          'Only an admin is invited here, and somebody else has this name. Take another.',
        );
      if (there !== undefined && there.disabledAt !== null)
        throw new Problem(422, 'Disabled', 'This admin was disabled. Give the name of another, or of somebody new.');
      const wish: Wish = there === undefined ? { name, roles: ['admin'] } : { person: there.id };
      return made(await invite(pool, wish, { actor: 'terminal', now: now() }));
    },
  });
}

/** Who acts, for the store. Only a person gives roles; a key or the link has nobody to answer for it. */
function deedOf(who: Who | undefined, now: number): Deed {
  if (who?.personId !== undefined) return { actor: who.actor, person: who.personId, now };
  throw new Problem(
    409,
    'Only people appoint people',
    'Set yourself up and sign in first; roles are given by a person who answers for it.',
  );
}

function problemOf({ refusal, why }: Refused): Problem {
  if (refusal === 'gone') return new Problem(404, 'No such thing', why);
  return refusal === 'unfit' ? new Problem(422, 'This cannot be', why) : new Problem(403, 'Not yours to do', why);
}

function made(result: Invited): InvitationMade {
  if (!result.ok) throw problemOf(result);
  return { invitation: copied(result.invitation), secret: result.secret };
}

function copied<T extends { readonly roles: readonly string[] }>(one: T): T & { roles: T['roles'][number][] } {
  return { ...one, roles: [...one.roles] };
}

function viewOf(row: PersonRow): PersonView {
  return copied(row);
}
