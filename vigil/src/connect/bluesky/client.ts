// The wire shapes of Bluesky's Jetstream, after its lexicons. Fields that hold words are strict; the rest may be anything.
import { z } from 'zod';

const words = z.string().nullish();

const image = z.object({ alt: words });
const external = z.object({ uri: words, title: words, description: words });
const media = {
  images: z.array(image).nullish(),
  external: external.nullish(),
  /** Of a video. */
  alt: words,
};
const embed = z.object({ ...media, media: z.object(media).nullish() });
const facet = z.object({ features: z.array(z.object({ uri: words, tag: words })).nullish() });

/** `app.bsky.feed.post` */
export const post = z.object({
  text: z.string(),
  createdAt: z.string().nullish().catch(undefined),
  langs: z.array(z.string()).nullish().catch(undefined),
  tags: z.array(z.string()).nullish(),
  facets: z.array(facet).nullish(),
  embed: embed.nullish(),
});
export type Post = z.infer<typeof post>;

/** `app.bsky.actor.profile` */
export const profile = z.object({ displayName: words, description: words, pronouns: words, website: words });

/** Lists, feeds and starter packs: a name and a description that others read. */
export const collection = z.object({ name: words, displayName: words, description: words });

/** The frame around every event. */
export const event = z.object({
  did: z.string().min(1),
  time_us: z.number().nullish().catch(undefined),
  kind: z.string(),
  commit: z
    .object({ operation: z.string(), collection: z.string(), rkey: z.string(), record: z.unknown().optional() })
    .optional(),
  identity: z.object({ handle: words }).optional(),
  account: z.object({ active: z.boolean().nullish(), status: z.string().nullish() }).optional(),
});
export type Event = z.infer<typeof event>;
export type Commit = NonNullable<Event['commit']>;
