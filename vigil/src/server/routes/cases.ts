// GET /v1/cases/:id: one case with its first items, masked unless whoever asks has revealed it.
import type { FastifyReply, FastifyRequest } from 'fastify';
import type pg from 'pg';
import { z } from 'zod';
import { explanationOf } from '../../core/innocent.ts';
import type { CurrentRules } from '../../engine/flow.ts';
import { sayingIn } from '../../engine/told-before.ts';
import { sha256 } from '../../store/chain.ts';
import { readBlindness } from '../../store/effects.ts';
import { readOpinion } from '../../store/opinions.ts';
import { readFreshness } from '../../store/read-activity.ts';
import { type CaseRow, listShared, readCase } from '../../store/read-cases.ts';
import { readDecisions } from '../../store/read-decisions.ts';
import { countReveals } from '../../store/reveals.ts';
import { versionOf } from '../../store/review.ts';
import { readTimeline } from '../../store/timeline.ts';
import type { Who } from '../access.ts';
import { isBlindfolded } from '../hand.ts';
import { cursorAt } from '../item-cursor.ts';
import { maskReason, maskWord, showKept, showOpinion } from '../mask.ts';
import type { ServerLimits } from '../parts.ts';
import { Problem } from '../problem.ts';
import { revealerOf, revealParam, wasRevealed } from '../revealed.ts';
import { type Call, type Route, route } from '../route.ts';
import { viewOf } from '../saying-shapes.ts';
import { type CaseLine, CaseView } from '../shapes.ts';

const One = z.strictObject({
  reveal: revealParam,
  limit: z.coerce.number().int().min(0).max(100).default(25).describe('How many items; the rest come as a timeline.'),
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
  readonly limits: ServerLimits;
}

/** Reads a case by its id; throws a Problem when there is none. */
export async function caseOr404(pool: pg.Pool, id: string): Promise<CaseRow> {
  const row = await readCase(pool, id);
  if (row !== undefined) return row;
  throw new Problem(404, 'No such case', 'There is no case with this id. GET /v1/cases lists the open ones.');
}

/** The route. */
export function caseRoutes(parts: CaseParts): readonly Route[] {
  const one = route({
    method: 'GET',
    path: '/v1/cases/:id',
    scope: 'cases:read',
    query: One,
    params: CaseId,
    problems: [403, 404, 503],
    says: 'One case with its reasons, first items (newest first) and values shared with other accounts. Send its ETag as If-None-Match to hear whether it has changed: 304 says no.',
    answer: { says: 'The case.', schema: CaseView },
    act: (call) => viewCase(parts, call),
  });
  return [one];
}

async function viewCase(
  parts: CaseParts,
  { params, query, who, request, reply }: Call<z.output<typeof One>, z.output<typeof CaseId>>,
): Promise<CaseView | FastifyReply> {
  const { pool, rules, now, limits } = parts;
  const row = await caseOr404(pool, params.id);
  const { limit } = query;
  const seen = await seenOf(pool, row);
  const revealed = await wasRevealed(parts, { id: row.id, seq: query.reveal, who });
  const blindness = await readBlindness(pool, row.id);
  const hidden = blindness !== undefined && isBlindfolded(who, blindness);
  const tag = tagOf(row, `${seen} ${hidden}`, who, revealed);
  reply.header('etag', tag);
  if (isKnown(request, tag)) return reply.header('cache-control', 'no-store').code(304).send();
  const wish = { platform: row.platform, account: row.account, order: 'newest' } as const;
  const [kept, shared, opinion, { decisions }, reveals] = await Promise.all([
    limit === 0 ? [] : readTimeline(pool, wish, { limit: limit + 1 }),
    listShared(pool, row.platform, row.account),
    readOpinion(pool, row.id),
    readDecisions(pool, row.id),
    countReveals(pool, revealerOf(who), { id: row.id, now: now() }),
  ]);
  const { lexicon } = rules();
  const after = kept[limit];
  return {
    case: lineOf(row, { holder: who?.actor ?? '', now: now() }),
    version: versionOf(row, row.decided),
    seen,
    decisions: hidden ? [] : decisions.map((one) => ({ ...one, reason: maskReason(one.reason, lexicon, revealed) })),
    policy: row.assessment.policy,
    revealed,
    kept: kept.slice(0, limit).map((item) => showKept(item, lexicon, { revealed })),
    next: limit > 0 && after !== undefined ? cursorAt(after) : null,
    opinion: opinion === undefined ? null : showOpinion(opinion, lexicon, revealed),
    shared: shared.map((one) => (revealed ? { ...one } : { ...one, value: maskWord(one.value, true) })),
    reveals: { ...reveals, limit: limits.revealsAnHour, idleMs: limits.revealIdleMs, wordMs: limits.revealWordMs },
  };
}

/** What a reader can have read of a case, in short: another value means that it has changed. Claims come and go and are no change. */
async function seenOf(pool: pg.Pool, row: CaseRow): Promise<string> {
  const { changed = 0, notes = 0, notices = 0 } = (await readFreshness(pool, row.id)) ?? {};
  return sha256(
    JSON.stringify([row.id, versionOf(row, row.decided), row.bits, row.items, changed, notes, notices]),
  ).slice(0, 20);
}

/** The same for one reader: who has the case now, and whether words are masked, change the answer too. */
function tagOf({ claim }: CaseRow, seen: string, who: Who | undefined, revealed: boolean): string {
  return `"${sha256(JSON.stringify([seen, claim, who?.actor, who?.person, revealed])).slice(0, 24)}"`;
}

function isKnown(request: FastifyRequest, tag: string): boolean {
  return request.headers['if-none-match'] === tag;
}

/** A row as it is answered to whoever asks. */
export function lineOf(
  { assessment, claim, decided: _, ...row }: CaseRow,
  { holder, now }: { readonly holder: string; readonly now: number },
): CaseLine {
  const { against = 'ordinary', probability = null } = assessment;
  const reasons = assessment.reasons.map(({ family, bits, text, said = sayingIn(family, text) }) => ({
    family,
    bits,
    text,
    said: said === undefined ? null : viewOf(said),
  }));
  const held =
    claim === null || claim.until <= now ? null : { by: claim.by, until: claim.until, mine: claim.holder === holder };
  return { ...row, reasons, against: explanationOf(against), innocent: against, probability, claim: held };
}
