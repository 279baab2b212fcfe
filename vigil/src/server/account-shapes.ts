// What the API answers about accounts with a file, as schemas.
import { z } from 'zod';

const moment = z.number().describe('Milliseconds since 1970.');
const count = z.int().min(0);
const severity = z.enum(['urgent', 'standard']);

/** An id as a platform writes it. NUL is in none that is kept, and PostgreSQL refuses it. */
export const PlatformId = z
  .string()
  .min(1)
  .max(1_024)
  .refine((id) => !id.includes('\u0000'), 'an id holds no NUL');

/** One account of the list. */
export const AccountLine = z.strictObject({
  platform: z.string(),
  account: z.string(),
  bits: z.number(),
  families: z.record(z.string(), z.number()),
  against: z.string().nullable().describe('The innocent explanation it was weighed against.'),
  probability: z.number().nullable(),
  ring: z.string().nullable(),
  firstSeen: moment,
  lastSeen: moment,
  items: count.describe('Items with a finding.'),
  case: z.string().nullable().describe('The open case.'),
});
export type AccountLine = Readonly<z.infer<typeof AccountLine>>;

/** A page of accounts with a file. */
export const AccountPage = z.strictObject({
  accounts: z.array(AccountLine),
  platforms: z.array(z.string()).describe('Platforms on which some account has a file.'),
  next: z.string().nullable().describe('Pass as cursor for the next page.'),
});
export type AccountPage = Readonly<z.infer<typeof AccountPage>>;

/** The file of one account. Who the account is stays out of it until a decision is drafted on its case. */
export const AccountView = z.strictObject({
  account: AccountLine,
  kept: count.describe('Items kept.'),
  cases: z.array(
    z.strictObject({
      id: z.string(),
      state: z.enum(['open', 'decided']),
      severity,
      bits: z.number(),
      openedAt: moment,
      decisions: z.array(
        z.strictObject({
          id: z.string(),
          by: z.string(),
          outcome: z.string().nullable(),
          reason: z.string(),
          action: z.string().nullable(),
          interim: z.boolean(),
          at: moment,
        }),
      ),
    }),
  ),
  shared: z.array(z.strictObject({ kind: z.string(), service: z.string(), value: z.string(), accounts: count })),
});
export type AccountView = Readonly<z.infer<typeof AccountView>>;
