// Mastodon: statuses, accounts and what moderators see of both. HTML becomes the text a reader sees; offsets elsewhere are offsets in that text.
import type { Platform } from '../../core/item.ts';
import { accountId, itemId, platformName } from '../../core/item.ts';
import { noticeId } from '../../core/notice.ts';
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
import { isFields } from '../fields.ts';
import { type Format, type Settings, Unfit } from '../format.ts';
import { plainOf } from '../html.ts';
import { isoMoment } from '../time.ts';
import { textKeys, type UserText } from '../user-text.ts';
import {
  type Account,
  type AdminAccount,
  type AdminReport,
  account,
  adminAccount,
  adminReport,
  type Plain,
  type Status,
  status,
} from './client.ts';

const HTML = ['content', 'note', 'value'];
/** Keys of texts, from the schemas of the entities. */
const USER_TEXT: UserText = {
  text: textKeys(
    [status, account, adminAccount, adminReport],
    ['id', 'acct', 'username', 'created_at', 'language', 'category', 'comment', ...HTML],
  ),
  tags: ['name'],
  html: HTML,
};

/** Mastodon objects, one a line, in an array, or alone. */
export const format: Format = {
  name: 'mastodon',
  title: 'Mastodon statuses, accounts and admin reports',
  shape: 'json',
  userText: USER_TEXT,
  fits: (outline) =>
    outline.has('target_account.id') ||
    (outline.has('id') &&
      outline.has('content') &&
      (outline.has('account.acct') || outline.has('spoiler_text') || outline.has('visibility'))) ||
    (outline.has('account.acct') && outline.has('confirmed')) ||
    (outline.has('acct') && outline.has('note')),
  mapper: (settings) => (value) => mapObject(value, settings),
};

interface Gathering {
  readonly bundle: Bundle;
  readonly platform: Platform;
  readonly receivedAt: number;
}

function mapObject(value: unknown, settings: Settings): Reading {
  if (!isFields(value)) throw new Unfit('not a JSON object');
  const { receivedAt, limits } = settings;
  const into: Gathering = {
    bundle: newBundle(limits.texts),
    platform: settings.platform ?? platformName('mastodon'),
    receivedAt,
  };
  if (value.target_account !== undefined) addReport(into, checked(adminReport, value));
  else if (value.content !== undefined || isFields(value.reblog)) addStatus(into, checked(status, value));
  else if (isFields(value.account) && value.username !== undefined)
    addAdminAccount(into, checked(adminAccount, value), receivedAt);
  else if (value.acct !== undefined) addAccount(into, checked(account, value), receivedAt);
  else throw new Unfit('neither a status, an account nor a report');
  return readingOf(into.bundle, 'no text');
}

/** A boost carries another's words under the booster's id; its author's profile is there as well. */
function addStatus(into: Gathering, found: Status): void {
  const shared = found.reblog ?? undefined;
  const source = shared ?? found;
  const carrier: Carrier = {
    id: found.id,
    platform: into.platform,
    surface: 'post',
    author: accountId(found.account?.id ?? `anonymous/${found.id}`),
    createdAt: isoMoment(found.created_at ?? '') ?? into.receivedAt,
    language: source.language ?? 'und',
    selfAuthored: shared === undefined,
  };
  addParts(into.bundle, carrier, source);
  const quoted = found.quote?.quoted_status ?? undefined;
  if (quoted !== undefined)
    addText(into.bundle, { ...carrier, selfAuthored: false }, 'quoted.0', plainOf(quoted.content ?? '').text);
  for (const person of [found.account, shared?.account, quoted?.account])
    if (person) addAccount(into, person, carrier.createdAt);
}

function addParts(bundle: Bundle, carrier: Carrier, source: Plain): void {
  const { text, links } = plainOf(source.content ?? '');
  addText(bundle, carrier, undefined, text);
  addText(bundle, carrier, 'spoiler', source.spoiler_text);
  addTexts(
    bundle,
    carrier,
    'alt',
    (source.media_attachments ?? []).map((media) => media.description),
  );
  addTexts(
    bundle,
    carrier,
    'poll',
    (source.poll?.options ?? []).map((option) => option.title),
  );
  const { card } = source;
  addText(bundle, carrier, 'card.0.title', card?.title);
  addText(bundle, carrier, 'card.0.description', card?.description);
  addText(bundle, carrier, 'card.0.url', card?.url);
  addUnshown(
    bundle,
    carrier,
    (source.tags ?? []).flatMap((tag) => (tag.name ? withHash(tag.name) : [])),
    { part: 'hashtag', shown: text },
  );
  addUnshown(bundle, carrier, links, { part: 'link', shown: text });
}

function addAccount(into: Gathering, person: Account, at: number): void {
  const bio = plainOf(person.note ?? '');
  const texts: Record<string, string | null | undefined> = { displayName: person.display_name, bio: bio.text };
  const hidden = bio.links.filter((link) => !bio.text.includes(link));
  for (const [number, field] of (person.fields ?? []).entries()) {
    const value = plainOf(field.value ?? '');
    texts[`field.${number}.name`] = field.name;
    texts[`field.${number}.value`] = value.text;
    hidden.push(...value.links.filter((link) => !value.text.includes(link)));
  }
  for (const [number, link] of hidden.entries()) texts[`link.${number}`] = link;
  const opened = isoMoment(person.created_at ?? '');
  const standing = {
    ...(person.acct ? { handle: person.acct } : {}),
    ...(person.display_name ? { displayName: person.display_name } : {}),
    ...(typeof person.followers_count === 'number' ? { followers: person.followers_count } : {}),
    ...(opened === undefined ? {} : { createdAt: opened }),
  };
  addProfile(into.bundle, { id: person.id, texts, standing }, into.platform, at);
}

/** The moment of a suspension is not sent, so the moment the account was seen suspended stands for it. */
function addAdminAccount(into: Gathering, found: AdminAccount, at: number): void {
  const { bundle, platform } = into;
  const author = accountId(found.id);
  if (found.account) addAccount(into, found.account, at);
  const carrier: Carrier = {
    id: `account:${found.id}`,
    platform,
    surface: 'profile',
    author,
    createdAt: at,
    language: 'und',
    selfAuthored: true,
  };
  addText(bundle, carrier, 'inviteRequest', found.invite_request);
  if (found.suspended === true) bundle.removals.push({ platform, account: author, reason: 'suspended', at });
}

function addReport(into: Gathering, found: AdminReport): void {
  const { bundle, platform, receivedAt } = into;
  const statuses = found.statuses ?? [];
  const createdAt = isoMoment(found.created_at ?? '') ?? receivedAt;
  bundle.notices.push({
    id: noticeId(found.id),
    platform,
    about: accountId(found.target_account.id),
    items: statuses.map((entry) => itemId(entry.id)),
    ...(found.account ? { by: accountId(found.account.id) } : {}),
    category: found.category ?? '',
    comment: found.comment ?? '',
    createdAt,
    trustedFlagger: false,
  });
  for (const entry of statuses) addStatus(into, entry);
  addAdminAccount(into, found.target_account, createdAt);
}
