// The wire shapes of Bluesky's Jetstream, after its lexicons. The words themselves are strict. What stands beside them is its author's to break, and a broken
// tag must not keep the words beside it from being judged: it is left out.
import { z } from 'zod';

const words = z.string().nullish();
const side = words.catch(undefined);

const image = z.object({ alt: side }).catch({});
const external = z.object({ uri: side, title: side, description: side });
const media = {
  images: z.array(image).nullish().catch(undefined),
  external: external.nullish().catch(undefined),
  /** Of a video. */
  alt: side,
};
const embed = z.object({ ...media, media: z.object(media).nullish().catch(undefined) });
const facet = z
  .object({
    features: z
      .array(z.object({ uri: side, tag: side }).catch({}))
      .nullish()
      .catch(undefined),
  })
  .catch({});
const strings = z
  .array(z.unknown())
  .transform((list) => list.filter((one): one is string => typeof one === 'string'))
  .nullish()
  .catch(undefined);

/** `app.bsky.feed.post` */
export const post = z.object({
  text: z.string(),
  createdAt: z.string().nullish().catch(undefined),
  langs: strings,
  tags: strings,
  facets: z.array(facet).nullish().catch(undefined),
  embed: embed.nullish().catch(undefined),
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
