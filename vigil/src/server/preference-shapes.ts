// What the API says of a person's own preferences and of the case they are led to next, as schemas.
import { z } from 'zod';
import { MIX_AFTER } from '../engine/next-case.ts';

/** What a person prefers and the server must know. */
export const PreferenceView = z.strictObject({
  mixAfter: z
    .union([z.literal(0), z.int().min(MIX_AFTER.least).max(MIX_AFTER.most)])
    .describe('After so many severe cases in a row an easier one comes next; 0 is never.'),
});
export type PreferenceView = Readonly<z.infer<typeof PreferenceView>>;

/** Where a person is led next. */
export const NextCaseView = z.strictObject({
  case: z.string().nullable().describe('Null when nothing is there for them.'),
  easier: z.boolean().describe('It came before its turn, because this person asks for an easier one at times.'),
});
export type NextCaseView = Readonly<z.infer<typeof NextCaseView>>;
