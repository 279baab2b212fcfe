// X API v2: search pages, filtered-stream lines, flattened tweets, user pages, compliance lines. Counts and error lines are counted as such.
import type { Platform } from '../../core/item.ts';
import { itemId, platformName } from '../../core/item.ts';
import type { Reading } from '../../core/reading.ts';
import { newBundle, readingOf } from '../bundle.ts';
import { checked } from '../checked.ts';
import { type Fields, isFields } from '../fields.ts';
import { type Format, type Settings, Unfit } from '../format.ts';
import { isoMoment } from '../time.ts';
import { textKeys, type UserText } from '../user-text.ts';
import { compliance, type Includes, includes, tweet, user } from './client.ts';
import { addTweet, addUser, type Included, type Page } from './tweet.ts';

/** Keys that mark a lone tweet as X's and not as a line of Vigil's own. */
const TWEET_KEYS = [
  'conversation_id',
  'referenced_tweets',
  'edit_history_tweet_ids',
  'public_metrics',
  'reply_settings',
  'entities',
  '__twarc',
  'note_tweet',
];
const PAGE_KEYS = [
  'data.text',
  'data[].text',
  'data[].tweet_count',
  'data[].username',
  'data.username',
  'includes',
  'includes.users[].id',
  'meta.result_count',
  'errors[].title',
  'errors[].detail',
  'connection_issue',
];

/** Keys of texts, from the schemas of tweets, users and what tweets refer to. */
const USER_TEXT: UserText = {
  text: textKeys(
    [tweet, user, includes],
    ['id', 'author_id', 'created_at', 'lang', 'type', 'username', 'media_key', 'media_keys', 'poll_ids'],
  ),
  tags: ['tag'],
  html: [],
};

/** X API v2 in all its wrappings. */
export const format: Format = {
  name: 'x-v2',
  title: 'X API v2: pages, stream lines, flattened tweets, compliance lines',
  shape: 'json',
  userText: USER_TEXT,
  fits: (outline) => {
    const lone =
      outline.has('id') &&
      outline.has('text') &&
      TWEET_KEYS.some((key) => outline.has(key) || outline.has(`${key}[].id`));
    const gone = outline.has('id') && outline.has('action') && outline.has('reason');
    return lone || gone || PAGE_KEYS.some((key) => outline.has(key));
  },
  mapper: (settings) => (value) => mapObject(value, settings),
};

function mapObject(value: unknown, settings: Settings): Reading {
  if (!isFields(value)) throw new Unfit('not a JSON object');
  const platform = settings.platform ?? platformName('x');
  const page: Page = { platform, receivedAt: settings.receivedAt, bundle: newBundle(settings.limits.texts) };
  if (Array.isArray(value.data) || isFields(value.data)) return mapPage(value, page);
  if (typeof value.text === 'string') {
    addTweet(page, checked(tweet, value));
    return readingOf(page.bundle, 'no text');
  }
  if (typeof value.action === 'string') return mapCompliance(value, platform, page);
  if (
    value.errors !== undefined ||
    value.connection_issue !== undefined ||
    (value.title !== undefined && value.detail !== undefined)
  ) {
    return { kind: 'skipped', why: 'error line' };
  }
  if (typeof value.username === 'string') {
    addUser(page, checked(user, value), settings.receivedAt);
    return readingOf(page.bundle, 'no text');
  }
  if (isFields(value.meta)) return { kind: 'skipped', why: 'page without results' };
  throw new Unfit('neither a tweet, a page, a user, a compliance line nor an error');
}

/** The profiles beside a page are as old as its newest tweet, so that reading it again gives the same. */
function mapPage(value: Fields, page: Page): Reading {
  const list: readonly unknown[] = Array.isArray(value.data) ? value.data : [value.data];
  if (list.length === 0) return { kind: 'skipped', why: 'page without results' };
  if (list.every((entry) => isFields(entry) && 'tweet_count' in entry))
    return { kind: 'skipped', why: 'counts, no texts' };
  const beside: Includes = value.includes === undefined ? {} : checked(includes, value.includes);
  const included = indexOf(beside);
  let newest = Number.NEGATIVE_INFINITY;
  for (const entry of list) {
    if (isFields(entry) && entry.text === undefined && entry.username !== undefined)
      addUser(page, checked(user, entry), page.receivedAt);
    else newest = Math.max(newest, addTweet(page, checked(tweet, entry), included));
  }
  for (const person of beside.users ?? []) addUser(page, person, Number.isFinite(newest) ? newest : page.receivedAt);
  return readingOf(page.bundle, 'no text');
}

/** The included objects by id, made once a page. */
function indexOf(included: Includes): Included {
  return {
    tweets: new Map((included.tweets ?? []).map((entry) => [entry.id, entry])),
    media: new Map((included.media ?? []).map((entry) => [entry.media_key ?? '', entry])),
    polls: new Map((included.polls ?? []).map((entry) => [entry.id ?? '', entry])),
  };
}

/** The line does not say whether its id is a tweet's or a user's; jobs for tweets are the common kind, so it is read as a tweet's. */
function mapCompliance(value: Fields, platform: Platform, page: Page): Reading {
  const line = checked(compliance, value);
  if (line.action !== 'delete') return { kind: 'skipped', why: 'compliance line that deletes nothing' };
  const at = isoMoment(line.redacted_at ?? '') ?? isoMoment(line.created_at ?? '') ?? page.receivedAt;
  page.bundle.removals.push({ platform, item: itemId(line.id), reason: line.reason ?? 'deleted', at });
  return readingOf(page.bundle, '');
}
