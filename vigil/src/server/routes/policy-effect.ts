// GET /v1/policy/effect: what the policy has opened and what people decided under it in the last 30 days. Counts only.
import type pg from 'pg';
import { OUTCOMES, type Outcome } from '../../core/decision.ts';
import { readPolicyEffect } from '../../store/read-policy-effect.ts';
import { PolicyEffectView } from '../policy-effect-shapes.ts';
import { type Route, route } from '../route.ts';
import { shareReading } from '../shared-reading.ts';

const DAYS = 30;
const DAY_MS = 86_400_000;
const COUNTED_EVERY_MS = 30_000;

/** The route. Counted at most every half minute, for all who ask. */
export function policyEffectRoute({ pool, now }: { readonly pool: pg.Pool; readonly now: () => number }): Route {
  const counts = shareReading(async () => readPolicyEffect(pool, now() - DAYS * DAY_MS, now()), {
    now,
    leastMs: COUNTED_EVERY_MS,
  });
  return route({
    method: 'GET',
    path: '/v1/policy/effect',
    scope: 'policy:read',
    problems: [503],
    says: 'Cases that were opened in the last 30 days, by signal and severity, with what was found on them; and decisions, by outcome.',
    answer: { says: 'The counts.', schema: PolicyEffectView },
    act: async () => {
      const made = await counts();
      if (made === undefined) return { days: DAYS, effect: null };
      const outcomes = made.outcomes.flatMap((one) =>
        one.outcome in OUTCOMES ? [{ ...one, outcome: one.outcome as Outcome }] : [],
      );
      const { signals, severities } = made;
      return { days: DAYS, effect: { signals: [...signals], severities: [...severities], outcomes } };
    },
  });
}
