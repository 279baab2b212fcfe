// Vigil's own NDJSON: one post, profile, complaint or removal a line. The hot path of the house, so it is checked by hand.
import type { Item, Platform, Surface } from '../../core/item.ts';
import { accountId, itemId, platformName, SURFACES } from '../../core/item.ts';
import type { Reading } from '../../core/reading.ts';
import { addText, newBundle, readingOf } from '../bundle.ts';
import { type Fields, idOf, isFields, parseExactly, textOf } from '../fields.ts';
import { type Format, type Settings, Unfit } from '../format.ts';
import { momentOf } from '../time.ts';
import { addNotice, addRemoval } from './beside.ts';
import type { ItemLine } from './client.ts';
import { addMore, addOwner, hasMore } from './more.ts';
import { USER_TEXT } from './user-text.ts';

const SURFACE_SET: ReadonlySet<unknown> = new Set(SURFACES);
/** Fields whose value, or whose inner `id`, may be a bare 64-bit number. */
const ID_FIELDS: readonly (keyof ItemLine)[] = ['id', 'account', 'author', 'author_id', 'user'];
const NOTHING: readonly never[] = [];

/** Vigil's own line format. */
export const format: Format = {
  name: 'vigil',
  title: "Vigil's own lines: {id, account, text, createdAt} and more",
  shape: 'json',
  userText: USER_TEXT,
  fits: (outline) =>
    (outline.has('id') &&
      (outline.has('text') || outline.has('account.id') || outline.has('altTexts') || outline.has('hashes[].value'))) ||
    (outline.has('id') && outline.has('about')) ||
    (outline.has('account.id') && outline.has('createdAt')) ||
    outline.has('notice') ||
    outline.has('notice.id') ||
    outline.has('removed') ||
    outline.has('removed.item') ||
    outline.has('removed.account'),
  mapper: (settings) => (value, text) => mapLine(value, text, settings),
};

function mapLine(value: unknown, text: string, settings: Settings): Reading {
  if (!isFields(value)) throw new Unfit('not a JSON object');
  const line = hasWideId(value) ? (parseExactly(text) as Fields) : value;
  const platform = platformOf(line, settings);
  return isBeside(line) ? mapBeside(line, platform, settings) : mapItem(line, platform, settings);
}

function mapItem(line: ItemLine, platform: Platform, settings: Settings): Reading {
  const id = idOf(line.id, 'id');
  const owner = ownerOf(line);
  const text = textOf(line.text, 'text');
  const createdAt = createdAtOf(line, settings);
  if (id === undefined && text !== undefined) throw new Unfit('no id');
  const author = accountId(owner ?? `anonymous/${id}`);
  const language =
    typeof line.language === 'string' ? line.language : typeof line.lang === 'string' ? line.lang : 'und';
  const surface = surfaceOf(line.surface);
  if (id !== undefined && text !== undefined && text !== '' && !hasMore(line)) {
    const item: Item = { id: itemId(id), platform, surface, author, text, createdAt, language, selfAuthored: true };
    return { kind: 'understood', items: [item], notices: NOTHING, removals: NOTHING, accounts: NOTHING };
  }
  const bundle = newBundle(settings.limits.texts);
  if (id !== undefined) {
    const carrier = { id, platform, surface, author, createdAt, language, selfAuthored: true };
    addText(bundle, carrier, undefined, text);
    addMore(bundle, carrier, line, text ?? '');
  } else if (owner === undefined) throw new Unfit('neither an id nor an account');
  if (isFields(line.account)) addOwner(bundle, line.account, platform, createdAt);
  return readingOf(bundle, 'no text');
}

/** A complaint or a removal. */
function mapBeside(line: Fields, platform: Platform, settings: Settings): Reading {
  const bundle = newBundle(settings.limits.texts);
  if (isNotice(line)) addNotice(bundle, line, platform, settings.receivedAt);
  if (isRemoval(line)) addRemoval(bundle, line, platform, settings.receivedAt);
  return readingOf(bundle, 'nothing in it');
}

/** The account's id under any of the names in use: account, author, author_id, user; as `{id}` or bare. */
function ownerOf(line: ItemLine): string | undefined {
  const field = line.account ?? line.author ?? line.author_id ?? line.user;
  return isFields(field) ? idOf(field.id, 'account.id') : idOf(field, 'account');
}

function createdAtOf(line: ItemLine, settings: Settings): number {
  const given = line.createdAt ?? line.created_at ?? line.day;
  if (given === undefined || given === null) return settings.receivedAt;
  const moment = momentOf(given);
  if (moment === undefined) throw new Unfit('createdAt is neither ISO 8601 nor milliseconds since 1970');
  return moment;
}

function surfaceOf(value: unknown): Surface {
  if (value === undefined || value === null) return 'post';
  if (SURFACE_SET.has(value)) return value as Surface;
  throw new Unfit(`surface is none of ${SURFACES.join(', ')}`);
}

function platformOf(line: ItemLine, settings: Settings): Platform {
  if (settings.platform !== undefined) return settings.platform;
  return platformName(textOf(line.platform, 'platform') || 'own');
}

/** Whether an id was sent as a bare number too wide for a double; such a line is read again with its digits kept. */
function hasWideId(line: Fields): boolean {
  for (const name of ID_FIELDS) {
    const value = line[name];
    if (typeof value === 'string' || value === undefined) continue;
    if (isWide(value) || (isFields(value) && isWide(value.id))) return true;
  }
  return isBeside(line);
}

/** A complaint: under `notice`, marked by `kind`, or a line that says whom it is about and has no text of its own. */
function isNotice(line: Fields): boolean {
  return (
    line['notice'] !== undefined ||
    line['kind'] === 'notice' ||
    (line['about'] !== undefined && line['text'] === undefined)
  );
}

/** A removal. A line with a text of its own is a post whatever else it says, so that a flag for deleted posts hides no offer. */
function isRemoval(line: Fields): boolean {
  if (typeof line['text'] === 'string' && line['text'] !== '') return false;
  const { removed } = line;
  return (removed !== undefined && removed !== null && removed !== false) || line['kind'] === 'removed';
}

/** Whether the line is a complaint or a removal. These are few and name many ids, so they are always read with all digits kept. */
function isBeside(line: Fields): boolean {
  return isNotice(line) || isRemoval(line);
}

function isWide(value: unknown): boolean {
  return typeof value === 'number' && !Number.isSafeInteger(value);
}
