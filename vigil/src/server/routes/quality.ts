// GET /v1/quality: how often two people come to the same outcome when the second does not see the first, by version of the policy. No person is ranked.
import type pg from 'pg';
import { readQuality } from '../../store/quality.ts';
import { type Route, route } from '../route.ts';
import { QualityView } from '../signature-shapes.ts';

/** The route. */
export function qualityRoute(pool: pg.Pool): Route {
  return route({
    method: 'GET',
    path: '/v1/quality',
    scope: 'quality:read',
    problems: [503],
    says: 'Agreement of blind second looks, and Cohen’s kappa with its interval, by version of the policy.',
    answer: { says: 'By policy, the newest first.', schema: QualityView },
    act: async () => ({ policies: (await readQuality(pool)).map((one) => ({ ...one })) }),
  });
}
