// What the API answers on the case screen beside the case itself, as schemas: timeline, reveals, notes, activity, and what stands beside the items.
import { z } from 'zod';
import { REASON_FAMILIES } from '../core/assessment.ts';
import { TextPiece, TimelineItem } from './item-shapes.ts';
import { SayingShape } from './saying-shapes.ts';

const count = z.int().min(0);
const moment = z.number().describe('Milliseconds since 1970.');

/** The lay of a timeline. */
export const TimelineOutline = z.strictObject({
  total: count,
  pageItems: count,
  pages: z.array(z.strictObject({ cursor: z.string(), at: moment })).describe('Where each page begins, in order.'),
  from: moment,
  to: moment,
  density: z.array(count).describe('Items in each of sixty equal spans from `from` to `to`.'),
  surfaces: z.record(z.string(), count),
  families: z.record(z.string(), count),
});
export type TimelineOutline = Readonly<z.infer<typeof TimelineOutline>>;

/** A page of a timeline. */
export const TimelinePage = z.strictObject({
  items: z.array(TimelineItem),
  next: z.string().nullable().describe('Pass as cursor for the next page.'),
});
export type TimelinePage = Readonly<z.infer<typeof TimelinePage>>;

/** What came of a reveal. */
export const RevealMade = z.strictObject({
  reveal: z.int().describe('The number of the line in the audit log; pass it as `reveal` to read the words.'),
  used: count,
  limit: count,
  text: z.string().nullable().describe('The one word that was asked for.'),
});
export type RevealMade = Readonly<z.infer<typeof RevealMade>>;

/** A stretch of a text as code points. */
export const CodePointPage = z.strictObject({
  units: count.describe('UTF-16 units of the whole text.'),
  points: z.array(
    z.strictObject({
      at: count.describe('UTF-16 offset.'),
      code: z.int().nullable().describe('Null while it is masked.'),
    }),
  ),
  next: count.nullable().describe('Pass as `from` for more.'),
});
export type CodePointPage = Readonly<z.infer<typeof CodePointPage>>;

const ReasonDetail = z.strictObject({
  family: z.enum(REASON_FAMILIES),
  parts: z.array(
    z.strictObject({
      id: z.string(),
      item: z.string().nullable().describe('Null for a complaint.'),
      at: moment.nullable().describe('The item’s time.'),
      says: z.string(),
      signal: z.string().nullable().describe('The same by name; null where the piece is no longer kept.'),
      bits: z.number(),
      total: z.number().describe('What the account would have without this piece.'),
    }),
  ),
});

const NoticeView = z.strictObject({
  at: moment,
  category: z.array(TextPiece),
  trusted: z.boolean(),
  record: z
    .strictObject({ upheld: count, dismissed: count, open: count })
    .nullable()
    .describe('What became of other accounts the same person complained about; null when nobody is named.'),
  comment: z.array(TextPiece).describe('Masked like the rest. Who wrote it is not told.'),
});

/** What stands beside the items. */
export const BesideView = z.strictObject({
  reasons: z.array(ReasonDetail),
  notices: z.strictObject({
    says: z.string(),
    said: SayingShape,
    people: count,
    trusted: count,
    list: z.array(NoticeView),
  }),
  earlier: z.array(
    z.strictObject({
      id: z.string(),
      state: z.enum(['open', 'decided']),
      openedAt: moment,
      bits: z.number(),
      outcome: z.string().nullable(),
      innocent: z.string().nullable(),
      by: z.string().nullable(),
      decidedAt: moment.nullable(),
    }),
  ),
  returned: z
    .strictObject({ case: z.string(), account: z.string(), score: z.number(), bits: z.number() })
    .nullable()
    .describe('The account found violating that writes most like this one.'),
  ring: z
    .strictObject({
      id: z.string(),
      state: z.enum(['open', 'decided']),
      bits: z.number(),
      members: count,
      ties: z.array(
        z.strictObject({
          kind: z.string(),
          service: z.string(),
          value: z.array(TextPiece),
          bits: z.number(),
          others: count,
        }),
      ),
    })
    .nullable(),
});
export type BesideView = Readonly<z.infer<typeof BesideView>>;

/** Notes on a case, oldest first. */
export const NoteList = z.strictObject({
  notes: z.array(z.strictObject({ id: z.int(), by: z.string(), at: moment, text: z.array(TextPiece) })),
});
export type NoteList = Readonly<z.infer<typeof NoteList>>;

/** What happened on a case, newest first. */
export const ActivityPage = z.strictObject({
  lines: z.array(
    z.strictObject({
      seq: z.int().describe('The line in the audit log.'),
      at: moment,
      by: z.string().describe('The person, or the session, key or part of Vigil.'),
      act: z.string(),
      detail: z.record(z.string(), z.union([z.string(), z.number()])),
    }),
  ),
  next: z.int().nullable().describe('Pass as `before` for older lines.'),
});
export type ActivityPage = Readonly<z.infer<typeof ActivityPage>>;

/** Who an account is. */
export const StandingView = z.strictObject({
  toldAt: moment.nullable().describe('When the platform said so; null when it never did.'),
  handle: z.string().nullable(),
  displayName: z.string().nullable(),
  followers: z.number().nullable(),
  verified: z.boolean().nullable(),
  createdAt: moment.nullable(),
});
export type StandingView = Readonly<z.infer<typeof StandingView>>;
