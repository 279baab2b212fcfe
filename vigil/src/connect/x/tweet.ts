// One tweet of X API v2, from a page or flattened, with everything a person wrote on it: long text, alt texts, polls, cards, quotes, links.
import type { Platform } from '../../core/item.ts';
import { accountId } from '../../core/item.ts';
import { addProfile, addText, addTexts, addUnshown, type Bundle, type Carrier, withHash } from '../bundle.ts';
import { isFields } from '../fields.ts';
import { isoMoment } from '../time.ts';
import { type Poll, type Reference, type Tweet, type User, user } from './client.ts';
import { momentOfId } from './snowflake.ts';

/** What one object of the wire is gathered into. */
export interface Page {
  readonly platform: Platform;
  readonly receivedAt: number;
  readonly bundle: Bundle;
}

/** The objects beside the tweets of a page, by id. Flattened tweets carry theirs inside. */
export interface Included {
  readonly tweets: ReadonlyMap<string, Tweet>;
  readonly media: ReadonlyMap<string, { readonly alt_text?: string | null | undefined }>;
  readonly polls: ReadonlyMap<string, Poll>;
}

const NONE: Included = { tweets: new Map(), media: new Map(), polls: new Map() };

/** Adds a tweet and returns its time. A retweet's words are not its sender's; they are taken from the original where it is there, since the sender's copy is cut short. */
export function addTweet(page: Page, tweet: Tweet, included: Included = NONE): number {
  const { bundle, platform, receivedAt } = page;
  const references = (tweet.referenced_tweets ?? []).map((reference) => ({
    reference,
    original: originalOf(reference, included),
  }));
  const shared = references.find(({ reference }) => reference.type === 'retweeted');
  const author = accountId(tweet.author_id ?? tweet.author?.id ?? `anonymous/${tweet.id}`);
  const createdAt = isoMoment(tweet.created_at ?? '') ?? momentOfId(tweet.id) ?? receivedAt;
  const carrier: Carrier = {
    id: tweet.id,
    platform,
    surface: 'post',
    author,
    createdAt,
    language: tweet.lang ?? 'und',
    selfAuthored: shared === undefined,
  };
  const source = shared?.original ?? tweet;
  addText(bundle, carrier, undefined, source.note_tweet?.text ?? source.text);
  addParts(page, carrier, source, included);
  const quoted = references
    .filter(({ reference }) => reference.type === 'quoted')
    .map(({ original }) => original?.note_tweet?.text ?? original?.text);
  addTexts(bundle, { ...carrier, selfAuthored: false }, 'quoted', quoted);
  for (const person of peopleOf(tweet)) addUser(page, person, createdAt);
  return createdAt;
}

/** Adds a user's profile: name, bio, place and links, as they stood at `at`. */
export function addUser(page: Page, person: User, at: number): void {
  const links = [...(person.entities?.url?.urls ?? []), ...(person.entities?.description?.urls ?? [])];
  const expanded = links.flatMap((link) => link.unwound_url ?? link.expanded_url ?? []);
  const urls = expanded.length > 0 ? expanded : person.url ? [person.url] : [];
  const texts: Record<string, string | null | undefined> = {
    displayName: person.name,
    bio: person.description,
    location: person.location,
  };
  for (const [number, url] of urls.entries()) texts[`link.${number}`] = url;
  const standing = {
    ...(person.username ? { handle: person.username } : {}),
    ...(person.name ? { displayName: person.name } : {}),
    ...(typeof person.public_metrics?.followers_count === 'number'
      ? { followers: person.public_metrics.followers_count }
      : {}),
    ...(typeof person.verified === 'boolean' ? { verified: person.verified } : {}),
    ...openedAt(person),
  };
  addProfile(page.bundle, { id: person.id, texts, standing }, page.platform, at);
}

function openedAt(person: User): { readonly createdAt?: number } {
  const opened = isoMoment(person.created_at ?? '');
  return opened === undefined ? {} : { createdAt: opened };
}

/** The tweet referred to, when the platform sent it: inside the reference (flattened) or beside the page. */
function originalOf(
  reference: Reference,
  included: Included,
): Tweet | (Reference & { readonly text: string }) | undefined {
  const { text } = reference;
  return typeof text === 'string' ? { ...reference, text } : included.tweets.get(reference.id);
}

type Source = Pick<Tweet, 'text' | 'attachments' | 'entities' | 'note_tweet'>;

function addParts(page: Page, carrier: Carrier, source: Source, included: Included): void {
  const { bundle } = page;
  const { attachments } = source;
  const media = attachments?.media ?? (attachments?.media_keys ?? []).map((key) => included.media.get(key));
  addTexts(
    bundle,
    carrier,
    'alt',
    media.map((entry) => entry?.alt_text),
  );
  const own = attachments?.poll ?? undefined;
  const polls =
    own === undefined
      ? (attachments?.poll_ids ?? []).map((key) => included.polls.get(key))
      : Array.isArray(own)
        ? own
        : [own];
  addTexts(
    bundle,
    carrier,
    'poll',
    polls.flatMap((poll) => (poll?.options ?? []).map((option) => option.label)),
  );
  const all = [source.entities, source.note_tweet?.entities];
  const links = all.flatMap((entities) => entities?.urls ?? []).filter((link) => !link.media_key);
  links
    .filter((link) => link.title || link.description)
    .forEach((link, number) => {
      addText(bundle, carrier, `card.${number}.title`, link.title);
      addText(bundle, carrier, `card.${number}.description`, link.description);
    });
  const shown = source.note_tweet?.text ?? source.text;
  addUnshown(
    bundle,
    carrier,
    all.flatMap((entities) => entities?.hashtags ?? []).flatMap((entry) => (entry.tag ? withHash(entry.tag) : [])),
    { part: 'hashtag', shown },
  );
  addUnshown(
    bundle,
    carrier,
    links.flatMap((link) => [link.expanded_url, link.unwound_url]).filter((url) => typeof url === 'string'),
    { part: 'link', shown },
  );
}

/** The people a flattened tweet carries whole: its author, who it answers, who it mentions and whom it refers to. */
function peopleOf(tweet: Tweet): readonly User[] {
  const mentioned = (tweet.entities?.mentions ?? []).filter(
    (entry) => isFields(entry) && typeof entry.id === 'string' && typeof entry.name === 'string',
  );
  const known = mentioned.flatMap((entry) => {
    const read = user.safeParse(entry);
    return read.success ? [read.data] : [];
  });
  const referred = (tweet.referenced_tweets ?? []).map((reference) => reference.author);
  return [tweet.author, tweet.in_reply_to_user, ...known, ...referred].filter(
    (person) => person !== undefined && person !== null,
  );
}
