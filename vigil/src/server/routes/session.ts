// POST /v1/session: trades the key of the terminal's link for a cookie that may read.
import { z } from 'zod';
import type { Access } from '../access.ts';
import { Problem } from '../problem.ts';
import { type Route, route } from '../route.ts';
import { SESSION_MS } from '../sessions.ts';

const Body = z.strictObject({ key: z.string().min(1).max(500) });

/** The route. */
export function sessionRoute(access: Access): Route {
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
