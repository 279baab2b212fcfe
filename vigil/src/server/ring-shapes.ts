// What the API answers about rings, as schemas: one source for checking, for OpenAPI and for the console's types.
import { z } from 'zod';
import { OUTCOMES, type Outcome } from '../core/decision.ts';
import { INDICATOR_KINDS } from '../core/indicator.ts';
import { PlatformId } from './account-shapes.ts';

const moment = z.number().describe('Milliseconds since 1970.');
const count = z.int().min(0);
const severity = z.enum(['urgent', 'standard']);
const state = z.enum(['open', 'decided']);
const kind = z.enum(INDICATOR_KINDS);

const ring = {
  id: z.string(),
  platform: z.string(),
  severity,
  state,
  bits: z.number().describe('Bits of the fewest, strongest ties that hold all members together.'),
  size: count.describe('Members.'),
  open: count.describe('Members whose case is open.'),
  firstSeen: moment,
  openedAt: moment,
  dueAt: moment,
};

/** One ring of the list. */
export const RingLine = z.strictObject({
  ...ring,
  shared: z
    .array(
      z.strictObject({ kind, values: count, accounts: count.describe('Members that hold one.'), bits: z.number() }),
    )
    .describe('Kinds of value that tie the members, strongest first.'),
});
export type RingLine = Readonly<z.infer<typeof RingLine>>;

/** A page of rings. */
export const RingPage = z.strictObject({
  rings: z.array(RingLine),
  next: z.string().nullable().describe('Pass as cursor for the next page.'),
});
export type RingPage = Readonly<z.infer<typeof RingPage>>;

/** A value that ties members. */
export const RingValue = z.strictObject({
  kind,
  service: z.string(),
  value: z
    .string()
    .describe('Masked until revealed. For text and bio the name of the template, which no person need read.'),
  accounts: count.describe('Members that hold it.'),
  rarity: z.number().nullable().describe('log2 of accounts on the platform for each that holds it.'),
  lift: z.number().nullable().describe('How much more frequent it is among accounts with a file, log2.'),
});
export type RingValue = Readonly<z.infer<typeof RingValue>>;

/** A tie between two members. */
export const RingTie = z.strictObject({
  a: z.string(),
  b: z.string(),
  bits: z.number().describe('The sum over its values.'),
  values: z.array(z.strictObject({ at: count.describe('Place in `values`.'), bits: z.number() })),
});
export type RingTie = Readonly<z.infer<typeof RingTie>>;

/** What a person said about accounts. Adds no bits. */
export const HandTieView = z.strictObject({
  id: z.string(),
  kind: z.enum(['join', 'split']),
  one: z.array(z.string()),
  other: z.array(z.string()),
  why: z.string(),
  by: z.string(),
  at: moment,
  undone: z.strictObject({ at: moment, by: z.string(), why: z.string() }).nullable(),
});
export type HandTieView = Readonly<z.infer<typeof HandTieView>>;

/** One thing that happened to a ring or a member. */
export const RingEventView = z.strictObject({
  at: moment,
  act: z.string().describe('seen, case, decided, or the act of a line of the audit log.'),
  account: z.string().nullable(),
  case: z.string().nullable(),
  by: z.string().nullable(),
  outcome: z.enum(Object.keys(OUTCOMES) as [Outcome, ...Outcome[]]).nullable(),
  detail: z.record(z.string(), z.union([z.string(), z.number()])).nullable(),
});
export type RingEventView = Readonly<z.infer<typeof RingEventView>>;

/** One ring to read. */
export const RingView = z.strictObject({
  ring: z.strictObject({ ...ring, gone: z.boolean().describe('True when the evidence no longer holds.') }),
  people: z
    .array(
      z.strictObject({
        account: z.string(),
        bits: z.number(),
        firstSeen: moment,
        lastSeen: moment,
        case: z.strictObject({ id: z.string(), state, severity }).nullable(),
      }),
    )
    .describe('Members, strongest first.'),
  values: z.array(RingValue).describe('Held by most members first.'),
  ties: z.array(RingTie).describe('Strongest first.'),
  hand: z.array(HandTieView).describe('What people said here, what holds first.'),
  events: z.array(RingEventView).describe('Newest first, at most 300.'),
  revealed: z.boolean(),
});
export type RingView = Readonly<z.infer<typeof RingView>>;

/** What follows, or would follow, of a word by hand. */
export const HandSaid = z.strictObject({
  tie: z.string(),
  done: z.boolean().describe('False when this was a try.'),
  changes: z
    .array(
      z.strictObject({
        ring: z.string(),
        before: count,
        after: count.describe('0: the ring is gone.'),
        joined: z.array(z.string()),
        left: z.array(z.string()),
      }),
    )
    .describe('Rings whose members differ.'),
  saw: z.string().describe('Send it with the act: where something else would follow by then, the answer is 409.'),
});
export type HandSaid = Readonly<z.infer<typeof HandSaid>>;

const words = {
  why: z.string().trim().min(3, 'give a reason in a sentence').max(2_000).describe('For whoever reads it later.'),
  try: z.boolean().default(false).describe('True: nothing is written; the answer says what would follow.'),
  saw: z.string().max(64).optional(),
};

/** Split members off a ring. */
export const SplitWish = z.strictObject({ ...words, accounts: z.array(PlatformId).min(1).max(500) });
/** Join a ring with another, or with one account that has a file. */
export const JoinWish = z
  .strictObject({
    ...words,
    ring: z
      .string()
      .regex(/^R-[0-9A-Z]{4,32}$/, 'a ring id looks like R-0123ABCDEF')
      .optional(),
    account: PlatformId.optional(),
  })
  .refine(({ ring: other, account }) => (other === undefined) !== (account === undefined), {
    message: 'name either another ring or one account',
  });
/** Take such a word back. */
export const UndoWish = z.strictObject(words);
