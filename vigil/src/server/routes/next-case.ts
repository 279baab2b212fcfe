// GET /v1/next-case and /v1/preferences: which case a person is led to next, and whether they want an easier one after so many severe ones. Nobody else reads what somebody prefers.
import type pg from 'pg';
import { z } from 'zod';
import { nameKey } from '../../core/person.ts';
import { readNext } from '../../store/next-case.ts';
import { putMixAfter, readMixAfter } from '../../store/preferences.ts';
import type { Who } from '../access.ts';
import { NextCaseView, PreferenceView } from '../preference-shapes.ts';
import { Problem } from '../problem.ts';
import { bodyOf, type Route, route } from '../route.ts';
import { CaseId } from './cases.ts';

const MOST_REFUSED = 50;
const Wish = z.strictObject({
  after: CaseId.shape.id.optional().describe('The case that is left now; it is not answered.'),
  not: z
    .string()
    .max(MOST_REFUSED * 40)
    .regex(/^C-[0-9A-Z]{4,32}(,C-[0-9A-Z]{4,32})*$/, 'ids of cases with commas between them')
    .optional()
    .describe('Cases to leave out, with commas between them: at most 50.'),
});

/** What these routes need. */
export interface NextCaseParts {
  readonly pool: pg.Pool;
  readonly now: () => number;
}

/** All routes. */
export function nextCaseRoutes({ pool, now }: NextCaseParts): readonly Route[] {
  const next = route({
    method: 'GET',
    path: '/v1/next-case',
    scope: 'cases:read',
    query: Wish,
    problems: [503],
    says: 'The case to look at next: the first of the queue that nobody else has, or an easier one where you asked for that and no urgent case has used half of its time.',
    answer: { says: 'Its id.', schema: NextCaseView },
    act: async ({ query: { after, not }, who }) => {
      const found = await readNext(pool, {
        holder: who?.actor ?? '',
        name: who?.person,
        who: keyOf(who),
        now: now(),
        after,
        not: not?.split(',').slice(0, MOST_REFUSED) ?? [],
      });
      return { case: found.case ?? null, easier: found.easier };
    },
  });
  return [next, ...preferenceRoutes({ pool, now })];
}

function preferenceRoutes({ pool, now }: NextCaseParts): readonly Route[] {
  const read = route({
    method: 'GET',
    path: '/v1/preferences',
    scope: 'any',
    problems: [409, 503],
    says: 'What you prefer, as far as the server must know it. Nobody else can read it.',
    answer: { says: 'Your preferences.', schema: PreferenceView },
    act: async ({ who }) => ({ mixAfter: await readMixAfter(pool, keyOrRefuse(who)) }),
  });
  const change = route({
    method: 'PUT',
    path: '/v1/preferences',
    scope: 'any',
    problems: [400, 409, 413, 415, 503],
    says: 'Say what you prefer.',
    body: { says: 'All of them.', types: ['application/json'], schema: PreferenceView },
    answer: { says: 'As they are now.', schema: PreferenceView },
    act: async ({ who, request }) => {
      const key = keyOrRefuse(who);
      const { mixAfter } = bodyOf(request, PreferenceView);
      await putMixAfter(pool, key, mixAfter, now());
      return { mixAfter };
    },
  });
  return [read, change];
}

/** A person by their id; while nobody is set up, by the name they said. Programs prefer nothing. */
function keyOf(who: Who | undefined): string | undefined {
  if (who?.personId !== undefined) return who.personId;
  const alone = who?.opened === 'link' && who.scopes.length > 0;
  return alone && who.person !== undefined ? `name:${nameKey(who.person)}` : undefined;
}

function keyOrRefuse(who: Who | undefined): string {
  const key = keyOf(who);
  if (key !== undefined) return key;
  throw new Problem(
    409,
    'Only for people',
    'A key has no preferences. At the console, say your name or sign in first.',
  );
}
