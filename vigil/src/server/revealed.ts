// Tells whether whoever asks may read the masked words of a case: the number of their own reveal in the audit log opens it, for a while.
import type pg from 'pg';
import { z } from 'zod';
import { isRevealed, type Revealer } from '../store/reveals.ts';
import type { Who } from './access.ts';
import type { ServerLimits } from './parts.ts';
import { Problem } from './problem.ts';

/** The parameter of routes that show words. */
export const revealParam = z.coerce
  .number()
  .int()
  .min(1)
  .optional()
  .describe('The `reveal` that POST /v1/cases/:id/reveals gave you: the words are shown. Masked when left out.');

/** Who asks, as reveals are counted. */
export function revealerOf(who: Who | undefined): Revealer {
  return { actor: who?.actor ?? 'nobody', person: who?.owner?.name ?? who?.person };
}

/** True when the words may be shown; false when they were not asked for; throws a Problem when the reveal is not theirs or has ended. */
export async function wasRevealed(
  parts: { readonly pool: pg.Pool; readonly now: () => number; readonly limits: ServerLimits },
  { id, seq, who }: { readonly id: string; readonly seq: number | undefined; readonly who: Who | undefined },
): Promise<boolean> {
  if (seq === undefined) return false;
  // Whoever revealed and has lost the permission since reads masked words again, at once.
  if (who?.scopes.includes('cases:reveal') !== true)
    throw new Problem(403, 'Not among your tasks', 'You may read cases with their words masked, and no more.');
  const since = parts.now() - parts.limits.revealMostMs;
  if (await isRevealed(parts.pool, seq, { actor: revealerOf(who).actor, id, since })) return true;
  throw new Problem(
    403,
    'This reveal has ended',
    'A reveal is good for whoever made it, for one case and for a while. POST /v1/cases/:id/reveals makes another.',
  );
}
