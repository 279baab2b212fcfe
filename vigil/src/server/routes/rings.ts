// GET /v1/rings and /v1/rings/:id: groups of accounts that share rare values, with the evidence of every tie. Listed terms inside a value are masked.

import type pg from 'pg';
import { z } from 'zod';
import type { SharedIndicator } from '../../core/ring.ts';
import type { CurrentRules } from '../../engine/flow.ts';
import type { CompiledLexicon } from '../../engine/lexicon.ts';
import { mask } from '../../engine/mask.ts';
import { listRings, type RingCursor, type RingRow, readRing } from '../../store/read-rings.ts';
import { readPlace, writePlace } from '../cursor.ts';
import { Problem } from '../problem.ts';
import { type RingLine, RingPage, RingView } from '../ring-shapes.ts';
import { type Route, route } from '../route.ts';

const Query = z.strictObject({
  state: z.enum(['open', 'decided']).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
  cursor: z.string().max(400).optional(),
});
const Id = z.strictObject({ id: z.string().regex(/^R-[0-9A-Z]{4,32}$/, 'a ring id looks like R-0123ABCDEF') });
const Place = z.tuple([z.union([z.literal(0), z.literal(1)]), z.number(), z.string().max(40)]);

/** What reading rings needs. */
export interface RingParts {
  readonly pool: pg.Pool;
  readonly rules: CurrentRules;
}

/** Both routes. */
export function ringRoutes({ pool, rules }: RingParts): readonly Route[] {
  const list = route({
    method: 'GET',
    path: '/v1/rings',
    scope: 'cases:read',
    query: Query,
    problems: [503],
    says: 'Rings whose evidence holds, most urgent first.',
    answer: { says: 'A page of rings.', schema: RingPage },
    act: async ({ query: { state, limit, cursor } }) => {
      const rows = await listRings(pool, {
        limit: limit + 1,
        ...(state && { state }),
        ...(cursor && { after: placeIn(cursor) }),
      });
      const page = rows.slice(0, limit);
      const last = page.at(-1);
      const next = rows.length > limit && last !== undefined ? placeAfter(last) : null;
      return { rings: page.map((row) => lineOf(row, rules().lexicon)), next };
    },
  });
  const one = route({
    method: 'GET',
    path: '/v1/rings/:id',
    scope: 'cases:read',
    params: Id,
    problems: [404, 503],
    says: 'One ring with its members, their cases and the evidence of every tie.',
    answer: { says: 'The ring.', schema: RingView },
    act: async ({ params }) => {
      const row = await readRing(pool, params.id);
      if (row === undefined)
        throw new Problem(404, 'No such ring', 'There is no ring with this id. GET /v1/rings lists them.');
      const { people, ...ring } = row;
      return { ring: lineOf(ring, rules().lexicon), people };
    },
  });
  return [list, one];
}

function lineOf(row: RingRow, lexicon: CompiledLexicon): RingLine {
  const edges = row.edges.map((edge) => ({ ...edge, indicators: edge.indicators.map((one) => shown(one, lexicon)) }));
  return { ...row, members: [...row.members], edges };
}

/** Handles of other services are what a person compares, so they stand; a listed term in one is hidden. */
function shown(one: SharedIndicator, lexicon: CompiledLexicon): SharedIndicator {
  const listed = lexicon.find(one.value).filter(({ term }) => term.family === 'term' || term.family === 'age');
  return listed.length === 0 ? { ...one } : { ...one, value: mask(one.value, listed) };
}

function placeAfter(row: RingRow): string {
  return writePlace([row.severity === 'urgent' ? 0 : 1, row.bits, row.id]);
}

function placeIn(cursor: string): RingCursor {
  const [rank, bits, id] = readPlace(cursor, Place);
  return { rank, bits, id };
}
