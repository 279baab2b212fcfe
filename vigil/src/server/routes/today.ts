// GET /v1/today: the newsroom's count for a day, with the queue and the days before.
import { z } from 'zod';
import { readSeries } from '../../store/read-day.ts';
import type { PulseParts } from '../pulse.ts';
import { readPulse, shownDay } from '../pulse.ts';
import { type Route, route } from '../route.ts';
import { Today } from '../shapes.ts';

const Query = z.strictObject({
  date: z.iso.date().optional().describe('YYYY-MM-DD in UTC; the last day with posts when left out.'),
  days: z.coerce.number().int().min(1).max(92).default(14).describe('How many days the series has.'),
});

/** The route. */
export function todayRoute(parts: PulseParts): Route {
  return route({
    method: 'GET',
    path: '/v1/today',
    scope: 'today:read',
    query: Query,
    problems: [503],
    says: 'How many posts offered the trade on a day, by how many accounts, and what waits for a person now.',
    answer: { says: 'The count.', schema: Today },
    act: async ({ query }) => {
      const date = query.date ?? (await shownDay(parts));
      const [pulse, series] = await Promise.all([readPulse(parts, date), readSeries(parts.pool, date, query.days)]);
      return { ...pulse, series };
    },
  });
}
