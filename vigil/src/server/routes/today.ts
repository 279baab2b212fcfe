// GET /v1/today: the newsroom's count for a day, with the queue and the days before.
import { z } from 'zod';
import { type DayPoint, readSeries } from '../../store/read-day.ts';
import { readLastDecided } from '../../store/read-fresh.ts';
import type { PulseParts } from '../pulse.ts';
import { readPulse, type SharedPulse } from '../pulse.ts';
import { type Route, route } from '../route.ts';
import { type Pulse, Today } from '../shapes.ts';
import { shareReading } from '../shared-reading.ts';

const Query = z.strictObject({
  date: z.iso.date().optional().describe('YYYY-MM-DD in UTC; the last day with posts when left out.'),
  days: z.coerce.number().int().min(1).max(92).default(14).describe('How many days the series has.'),
});

/** What was just read for all screens will do, unless something was recorded since. */
const SHARED_MS = 2_000;

/** The route. */
export function todayRoute(parts: PulseParts, shared: SharedPulse): Route {
  const seriesOf = shareSeries(parts);
  return route({
    method: 'GET',
    path: '/v1/today',
    scope: 'today:read',
    query: Query,
    problems: [503],
    says: 'How many posts offered the trade on a day, by how many accounts, and what waits for a person now.',
    answer: { says: 'The count.', schema: Today },
    act: async ({ query, who }) => {
      const pulse = await (query.date === undefined ? shared(SHARED_MS) : readPulse(parts, query.date));
      const [series, lastDecided] = await Promise.all([seriesOf(pulse, query.days), readLastDecided(parts.pool)]);
      // A case is named only to whoever may read it.
      return { ...pulse, series, lastDecided: who?.scopes.includes('cases:read') === true ? lastDecided : null };
    },
  });
}

/** Days of which the series is kept, with how many days each. */
const MOST_SERIES = 16;

/** The days before change seldom, so their counts are shared; those of the day itself are as fresh as the pulse. */
function shareSeries({ pool, now }: PulseParts): (pulse: Pulse, days: number) => Promise<readonly DayPoint[]> {
  const kept = new Map<string, () => Promise<readonly DayPoint[]>>();
  return async ({ date, offers }, days) => {
    const key = `${date} ${days}`;
    const read = kept.get(key) ?? shareReading(() => readSeries(pool, date, days), { now, leastMs: SHARED_MS });
    kept.delete(key);
    kept.set(key, read);
    for (const oldest of kept.keys()) if (kept.size > MOST_SERIES) kept.delete(oldest);
    return (await read()).map((point) => (point.date === date ? { date, ...offers } : point));
  };
}
