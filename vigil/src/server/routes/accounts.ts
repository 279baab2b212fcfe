// GET /v1/accounts: the accounts with a file, strongest first.
import type pg from 'pg';
import { z } from 'zod';
import { listAccounts } from '../../store/read-cases.ts';
import { type Route, route } from '../route.ts';
import { AccountPage } from '../shapes.ts';

const Query = z.strictObject({
  limit: z.coerce.number().int().min(1).max(1_000).default(100),
  offset: z.coerce.number().int().min(0).max(10_000_000).default(0),
});

/** The route. */
export function accountsRoute(pool: pg.Pool): Route {
  return route({
    method: 'GET',
    path: '/v1/accounts',
    scope: 'cases:read',
    query: Query,
    problems: [503],
    says: 'Accounts with a file, with their bits by family.',
    answer: { says: 'A page of accounts.', schema: AccountPage },
    act: async ({ query: { limit, offset } }) => {
      const rows = await listAccounts(pool, { limit: limit + 1, offset });
      return { accounts: rows.slice(0, limit), next: rows.length > limit ? offset + limit : null };
    },
  });
}
