// The wire shapes of X API v2, whole pages and flattened. Fields that hold words or ids are strict; the rest may be anything.
import { z } from 'zod';

const words = z.string().nullish();
const id = z.string().min(1);
const number = z.number().nullish().catch(undefined);

const link = z.object({
  expanded_url: words,
  unwound_url: words,
  title: words,
  description: words,
  media_key: words,
});
const entities = z
  .object({
    urls: z.array(link).nullish(),
    hashtags: z.array(z.object({ tag: words })).nullish(),
    mentions: z.array(z.unknown()).nullish(),
  })
  .nullish();

/** A user, in `includes.users` or in a flattened tweet. */
export const user = z.object({
  id,
  username: words,
  name: words,
  description: words,
  location: words,
  url: words,
  created_at: words,
  verified: z.boolean().nullish().catch(undefined),
  public_metrics: z.object({ followers_count: number }).nullish().catch(undefined),
  entities: z
    .object({
      url: z.object({ urls: z.array(link).nullish() }).nullish(),
      description: z.object({ urls: z.array(link).nullish() }).nullish(),
    })
    .nullish(),
});
export type User = z.infer<typeof user>;

const media = z.object({ media_key: words, alt_text: words });
const poll = z.object({ id: words, options: z.array(z.object({ label: words })).nullish() });
export type Poll = z.infer<typeof poll>;

const attachments = z
  .object({
    media_keys: z.array(z.string()).nullish(),
    poll_ids: z.array(z.string()).nullish(),
    /** Only in flattened tweets. */
    media: z.array(media).nullish(),
    poll: z.union([poll, z.array(poll)]).nullish(),
  })
  .nullish();

const plain = z.object({
  id,
  text: z.string(),
  author_id: words,
  created_at: words,
  lang: words,
  entities,
  attachments,
  /** The whole of a long post, whose `text` is cut short. */
  note_tweet: z.object({ text: z.string(), entities }).nullish(),
});

/** What a tweet refers to: only a kind and an id, or in flattened tweets the whole tweet. */
const reference = z.object({
  type: words,
  id,
  text: words,
  lang: words,
  entities,
  attachments,
  author: user.nullish(),
  note_tweet: plain.shape.note_tweet,
});
export type Reference = z.infer<typeof reference>;

/** A tweet. `author` and `in_reply_to_user` are there only in flattened ones. */
export const tweet = plain.extend({
  referenced_tweets: z.array(reference).nullish(),
  author: user.nullish(),
  in_reply_to_user: user.nullish(),
});
export type Tweet = z.infer<typeof tweet>;

/** The objects that tweets of a page refer to. */
export const includes = z.object({
  users: z.array(user).nullish(),
  tweets: z.array(tweet).nullish(),
  media: z.array(media).nullish(),
  polls: z.array(poll).nullish(),
});
export type Includes = z.infer<typeof includes>;

/** A line of a compliance job: what to delete and why. */
export const compliance = z.object({ id, action: z.string(), reason: words, created_at: words, redacted_at: words });
