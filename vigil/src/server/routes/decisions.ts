// /v1/cases/:id/claim and /v1/cases/:id/decisions: who is at a case, and what a person found on it. Sent twice, it counts once; decided meanwhile, nobody's work is lost.
import type pg from 'pg';
import { z } from 'zod';
import { MOST_CLAIMED } from '../../core/claim.ts';
import { OUTCOMES, type Outcome } from '../../core/decision.ts';
import { INNOCENT_KINDS, type InnocentKind } from '../../core/innocent.ts';
import type { Signature } from '../../core/signature.ts';
import type { CurrentRules } from '../../engine/flow.ts';
import { refuseParty } from '../../engine/review.ts';
import { keepable } from '../../engine/unkeepable.ts';
import { giveBack, takeClaim } from '../../store/claims.ts';
import { readBlindness } from '../../store/effects.ts';
import { MOST_MEMBERS, recordJointReview } from '../../store/joint-review.ts';
import { readDecisions } from '../../store/read-decisions.ts';
import { type Recorded, type Refusal, recordReview, versionOf } from '../../store/review.ts';
import type { Who } from '../access.ts';
import { handOf, isBlindfolded } from '../hand.ts';
import { maskReason } from '../mask.ts';
import { Problem } from '../problem.ts';
import { bodyOf, type Call, type Route, route } from '../route.ts';
import { ClaimView } from '../shapes.ts';
import { DecisionResult, type SignatureView } from '../signature-shapes.ts';
import { CaseId } from './cases.ts';

/** A joint decision names up to 500 cases with what was seen of each. */
const BODY_BYTES = 65_536;

const kinds = <K extends string>(all: Readonly<Record<K, unknown>>): [K, ...K[]] => Object.keys(all) as [K, ...K[]];

const Version = z.string().max(60);

/** What a person sends. */
export const DecisionWish = z.strictObject({
  outcome: z.enum(kinds<Outcome>(OUTCOMES)),
  innocent: z
    .enum(kinds<InnocentKind>(INNOCENT_KINDS))
    .optional()
    .describe('Needed with not-violating, and only there.'),
  reason: z.string().max(2_000).default('').describe('In a sentence, for whoever reads the decision later.'),
  specialist: z.boolean().default(false).describe('True for a person whose task possible victims and minors are.'),
  saw: Version.describe('The `version` of the case as it was seen: where it is another by now, the answer is 409.'),
  draft: z.uuid().describe('Of your own making; the same draft sent again is recorded once.'),
  scope: z.enum(['account', 'ring']).default('account').describe('ring: all `members`; needs rings:write too.'),
  members: z
    .array(z.strictObject({ case: CaseId.shape.id, saw: Version }))
    .max(MOST_MEMBERS)
    .default([])
    .describe('With the scope ring: the open cases of the ring as the preview showed them.'),
});

/** What these routes need. */
export interface DecisionParts {
  readonly pool: pg.Pool;
  readonly rules: CurrentRules;
  readonly now: () => number;
  /** Told when the queue has changed. */
  readonly onDecided: () => void;
  /** Told when somebody took a case or gave it back. */
  readonly onClaimed: () => void;
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
      says: 'Take a case, or renew your claim on it, for ten minutes. One person holds at most five.',
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
        await giveBack(parts.pool, handOf(who).actor, parts.now(), params.id);
        parts.onClaimed();
        return reply.code(204).send();
      },
    }),
    route({
      method: 'POST',
      path: '/v1/cases/:id/decisions',
      scope: 'cases:decide',
      needs: [
        { in: 'body', field: 'specialist', value: true, scope: 'cases:specialist' },
        { in: 'body', field: 'scope', value: 'ring', scope: 'rings:write' },
      ],
      params: CaseId,
      problems: [400, 404, 409, 413, 415, 422, 503],
      says: 'Say what a person found on a case.',
      body: { says: 'The finding.', types: ['application/json'], schema: DecisionWish },
      bodyBytes: BODY_BYTES,
      answer: { says: 'What follows. Orders are pending until somebody has seen them done.', schema: DecisionResult },
      act: (call) => decide(parts, call),
    }),
  ];
}

type One = Call<Record<string, never>, z.output<typeof CaseId>>;

async function claim({ pool, now, onClaimed }: DecisionParts, { params, who }: One): Promise<ClaimView> {
  const hand = handOf(who);
  const blindness = await readBlindness(pool, params.id);
  const barred = blindness && refuseParty(blindness, blindness.parties, hand);
  if (barred !== undefined) throw new Problem(422, 'Not for you', barred);
  const held = await takeClaim(pool, params.id, { holder: hand.actor, name: hand.name, owner: hand.owner }, now());
  if (held === 'full')
    throw new Problem(
      409,
      'You hold enough',
      `One person holds at most ${MOST_CLAIMED} cases at once, so that none lies with somebody who does not get to it. Decide one or give one back, then take this.`,
      { members: { refusal: 'full' } },
    );
  if (held === 'gone')
    throw new Problem(409, 'Not open', 'This case is decided or was never there. GET /v1/cases lists the open ones.');
  onClaimed();
  if (held.mine) return held;
  throw new Problem(409, 'Somebody else is at it', 'Take another case, or wait until this one is given back.', {
    members: { claim: held },
  });
}

async function decide(parts: DecisionParts, { params, who, request }: One): Promise<DecisionResult> {
  const { pool, rules, now, onDecided } = parts;
  const { name, ...hand } = handOf(who);
  const { saw, draft, scope, members, ...wish } = bodyOf(request, DecisionWish);
  const { outcome, innocent, specialist } = wish;
  const reason = keepable(wish.reason.trim() || OUTCOMES[outcome].says);
  const finding = { outcome, reason, by: name, hand, specialist, ...(innocent === undefined ? {} : { innocent }) };
  const { policy } = rules();
  const occasion = { now: now(), draft, holder: hand.actor, policy };
  if (scope === 'ring') {
    const made = await recordJointReview(pool, params.id, finding, { ...occasion, members });
    if (!made.ok) throw await problemOfRefusal(parts, { id: params.id, who }, made, { left: made.left });
    onDecided();
    const first = made.made.find((one) => one.case.id === params.id) ?? made.made[0];
    if (first === undefined) throw new Error('a joint decision without a case');
    return {
      ...resultOf({ ...first, orders: made.made.flatMap((one) => one.orders), signature: made.signature }, rules()),
      decided: made.made.map((one) => one.case.id),
      left: [...made.left],
    };
  }
  const made = await recordReview(pool, params.id, finding, { ...occasion, saw });
  if (!made.ok) throw await problemOfRefusal(parts, { id: params.id, who }, made);
  onDecided();
  return resultOf(made, rules());
}

function resultOf(
  made: Extract<Recorded, { readonly ok: true }>,
  { policy, lexicon }: ReturnType<CurrentRules>,
): DecisionResult {
  const { decision, orders, repeated, signature } = made;
  return {
    decision: decision.id,
    case: made.case.id,
    state: made.case.state,
    route: made.case.route,
    orders: orders.map(({ id, kind, action = null, state }) => ({ id, kind, action, state })),
    repeated,
    stands: decision.state === 'stands' || decision.state === 'opinion',
    signature: signature === undefined ? null : signatureOf(signature, (text) => maskReason(text, lexicon)),
    undoUntil: decision.at + policy.undoSeconds * 1_000,
    decided: [made.case.id],
    left: [],
  };
}

/** A signature as the API shows it. `read` masks its reason. */
export function signatureOf(
  { state, causes, dueAt, by, reason }: Signature,
  read: (text: string) => string,
): SignatureView {
  const shown = reason === undefined ? null : read(reason);
  return { state, causes: [...causes], dueAt, by: by?.name ?? null, reason: shown };
}

async function problemOfRefusal(
  { pool, rules }: DecisionParts,
  { id, who }: { readonly id: string; readonly who: Who | undefined },
  { refusal, why }: { readonly refusal: Refusal; readonly why: string },
  members: Readonly<Record<string, unknown>> = {},
): Promise<Problem> {
  if (refusal === 'gone')
    return new Problem(404, 'No such case', 'There is no case with this id. GET /v1/cases lists the open ones.', {
      members,
    });
  if (refusal === 'unfit') return new Problem(422, 'This cannot be decided so', why, { members });
  const [now, blindness] = await Promise.all([readDecisions(pool, id), readBlindness(pool, id)]);
  const hidden = blindness !== undefined && isBlindfolded(who, blindness);
  return new Problem(409, refusal === 'changed' ? 'The case has changed' : 'Somebody else is at it', why, {
    members: {
      ...members,
      refusal,
      decisions: hidden
        ? []
        : now.decisions.map((one) => ({ ...one, reason: maskReason(one.reason, rules().lexicon) })),
      version: now.case === undefined ? null : versionOf(now.case, now.decisions.length),
    },
  });
}
