// /v1/cases/:id/timeline, /items and /code-points: how an account's kept items lie in time, a page of them, and a text sign by sign.
import { z } from 'zod';
import { SURFACES } from '../../core/item.ts';
import { FAMILIES } from '../../core/signal.ts';
import { outlineOf, PAGE_ITEMS, readItem, readStretch, readTimeline, type TimelineWish } from '../../store/timeline.ts';
import { CodePointPage, TimelineOutline, TimelinePage } from '../case-shapes.ts';
import { cursorAt, cursorOf, placeIn } from '../item-cursor.ts';
import { showKept } from '../mask.ts';
import { Problem } from '../problem.ts';
import { revealParam, wasRevealed } from '../revealed.ts';
import { type Call, type Route, route } from '../route.ts';
import { spansOf } from '../spans.ts';
import { CaseId, type CaseParts, caseOr404 } from './cases.ts';

const wanted = {
  order: z.enum(['newest', 'oldest']).default('newest'),
  family: z
    .enum(FAMILIES as [(typeof FAMILIES)[number]])
    .optional()
    .describe('Only items with evidence of it.'),
  surface: z.enum(SURFACES as [(typeof SURFACES)[number]]).optional(),
};
const Lay = z.strictObject(wanted);
const Page = z.strictObject({
  ...wanted,
  cursor: z.string().max(6_000).optional().describe('Of the outline, or `next` of the page before.'),
  at: z.coerce
    .number()
    .int()
    .min(-8.64e15)
    .max(8.64e15)
    .optional()
    .describe('Instead of a cursor: begin at this time, milliseconds since 1970.'),
  limit: z.coerce.number().int().min(1).max(100).default(PAGE_ITEMS),
  reveal: revealParam,
  folded: z.literal('1').optional().describe('1 gives each text also as the matcher reads it.'),
});
const Signs = z.strictObject({
  item: z.string().min(1).max(1_100),
  revision: z.string().min(1).max(40),
  from: z.coerce.number().int().min(0).max(100_000_000).default(0).describe('UTF-16 offset.'),
  reveal: revealParam,
});
/** UTF-16 units of a page of code points, and how much around it is read, so that a word at its edge is still known. */
const SIGNS = 500;
const AROUND = 500;

/** All three routes. */
export function timelineRoutes(parts: CaseParts): readonly Route[] {
  const about = { method: 'GET', scope: 'cases:read', params: CaseId, problems: [400, 403, 404, 503] } as const;
  return [
    route({
      ...about,
      path: '/v1/cases/:id/timeline',
      query: Lay,
      says: 'How the kept items of a case lie in time: how many, where each page of fifty begins, when they were seen.',
      answer: { says: 'The outline.', schema: TimelineOutline },
      act: async ({ params, query }) => {
        const { platform, account } = await caseOr404(parts.pool, params.id);
        const { pages, ...rest } = await outlineOf(parts.pool, { platform, account, ...query });
        return {
          ...rest,
          pageItems: PAGE_ITEMS,
          density: [...rest.density],
          pages: pages.map((one) => ({ cursor: cursorOf(one), at: one.at })),
        };
      },
    }),
    route({
      ...about,
      path: '/v1/cases/:id/items',
      query: Page,
      says: 'A page of the kept items of a case, by time.',
      answer: { says: 'The page.', schema: TimelinePage },
      act: (call) => readPage(parts, call),
    }),
    route({
      ...about,
      path: '/v1/cases/:id/code-points',
      query: Signs,
      says: 'The text of one kept item as numbered code points, page by page, however long it is. Masked words have none until they are revealed.',
      answer: { says: 'A page of code points.', schema: CodePointPage },
      act: (call) => readSigns(parts, call),
    }),
  ];
}

async function readPage(
  parts: CaseParts,
  { params, query, who }: Call<z.output<typeof Page>, z.output<typeof CaseId>>,
): Promise<TimelinePage> {
  const { platform, account } = await caseOr404(parts.pool, params.id);
  const { order, family, surface, cursor, at, limit } = query;
  const revealed = await wasRevealed(parts, { id: params.id, seq: query.reveal, who });
  const wish: TimelineWish = { platform, account, order, family, surface };
  const from = cursor !== undefined ? placeIn(cursor) : at === undefined ? undefined : { at, id: '', revision: '' };
  const rows = await readTimeline(parts.pool, wish, { from, limit: limit + 1 });
  const { lexicon } = parts.rules();
  const after = rows[limit];
  return {
    items: rows.slice(0, limit).map((row) => showKept(row, lexicon, { revealed, folded: query.folded === '1' })),
    next: after === undefined ? null : cursorAt(after),
  };
}

async function readSigns(
  parts: CaseParts,
  { params, query, who }: Call<z.output<typeof Signs>, z.output<typeof CaseId>>,
): Promise<CodePointPage> {
  const { platform, account } = await caseOr404(parts.pool, params.id);
  const revealed = await wasRevealed(parts, { id: params.id, seq: query.reveal, who });
  const key = { id: query.item, revision: query.revision };
  const row = await readItem(parts.pool, { platform, account }, key);
  if (row === undefined) throw new Problem(404, 'No such item', 'This account has no kept item with this id.');
  const begin = Math.max(0, query.from - AROUND);
  const text = await readStretch(parts.pool, { platform, ...key }, { from: begin, length: SIGNS + 2 * AROUND });
  const spans = spansOf({ text, from: begin, seen: row.seen }, parts.rules().lexicon, revealed);
  const isHidden = (place: number): boolean =>
    !revealed && spans.some((span) => span.hide > 0 && span.start <= place && place < span.end);
  const points: { at: number; code: number | null }[] = [];
  let place = query.from - begin;
  const end = Math.min(text.length, place + SIGNS);
  while (place < end) {
    const code = text.codePointAt(place) ?? 0;
    points.push({ at: begin + place, code: isHidden(place) ? null : code });
    place += code > 0xffff ? 2 : 1;
  }
  return {
    units: row.units,
    points,
    next: begin + place < row.units && place > query.from - begin ? begin + place : null,
  };
}
