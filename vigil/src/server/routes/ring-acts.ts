// POST /v1/rings/:id/splits, /v1/rings/:id/joins and /v1/hand-ties/:id/withdrawal: what a person says about a ring, first tried, then done. Evidence stays as it is.
import type pg from 'pg';
import { z } from 'zod';
import { keepable } from '../../engine/unkeepable.ts';
import { type RingWish, sayByHand } from '../../store/ring-acts.ts';
import type { PlatformCounts } from '../../store/rings.ts';
import type { Who } from '../access.ts';
import { Problem } from '../problem.ts';
import { HandSaid, JoinWish, SplitWish, UndoWish } from '../ring-shapes.ts';
import { bodyOf, type Route, type RouteWish, route } from '../route.ts';
import { RingIdParam } from './rings.ts';

const TieId = z.strictObject({ id: z.string().regex(/^H-[0-9A-Z]{4,32}$/, 'such an id looks like H-0123ABCDEF') });
/** Five hundred ids of the greatest length that fits a body which is read whole. */
const BODY_BYTES = 512 * 1024;

/** What these routes need. */
export interface RingActParts {
  readonly pool: pg.Pool;
  readonly now: () => number;
  /** What is counted of the platforms: rings are found anew with it. */
  readonly counts: () => PlatformCounts;
  /** Told when rings have changed. */
  readonly onChanged: () => void;
}

/** All three. */
export function ringActRoutes(parts: RingActParts): readonly Route[] {
  const shared = {
    method: 'POST',
    scope: 'rings:write',
    problems: [400, 404, 409, 413, 415, 422, 503],
    bodyBytes: BODY_BYTES,
    answer: { says: 'What follows, or would follow.', schema: HandSaid },
  } as const satisfies Partial<RouteWish<z.ZodObject, z.ZodObject>>;
  const body = (schema: z.ZodType) => ({ says: 'The wish.', types: ['application/json'], schema });
  return [
    route({
      ...shared,
      path: '/v1/rings/:id/splits',
      params: RingIdParam,
      says: 'Split members off a ring: none of them is in one ring with any of the others again, until that is taken back.',
      body: body(SplitWish),
      act: async ({ params, request, who }) => {
        const { accounts, ...words } = bodyOf(request, SplitWish);
        return say(parts, { kind: 'split', ring: params.id, accounts }, words, who);
      },
    }),
    route({
      ...shared,
      path: '/v1/rings/:id/joins',
      params: RingIdParam,
      says: 'Join a ring with another, or with one account that has a file.',
      body: body(JoinWish),
      act: async ({ params, request, who }) => {
        const { ring, account, ...words } = bodyOf(request, JoinWish);
        const other = { ...(ring !== undefined && { ring }), ...(account !== undefined && { account }) };
        return say(parts, { kind: 'join', ring: params.id, with: other }, words, who);
      },
    }),
    route({
      ...shared,
      path: '/v1/hand-ties/:id/withdrawal',
      params: TieId,
      says: 'Take back what was said by hand; the rings are then as evidence and the other words make them.',
      body: body(UndoWish),
      act: async ({ params, request, who }) =>
        say(parts, { kind: 'undo', tie: params.id }, bodyOf(request, UndoWish), who),
    }),
  ];
}

async function say(
  { pool, now, counts, onChanged }: RingActParts,
  wish: RingWish,
  { why, try: only, saw }: z.output<typeof UndoWish>,
  who: Who | undefined,
): Promise<HandSaid> {
  if (who?.person === undefined) throw new Problem(403, 'Who are you?', 'Such a word bears a name. Say yours first.');
  const said = await sayByHand(pool, counts(), wish, {
    author: { by: who.person, why: keepable(why), at: now() },
    actor: who.actor,
    only: only ? 'try' : 'do',
    saw,
  });
  if (!said.ok) throw problemOfRefusal(said);
  if (!only) onChanged();
  const changes = said.changes.map((one) => ({ ...one, joined: [...one.joined], left: [...one.left] }));
  return { tie: said.tie, done: !only, changes, saw: said.saw };
}

function problemOfRefusal({ refusal, why }: { readonly refusal: 'gone' | 'unfit' | 'changed'; readonly why: string }) {
  if (refusal === 'gone') return new Problem(404, 'Not there', why);
  if (refusal === 'unfit') return new Problem(422, 'This cannot be done so', why);
  return new Problem(409, 'Something has changed', why, { members: { refusal } });
}
