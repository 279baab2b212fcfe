// The archive X gives an account's owner: `tweets.js` and its parts, an endless array behind `window.YTD.… =`. Counts are strings, and tweets do not name their author.
import { z } from 'zod';
import { accountId, platformName } from '../../core/item.ts';
import type { Reading } from '../../core/reading.ts';
import { addProfile, addText, addTexts, addUnshown, type Carrier, newBundle, readingOf, withHash } from '../bundle.ts';
import { checked } from '../checked.ts';
import { isFields } from '../fields.ts';
import { type Format, type Settings, Unfit } from '../format.ts';
import { isoMoment, oldXMoment } from '../time.ts';
import { textKeys, type UserText } from '../user-text.ts';
import { momentOfId } from './snowflake.ts';

const words = z.string().nullish();
const link = z.object({ expanded_url: words });
const media = z.object({ ext_alt_text: words });
const tweet = z.object({
  id_str: words,
  id: z.union([z.string(), z.int()]).nullish(),
  full_text: words,
  text: words,
  created_at: words,
  lang: words,
  entities: z
    .object({ hashtags: z.array(z.object({ text: words })).nullish(), urls: z.array(link).nullish() })
    .nullish(),
  extended_entities: z.object({ media: z.array(media).nullish() }).nullish(),
  user: z.object({ id_str: words }).nullish(),
});
const note = z.object({ noteTweetId: z.string(), createdAt: words, core: z.object({ text: z.string() }) });
const account = z.object({ accountId: z.string(), username: words, accountDisplayName: words, createdAt: words });

/** Keys of texts, from the schemas above. A hashtag stands under the same key as a text. */
const USER_TEXT: UserText = {
  text: textKeys(
    [tweet, note, account],
    ['id_str', 'id', 'created_at', 'createdAt', 'lang', 'noteTweetId', 'accountId', 'username'],
  ),
  tags: ['text'],
  html: [],
};

/** The account archive. */
export const format: Format = {
  name: 'x-archive',
  title: 'X account archive: tweets.js and its parts',
  shape: 'json',
  userText: USER_TEXT,
  // Told by what stands before its array, not by its objects.
  fits: () => false,
  mapper: (settings) => (value) => mapEntry(value, settings),
};

function mapEntry(value: unknown, settings: Settings): Reading {
  if (!isFields(value)) throw new Unfit('not a JSON object');
  if (isFields(value.tweet)) return mapTweet(value.tweet, settings);
  if (typeof value.full_text === 'string' || (typeof value.text === 'string' && value.id_str !== undefined))
    return mapTweet(value, settings);
  if (isFields(value.noteTweet)) return mapNote(value.noteTweet, settings);
  if (isFields(value.account)) return mapAccount(value.account, settings);
  return { kind: 'skipped', why: 'archive entry that is no tweet' };
}

function mapTweet(value: unknown, settings: Settings): Reading {
  const found = checked(tweet, value);
  const id = found.id_str ?? (found.id === undefined || found.id === null ? undefined : String(found.id));
  const text = found.full_text ?? found.text;
  if (!id) throw new Unfit('a tweet without an id');
  if (text === undefined || text === null) throw new Unfit('a tweet without a text');
  const time = found.created_at ?? '';
  const createdAt = oldXMoment(time) ?? isoMoment(time) ?? momentOfId(id) ?? settings.receivedAt;
  const base = carrierOf(id, createdAt, settings);
  const author = found.user?.id_str ? accountId(found.user.id_str) : base.author;
  // The archive marks every entry as not retweeted; only the text's beginning tells.
  const carrier: Carrier = { ...base, author, language: found.lang ?? 'und', selfAuthored: !text.startsWith('RT @') };
  const bundle = newBundle(settings.limits.texts);
  addText(bundle, carrier, undefined, text);
  addTexts(
    bundle,
    carrier,
    'alt',
    (found.extended_entities?.media ?? []).map((entry) => entry.ext_alt_text),
  );
  addUnshown(
    bundle,
    carrier,
    (found.entities?.hashtags ?? []).flatMap((entry) => (entry.text ? withHash(entry.text) : [])),
    { part: 'hashtag', shown: text },
  );
  addUnshown(
    bundle,
    carrier,
    (found.entities?.urls ?? []).flatMap((entry) => entry.expanded_url ?? []),
    { part: 'link', shown: text },
  );
  return readingOf(bundle, 'no text');
}

/** A long post. It has an id of its own, beside that of the tweet that shows its beginning. */
function mapNote(value: unknown, settings: Settings): Reading {
  const found = checked(note, value);
  const createdAt = isoMoment(found.createdAt ?? '') ?? momentOfId(found.noteTweetId) ?? settings.receivedAt;
  const bundle = newBundle(settings.limits.texts);
  addText(bundle, carrierOf(found.noteTweetId, createdAt, settings), undefined, found.core.text);
  return readingOf(bundle, 'no text');
}

function mapAccount(value: unknown, settings: Settings): Reading {
  const found = checked(account, value);
  const opened = isoMoment(found.createdAt ?? '');
  const standing = {
    ...(found.username ? { handle: found.username } : {}),
    ...(found.accountDisplayName ? { displayName: found.accountDisplayName } : {}),
    ...(opened === undefined ? {} : { createdAt: opened }),
  };
  const bundle = newBundle(settings.limits.texts);
  const profile = { id: found.accountId, texts: { displayName: found.accountDisplayName }, standing };
  addProfile(bundle, profile, settings.platform ?? platformName('x'), settings.receivedAt);
  return readingOf(bundle, 'no text');
}

/** All tweets of an archive are one account's, so they share an author even when nobody says which. */
function carrierOf(id: string, createdAt: number, settings: Settings): Carrier {
  const author = accountId(settings.account ?? 'archive-owner');
  return {
    id,
    platform: settings.platform ?? platformName('x'),
    surface: 'post',
    author,
    createdAt,
    language: 'und',
    selfAuthored: true,
  };
}
