// /v1/cases/:id/claim and /v1/cases/:id/decisions: who is at a case, and what a person found on it. Sent twice, it counts once; decided meanwhile, nobody's work is lost.
import type pg from 'pg';
import { z } from 'zod';
import { OUTCOMES, type Outcome } from '../../core/decision.ts';
import { INNOCENT_KINDS, type InnocentKind } from '../../core/innocent.ts';
import { keepable } from '../../engine/unkeepable.ts';
import { dropClaim, takeClaim } from '../../store/claims.ts';
import { readDecisions } from '../../store/read-decisions.ts';
import { type Recorded, recordReview, versionOf } from '../../store/review.ts';
import type { Who } from '../access.ts';
import { Problem } from '../problem.ts';
import { bodyOf, type Call, type Route, route } from '../route.ts';
import { ClaimView, DecisionMade } from '../shapes.ts';
import { CaseId } from './cases.ts';

const kinds = <K extends string>(all: Readonly<Record<K, unknown>>): [K, ...K[]] => Object.keys(all) as [K, ...K[]];

/** What a person sends. */
export const DecisionWish = z.strictObject({
  outcome: z.enum(kinds<Outcome>(OUTCOMES)),
  innocent: z
    .enum(kinds<InnocentKind>(INNOCENT_KINDS))
    .optional()
    .describe('Needed with not-violating, and only there.'),
  reason: z.string().max(2_000).default('').describe('In a sentence, for whoever reads the decision later.'),
  specialist: z.boolean().default(false).describe('True for a person whose task possible victims and minors are.'),
  saw: z
    .string()
    .max(60)
    .describe('The `version` of the case as it was seen: where it is another by now, the answer is 409.'),
  draft: z.uuid().describe('Of your own making; the same draft sent again is recorded once.'),
});

/** What these routes need. */
export interface DecisionParts {
  readonly pool: pg.Pool;
  readonly now: () => number;
  /** Told when the queue has changed. */
  readonly onDecided: () => void;
}

/** All routes. */
export function decisionRoutes(parts: DecisionParts): readonly Route[] {
  return [
    route({
      method: 'POST',
      path: '/v1/cases/:id/claim',
      scope: 'cases:decide',
      params: CaseId,
      problems: [409, 503],
      says: 'Take a case, or renew your claim on it, for ten minutes.',
      answer: { says: 'Your claim.', schema: ClaimView },
      act: (call) => claim(parts, call),
    }),
    route({
      method: 'DELETE',
      path: '/v1/cases/:id/claim',
      scope: 'cases:decide',
      params: CaseId,
      problems: [503],
      says: 'Give a case back. Somebody else’s claim stays.',
      answer: { says: 'It is free.', status: 204 },
      act: async ({ params, who, reply }) => {
        await dropClaim(parts.pool, params.id, known(who).holder);
        parts.onDecided();
        return reply.code(204).send();
      },
    }),
    route({
      method: 'POST',
      path: '/v1/cases/:id/decisions',
      scope: 'cases:decide',
      needs: [{ in: 'body', field: 'specialist', value: true, scope: 'cases:specialist' }],
      params: CaseId,
      problems: [400, 404, 409, 413, 415, 422, 503],
      says: 'Say what a person found on a case.',
      body: { says: 'The finding.', types: ['application/json'], schema: DecisionWish },
      answer: { says: 'What follows. Orders are pending until somebody has seen them done.', schema: DecisionMade },
      act: (call) => decide(parts, call),
    }),
  ];
}

type One = Call<Record<string, never>, z.output<typeof CaseId>>;

function known(who: Who | undefined): { readonly holder: string; readonly name: string } {
  if (who?.person === undefined) throw new Problem(403, 'Who are you?', 'A decision bears a name. Say yours first.');
  return { holder: who.actor, name: who.person };
}

async function claim({ pool, now, onDecided }: DecisionParts, { params, who }: One): Promise<ClaimView> {
  const held = await takeClaim(pool, params.id, known(who), now());
  if (held === undefined)
    throw new Problem(409, 'Not open', 'This case is decided or was never there. GET /v1/cases lists the open ones.');
  onDecided();
  if (held.mine) return held;
  throw new Problem(409, 'Somebody else is at it', 'Take another case, or wait until this one is given back.', {
    members: { claim: held },
  });
}

async function decide(parts: DecisionParts, { params, who, request }: One): Promise<DecisionMade> {
  const { pool, now, onDecided } = parts;
  const { holder, name } = known(who);
  const { saw, draft, ...wish } = bodyOf(request, DecisionWish);
  const { outcome, innocent, specialist } = wish;
  const reason = keepable(wish.reason.trim() || OUTCOMES[outcome].says);
  const finding = { outcome, reason, by: name, specialist, ...(innocent === undefined ? {} : { innocent }) };
  const made = await recordReview(pool, params.id, finding, { now: now(), draft, saw, holder });
  if (!made.ok) throw await problemOfRefusal(pool, params.id, made);
  onDecided();
  const { decision, orders, repeated } = made;
  return {
    decision: decision.id,
    case: params.id,
    state: made.case.state,
    route: made.case.route,
    orders: orders.map(({ id, kind, action = null, state }) => ({ id, kind, action, state })),
    repeated,
  };
}

async function problemOfRefusal(
  pool: pg.Pool,
  id: string,
  { refusal, why }: Extract<Recorded, { readonly ok: false }>,
): Promise<Problem> {
  if (refusal === 'gone')
    return new Problem(404, 'No such case', 'There is no case with this id. GET /v1/cases lists the open ones.');
  if (refusal === 'unfit') return new Problem(422, 'This cannot be decided so', why);
  const now = await readDecisions(pool, id);
  return new Problem(409, refusal === 'changed' ? 'The case has changed' : 'Somebody else is at it', why, {
    members: {
      refusal,
      decisions: now.decisions,
      version: now.case === undefined ? null : versionOf(now.case, now.decisions.length),
    },
  });
}
