// GET /v1/rings and /v1/rings/:id: groups of accounts that share rare values, with the evidence of every tie. Values are masked unless revealed; a reveal is audited first.
import type pg from 'pg';
import { z } from 'zod';
import type { CurrentRules } from '../../engine/flow.ts';
import { readTiesOf } from '../../store/hand-ties.ts';
import { listRingLines, type RingListRow, readRingEvents, readRingPeople } from '../../store/read-ring-screens.ts';
import { type RingCursor, readRing } from '../../store/read-rings.ts';
import { logReveal } from '../../store/reveal.ts';
import { readPlace, writePlace } from '../cursor.ts';
import { maskReason } from '../mask.ts';
import { Problem } from '../problem.ts';
import { RingPage, RingView } from '../ring-shapes.ts';
import { showTie, showTies } from '../ring-view.ts';
import { type Call, type Route, route } from '../route.ts';

const Query = z.strictObject({
  state: z.enum(['open', 'decided']).optional(),
  least: z.coerce.number().int().min(2).max(500).optional().describe('Only rings with at least so many members.'),
  open: z.enum(['0', '1']).optional().describe('1: only rings with open cases; 0: only those without.'),
  limit: z.coerce.number().int().min(1).max(100).default(25),
  cursor: z.string().max(400).optional(),
});
const One = z.strictObject({
  reveal: z.literal('1').optional().describe('1 shows the masked values; who asked is written to the audit log first.'),
});
/** The id of a ring in a path. */
export const RingIdParam = z.strictObject({
  id: z.string().regex(/^R-[0-9A-Z]{4,32}$/, 'a ring id looks like R-0123ABCDEF'),
});
const Place = z.tuple([z.union([z.literal(0), z.literal(1)]), z.number(), z.string().regex(/^R-[0-9A-Z]{4,32}$/)]);

/** What reading rings needs. */
export interface RingParts {
  readonly pool: pg.Pool;
  readonly rules: CurrentRules;
  readonly now: () => number;
}

/** Both routes. */
export function ringRoutes(parts: RingParts): readonly Route[] {
  const list = route({
    method: 'GET',
    path: '/v1/rings',
    scope: 'cases:read',
    query: Query,
    problems: [503],
    says: 'Rings whose evidence holds, most urgent first.',
    answer: { says: 'A page of rings.', schema: RingPage },
    act: async ({ query: { state, least, open, limit, cursor } }) => {
      const rows = await listRingLines(parts.pool, {
        limit: limit + 1,
        ...(state && { state }),
        ...(least !== undefined && { least }),
        ...(open && { open: open === '1' }),
        ...(cursor && { after: placeIn(cursor) }),
      });
      const page = rows.slice(0, limit);
      const last = page.at(-1);
      return { rings: page, next: rows.length > limit && last !== undefined ? placeAfter(last) : null };
    },
  });
  const one = route({
    method: 'GET',
    path: '/v1/rings/:id',
    scope: 'cases:read',
    needs: [{ in: 'query', field: 'reveal', value: '1', scope: 'cases:reveal' }],
    query: One,
    params: RingIdParam,
    problems: [404, 503],
    says: 'One ring with its members, their cases, the evidence of every tie, what people said and what happened.',
    answer: { says: 'The ring.', schema: RingView },
    act: (call) => viewRing(parts, call),
  });
  return [list, one];
}

async function viewRing(
  { pool, rules, now }: RingParts,
  { params: { id }, query, who }: Call<z.output<typeof One>, z.output<typeof RingIdParam>>,
): Promise<RingView> {
  const row = await readRing(pool, id);
  if (row === undefined)
    throw new Problem(404, 'No such ring', 'There is no ring with this id. GET /v1/rings lists them.');
  const { platform, severity, state, bits, members, gone, openedAt, dueAt } = row;
  const [people, hand, events] = await Promise.all([
    readRingPeople(pool, id),
    readTiesOf(pool, { id, platform, members }),
    readRingEvents(pool, id),
  ]);
  const revealed = query.reveal === '1';
  if (revealed) await logReveal(pool, { actor: who?.actor ?? 'nobody', subject: id, now: now(), act: 'ring.revealed' });
  const firstSeen = people.reduce((least, one) => Math.min(least, one.firstSeen || least), openedAt);
  const open = people.filter((one) => one.case?.state === 'open').length;
  return {
    ring: { id, platform, severity, state, bits, size: people.length, open, firstSeen, openedAt, dueAt, gone },
    people: [...people],
    ...showTies(row.edges, revealed),
    hand: hand.map((tie) => showTie(tie, (text) => maskReason(text, rules().lexicon, revealed))),
    events: events.map((event) => ({ ...event })) as RingView['events'],
    revealed,
  };
}

function placeAfter(row: RingListRow): string {
  return writePlace([row.severity === 'urgent' ? 0 : 1, row.bits, row.id]);
}

function placeIn(cursor: string): RingCursor {
  const [rank, bits, id] = readPlace(cursor, Place);
  return { rank, bits, id };
}
