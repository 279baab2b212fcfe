// What the API answers, as schemas: one source for checking, for OpenAPI and for the console's types.
import { z } from 'zod';
import { REASON_FAMILIES } from '../core/assessment.ts';
import { NO_OPINION_REASONS, OPINION_LABELS } from '../core/opinion.ts';
import { Piece, RevealCount, TimelineItem } from './item-shapes.ts';
import { InnocentName, SayingShape } from './saying-shapes.ts';

const count = z.int().min(0);
const moment = z.number().describe('Milliseconds since 1970.');
const severity = z.enum(['urgent', 'standard']);

/** What a stream of items amounted to. */
export const Taken = z.strictObject({
  items: count.describe('Texts and media hashes read; one post may carry several.'),
  clean: count.describe('Of these, without a core signal: counted, nothing else kept.'),
  shelved: count.describe('Objects that could not be read; kept on the shelf.'),
  skipped: count.describe('Objects with nothing in them that a person wrote.'),
  observations: count.describe('New observations; 0 when everything was known before.'),
});
export type Taken = Readonly<z.infer<typeof Taken>>;

/** What a stream of notices amounted to. */
export const TakenNotices = z.strictObject({ notices: count, shelved: count, skipped: count });

const Canary = z.strictObject({
  sangAt: moment.nullable().describe('When the planted harmless item last came out of the far end; null when never.'),
  late: z.boolean(),
});

/** What the day's line on the screens shows, as it changes. */
export const Pulse = z.strictObject({
  at: moment,
  date: z.iso.date(),
  items: count.describe('Items screened on that day.'),
  offers: z.strictObject({ posts: count, accounts: count }),
  stillOnline: count,
  longestOnlineDays: z.number(),
  screened: count.describe('Items screened since the store was made.'),
  accounts: count.describe('Accounts with a file.'),
  queue: z.strictObject({ urgent: count, standard: count, overdue: count, oldestOpenedAt: moment.nullable() }),
  shelf: count,
  pendingOrders: count,
  wantedSignatures: count.describe('Acts that wait for their second person.'),
  canary: Canary,
});
export type Pulse = Readonly<z.infer<typeof Pulse>>;

/** The Today screen. */
export const Today = Pulse.extend({
  series: z.array(z.strictObject({ date: z.iso.date(), posts: count, accounts: count })),
  lastDecided: z.string().nullable().describe('The case that a person decided last.'),
});
export type Today = Readonly<z.infer<typeof Today>>;

/** Cases that were opened since the last event. */
export const Opened = z.strictObject({ cases: z.array(z.strictObject({ id: z.string(), severity })) });
export type Opened = Readonly<z.infer<typeof Opened>>;

const Reason = z.strictObject({
  family: z.enum(REASON_FAMILIES),
  bits: z.number(),
  text: z.string().describe('In English.'),
  said: SayingShape.nullable().describe(
    'The same as a code; null for a sentence of an earlier Vigil that is not known.',
  ),
});

/** Who is at a case, until when, and whether that is whoever asks. */
export const ClaimView = z.strictObject({ by: z.string(), until: moment, mine: z.boolean() });
export type ClaimView = Readonly<z.infer<typeof ClaimView>>;

/** What came of a decision. */
export const DecisionMade = z.strictObject({
  decision: z.string(),
  case: z.string(),
  state: z.enum(['open', 'decided']),
  route: z.enum(['review', 'specialist']),
  orders: z.array(
    z.strictObject({ id: z.string(), kind: z.string(), action: z.string().nullable(), state: z.string() }),
  ),
  repeated: z.boolean().describe('True when this draft was recorded before.'),
});
export type DecisionMade = Readonly<z.infer<typeof DecisionMade>>;

/** One decision on a case. */
export const DecisionView = z.strictObject({
  id: z.string(),
  by: z.string(),
  outcome: z.string().nullable(),
  innocent: z.string().nullable(),
  reason: z.string(),
  reasoned: z.boolean().describe('False where Vigil wrote the reason, because nobody gave any.'),
  action: z.string().nullable(),
  interim: z.boolean(),
  at: moment,
});
export type DecisionView = Readonly<z.infer<typeof DecisionView>>;

/** One order: what must happen on the platform. */
export const OrderLine = z.strictObject({
  id: z.string(),
  case: z.string(),
  platform: z.string(),
  account: z.string(),
  kind: z.enum(['preserve', 'enforce', 'restore']),
  action: z.string().nullable(),
  state: z.enum(['waiting', 'pending', 'applied', 'verified', 'cancelled']),
  createdAt: moment,
  late: z.boolean().describe('Pending for longer than the policy allows.'),
  confirmed: z.strictObject({ by: z.string(), says: z.string(), at: moment }).nullable(),
});
export type OrderLine = Readonly<z.infer<typeof OrderLine>>;

/** A page of orders. */
export const OrderPage = z.strictObject({ orders: z.array(OrderLine), next: z.string().nullable() });
export type OrderPage = Readonly<z.infer<typeof OrderPage>>;

/** One row of the queue. */
export const CaseLine = z.strictObject({
  id: z.string(),
  platform: z.string(),
  account: z.string(),
  severity,
  state: z.enum(['open', 'decided']),
  kind: z
    .enum(['finding', 'appeal', 'second-look'])
    .describe('Appeals and second looks are for another person than the first.'),
  route: z.enum(['review', 'specialist']).describe('A specialist must look where it may be a victim or a minor.'),
  jumps: z.boolean().describe('A trusted flagger complained.'),
  bits: z.number(),
  reasons: z.array(Reason),
  against: z.string().describe('The innocent explanation that the evidence was weighed against, in English.'),
  innocent: InnocentName.describe('The same by name.'),
  probability: z.number().nullable().describe('Calibrated on reviewed decisions; null while there are too few.'),
  openedAt: moment,
  dueAt: moment,
  items: count.describe('Items kept of this account.'),
  evidence: count.describe('Observations on file.'),
  ring: z.strictObject({ id: z.string(), members: count }).nullable(),
  firstSeen: moment,
  lastSeen: moment,
  claim: ClaimView.nullable().describe('Who is looking at it now.'),
});
export type CaseLine = Readonly<z.infer<typeof CaseLine>>;

/** A page of the queue. */
export const CasePage = z.strictObject({
  cases: z.array(CaseLine),
  next: z.string().nullable().describe('Pass as cursor for the next page.'),
});
export type CasePage = Readonly<z.infer<typeof CasePage>>;

const asked = {
  bits: z.literal(0).describe('A second opinion is shown and counts for nothing.'),
  model: z.string(),
  promptVersion: z.string(),
  at: moment,
  aimed: z.array(z.string()).describe('What the texts say to a model rather than to people; weigh the opinion by it.'),
};

/** What a language model said about a case, or why there is nothing. */
export const OpinionView = z.union([
  z.strictObject({
    ...asked,
    label: z.enum(OPINION_LABELS),
    clause: z.string(),
    quote: z.array(Piece).describe('Words of one text, masked like the rest.'),
  }),
  z.strictObject({ ...asked, why: z.enum(NO_OPINION_REASONS) }),
]);
export type OpinionView = Readonly<z.infer<typeof OpinionView>>;

/** One case to read. */
export const CaseView = z.strictObject({
  case: CaseLine,
  version: z.string().describe('Send it with a decision as `saw`.'),
  decisions: z.array(DecisionView).describe('Oldest first.'),
  policy: z.string(),
  revealed: z.boolean(),
  seen: z.string().describe('Names what of the case can be read: another value means that it has changed.'),
  kept: z.array(TimelineItem).describe('The first items, newest first.'),
  next: z.string().nullable().describe('Pass as cursor to the items of this case.'),
  reveals: RevealCount,
  opinion: OpinionView.nullable().describe('The newest second opinion; null when no model was asked.'),
  shared: z.array(z.strictObject({ kind: z.string(), service: z.string(), value: z.string(), accounts: count })),
});
export type CaseView = Readonly<z.infer<typeof CaseView>>;

/** What lies on the shelf. */
export const ShelfPage = z.strictObject({
  shelf: z.array(
    z.strictObject({
      id: z.string(),
      source: z.string(),
      offset: count,
      bytes: count,
      line: z.int().nullable(),
      why: z.string(),
      receivedAt: moment,
      complete: z.boolean(),
    }),
  ),
});

/** The least line of Vigil's own form. Other fields are read too (docs/formats.md). */
export const ItemLine = z.looseObject({
  id: z.union([z.string(), z.int()]).describe('The platform’s id. 64-bit numbers survive exactly.'),
  account: z.looseObject({ id: z.union([z.string(), z.int()]) }),
  text: z.string(),
  createdAt: z.union([z.iso.datetime({ offset: true }), z.int()]).optional(),
  surface: z.string().default('post'),
  platform: z.string().default('own'),
  language: z.string().optional(),
});

/** A person’s complaint in Vigil’s own form. */
export const NoticeLine = z.looseObject({
  id: z.union([z.string(), z.int()]),
  about: z.union([z.string(), z.int()]).describe('The account complained about.'),
  items: z.array(z.union([z.string(), z.int()])).optional(),
  by: z.union([z.string(), z.int()]).optional(),
  category: z.string().optional(),
  comment: z.string().optional(),
  createdAt: z.union([z.iso.datetime({ offset: true }), z.int()]).optional(),
  trustedFlagger: z.boolean().optional(),
  platform: z.string().default('own'),
});
