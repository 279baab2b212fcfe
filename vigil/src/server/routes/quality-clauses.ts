// GET /v1/quality/clauses and /v1/quality/pairs: agreement by clause with what is too few to say, and the cases behind each number. No person is named or ranked.
import type pg from 'pg';
import { z } from 'zod';
import { LEAST_PAIRS } from '../../engine/agreement.ts';
import { LEAST_NAMED, shareOf } from '../../engine/clause-agreement.ts';
import { type DifferingPair, listDiffering, type PolicyClauses, readClauses } from '../../store/quality-pairs.ts';
import type { Who } from '../access.ts';
import { readPlace, writePlace } from '../cursor.ts';
import { hidesFirst } from '../hand.ts';
import { ClausesView, PairPage } from '../quality-shapes.ts';
import { type Route, route } from '../route.ts';
import { OutcomeName } from '../signature-shapes.ts';

const Wish = z.strictObject({
  policy: z.string().max(200).describe('Version of the policy.'),
  from: z.enum(['second-look', 'appeal']).default('second-look'),
  outcome: OutcomeName.optional().describe('Only pairs in which either found this.'),
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: z.string().max(400).optional(),
});
const Place = z.tuple([z.int(), z.string().max(200)]);

/** Both. */
export function qualityClauseRoutes(pool: pg.Pool): readonly Route[] {
  const clauses = route({
    method: 'GET',
    path: '/v1/quality/clauses',
    scope: 'quality:read',
    problems: [503],
    says: 'Agreement of blind second looks by clause, with Cohen’s kappa where there is enough to say, and how appeals ended, by version of the policy.',
    answer: { says: 'By policy, the newest first.', schema: ClausesView },
    act: async () => ({
      leastPairs: LEAST_PAIRS,
      leastNamed: LEAST_NAMED,
      policies: (await readClauses(pool)).map(shown),
    }),
  });
  const pairs = route({
    method: 'GET',
    path: '/v1/quality/pairs',
    scope: 'quality:read',
    query: Wish,
    problems: [400, 503],
    says: 'Cases on which two people differ, the newest first. Those that another person is still to look at blind are counted and not told.',
    answer: { says: 'A page of them.', schema: PairPage },
    act: async ({ query: { limit, cursor, ...wish }, who }) => {
      const [at, id] = cursor === undefined ? [] : readPlace(cursor, Place);
      const after = at === undefined || id === undefined ? undefined : { at, id };
      const rows = await listDiffering(pool, { ...wish, outcome: wish.outcome, limit: limit + 1, after });
      const page = rows.slice(0, limit);
      const last = page.at(-1);
      const told: PairPage['pairs'] = [];
      for (const one of page) told.push(await toldTo(pool, one, who));
      return { pairs: told, next: rows.length > limit && last !== undefined ? writePlace([last.at, last.id]) : null };
    },
  });
  return [clauses, pairs];
}

function shown({ policy, clauses, waiting, unsettled, appeals }: PolicyClauses): ClausesView['policies'][number] {
  const { upheld, overturned, open } = appeals;
  const heard = upheld + overturned;
  return {
    policy,
    clauses: clauses.map((one) => ({ ...one })),
    waiting,
    unsettled,
    appeals: { heard, open, overturned, share: shareOf(overturned, heard) ?? null },
  };
}

async function toldTo(
  pool: pg.Pool,
  { at, blind, case: id, first, second, came }: DifferingPair,
  who: Who | undefined,
): Promise<PairPage['pairs'][number]> {
  if (blind && (await hidesFirst(pool, id, who))) return { at, case: null, first: null, second: null, came: null };
  return { at, case: id, first, second, came };
}
