// GET /v1/events: what changes, as it changes, for the screens.
import type { Live } from '../live.ts';
import { type Route, route } from '../route.ts';

/** The route. */
export function eventsRoute(live: Live): Route {
  return route({
    method: 'GET',
    path: '/v1/events',
    scope: 'today:read',
    problems: [503],
    says: 'Server-Sent Events: `pulse` (the numbers of the Today screen, at once and whenever they change), `opened` (ids of new cases), `changed` (ids of cases that are no longer what they were), `closed` (ids of cases that were decided) and `present` (who is at which case), these four only for whoever may read cases, `trouble` (the store is away), `beat` (still here).',
    answer: { says: 'A stream that stays open.', type: 'text/event-stream' },
    act: async ({ reply, who }) => {
      const cases = who?.scopes.includes('cases:read') === true;
      await live.join(reply, { actor: who?.actor ?? '', cases, still: async () => who === undefined || who.still() });
      return reply;
    },
  });
}
