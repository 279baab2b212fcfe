// Bluesky Jetstream: one event of the network a line. Posts and profiles become Items; likes, follows and the like are counted.
import type { Item, Platform } from '../../core/item.ts';
import { accountId, itemId, platformName } from '../../core/item.ts';
import type { Reading } from '../../core/reading.ts';
import {
  addProfile,
  addText,
  addTexts,
  addUnshown,
  type Bundle,
  type Carrier,
  newBundle,
  readingOf,
  withHash,
} from '../bundle.ts';
import { checked } from '../checked.ts';
import { type Format, type Settings, Unfit } from '../format.ts';
import { isoMoment } from '../time.ts';
import { textKeys, type UserText } from '../user-text.ts';
import { type Commit, collection, type Event, event, type Post, post, profile } from './client.ts';

const POST = 'app.bsky.feed.post';
const PROFILE = 'app.bsky.actor.profile';
const COLLECTIONS = new Set(['app.bsky.graph.list', 'app.bsky.feed.generator', 'app.bsky.graph.starterpack']);
/** Account states in which the account can no longer be found. */
const GONE = new Set(['deleted', 'suspended', 'takendown', 'deactivated']);
/** Reasons are counted by their words, so only collections known to hold no words are named in them. */
const WORDLESS = new Set([
  'app.bsky.feed.like',
  'app.bsky.feed.repost',
  'app.bsky.graph.follow',
  'app.bsky.graph.block',
  'app.bsky.graph.listitem',
  'app.bsky.graph.listblock',
  'app.bsky.feed.threadgate',
  'app.bsky.feed.postgate',
  'app.bsky.graph.verification',
]);

/** Keys of texts, from the schemas of the records. */
const USER_TEXT: UserText = {
  text: textKeys([post, profile, collection], ['createdAt', 'langs']),
  tags: ['tags', 'tag'],
  html: [],
};

/** Jetstream lines. */
export const format: Format = {
  name: 'bluesky-jetstream',
  title: 'Bluesky Jetstream events, one a line',
  shape: 'json',
  userText: USER_TEXT,
  fits: (outline) =>
    outline.has('did') && outline.has('kind') && (outline.has('time_us') || outline.has('commit.collection')),
  mapper: (settings) => (value) => mapEvent(checked(event, value), settings),
};

interface Place {
  readonly platform: Platform;
  readonly at: number;
  readonly texts: number;
}

function mapEvent(seen: Event, settings: Settings): Reading {
  const micros = seen.time_us ?? undefined;
  const at = micros !== undefined && Math.abs(micros) <= 8.64e18 ? Math.floor(micros / 1000) : settings.receivedAt;
  const place: Place = { platform: settings.platform ?? platformName('bluesky'), at, texts: settings.limits.texts };
  if (seen.kind === 'commit' && seen.commit !== undefined)
    return mapCommit(seen.did, seen.commit, place, micros === undefined);
  if (seen.kind === 'identity') return mapIdentity(seen, place);
  if (seen.kind === 'account' && seen.account !== undefined) return mapAccount(seen, place);
  throw new Unfit('an event of an unknown kind');
}

function mapCommit(did: string, commit: Commit, place: Place, timeless: boolean): Reading {
  const { operation, collection: name, rkey } = commit;
  const known = name === POST || name === PROFILE || COLLECTIONS.has(name);
  if (!known)
    return {
      kind: 'skipped',
      why: WORDLESS.has(name) ? `${operationName(operation)} of ${name}` : 'record of another kind',
    };
  const uri = `at://${did}/${name}/${rkey}`;
  const bundle = newBundle(place.texts);
  if (operation === 'delete') {
    if (name === PROFILE) return { kind: 'skipped', why: `delete of ${PROFILE}` };
    bundle.removals.push({ platform: place.platform, item: itemId(uri), reason: 'deleted', at: place.at });
    return readingOf(bundle, '');
  }
  if (operation !== 'create' && operation !== 'update') throw new Unfit('a commit with an unknown operation');
  if (name === PROFILE) mapProfile(bundle, did, commit.record, place);
  else if (name === POST) addPost(bundle, postCarrier(uri, did, place), checked(post, commit.record), timeless);
  else addCollection(bundle, { ...postCarrier(uri, did, place), surface: 'group' }, commit.record);
  return readingOf(bundle, 'no text');
}

function postCarrier(id: string, did: string, place: Place): Carrier {
  return {
    id,
    platform: place.platform,
    surface: 'post',
    author: accountId(did),
    createdAt: place.at,
    language: 'und',
    selfAuthored: true,
  };
}

/** The time is Jetstream's: `createdAt` is whatever the client claims, so a seller could date a post into 1970. */
function addPost(bundle: Bundle, base: Carrier, record: Post, timeless: boolean): void {
  const claimed = timeless ? isoMoment(record.createdAt ?? '') : undefined;
  const carrier: Carrier = { ...base, createdAt: claimed ?? base.createdAt, language: languageOf(record.langs) };
  addText(bundle, carrier, undefined, record.text);
  const embeds = [record.embed, record.embed?.media].filter((embed) => embed !== undefined && embed !== null);
  addTexts(
    bundle,
    carrier,
    'alt',
    embeds.flatMap((embed) => [...(embed.images ?? []).map((image) => image.alt), ...(embed.alt ? [embed.alt] : [])]),
  );
  embeds
    .flatMap((embed) => embed.external ?? [])
    .forEach((card, number) => {
      addText(bundle, carrier, `card.${number}.title`, card.title);
      addText(bundle, carrier, `card.${number}.description`, card.description);
      addText(bundle, carrier, `card.${number}.url`, card.uri);
    });
  const features = (record.facets ?? []).flatMap((facet) => facet.features ?? []);
  const tags = [...(record.tags ?? []), ...features.flatMap((feature) => feature.tag ?? [])];
  addUnshown(bundle, carrier, tags.map(withHash), { part: 'hashtag', shown: record.text });
  addUnshown(
    bundle,
    carrier,
    features.flatMap((feature) => feature.uri ?? []),
    { part: 'link', shown: record.text },
  );
}

function mapProfile(bundle: Bundle, did: string, record: unknown, place: Place): void {
  const { displayName, description, pronouns, website } = checked(profile, record);
  const texts = { displayName, bio: description, pronouns, website };
  addProfile(bundle, { id: did, texts, standing: displayName ? { displayName } : {} }, place.platform, place.at);
}

function addCollection(bundle: Bundle, carrier: Carrier, record: unknown): void {
  const { name, displayName, description } = checked(collection, record);
  addText(bundle, carrier, undefined, name ?? displayName);
  addText(bundle, carrier, 'description', description);
}

function mapIdentity(seen: Event, place: Place): Reading {
  const handle = seen.identity?.handle;
  if (!handle) return { kind: 'skipped', why: 'identity without a handle' };
  const accounts = [{ id: accountId(seen.did), platform: place.platform, standing: { handle } }];
  const items: readonly Item[] = [];
  return { kind: 'understood', items, notices: [], removals: [], accounts };
}

function mapAccount(seen: Event, place: Place): Reading {
  const status = seen.account?.status ?? (seen.account?.active === false ? 'deactivated' : 'active');
  if (seen.account?.active !== false || !GONE.has(status)) return { kind: 'skipped', why: 'account is still there' };
  const removal = { platform: place.platform, account: accountId(seen.did), reason: status, at: place.at };
  return { kind: 'understood', items: [], notices: [], removals: [removal], accounts: [] };
}

function operationName(operation: string): string {
  return operation === 'create' || operation === 'update' || operation === 'delete' ? operation : 'event';
}

/** The first tag that can be one (BCP 47: letters, digits and hyphens); what is none is as good as no tag. */
function languageOf(langs: readonly string[] | null | undefined): string {
  return langs?.find((one) => /^[a-z]{2,8}(?:-[a-z\d]{1,8})*$/i.test(one)) ?? 'und';
}
