// What the API says of the policy's effect in the last 30 days, as schemas.
import { z } from 'zod';
import { OutcomeName } from './signature-shapes.ts';

const count = z.int().min(0);
const opened = {
  opened: count,
  violating: count.describe('Of these, found violating.'),
  innocent: count.describe('Of these, found not violating.'),
  open: count.describe('Of these, still open.'),
};

/** The effect; null where counting takes too long. */
export const PolicyEffectView = z.strictObject({
  days: count,
  effect: z
    .strictObject({
      signals: z
        .array(z.strictObject({ signal: z.string(), ...opened }))
        .describe('By signal on the account’s file; a case counts with each.'),
      severities: z.array(
        z.strictObject({
          severity: z.enum(['urgent', 'standard']),
          ...opened,
          inTime: count.describe('Looked at within the time of the first look.'),
          late: count.describe('Looked at later, or not yet although that time has passed.'),
        }),
      ),
      outcomes: z.array(
        z.strictObject({
          outcome: OutcomeName,
          decided: count,
          waiting: count.describe('Of these, waiting for a second person.'),
          fell: count.describe('Of these, refused, not signed in time, or overturned by an appeal.'),
        }),
      ),
    })
    .nullable(),
});
export type PolicyEffectView = Readonly<z.infer<typeof PolicyEffectView>>;
