// /v1/session: trades the key of the terminal's link for a cookie that may read; and who sits there, which a decision needs.
import { z } from 'zod';
import { permissionsAlone } from '../../core/role.ts';
import { endSession } from '../../store/person-sessions.ts';
import type { Access, Who } from '../access.ts';
import { Problem } from '../problem.ts';
import { bodyOf, type Route, route } from '../route.ts';
import { SessionView } from '../session-shapes.ts';
import { SESSION_MS } from '../sessions.ts';

const Body = z.strictObject({ key: z.string().min(1).max(500) });
const Named = z.strictObject({
  name: z
    .string()
    .trim()
    .min(1)
    .max(60)
    .regex(/^[^\p{C}]+$/u, 'a name holds no control characters')
    .describe('Your name, as others read it beside your decisions.'),
});

/** All routes. */
export function sessionRoutes(access: Access): readonly Route[] {
  return [openRoute(access), whoRoute(access), nameRoute(access), closeRoute(access)];
}

function openRoute(access: Access): Route {
  return route({
    method: 'POST',
    path: '/v1/session',
    problems: [400, 401, 413, 415, 429],
    says: 'Open a session of the console with the key of the link that the terminal printed.',
    body: { says: 'The key.', types: ['application/json'], schema: Body },
    answer: { says: 'The cookie is set; it is good for twelve hours.', status: 204 },
    act: async ({ request, reply }) => {
      const parsed = Body.safeParse(request.body);
      if (!parsed.success)
        throw new Problem(400, 'The body does not fit', 'Send {"key": "…"} with the key after #key= in the link.');
      const id = access.openSession(request, parsed.data.key);
      return reply
        .setCookie(access.sessions.cookie, id, {
          path: '/',
          httpOnly: true,
          sameSite: 'strict',
          maxAge: SESSION_MS / 1000,
        })
        .header('cache-control', 'no-store')
        .code(204)
        .send();
    },
  });
}

function whoRoute({ people }: Access): Route {
  return route({
    method: 'GET',
    path: '/v1/session',
    scope: 'any',
    says: 'Who is asking, and what they may do.',
    answer: { says: 'The session.', schema: SessionView },
    act: async ({ who }) => viewOf(who as Who, await people.isSetUp()),
  });
}

function nameRoute({ sessions, people }: Access): Route {
  return route({
    method: 'PUT',
    path: '/v1/session/name',
    scope: 'any',
    problems: [400, 409, 413, 415],
    says: 'Say who sits at this console; decisions bear the name. Sessions only: a key bears its own.',
    body: { says: 'The name.', types: ['application/json'], schema: Named },
    answer: { says: 'The name as it was taken.', schema: SessionView },
    act: async ({ request, who }) => {
      if (who?.personId !== undefined)
        throw new Problem(409, 'Your name is known', 'Decisions bear the name that you were set up with.');
      if (who?.opened !== 'link')
        throw new Problem(403, 'Not allowed', 'A key bears its own name. This is for sessions of the console.');
      if (await people.isSetUp())
        throw new Problem(
          409,
          'People are set up here',
          'Sign in: your name comes with it. The link bears none any more.',
        );
      const { name } = bodyOf(request, Named);
      sessions.name(request.cookies[sessions.cookie] ?? '', name);
      return viewOf({ ...who, person: name, scopes: permissionsAlone(true) }, false);
    },
  });
}

function closeRoute({ sessions, people }: Access): Route {
  return route({
    method: 'DELETE',
    path: '/v1/session',
    scope: 'any',
    problems: [503],
    says: 'Sign out: this session ends.',
    answer: { says: 'It has ended.', status: 204 },
    act: async ({ request, reply, who }) => {
      if (who?.session !== undefined)
        await endSession(people.pool, who.session.id, { actor: who.actor, person: who.personId, now: people.now() });
      if (who?.opened === 'link') sessions.end(request.cookies[sessions.cookie] ?? '');
      people.leave(request, reply);
      return reply.clearCookie(sessions.cookie, { path: '/' }).header('cache-control', 'no-store').code(204).send();
    },
  });
}

function viewOf(who: Who, setUp: boolean): SessionView {
  return {
    name: who.person ?? null,
    person: who.personId ?? null,
    roles: [...who.roles],
    permissions: [...who.scopes],
    opened: who.opened,
    setUp,
    idleEndsAt: who.session?.idleEndsAt ?? null,
    endsAt: who.session?.endsAt ?? null,
  };
}
