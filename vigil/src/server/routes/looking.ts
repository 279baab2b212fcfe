// PUT /v1/looking: a screen says which case it shows, so that two people do not read the same one without knowing.
import { z } from 'zod';
import type { Presence } from '../presence.ts';
import { bodyOf, type Route, route } from '../route.ts';
import { CaseId } from './cases.ts';

const Looking = z.strictObject({
  case: CaseId.shape.id.nullable().describe('The case on the screen; null when there is none.'),
});

/** The route. `onChange` is told when others should know. */
export function lookingRoute(presence: Presence, onChange: () => void): Route {
  return route({
    method: 'PUT',
    path: '/v1/looking',
    scope: 'cases:read',
    problems: [400, 413, 415],
    says: 'Say which case your screen shows, every few seconds; five seconds after the last time you are no longer shown to others.',
    body: { says: 'The case.', types: ['application/json'], schema: Looking },
    answer: { says: 'Others see it.', status: 204 },
    act: async ({ request, reply, who }) => {
      const { case: shown } = bodyOf(request, Looking);
      const viewer = { actor: who?.actor ?? '', by: who?.person ?? '' };
      if (presence.look(viewer, shown ?? undefined)) onChange();
      return reply.code(204).send();
    },
  });
}
