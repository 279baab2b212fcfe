// /v1/signatures and what is done to a decision after it was made: a second person gives or refuses the signature, or its author takes it back at once.
import type pg from 'pg';
import { z } from 'zod';
import { OUTCOMES } from '../../core/decision.ts';
import type { SignatureId } from '../../core/signature.ts';
import type { CurrentRules } from '../../engine/flow.ts';
import { isSameHand } from '../../engine/hands.ts';
import type { CompiledLexicon } from '../../engine/lexicon.ts';
import { keepable } from '../../engine/unkeepable.ts';
import { readSignature } from '../../store/acts.ts';
import { listSignatures, signAct, type WaitingRow } from '../../store/signatures.ts';
import { undoDecision } from '../../store/undo.ts';
import { readPlace, writePlace } from '../cursor.ts';
import { handOf, hidesFirst } from '../hand.ts';
import { maskReason } from '../mask.ts';
import { Problem } from '../problem.ts';
import { proofWanted, wantsProof } from '../proof.ts';
import { bodyOf, type Call, type Route, route } from '../route.ts';
import { SignaturePage, SignatureView, type WaitingSignature } from '../signature-shapes.ts';
import { signatureOf } from './decisions.ts';

const DecisionPath = z.strictObject({
  id: z.string().regex(/^D-[0-9a-f]{8,40}$/, 'a decision id looks like D-0123abcd…'),
});
const Word = z.strictObject({
  verdict: z.enum(['give', 'refuse']),
  reason: z.string().max(2_000).default('').describe('Needed to refuse: the case goes back to review with it.'),
});
const Query = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: z.string().max(400).optional(),
});
const Place = z.tuple([z.number(), z.string().max(60)]);

/** What these routes need. */
export interface SignatureParts {
  readonly pool: pg.Pool;
  readonly rules: CurrentRules;
  readonly now: () => number;
  /** Told when the queue has changed. */
  readonly onDecided: () => void;
}

/** All routes. */
export function signatureRoutes(parts: SignatureParts): readonly Route[] {
  return [listRoute(parts), signRoute(parts), undoRoute(parts)];
}

function listRoute({ pool, rules }: SignatureParts): Route {
  return route({
    method: 'GET',
    path: '/v1/signatures',
    scope: 'cases:sign',
    query: Query,
    problems: [503],
    says: 'Acts that wait for their second person, the one due first on top.',
    answer: { says: 'A page of them.', schema: SignaturePage },
    act: async ({ query: { limit, cursor }, who }) => {
      const after = cursor === undefined ? undefined : readPlace(cursor, Place);
      const rows = await listSignatures(pool, {
        limit: limit + 1,
        ...(after && { after: { dueAt: after[0], id: after[1] as SignatureId } }),
      });
      const shown = rows.slice(0, limit);
      const hidden = await Promise.all(shown.map((row) => hidesFirst(pool, row.decision.case, who)));
      // Whoever hears the appeal of an act is not told of it here either.
      const page = shown.filter((_, at) => hidden[at] !== true);
      const last = shown.at(-1);
      const hand = who?.person === undefined ? undefined : handOf(who);
      return {
        signatures: page.map((row) => lineOf(row, hand !== undefined && isSameHand(row.mine, hand), rules().lexicon)),
        next: rows.length > limit && last !== undefined ? writePlace([last.dueAt, last.id]) : null,
      };
    },
  });
}

function lineOf(row: WaitingRow, own: boolean, lexicon: CompiledLexicon): WaitingSignature {
  const { decision, causes, wantedAt, dueAt, by, decisions, second } = row;
  return {
    decision: decision.id,
    case: decision.case,
    platform: decision.platform,
    account: decision.account,
    ring: row.act.startsWith('R-') ? (row.act.split('/')[0] ?? null) : null,
    decisions,
    outcome: decision.outcome ?? '',
    innocent: decision.innocent ?? null,
    reason: maskReason(written(decision.outcome, decision.reason), lexicon),
    by,
    at: decision.at,
    causes: [...causes],
    wantedAt,
    dueAt,
    own,
    orders: row.orders as WaitingSignature['orders'],
    second: second && { ...second, reason: maskReason(written(second.outcome, second.reason), lexicon) },
  };
}

/** What somebody wrote; empty where Vigil put its own sentence in the place of none. */
function written(outcome: string | undefined, reason: string): string {
  return Object.entries(OUTCOMES).some(([name, { says }]) => name === outcome && says === reason) ? '' : reason;
}

function signRoute(parts: SignatureParts): Route {
  return route({
    method: 'POST',
    path: '/v1/decisions/:id/signature',
    scope: 'cases:sign',
    params: DecisionPath,
    problems: [400, 403, 404, 409, 413, 415, 422, 503],
    says: 'Give or refuse the second signature on a decision. Nobody signs an act of their own.',
    body: { says: 'Your word.', types: ['application/json'], schema: Word },
    answer: {
      says: 'The signature as it now is.',
      schema: SignatureView.extend({ repeated: z.boolean() }),
    },
    act: (call) => signIt(parts, call),
  });
}

async function signIt(
  { pool, rules, now, onDecided }: SignatureParts,
  { params, request, who }: Call<Record<string, never>, z.output<typeof DecisionPath>>,
): Promise<SignatureView & { readonly repeated: boolean }> {
  // A signature says that a person has looked; a key looks at nothing.
  if (who?.opened === 'key')
    throw new Problem(403, 'Only for people', 'A second signature is a person’s. Sign in the console.');
  const { verdict, reason } = bodyOf(request, Word);
  if (verdict === 'give' && wantsProof(who) && (await suspends(pool, params.id)))
    throw proofWanted('Signing a suspension for good');
  const word = { verdict, reason: keepable(reason.trim()), by: handOf(who), now: now() };
  const { policy, lexicon } = rules();
  const read = (text: string): string => maskReason(text, lexicon);
  const made = await signAct(pool, params.id, word, policy);
  if (made.ok) {
    onDecided();
    return { ...signatureOf(made.signature, read), repeated: made.repeated };
  }
  if (made.refusal === 'gone') throw new Problem(404, 'Nothing to sign', made.why);
  if (made.refusal === 'unfit') throw new Problem(422, 'You cannot sign this so', made.why);
  onDecided();
  throw new Problem(409, 'Settled already', made.why, {
    members: { refusal: 'changed', signature: made.signature === undefined ? null : signatureOf(made.signature, read) },
  });
}

/** Whether what waits for this signature is a suspension for good. */
async function suspends(pool: pg.Pool, decision: string): Promise<boolean> {
  const signature = await readSignature(pool, decision);
  return signature?.state === 'wanted' && signature.causes.includes('suspension');
}

function undoRoute({ pool, rules, now, onDecided }: SignatureParts): Route {
  return route({
    method: 'POST',
    path: '/v1/decisions/:id/undo',
    scope: 'cases:decide',
    params: DecisionPath,
    problems: [404, 422, 503],
    says: 'Take back your own decision, within seconds and before anybody has carried it out.',
    answer: {
      says: 'The cases that are open again.',
      schema: z.strictObject({ cases: z.array(z.string()), repeated: z.boolean() }),
    },
    act: async ({ params, who }) => {
      const made = await undoDecision(pool, params.id, handOf(who), { now: now(), policy: rules().policy });
      if (!made.ok) throw new Problem(made.gone ? 404 : 422, made.gone ? 'No such decision' : 'Too late', made.why);
      onDecided();
      return { cases: [...made.cases], repeated: made.repeated };
    },
  });
}
