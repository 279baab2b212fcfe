// GET /v1/cases, /v1/queue and /v1/queue.csv: the queue by filters, the counts behind them, and its rows for a spreadsheet.
import type pg from 'pg';
import { z } from 'zod';
import { countQueue } from '../../store/count-queue.ts';
import { listCases, type QueueWish } from '../../store/read-queue.ts';
import { cursorAfter, readCursor } from '../cursor.ts';
import { writeQueue } from '../queue-csv.ts';
import { QueueCounts, QueueFilters } from '../queue-shapes.ts';
import { type Route, route } from '../route.ts';
import { CasePage } from '../shapes.ts';
import { shareReading } from '../shared-reading.ts';
import { lineOf } from './cases.ts';

const Page = QueueFilters.extend({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(400).optional(),
});
const COUNTED_EVERY_MS = 5_000;

/** What reading the queue needs. */
export interface QueueParts {
  readonly pool: pg.Pool;
  readonly now: () => number;
}

/** All routes. */
export function queueRoutes(parts: QueueParts): readonly Route[] {
  return [listRoute(parts), countsRoute(parts), csvRoute(parts)];
}

function listRoute({ pool, now }: QueueParts): Route {
  return route({
    method: 'GET',
    path: '/v1/cases',
    scope: 'cases:read',
    query: Page,
    problems: [503],
    says: 'Open cases, most urgent first.',
    answer: { says: 'A page of the queue.', schema: CasePage },
    act: async ({ query: { limit, cursor, ...filters }, who }) => {
      const asker = { holder: who?.actor ?? '', now: now() };
      const rows = await listCases(pool, {
        ...wishOf(filters),
        asker,
        limit: limit + 1,
        ...(cursor && { after: readCursor(cursor) }),
      });
      const page = rows.slice(0, limit);
      const last = page.at(-1);
      return {
        cases: page.map((row) => lineOf(row, asker)),
        next: rows.length > limit && last !== undefined ? cursorAfter(last) : null,
      };
    },
  });
}

function countsRoute({ pool, now }: QueueParts): Route {
  const counts = shareReading(async () => ({ at: now(), ...(await countQueue(pool, now())) }), {
    now,
    leastMs: COUNTED_EVERY_MS,
  });
  return route({
    method: 'GET',
    path: '/v1/queue',
    scope: 'cases:read',
    problems: [503],
    says: 'How many open cases each filter of the queue would leave. Counted at most every five seconds, for all who ask.',
    answer: { says: 'The counts.', schema: QueueCounts },
    act: () => counts(),
  });
}

function csvRoute({ pool, now }: QueueParts): Route {
  return route({
    method: 'GET',
    path: '/v1/queue.csv',
    scope: 'cases:read',
    query: QueueFilters,
    problems: [503],
    says: 'The rows of the queue for a spreadsheet, at most 10,000: no text of a post, and no cell that a spreadsheet takes for a formula.',
    answer: { says: 'CSV by RFC 4180.', type: 'text/csv' },
    act: async ({ query, who, reply }) => {
      const asker = { holder: who?.actor ?? '', now: now() };
      const csv = await writeQueue(pool, { ...wishOf(query), asker });
      return reply
        .type('text/csv; charset=utf-8; header=present')
        .header('content-disposition', 'attachment; filename="vigil-queue.csv"')
        .header('cache-control', 'no-store')
        .send(csv);
    },
  });
}

function wishOf({ overdue, ...filters }: QueueFilters): QueueWish {
  return { ...filters, overdue: overdue === '1' };
}
