// What the API answers about the queue as a whole, as schemas: filters, counts behind each filter, who is looking at what.
import { z } from 'zod';
import { REASON_FAMILIES } from '../core/assessment.ts';
import { AGES, HOLDERS } from '../store/read-queue.ts';

const count = z.int().min(0);

/** Filters of the queue, as they stand in an address. */
export const QueueFilters = z.strictObject({
  severity: z.enum(['urgent', 'standard']).optional(),
  family: z.enum(REASON_FAMILIES).optional().describe('A family of evidence that speaks against the account.'),
  ring: z.enum(['ring', 'single']).optional().describe('Members of a ring, or accounts by themselves.'),
  language: z.string().min(1).max(35).optional().describe('Kept items of the account in this language.'),
  platform: z.string().min(1).max(100).optional(),
  age: z.enum(AGES).optional().describe('Open for under an hour, under a day, under a week, or longer.'),
  claim: z.enum(HOLDERS).optional().describe('Free, or with a person, a program, or whoever asks.'),
  route: z.enum(['review', 'specialist']).optional(),
  overdue: z.literal('1').optional().describe('Only those whose first look is overdue.'),
});
export type QueueFilters = Readonly<z.output<typeof QueueFilters>>;

/** How many open cases each filter would leave by itself. */
export const QueueCounts = z.strictObject({
  at: z.number().describe('When it was counted, milliseconds since 1970.'),
  all: count,
  overdue: count,
  severity: z.record(z.enum(['urgent', 'standard']), count),
  route: z.record(z.enum(['review', 'specialist']), count),
  ring: z.record(z.enum(['ring', 'single']), count),
  age: z.record(z.enum(AGES), count),
  claim: z.record(z.enum(['free', 'person', 'machine']), count),
  family: z.partialRecord(z.enum(REASON_FAMILIES), count),
  platform: z.record(z.string(), count),
  language: z.record(z.string(), count),
});
export type QueueCounts = Readonly<z.output<typeof QueueCounts>>;

const Somebody = z.strictObject({ case: z.string(), by: z.string(), mine: z.boolean() });

/** Who is at which case now: claims that hold, and screens that show a case and said so at most five seconds ago. */
export const Present = z.strictObject({
  claims: z.array(Somebody.extend({ until: z.number() })),
  viewers: z.array(Somebody),
});
export type Present = Readonly<z.output<typeof Present>>;
