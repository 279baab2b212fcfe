// What the API answers about how long things take on a day, and about the accounts behind its numbers, as schemas.
import { z } from 'zod';

const count = z.int().min(0);
const moment = z.number().describe('Milliseconds since 1970.');
const span = z.number().min(0).describe('Milliseconds.');
const share = z.number().min(0).max(1);

/** A survival curve, a point where it falls, thinned to what a plot can show. */
export const OnlineCurve = z.strictObject({
  from: moment,
  to: moment,
  accounts: count.describe('That first offered between from and to.'),
  online: count.describe('Of these, online still: counted as long as they have been, never dropped.'),
  followed: span.describe('The longest that any of them was followed: there the curve ends.'),
  half: span.nullable().describe('After so long half were out of reach; null when so many are not yet.'),
  points: z.array(z.strictObject({ ms: span, atRisk: count, share, low: share, high: share })),
});
export type OnlineCurve = Readonly<z.output<typeof OnlineCurve>>;

/** How long one step of the work takes. */
export const WorkClock = z.strictObject({
  done: count,
  waiting: count.describe('Not done yet: counted as long as they have waited.'),
  p50: span.nullable().describe('Half were done within this time; null when so many are not done yet.'),
  p95: span.nullable(),
  worst: span.nullable().describe('The longest of all, done or waiting.'),
  worstWaits: z.boolean().describe('True when the longest is not done yet.'),
});
export type WorkClock = Readonly<z.output<typeof WorkClock>>;

/** How long things take, of the week that ends with a day and of the week before. */
export const DayClocks = z.strictObject({
  at: moment,
  date: z.iso.date(),
  online: z.strictObject({ week: OnlineCurve, before: OnlineCurve }),
  looked: WorkClock.describe('From the opening of a case until a person first looked.'),
  decided: WorkClock.describe('From the opening of a case until a person decided.'),
  applied: WorkClock.describe('From a decision until somebody saw its measure applied.'),
  funnel: z.strictObject({ seen: count, flagged: count, looked: count, acted: count, verified: count }),
  sources: z.array(z.strictObject({ platform: z.string(), items: count, last: moment })),
});
export type DayClocks = Readonly<z.output<typeof DayClocks>>;

/** The accounts behind a number of the day. */
export const DayAccounts = z.strictObject({
  accounts: z.array(
    z.strictObject({
      platform: z.string(),
      account: z.string(),
      case: z.string(),
      state: z.enum(['open', 'decided']),
      posts: count,
      since: moment,
    }),
  ),
  next: z.string().nullable().describe('Pass as cursor for the next page.'),
});
export type DayAccounts = Readonly<z.output<typeof DayAccounts>>;
