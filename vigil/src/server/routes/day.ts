// GET /v1/today/clocks and /v1/today/accounts: how long things take in the week of a day, and which accounts stand behind its numbers.
import { z } from 'zod';
import { listOffering } from '../../store/read-offering.ts';
import { readClocks } from '../clocks.ts';
import { readPlace, writePlace } from '../cursor.ts';
import { DayAccounts, DayClocks } from '../day-shapes.ts';
import { type PulseParts, shownDay } from '../pulse.ts';
import { type Route, route } from '../route.ts';
import { shareReading } from '../shared-reading.ts';

const DAY_MS = 86_400_000;
const READ_EVERY_MS = 5_000;
const MOST_DAYS = 16;

const date = z.iso.date().optional().describe('YYYY-MM-DD in UTC; the last day with posts when left out.');
const Accounts = z.strictObject({
  date,
  which: z
    .enum(['offered', 'online'])
    .describe('offered: on that day; online: ever before its end, and out of reach by nothing.'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(800).optional(),
});
const Place = z.tuple([z.int(), z.string().max(200), z.string().max(500)]);

/** Both routes. */
export function dayRoutes(parts: PulseParts): readonly Route[] {
  return [clocksRoute(parts), accountsRoute(parts)];
}

function clocksRoute(parts: PulseParts): Route {
  const byDay = new Map<string, () => Promise<DayClocks>>();
  const clocksOf = (day: string): Promise<DayClocks> => {
    const shared =
      byDay.get(day) ?? shareReading(() => readClocks(parts, day), { now: parts.now, leastMs: READ_EVERY_MS });
    byDay.delete(day);
    byDay.set(day, shared);
    for (const oldest of byDay.keys()) if (byDay.size > MOST_DAYS) byDay.delete(oldest);
    return shared();
  };
  return route({
    method: 'GET',
    path: '/v1/today/clocks',
    scope: 'cases:read',
    query: z.strictObject({ date }),
    problems: [503],
    says: 'How long accounts stayed online and how long people took, in the week that ends with a day; and what became of what was written in it.',
    answer: { says: 'The clocks.', schema: DayClocks },
    act: async ({ query }) => clocksOf(query.date ?? (await shownDay(parts))),
  });
}

function accountsRoute(parts: PulseParts): Route {
  return route({
    method: 'GET',
    path: '/v1/today/accounts',
    scope: 'cases:read',
    query: Accounts,
    problems: [503],
    says: 'The accounts behind a number of the day, longest first.',
    answer: { says: 'A page of accounts.', schema: DayAccounts },
    act: async ({ query: { which, limit, cursor, ...query } }) => {
      const from = Date.parse(`${query.date ?? (await shownDay(parts))}T00:00:00Z`);
      const wish = { which, from, to: from + DAY_MS, limit: limit + 1 };
      const rows = await listOffering(parts.pool, cursor === undefined ? wish : { ...wish, after: placeIn(cursor) });
      const page = rows.slice(0, limit);
      const last = page.at(-1);
      const next =
        rows.length > limit && last !== undefined ? writePlace([last.since, last.platform, last.account]) : null;
      return { accounts: page, next };
    },
  });
}

function placeIn(cursor: string): { readonly since: number; readonly platform: string; readonly account: string } {
  const [since, platform, account] = readPlace(cursor, Place);
  return { since, platform, account };
}
