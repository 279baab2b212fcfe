// GET /v1/shelf: what could not be read and waits for somebody to mend it. By reason, with a look at raw bytes and another try: shelf-acts.ts.
import type pg from 'pg';
import { z } from 'zod';
import { listShelf } from '../../store/shelf.ts';
import { type Route, route } from '../route.ts';
import { ShelfPage } from '../shapes.ts';

const Query = z.strictObject({ limit: z.coerce.number().int().min(1).max(1_000).default(100) });

/** The route. */
export function shelfRoute(pool: pg.Pool): Route {
  return route({
    method: 'GET',
    path: '/v1/shelf',
    scope: 'shelf:read',
    query: Query,
    problems: [503],
    says: 'What could not be read: where it stood, how large it is and why.',
    answer: { says: 'The shelf, oldest first.', schema: ShelfPage },
    act: async ({ query }) => ({ shelf: await listShelf(pool, query.limit) }),
  });
}
