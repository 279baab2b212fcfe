// What the API answers about rings, as schemas: one source for checking, for OpenAPI and for the console's types.
import { z } from 'zod';
import { INDICATOR_KINDS } from '../core/indicator.ts';

const moment = z.number().describe('Milliseconds since 1970.');
const severity = z.enum(['urgent', 'standard']);

const Indicator = z.strictObject({
  kind: z.enum(INDICATOR_KINDS),
  service: z.string(),
  value: z.string().describe('For text and bio the name of the template, which no person need read.'),
  bits: z.number(),
});

const Edge = z.strictObject({
  a: z.string(),
  b: z.string(),
  bits: z.number().describe('The sum of its indicators.'),
  indicators: z.array(Indicator),
});

/** One ring. */
export const RingLine = z.strictObject({
  id: z.string(),
  platform: z.string(),
  severity,
  state: z.enum(['open', 'decided']),
  bits: z.number().describe('Bits of the fewest, strongest ties that hold all members together.'),
  members: z.array(z.string()),
  edges: z.array(Edge),
  openedAt: moment,
  dueAt: moment,
});
export type RingLine = z.infer<typeof RingLine>;

/** A page of rings. */
export const RingPage = z.strictObject({
  rings: z.array(RingLine),
  next: z.string().nullable().describe('Pass as cursor for the next page.'),
});
export type RingPage = Readonly<z.infer<typeof RingPage>>;

/** One ring to read. */
export const RingView = z.strictObject({
  ring: RingLine,
  people: z.array(
    z.strictObject({
      account: z.string(),
      bits: z.number(),
      case: z.string().nullable(),
      severity: severity.nullable(),
    }),
  ),
});
export type RingView = Readonly<z.infer<typeof RingView>>;
