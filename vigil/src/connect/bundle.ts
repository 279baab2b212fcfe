// Gathers what one object of a platform carries: its texts as Items, each under a part of the object's id.
import type { AccountSnapshot, Standing } from '../core/account.ts';
import type { AccountId, Item, Platform, Surface } from '../core/item.ts';
import { accountId, itemId } from '../core/item.ts';
import type { Notice } from '../core/notice.ts';
import type { Reading, Removal } from '../core/reading.ts';
import { Unfit } from './format.ts';

const TOO_MANY = 'more texts in one object than Vigil reads';
/** Units of text searched for one object's hashtags or links. */
const MOST_SEARCHED = 4_000_000;

/** What is gathered from one object. */
export interface Bundle {
  readonly items: Item[];
  readonly notices: Notice[];
  readonly removals: Removal[];
  readonly accounts: AccountSnapshot[];
  /** Accounts whose profile is already in. */
  readonly profiles: Set<string>;
  /** Most texts one object may carry. */
  readonly texts: number;
}

/** The object that texts belong to. */
export interface Carrier {
  readonly id: string;
  readonly platform: Platform;
  readonly surface: Surface;
  readonly author: AccountId;
  readonly createdAt: number;
  readonly language: string;
  readonly selfAuthored: boolean;
}

/** The user-written parts of a profile and what the platform says beside them. */
export interface Profile {
  readonly id: string;
  /** Part name to text: `displayName`, `bio`, `field.0.value`. Empty and missing ones are passed over. */
  readonly texts: Readonly<Record<string, string | null | undefined>>;
  readonly standing: Standing;
  readonly declaredAge?: number;
}

/** An empty bundle. */
export function newBundle(texts: number): Bundle {
  return { items: [], notices: [], removals: [], accounts: [], profiles: new Set(), texts };
}

/** What the bundle amounts to; `why` is the reason counted when it is empty. */
export function readingOf(bundle: Bundle, why: string): Reading {
  const { items, notices, removals, accounts } = bundle;
  const empty = items.length + notices.length + removals.length + accounts.length === 0;
  return empty ? { kind: 'skipped', why } : { kind: 'understood', items, notices, removals, accounts };
}

/** Adds a text under `part` (undefined: the object's main text). Empty texts are passed over. */
export function addText(
  bundle: Bundle,
  carrier: Carrier,
  part: string | undefined,
  text: string | null | undefined,
): void {
  if (text === undefined || text === null || text === '') return;
  if (bundle.items.length >= bundle.texts) throw new Unfit(TOO_MANY);
  const { platform, surface, author, createdAt, language, selfAuthored } = carrier;
  bundle.items.push({
    id: itemId(carrier.id, part),
    platform,
    surface,
    author,
    text,
    createdAt,
    language,
    selfAuthored,
  });
}

/** Adds numbered texts: `alt.0`, `alt.1` and so on. */
export function addTexts(
  bundle: Bundle,
  carrier: Carrier,
  part: string,
  texts: Iterable<string | null | undefined>,
): void {
  let number = 0;
  for (const text of texts) {
    addText(bundle, carrier, `${part}.${number}`, text);
    number += 1;
  }
}

/** Adds numbered texts under `part` that do not already stand in `shown`, each once; letter case does not count. For hashtags and links, which most texts spell out. */
export function addUnshown(
  bundle: Bundle,
  carrier: Carrier,
  texts: Iterable<string>,
  { part, shown }: { readonly part: string; readonly shown: string },
): void {
  const byKey = new Map<string, string>();
  for (const text of texts) {
    const key = text.toLowerCase();
    if (key !== '' && key !== '#' && !byKey.has(key)) byKey.set(key, text);
    if (byKey.size > bundle.texts) throw new Unfit(TOO_MANY);
  }
  // Where the search would be long it is left out: a text met twice does no harm, a stalled reader does.
  const lower = byKey.size * shown.length <= MOST_SEARCHED ? shown.toLowerCase() : '';
  let number = 0;
  for (const [key, text] of byKey) {
    if (lower.includes(key)) continue;
    addText(bundle, carrier, `${part}.${number}`, text);
    number += 1;
  }
}

/** Adds a profile's texts as Items `account:<id>/<part>` and its snapshot, once an object. */
export function addProfile(bundle: Bundle, profile: Profile, platform: Platform, at: number): void {
  if (bundle.profiles.has(profile.id)) return;
  bundle.profiles.add(profile.id);
  const author = accountId(profile.id);
  const carrier: Carrier = {
    id: `account:${profile.id}`,
    platform,
    surface: 'profile',
    author,
    createdAt: at,
    language: 'und',
    selfAuthored: true,
  };
  for (const [part, text] of Object.entries(profile.texts)) addText(bundle, carrier, part, text);
  const standing = withoutGaps(profile.standing);
  const { declaredAge } = profile;
  if (Object.keys(standing).length > 0 || declaredAge !== undefined)
    bundle.accounts.push({ id: author, platform, standing, ...(declaredAge === undefined ? {} : { declaredAge }) });
}

/** A tag with its mark, whether or not the platform sent one. */
export function withHash(tag: string): string {
  return tag.startsWith('#') ? tag : `#${tag}`;
}

/** Drops fields that are undefined or null, which a snapshot must not carry. */
function withoutGaps(standing: Standing): Standing {
  return Object.fromEntries(
    Object.entries(standing).filter(([, value]) => value !== undefined && value !== null),
  ) as Standing;
}
