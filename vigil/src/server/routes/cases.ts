// GET /v1/cases and /v1/cases/:id: the queue, and one case with its kept items, masked unless revealed; a reveal is audited first.
import type pg from 'pg';
import { z } from 'zod';
import { explanationOf } from '../../core/innocent.ts';
import type { CurrentRules } from '../../engine/flow.ts';
import { readOpinion } from '../../store/opinions.ts';
import { type CaseRow, listCases, listKept, listShared, readCase } from '../../store/read-cases.ts';
import { readDecisions } from '../../store/read-decisions.ts';
import { logReveal } from '../../store/reveal.ts';
import { versionOf } from '../../store/review.ts';
import { cursorAfter, readCursor } from '../cursor.ts';
import { maskWord, showKept, showOpinion } from '../mask.ts';
import { Problem } from '../problem.ts';
import { type Call, type Route, route } from '../route.ts';
import { type CaseLine, CasePage, CaseView } from '../shapes.ts';

const Queue = z.strictObject({
  severity: z.enum(['urgent', 'standard']).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(400).optional(),
});
const One = z.strictObject({
  reveal: z.literal('1').optional().describe('1 shows the masked words; who asked is written to the audit log first.'),
  limit: z.coerce.number().int().min(1).max(100).default(25),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
});
/** The id of a case in a path. */
export const CaseId = z.strictObject({
  id: z.string().regex(/^C-[0-9A-Z]{4,32}$/, 'a case id looks like C-0123ABCDEF'),
});

/** What reading cases needs. */
export interface CaseParts {
  readonly pool: pg.Pool;
  readonly rules: CurrentRules;
  readonly now: () => number;
}

/** Both routes. */
export function caseRoutes(parts: CaseParts): readonly Route[] {
  const queue = route({
    method: 'GET',
    path: '/v1/cases',
    scope: 'cases:read',
    query: Queue,
    problems: [503],
    says: 'Open cases, most urgent first.',
    answer: { says: 'A page of the queue.', schema: CasePage },
    act: async ({ query, who }) => {
      const { severity, limit, cursor } = query;
      const rows = await listCases(parts.pool, {
        limit: limit + 1,
        ...(severity && { severity }),
        ...(cursor && { after: readCursor(cursor) }),
      });
      const page = rows.slice(0, limit);
      const last = page.at(-1);
      return {
        cases: page.map((row) => lineOf(row, { holder: who?.actor ?? '', now: parts.now() })),
        next: rows.length > limit && last !== undefined ? cursorAfter(last) : null,
      };
    },
  });
  const one = route({
    method: 'GET',
    path: '/v1/cases/:id',
    scope: 'cases:read',
    needs: [{ in: 'query', field: 'reveal', value: '1', scope: 'cases:reveal' }],
    query: One,
    params: CaseId,
    problems: [404, 503],
    says: 'One case with its reasons, kept items and values shared with other accounts.',
    answer: { says: 'The case.', schema: CaseView },
    act: (call) => viewCase(parts, call),
  });
  return [queue, one];
}

async function viewCase(
  { pool, rules, now }: CaseParts,
  { params, query, who }: Call<z.output<typeof One>, z.output<typeof CaseId>>,
): Promise<CaseView> {
  const row = await readCase(pool, params.id);
  if (row === undefined)
    throw new Problem(404, 'No such case', 'There is no case with this id. GET /v1/cases lists the open ones.');
  const { limit, offset } = query;
  const [kept, shared, opinion, { decisions }] = await Promise.all([
    listKept(pool, row.platform, row.account, { limit: limit + 1, offset }),
    listShared(pool, row.platform, row.account),
    readOpinion(pool, row.id),
    readDecisions(pool, row.id),
  ]);
  const page = kept.slice(0, limit);
  const { lexicon } = rules();
  const revealed = query.reveal === '1';
  if (revealed) await logReveal(pool, { actor: who?.actor ?? 'nobody', subject: row.id, now: now() });
  return {
    case: lineOf(row, { holder: who?.actor ?? '', now: now() }),
    version: versionOf(row, row.decided),
    decisions: decisions.map((one) => ({ ...one })),
    policy: row.assessment.policy,
    revealed,
    kept: page.map((item) => showKept(item, lexicon, revealed)),
    next: kept.length > limit ? offset + limit : null,
    opinion: opinion === undefined ? null : showOpinion(opinion, lexicon, revealed),
    shared: shared.map((one) => (revealed ? { ...one } : { ...one, value: maskWord(one.value, true) })),
  };
}

function lineOf(
  { assessment, claim, decided: _, ...row }: CaseRow,
  { holder, now }: { readonly holder: string; readonly now: number },
): CaseLine {
  const { against = 'ordinary', probability = null } = assessment;
  const reasons = assessment.reasons.map(({ family, bits, text }) => ({ family, bits, text }));
  const held =
    claim === null || claim.until <= now ? null : { by: claim.by, until: claim.until, mine: claim.holder === holder };
  return { ...row, reasons, against: explanationOf(against), probability, claim: held };
}
