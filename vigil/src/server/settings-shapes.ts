// What the API says of the policy and the settings in force: numbers with their effect, models, what comes in, checks. As schemas.
import { z } from 'zod';

const count = z.int().min(0);
const moment = z.number().describe('Milliseconds since 1970.');

/** One number of the policy. */
export const PolicyNumber = z.strictObject({
  key: z.string().describe('As in the file: `urgentBits`, `weights.joint.offer`.'),
  value: z.string().describe('As JSON.'),
  shipped: z.string().describe('The default, as JSON.'),
  own: z.boolean().describe('Set by the operator.'),
  touches: count.nullable().describe('Open cases it bears on; null where that cannot be told.'),
});
export type PolicyNumber = Readonly<z.infer<typeof PolicyNumber>>;

/** The policy in force. */
export const PolicyView = z.strictObject({
  version: z.string(),
  numbers: z.array(PolicyNumber),
  open: z.strictObject({ urgent: count, standard: count }).nullable(),
});
export type PolicyView = Readonly<z.infer<typeof PolicyView>>;

/** A policy file to try. */
export const PolicyTrialWish = z.strictObject({
  text: z.string().max(100_000).describe('YAML or JSON, as docs/policy.md shows.'),
  days: z.int().min(1).max(90).default(30),
});

const Certificate = z.strictObject({
  bits: z.number(),
  alpha: z.number(),
  delta: z.number(),
  decisions: count,
  errors: count,
  date: moment,
  stale: z.boolean(),
});

/** The settings in force. */
export const SettingsView = z.strictObject({
  version: z.string().describe('Of this Vigil.'),
  node: z.string(),
  judgement: z.strictObject({
    model: z.string().nullable().describe('Null while hand weights judge.'),
    reviewed: count,
    learnedFrom: count.describe('Reviewed cases from which on a model judges.'),
    certificate: Certificate.nullable(),
    words: z.array(z.strictObject({ act: z.string(), subject: z.string(), at: moment, why: z.string().nullable() })),
  }),
  classifier: z.strictObject({ version: z.string() }).nullable().describe('Null where none was learned.'),
  ordinary: z.strictObject({ accounts: count, terms: count }).nullable(),
  canary: z.strictObject({ sangAt: moment.nullable(), late: z.boolean() }),
  inputs: z.array(z.strictObject({ platform: z.string(), items: count, lastDay: count, lastAt: moment })),
  sources: z.array(z.strictObject({ source: z.string(), shelved: count, skipped: count, lastAt: moment.nullable() })),
  checks: z.array(
    z.strictObject({
      check: z.string(),
      ok: z.boolean(),
      found: z.string().describe('In English.'),
      facts: z
        .record(z.string(), z.union([z.string(), z.number()]))
        .nullable()
        .describe('What it tells; null where it is only known in English.'),
      mend: z.string().nullable(),
    }),
  ),
});
export type SettingsView = Readonly<z.infer<typeof SettingsView>>;
