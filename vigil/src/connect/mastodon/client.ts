// The wire shapes of Mastodon's entities: Status, Account, Admin::Account, Admin::Report. Fields that hold words or ids are strict; the rest may be anything.
import { z } from 'zod';

const words = z.string().nullish();
/** Ids are strings since version 2; older servers sent numbers. */
const id = z.union([z.string().min(1), z.int().transform(String)]);

/** A public account. */
export const account = z.object({
  id,
  acct: words,
  username: words,
  display_name: words,
  note: words,
  created_at: words,
  followers_count: z.number().nullish().catch(undefined),
  fields: z.array(z.object({ name: words, value: words })).nullish(),
});
export type Account = z.infer<typeof account>;

const plain = z.object({
  id,
  created_at: words,
  language: words,
  content: words,
  spoiler_text: words,
  account: account.nullish(),
  media_attachments: z.array(z.object({ description: words })).nullish(),
  poll: z.object({ options: z.array(z.object({ title: words })).nullish() }).nullish(),
  card: z.object({ title: words, description: words, url: words, author_name: words }).nullish(),
  tags: z.array(z.object({ name: words })).nullish(),
});
export type Plain = z.infer<typeof plain>;

/** A status. A boost is a status without words of its own around another one. */
export const status = plain.extend({
  reblog: plain.nullish(),
  quote: z.object({ quoted_status: plain.nullish() }).nullish().catch(undefined),
});
export type Status = z.infer<typeof status>;

/** What a moderator sees of an account. Its addresses are not read. */
export const adminAccount = z.object({
  id,
  username: words,
  created_at: words,
  suspended: z.boolean().nullish().catch(undefined),
  invite_request: words,
  account: account.nullish(),
});
export type AdminAccount = z.infer<typeof adminAccount>;

/** A complaint as a moderator sees it. */
export const adminReport = z.object({
  id,
  category: words,
  comment: words,
  created_at: words,
  account: adminAccount.nullish(),
  target_account: adminAccount,
  statuses: z.array(status).nullish(),
});
export type AdminReport = z.infer<typeof adminReport>;
