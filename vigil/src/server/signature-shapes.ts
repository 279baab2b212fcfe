// What the API answers about decisions that more than one person takes part in: signatures, previews, effects, appeals and agreement.
import { z } from 'zod';
import { OUTCOMES, type Outcome } from '../core/decision.ts';
import { REFUSALS, type RefusalCode } from '../core/refusal.ts';
import { SIGNATURE_CAUSES, type SignatureCause } from '../core/signature.ts';
import { TextPiece } from './item-shapes.ts';
import { DecisionMade, DecisionView } from './shapes.ts';

const kinds = <K extends string>(all: Readonly<Record<K, unknown>>): [K, ...K[]] => Object.keys(all) as [K, ...K[]];
const moment = z.number().describe('Milliseconds since 1970.');
const count = z.int().min(0);
const Cause = z.enum(kinds<SignatureCause>(SIGNATURE_CAUSES));
const OrderState = z.enum(['waiting', 'pending', 'applied', 'verified', 'cancelled']);
const OrderKind = z.enum(['preserve', 'enforce', 'restore']);

/** A signature on an act. */
export const SignatureView = z.strictObject({
  state: z.enum(['wanted', 'given', 'refused', 'expired', 'withdrawn']),
  causes: z.array(Cause),
  dueAt: moment,
  by: z.string().nullable().describe('Who gave or refused it.'),
  reason: z.string().nullable(),
});
export type SignatureView = Readonly<z.infer<typeof SignatureView>>;

/** What came of a decision on one account or on a ring. */
export const DecisionResult = DecisionMade.extend({
  stands: z.boolean().describe('False while a second person must sign.'),
  signature: SignatureView.nullable(),
  undoUntil: moment.describe('Until then whoever decided may take it back.'),
  decided: z.array(z.string()).describe('Cases decided by this; more than one for a ring.'),
  left: z
    .array(z.strictObject({ case: z.string(), refusal: z.string(), why: z.string() }))
    .describe('Members of the ring that were left alone, and why.'),
});
export type DecisionResult = Readonly<z.infer<typeof DecisionResult>>;

/** One act that waits for its second person. */
export const WaitingSignature = z.strictObject({
  decision: z.string().describe('Sign with POST /v1/decisions/:id/signature.'),
  case: z.string(),
  platform: z.string(),
  account: z.string(),
  ring: z.string().nullable().describe('Set for a joint decision on a ring.'),
  decisions: count.describe('How many decisions are signed at once.'),
  outcome: z.string(),
  innocent: z.string().nullable(),
  reason: z.string().describe('Empty where nobody wrote one.'),
  by: z.string(),
  at: moment,
  causes: z.array(Cause),
  wantedAt: moment,
  dueAt: moment,
  own: z.boolean().describe('True for whoever made the decision: they may not sign it.'),
  orders: z.array(z.strictObject({ kind: OrderKind, action: z.string().nullable(), state: OrderState })),
  second: z
    .strictObject({ by: z.string(), outcome: z.string(), reason: z.string() })
    .nullable()
    .describe('What a blind second look found, where it differs.'),
});
export type WaitingSignature = Readonly<z.infer<typeof WaitingSignature>>;

/** A page of signatures that are wanted. */
export const SignaturePage = z.strictObject({ signatures: z.array(WaitingSignature), next: z.string().nullable() });
export type SignaturePage = Readonly<z.infer<typeof SignaturePage>>;

/** How an order can be undone: nothing changes for the account; yes; until the second signature; no. */
export const UNDOING = ['nothing', 'yes', 'until-signed', 'no'] as const;

/** What a decision would do. */
export const PreviewView = z.strictObject({
  policy: z.string(),
  clause: z.string().describe('What the policy says of this outcome.'),
  scope: z.enum(['account', 'ring']),
  ring: z.string().nullable(),
  openInRing: count.describe('Members of the ring with an open case.'),
  signature: z.strictObject({ causes: z.array(Cause), dueAt: moment }).nullable(),
  rows: z.array(
    z.strictObject({
      case: z.string().nullable(),
      account: z.string(),
      platform: z.string(),
      saw: z.string().describe('Send it with the decision.'),
      orders: z.array(
        z.strictObject({
          kind: OrderKind,
          action: z.string().nullable(),
          waits: z.boolean().describe('Until the second signature.'),
          undoing: z.enum(UNDOING),
        }),
      ),
      why: z.string().nullable().describe('Nothing would happen here, and why not, in English.'),
      refusal: z.enum(kinds<RefusalCode>(REFUSALS)).nullable().describe('The same by name.'),
    }),
  ),
});
export type PreviewView = Readonly<z.infer<typeof PreviewView>>;

/** What became of the decisions on a case. */
export const EffectsView = z.strictObject({
  kind: z.enum(['finding', 'appeal', 'second-look']),
  blind: z.boolean().describe('What was decided first is hidden until another person has decided.'),
  decision: z.string().nullable().describe('The newest decision of a person.'),
  stands: z.enum(['waiting', 'stands', 'opinion', 'overturned', 'undone']).nullable(),
  signature: SignatureView.nullable(),
  orders: z.array(
    z.strictObject({
      id: z.string(),
      kind: OrderKind,
      action: z.string().nullable(),
      state: OrderState,
      createdAt: moment,
      late: z.boolean().describe('Pending for longer than the policy allows.'),
      confirmed: z.strictObject({ by: z.string(), says: z.string(), at: moment }).nullable(),
    }),
  ),
  measure: z
    .enum(['none', 'limit', 'suspend', 'remove', 'restoring'])
    .describe('In force by these orders. `restoring` until the restoration was seen from outside.'),
  undoUntil: moment.nullable().describe('Until then whoever asks may take the newest decision back.'),
  appeal: z
    .strictObject({
      id: z.string(),
      state: z.enum(['waiting', 'open', 'upheld', 'overturned']),
      receivedAt: moment,
      text: z.array(TextPiece),
    })
    .nullable(),
  first: DecisionView.nullable().describe('What an appeal or a second look was about, once it is decided.'),
});
export type EffectsView = Readonly<z.infer<typeof EffectsView>>;

/** What came of an appeal that was sent. */
export const AppealTaken = z.strictObject({
  id: z.string(),
  case: z
    .string()
    .nullable()
    .describe('The case that hears it; null while the decision itself waits for its second signature.'),
  state: z.enum(['waiting', 'open', 'upheld', 'overturned']),
  repeated: z.boolean().describe('True when it was here before.'),
});

/** Agreement of blind second looks, by version of the policy. */
export const QualityView = z.strictObject({
  policies: z.array(
    z.strictObject({
      policy: z.string(),
      pairs: count,
      agreed: z.number().nullable().describe('Share of pairs with the same outcome.'),
      kappa: z
        .strictObject({ value: z.number(), low: z.number(), high: z.number() })
        .nullable()
        .describe(
          'Cohen’s kappa with its 95 % interval; null under 30 pairs, or when only one outcome was ever found.',
        ),
      waiting: count.describe('Second looks that nobody has taken yet.'),
      differ: count,
      unsettled: count.describe('Of those that differ, the ones that no lead has settled.'),
    }),
  ),
});
export type QualityView = Readonly<z.infer<typeof QualityView>>;

/** What the policy says of each outcome. */
export const CLAUSES: Readonly<Record<Outcome, string>> = {
  violating: 'Whoever offers or trades is suspended; what was there is kept first.',
  'not-violating': 'A measure on an innocent account ends, and the reason given teaches the judgement.',
  'possible-victim': 'A possible victim or minor is never suspended; what was there is kept, and a specialist looks.',
  'needs-specialist': 'A specialist decides; nothing changes for the account until then.',
  'need-more': 'Nothing changes for the account; the case stays open.',
};
export const OutcomeName = z.enum(kinds<Outcome>(OUTCOMES));
