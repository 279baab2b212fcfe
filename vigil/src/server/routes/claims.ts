// DELETE /v1/claims: gives back everything that whoever asks is looking at, in one stroke, for a person who steps away.
import type pg from 'pg';
import { z } from 'zod';
import { giveBack } from '../../store/claims.ts';
import { type Route, route } from '../route.ts';

/** What the route needs. */
export interface ClaimsParts {
  readonly pool: pg.Pool;
  readonly now: () => number;
  readonly onDropped: () => void;
}

/** The route. `onDropped` is told when the queue has changed. */
export function claimsRoute({ pool, now, onDropped }: ClaimsParts): Route {
  return route({
    method: 'DELETE',
    path: '/v1/claims',
    scope: 'cases:decide',
    problems: [503],
    says: 'Give back every case that you hold. Drafts stay where they are.',
    answer: { says: 'How many were given back.', schema: z.strictObject({ given: z.int().min(0) }) },
    act: async ({ who }) => {
      const given = who === undefined ? 0 : await giveBack(pool, who.actor, now());
      if (given > 0) onDropped();
      return { given };
    },
  });
}
