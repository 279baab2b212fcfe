// What a line of Vigil's own format may carry beside its main text: alt texts, polls, cards, quotes, tags, links, hashes and the author's profile.
import type { MediaHash, Platform } from '../../core/item.ts';
import { itemId } from '../../core/item.ts';
import { addProfile, addText, addTexts, addUnshown, type Bundle, type Carrier, withHash } from '../bundle.ts';
import { type Fields, idOf, isFields, objectsOf, textOf, textsOf } from '../fields.ts';
import { Unfit } from '../format.ts';
import { momentOf } from '../time.ts';
import type { AccountField, ItemLine } from './client.ts';

const HEX_DIGITS: Readonly<Record<string, number>> = { md5: 32, sha1: 40, sha256: 64, pdq: 64 };

/** Whether a line has anything beside id, text, account id and time. */
export function hasMore(line: ItemLine): boolean {
  const parts =
    line.altTexts !== undefined ||
    line.pollOptions !== undefined ||
    line.cards !== undefined ||
    line.quoted !== undefined ||
    line.hashtags !== undefined ||
    line.links !== undefined ||
    line.hashes !== undefined;
  return parts || hasProfile(line.account);
}

function hasProfile(account: unknown): boolean {
  if (!isFields(account)) return false;
  const field: AccountField = account;
  return (
    field.displayName !== undefined ||
    field.bio !== undefined ||
    field.handle !== undefined ||
    field.followers !== undefined ||
    field.verified !== undefined ||
    field.createdAt !== undefined ||
    field.declaredAge !== undefined
  );
}

/** Adds every secondary text and media hash of a line. */
export function addMore(bundle: Bundle, carrier: Carrier, line: ItemLine, text: string): void {
  addTexts(bundle, carrier, 'alt', textsOf(line.altTexts, 'altTexts'));
  addTexts(bundle, carrier, 'poll', textsOf(line.pollOptions, 'pollOptions'));
  let number = 0;
  for (const card of objectsOf(line.cards, 'cards')) {
    for (const name of ['title', 'description', 'url'])
      addText(bundle, carrier, `card.${number}.${name}`, textOf(card[name], `${name} of a card`));
    number += 1;
  }
  addQuotes(bundle, carrier, line.quoted);
  addUnshown(bundle, carrier, textsOf(line.hashtags, 'hashtags').map(withHash), { part: 'hashtag', shown: text });
  addUnshown(bundle, carrier, textsOf(line.links, 'links'), { part: 'link', shown: text });
  addHashes(bundle, carrier, line.hashes);
}

/** Adds the author's display name, bio and snapshot. */
export function addOwner(bundle: Bundle, account: Fields, platform: Platform, at: number): void {
  const field: AccountField = account;
  const id = idOf(field.id, 'account.id');
  if (id === undefined) {
    if (hasProfile(account)) throw new Unfit('an account with a profile but without an id');
    return;
  }
  const texts = { displayName: textOf(field.displayName, 'displayName'), bio: textOf(field.bio, 'bio') };
  const { handle, displayName, followers, verified, createdAt } = field;
  const opened = momentOf(createdAt);
  const standing = {
    ...(typeof handle === 'string' ? { handle } : {}),
    ...(typeof displayName === 'string' ? { displayName } : {}),
    ...(typeof followers === 'number' ? { followers } : {}),
    ...(typeof verified === 'boolean' ? { verified } : {}),
    ...(opened === undefined ? {} : { createdAt: opened }),
  };
  const { declaredAge } = field;
  addProfile(bundle, { id, texts, standing, ...(isAge(declaredAge) ? { declaredAge } : {}) }, platform, at);
}

/** Ages above this are no ages, so they say nothing. */
const OLDEST = 150;

function isAge(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value <= OLDEST;
}

function addQuotes(bundle: Bundle, carrier: Carrier, quoted: unknown): void {
  const list: readonly unknown[] = Array.isArray(quoted) ? quoted : [quoted];
  addTexts(
    bundle,
    { ...carrier, selfAuthored: false },
    'quoted',
    list.map((entry) => textOf(isFields(entry) ? entry.text : entry, 'text of quoted')),
  );
}

function addHashes(bundle: Bundle, carrier: Carrier, hashes: unknown): void {
  const { platform, author, createdAt, language, selfAuthored } = carrier;
  let number = 0;
  for (const hash of objectsOf(hashes, 'hashes')) {
    const media = mediaHashOf(hash);
    if (bundle.items.length >= bundle.texts) throw new Unfit('more hashes in one object than Vigil reads');
    bundle.items.push({
      id: itemId(carrier.id, `hash.${number}`),
      platform,
      surface: 'media',
      author,
      text: '',
      createdAt,
      language,
      selfAuthored,
      media,
    });
    number += 1;
  }
}

function mediaHashOf(hash: Fields): MediaHash {
  const algorithm = textOf(hash.algorithm, 'algorithm of a hash')?.toLowerCase() ?? '';
  const value = textOf(hash.value, 'value of a hash')?.toLowerCase() ?? '';
  const digits = Object.hasOwn(HEX_DIGITS, algorithm) ? HEX_DIGITS[algorithm] : undefined;
  if (digits === undefined) throw new Unfit('a hash whose algorithm is none of md5, sha1, sha256, pdq');
  if (value.length !== digits || !/^[0-9a-f]+$/.test(value))
    throw new Unfit('a hash whose value is not hexadecimal of the right length');
  const { quality } = hash;
  if (quality === undefined || quality === null) return { algorithm: algorithm as MediaHash['algorithm'], value };
  if (typeof quality !== 'number' || !(quality >= 0 && quality <= 100))
    throw new Unfit('a hash whose quality is not a number from 0 to 100');
  return { algorithm: algorithm as MediaHash['algorithm'], value, quality };
}
