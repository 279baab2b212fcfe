// POST /v1/cases/:id/reveals and /standing: what a person asks to see beyond the masked words. Each look is counted and in the audit log before it is answered.
import { z } from 'zod';
import { OUTCOMES, type Outcome } from '../../core/decision.ts';
import { spendReveal } from '../../store/reveals.ts';
import { showStanding } from '../../store/show-standing.ts';
import { readItem } from '../../store/timeline.ts';
import { RevealMade, StandingView } from '../case-shapes.ts';
import { Problem } from '../problem.ts';
import { proofWanted, wantsProof } from '../proof.ts';
import { revealerOf } from '../revealed.ts';
import { bodyOf, type Call, type Route, route } from '../route.ts';
import { spansOf } from '../spans.ts';
import { CaseId, type CaseParts, caseOr404 } from './cases.ts';

const Word = z.strictObject({
  item: z.string().min(1).max(1_100),
  revision: z.string().min(1).max(40),
  start: z.int().min(0).describe('Of the masked piece.'),
});
const Wish = z.strictObject({ word: Word.optional().describe('Only this word; left out: all words of the case.') });
const Drafted = z.strictObject({
  draft: z.uuid().describe('Of the decision that you have drafted.'),
  outcome: z.enum(Object.keys(OUTCOMES) as [Outcome, ...Outcome[]]).describe('What it says so far.'),
});

/** Both routes. */
export function revealRoutes(parts: CaseParts): readonly Route[] {
  return [
    route({
      method: 'POST',
      path: '/v1/cases/:id/reveals',
      scope: 'cases:reveal',
      params: CaseId,
      problems: [400, 403, 404, 413, 415, 429, 503],
      says: 'Reveal the words of a case, or one word. It is written to the audit log first and counts against your hour.',
      body: { says: 'What to reveal.', types: ['application/json'], schema: Wish },
      answer: { says: 'The line in the audit log that lets you read.', schema: RevealMade },
      act: (call) => reveal(parts, call),
    }),
    route({
      method: 'POST',
      path: '/v1/cases/:id/standing',
      scope: 'cases:decide',
      params: CaseId,
      problems: [400, 404, 413, 415, 503],
      says: 'Who the account is, for information, once a decision is drafted. Nothing that judges reads it. Written to the audit log first.',
      body: { says: 'The draft.', types: ['application/json'], schema: Drafted },
      answer: { says: 'What the platform said of the account.', schema: StandingView },
      act: (call) => standing(parts, call),
    }),
  ];
}

type One = Call<Record<string, never>, z.output<typeof CaseId>>;

async function reveal(parts: CaseParts, { params, request, who }: One): Promise<RevealMade> {
  const { pool, rules, now, limits } = parts;
  const { platform, account } = await caseOr404(pool, params.id);
  const { word } = bodyOf(request, Wish);
  let text: string | null = null;
  if (word !== undefined) {
    const row = await readItem(pool, { platform, account }, { id: word.item, revision: word.revision });
    const span = row && spansOf(row, rules().lexicon, true).find((one) => one.start + row.from === word.start);
    if (row === undefined || span === undefined || span.hide === 0)
      throw new Problem(
        404,
        'No such word',
        'No masked word begins there. Pass `start` of a masked piece as it stands.',
      );
    text = row.text.slice(span.start, span.end);
  }
  const made = await spendReveal(pool, {
    ...revealerOf(who),
    case: params.id,
    now: now(),
    // Whoever has just shown who they are goes on, as far again.
    limit: who?.session?.fresh === true ? 2 * limits.revealsAnHour : limits.revealsAnHour,
    ...(word === undefined ? {} : { word }),
  });
  if (!made.ok && wantsProof(who)) throw proofWanted('Revealing more than the hour’s share');
  if (!made.ok) throw spent(made.waitMs, limits.revealsAnHour);
  return { reveal: made.seq, used: made.used, limit: limits.revealsAnHour, text };
}

function spent(waitMs: number, limit: number): Problem {
  const minutes = Math.ceil(waitMs / 60_000);
  return new Problem(
    429,
    'Your reveals of this hour are used up',
    `You have used all ${limit} reveals of the last hour; the next is free in ${minutes} min. Decide on the masked words, hand the case on, or ask whoever runs Vigil for a larger number.`,
    { headers: { 'retry-after': String(Math.ceil(waitMs / 1_000)) }, members: { limit, minutes } },
  );
}

async function standing({ pool, now }: CaseParts, { params, request, who }: One): Promise<StandingView> {
  const { draft, outcome } = bodyOf(request, Drafted);
  if (who?.person === undefined)
    throw new Problem(403, 'Who are you?', 'A look at the standing bears a name. Say yours.');
  const shown = await showStanding(pool, {
    case: params.id,
    actor: who.actor,
    by: who.person,
    draft,
    outcome,
    now: now(),
  });
  if (shown === undefined) throw new Problem(404, 'No such case', 'There is no case with this id.');
  const { handle = null, displayName = null, followers = null, verified = null, createdAt = null } = shown.standing;
  return { toldAt: shown.toldAt === 0 ? null : shown.toldAt, handle, displayName, followers, verified, createdAt };
}
