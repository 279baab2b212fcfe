// /v1/cases/:id/preview and /v1/cases/:id/effects: what a decision would do, and what has become of the one that was made.
import { z } from 'zod';
import type { Order } from '../../core/order.ts';
import { refusalOf } from '../../core/refusal.ts';
import { isSameHand } from '../../engine/hands.ts';
import { measureOf } from '../../engine/measure.ts';
import { readAppeal } from '../../store/appeals.ts';
import { type Effects, readBlindness, readDecision, readEffects } from '../../store/effects.ts';
import { type Preview, previewReview } from '../../store/preview.ts';
import { isReasoned } from '../../store/read-decisions.ts';
import type { Who } from '../access.ts';
import { handOf, isBlindfolded } from '../hand.ts';
import { maskReason, showText } from '../mask.ts';
import { Problem } from '../problem.ts';
import { revealParam, wasRevealed } from '../revealed.ts';
import { type Call, type Route, route } from '../route.ts';
import type { DecisionView } from '../shapes.ts';
import { CLAUSES, EffectsView, OutcomeName, PreviewView } from '../signature-shapes.ts';
import { CaseId, type CaseParts } from './cases.ts';
import { signatureOf } from './decisions.ts';

const Query = z.strictObject({
  outcome: OutcomeName,
  scope: z.enum(['account', 'ring']).default('account'),
  specialist: z.literal('1').optional(),
});

const Masked = z.strictObject({ reveal: revealParam });

/** Both routes. */
export function previewRoutes(parts: CaseParts): readonly Route[] {
  const preview = route({
    method: 'GET',
    path: '/v1/cases/:id/preview',
    scope: 'cases:read',
    params: CaseId,
    query: Query,
    problems: [404, 503],
    says: 'What a decision would do, account by account, before it is made. Writes nothing.',
    answer: { says: 'Orders, what can be undone, and who must sign until when.', schema: PreviewView },
    act: (call) => previewOf(parts, call),
  });
  const effects = route({
    method: 'GET',
    path: '/v1/cases/:id/effects',
    scope: 'cases:read',
    params: CaseId,
    query: Masked,
    problems: [403, 404, 503],
    says: 'What was decided on a case, who signed it, and what has become of it on the platform.',
    answer: {
      says: 'Orders with their states; nothing of the first decision while another person looks blind.',
      schema: EffectsView,
    },
    act: (call) => effectsOf(parts, call),
  });
  return [preview, effects];
}

async function previewOf(
  { pool, rules, now }: CaseParts,
  { params, query, who }: Call<z.output<typeof Query>, z.output<typeof CaseId>>,
): Promise<PreviewView> {
  const { outcome, scope, specialist } = query;
  const { policy } = rules();
  const finding = {
    outcome,
    reason: '',
    by: who?.person ?? 'nobody yet',
    hand: who?.person === undefined ? { actor: who?.actor ?? '' } : handOf(who),
    specialist: specialist === '1',
    ...(outcome === 'not-violating' ? { innocent: 'other' as const } : {}),
  };
  const made = await previewReview(pool, params.id, finding, { scope, now: now(), policy });
  if (made === undefined) throw gone();
  const { signature, rows, ring, openInRing } = made;
  return {
    policy: policy.version,
    clause: CLAUSES[outcome],
    scope,
    ring,
    openInRing,
    signature: signature === undefined ? null : { causes: [...signature.causes], dueAt: signature.dueAt },
    rows: rows.map((row) => ({
      ...row,
      refusal: (row.why === null ? undefined : refusalOf(row.why)) ?? null,
      orders: row.orders.map((one) => plannedOf(one, made)),
    })),
  };
}

function plannedOf(order: Pick<Order, 'kind' | 'action' | 'state'>, { signature }: Preview) {
  const { kind, action = null, state } = order;
  const firm = action === 'suspend' || action === 'remove';
  const undoing = kind === 'preserve' ? 'nothing' : !firm ? 'yes' : signature === undefined ? 'no' : 'until-signed';
  return {
    kind,
    action,
    waits: state === 'waiting',
    undoing: undoing as PreviewView['rows'][number]['orders'][number]['undoing'],
  };
}

async function effectsOf(
  parts: CaseParts,
  { params: { id }, query, who }: Call<z.output<typeof Masked>, z.output<typeof CaseId>>,
): Promise<EffectsView> {
  const { pool, rules, now } = parts;
  const blindness = await readBlindness(pool, id);
  if (blindness === undefined) throw gone();
  const { kind, about, blind } = blindness;
  const revealed = await wasRevealed(parts, { id, seq: query.reveal, who });
  const [found, appeal, first] = await Promise.all([
    readEffects(pool, id),
    kind === 'appeal' ? readAppeal(pool, id) : undefined,
    about === null || blind ? undefined : readDecision(pool, about),
  ]);
  const hidden = kind === 'finding' && isBlindfolded(who, blindness);
  const { policy, lexicon } = rules();
  const shown: Effects = hidden ? { decision: undefined, signature: undefined, orders: [] } : found;
  const read = (text: string): string => maskReason(text, lexicon, revealed);
  const at = { now: now(), read, lateMs: policy.lateOrderMinutes * 60_000, undoMs: policy.undoSeconds * 1_000 };
  return {
    kind,
    blind: blind && (hidden || kind !== 'finding'),
    ...standingOf(shown, at, who),
    appeal: appeal === undefined ? null : { ...appeal, text: showText(appeal.text, lexicon, revealed) },
    first:
      first === undefined
        ? null
        : ({
            id: first.id,
            by: first.by.kind === 'person' ? first.by.name : `policy:${first.by.version}`,
            outcome: first.outcome ?? null,
            innocent: first.innocent ?? null,
            reason: read(first.reason),
            reasoned: isReasoned({ ...first, outcome: first.outcome ?? null }),
            action: first.action ?? null,
            interim: first.interim,
            at: first.at,
          } satisfies DecisionView),
  };
}

interface StandingAt {
  readonly now: number;
  readonly lateMs: number;
  readonly undoMs: number;
  /** Masks what a person wrote. */
  readonly read: (text: string) => string;
}

function standingOf(
  { decision, signature, orders }: Effects,
  { now, lateMs, undoMs, read }: StandingAt,
  who: Who | undefined,
): Pick<EffectsView, 'decision' | 'stands' | 'signature' | 'orders' | 'measure' | 'undoUntil'> {
  const by = decision?.by;
  const own = by?.kind === 'person' && who?.person !== undefined && isSameHand(by, handOf(who));
  const undoable = own && decision !== undefined && ['waiting', 'stands', 'opinion'].includes(decision.state);
  const until = undoable ? decision.at + undoMs : 0;
  return {
    decision: decision?.id ?? null,
    stands: decision?.state ?? null,
    signature: signature === undefined ? null : signatureOf(signature, read),
    orders: orders.map(({ id, kind, action = null, state, createdAt, confirmed }) => ({
      id,
      kind,
      action,
      state,
      createdAt,
      late: state === 'pending' && now - createdAt > lateMs,
      confirmed: confirmed === null ? null : { ...confirmed, says: read(confirmed.says) },
    })),
    measure: measureOf(orders),
    undoUntil: until > now ? until : null,
  };
}

function gone(): Problem {
  return new Problem(404, 'No such case', 'There is no case with this id. GET /v1/cases lists the open ones.');
}
