// What the API says and takes of the lexicon: lists, terms, proposals, signatures and trials, as schemas. Words are masked unless somebody reveals them.
import { z } from 'zod';
import { TERM_FAMILIES, TERM_KINDS, TERM_MODES } from '../core/lexicon.ts';
import { PROPOSAL_CHANGES, PROPOSAL_STATES, TermChange } from '../core/proposal.ts';
import { FAMILIES } from '../core/signal.ts';
import { TURNS } from '../engine/try-cases.ts';

const count = z.int().min(0);
const moment = z.number().describe('Milliseconds since 1970.');
const counts = z.strictObject({ add: count, alter: count, retire: count });

/** One list in use. */
export const PackLine = z.strictObject({
  id: z.string(),
  title: z.string(),
  version: z.string(),
  licence: z.string(),
  standIn: z.boolean(),
  validUntil: z.string().nullable(),
  terms: count,
  digest: z.string().describe('Fingerprint of the list, with what proposals changed in it.'),
});
export type PackLine = Readonly<z.infer<typeof PackLine>>;

/** One term. */
export const TermLine = z.strictObject({
  id: z.string().describe('Under which findings name it. Masked where it would tell a masked word.'),
  pack: z.string(),
  own: z.string().describe('Its id in its list.'),
  family: z.enum(TERM_FAMILIES),
  kind: z.enum(TERM_KINDS),
  word: z.string().describe('Masked unless revealed.'),
  mode: z.enum(TERM_MODES),
  bits: z.number().nullable().describe('What the list itself gives; null where the policy decides.'),
  weight: z.number().describe('Bits of one finding, before anything ordinary is taken off.'),
  from: z.enum(['file', 'added', 'altered']),
  held: count
    .nullable()
    .describe('Accounts that write it apart from any trade, about; null where nothing was counted.'),
  worth: z.number().nullable().describe('Bits a match is worth at most on this platform; null for words of trade.'),
  everyday: z.boolean().describe('So ordinary here that it opens no case by itself.'),
  posts: count.nullable().describe('Kept posts it was seen in; null where that could not be counted in time.'),
  accounts: count.nullable(),
  cases: count.nullable().describe('Cases that rest on it among others.'),
  tiers: z.array(z.string()).describe('How it was read so far.'),
  examples: z.strictObject({ matches: count, ignores: count }),
  lines: z
    .strictObject({ matches: z.array(z.string()), ignores: z.array(z.string()) })
    .nullable()
    .describe('The examples; null while masked.'),
});
export type TermLine = Readonly<z.infer<typeof TermLine>>;

/** One activation. */
export const ActivationLine = z.strictObject({
  version: count,
  proposal: z.string(),
  digest: z.string(),
  at: moment,
  by: z.string(),
  signedBy: z.string(),
  rollback: count.nullable(),
  counts,
  takenAt: moment.nullable().describe('When a running Vigil began to look for it; null when none has yet.'),
  from: z.string().nullable(),
  to: z.string().nullable(),
});
export type ActivationLine = Readonly<z.infer<typeof ActivationLine>>;

/** The lexicon in use, a page of its terms. */
export const LexiconPage = z.strictObject({
  digest: z.string().describe('What assessments bear.'),
  version: count.describe('Of what was signed here; 0 when nothing was.'),
  terms: count,
  accounts: count.nullable().describe('Accounts counted on the platform.'),
  packs: z.array(PackLine),
  entries: z.array(TermLine),
  found: count.describe('Terms that fit the filter.'),
  next: z.int().nullable().describe('Pass as cursor for the next page.'),
  revealed: z.boolean(),
  activations: z.array(ActivationLine).describe('Newest first.'),
});
export type LexiconPage = Readonly<z.infer<typeof LexiconPage>>;

/** What is wrong with one change of a proposal. Never quotes a term. */
export const ProposalFault = z.strictObject({
  change: count.describe('Which change, from 0.'),
  field: z.string(),
  line: count.nullable().describe('Which example, from 0.'),
  why: z.string(),
  mend: z.string(),
});
export type ProposalFault = Readonly<z.infer<typeof ProposalFault>>;

/** A proposal without its words. */
export const ProposalLine = z.strictObject({
  id: z.string(),
  by: z.string(),
  at: moment,
  base: count,
  rollback: count.nullable(),
  digest: z.string().describe('Send it with a signature as `saw`.'),
  state: z.enum(PROPOSAL_STATES),
  counts,
  mine: z.boolean().describe('Whoever asks made it, and cannot sign it.'),
  settled: z.strictObject({ by: z.string(), at: moment }).nullable(),
});
export type ProposalLine = Readonly<z.infer<typeof ProposalLine>>;
export const ProposalPage = z.strictObject({ proposals: z.array(ProposalLine) });
export type ProposalPage = Readonly<z.infer<typeof ProposalPage>>;

/** One side of a change. */
export const TermSide = z.strictObject({
  word: z.string().describe('Masked unless revealed.'),
  family: z.enum(TERM_FAMILIES),
  kind: z.enum(TERM_KINDS),
  mode: z.enum(TERM_MODES),
  bits: z.number().nullable(),
  examples: z.strictObject({ matches: count, ignores: count }),
  lines: z.strictObject({ matches: z.array(z.string()), ignores: z.array(z.string()) }).nullable(),
});
export type TermSide = Readonly<z.infer<typeof TermSide>>;

/** A proposal with its difference to what is in force, by term id. */
export const ProposalView = ProposalLine.extend({
  why: z.string(),
  answer: z.string().nullable().describe('Why it was refused, or what the signer said.'),
  revealed: z.boolean(),
  faults: z.array(ProposalFault).describe('What speaks against it now; empty when it may be signed.'),
  differences: z.array(
    z.strictObject({
      pack: z.string(),
      id: z.string(),
      before: TermSide.nullable(),
      after: TermSide.nullable(),
      fields: z.array(z.string()),
    }),
  ),
});
export type ProposalView = Readonly<z.infer<typeof ProposalView>>;

const reason = z.string().trim().min(3).max(2_000);

/** What somebody proposes: changes, or a version to go back to. `try` only checks. */
export const ProposalWish = z
  .strictObject({
    why: reason.optional(),
    changes: z.array(TermChange).max(PROPOSAL_CHANGES).default([]),
    rollback: z.int().min(0).max(1_000_000).optional(),
    try: z.boolean().default(false),
  })
  .refine(({ changes, rollback }) => changes.length > 0 !== (rollback !== undefined), {
    message: 'give changes, or a version to go back to',
  })
  .refine(({ why, try: only }) => only || why !== undefined, { message: 'a proposal wants a reason', path: ['why'] });

/** What the server's own check said, and the proposal if it was made. */
export const ProposalMade = z.strictObject({
  proposal: ProposalLine.nullable(),
  problems: z.array(ProposalFault),
  doubts: z.array(ProposalFault),
});
export type ProposalMade = Readonly<z.infer<typeof ProposalMade>>;

/** The second person's word. */
export const SignatureWord = z
  .strictObject({ sign: z.boolean(), saw: z.string().max(64), why: z.string().trim().max(2_000).default('') })
  .refine(({ sign, why }) => sign || why.length >= 3, { message: 'a refusal wants a reason', path: ['why'] });

/** What came of it. */
export const SignatureDone = z.strictObject({ state: z.enum(PROPOSAL_STATES), version: count.nullable() });
export type SignatureDone = Readonly<z.infer<typeof SignatureDone>>;

/** How far back a trial looks. */
export const TrialWish = z.strictObject({ days: z.int().min(1).max(90).default(30) });

const outlook = z.strictObject({ severity: z.enum(['urgent', 'standard', 'none']), bits: z.number() });
const severities = z.strictObject({ urgent: count, standard: count });

/** What a trial came to. */
export const TrialOutcome = z.strictObject({
  accounts: count,
  before: severities,
  after: severities,
  turns: z.record(z.enum(TURNS), count),
  decided: count.describe('Changes on accounts that a person has decided on; those stay decided.'),
  changes: z.array(
    z.strictObject({
      turn: z.enum(TURNS),
      case: z.string().nullable(),
      account: z.string().nullable().describe('Only for whoever may read cases.'),
      platform: z.string(),
      decided: z.boolean(),
      before: outlook,
      after: outlook,
      families: z.array(z.strictObject({ family: z.enum(FAMILIES), before: z.number(), after: z.number() })),
    }),
  ),
  untold: count.describe('Changes beyond those listed.'),
  terms: z.array(z.strictObject({ term: z.string(), posts: count, accounts: count })),
  cut: count.describe('Accounts of which only the newest 4,000 findings were looked at.'),
});
export type TrialOutcome = Readonly<z.infer<typeof TrialOutcome>>;

/** How a trial stands. */
export const TrialView = z.strictObject({
  state: z.enum(['none', 'running', 'done', 'failed']),
  startedAt: moment.nullable(),
  endedAt: moment.nullable(),
  done: count,
  of: count,
  days: count.nullable(),
  why: z.string().nullable(),
  outcome: TrialOutcome.nullable(),
});
export type TrialView = Readonly<z.infer<typeof TrialView>>;
