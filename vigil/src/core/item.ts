// An Item is one thing a platform sent that a person wrote (or the hash of media): the unit that is screened. Ids are branded strings, so a 64-bit id survives exactly.

declare const brand: unique symbol;
/** A string that the compiler keeps apart from other strings. */
export type Branded<Name extends string> = string & { readonly [brand]: Name };

/** The platform's id of an object, followed by `/part` for a text that is not its main one: `123`, `123/alt.0`, `account:77/bio`. */
export type ItemId = Branded<'ItemId'>;
/** The platform's id of an account, exactly as it was sent. */
export type AccountId = Branded<'AccountId'>;
/** Which platform an id belongs to: `x`, `bluesky`, `mastodon`, or the operator's own name. */
export type Platform = Branded<'Platform'>;

/** Where on the platform a text stands. */
export type Surface = 'post' | 'profile' | 'comment' | 'message' | 'listing' | 'group' | 'query' | 'media';
export const SURFACES: readonly Surface[] = [
  'post',
  'profile',
  'comment',
  'message',
  'listing',
  'group',
  'query',
  'media',
];

/** A hash of a media file as the platform sent it. The media itself never enters Vigil. */
export interface MediaHash {
  readonly algorithm: 'md5' | 'sha1' | 'sha256' | 'pdq';
  /** Lower-case hexadecimal. */
  readonly value: string;
  /** Quality of a PDQ hash, 0 to 100, where the platform sends it. */
  readonly quality?: number;
}

/** One user-written text (or media hash) with its author and time. Offsets elsewhere are UTF-16 offsets in `text`. */
export interface Item {
  readonly id: ItemId;
  readonly platform: Platform;
  readonly surface: Surface;
  readonly author: AccountId;
  /** Exactly as written; may hold lone surrogates and NUL. Empty for a media hash. */
  readonly text: string;
  /** Milliseconds since 1970 by the platform's clock. */
  readonly createdAt: number;
  /** BCP 47 as the platform said it, or 'und'. */
  readonly language: string;
  /** False for words of somebody else that the object carries, such as a quoted post. */
  readonly selfAuthored: boolean;
  readonly media?: MediaHash;
}

/** Makes an ItemId from the platform's id and, for a secondary text, the name of its part. */
export function itemId(platformId: string, part?: string): ItemId {
  return (part === undefined ? platformId : `${platformId}/${part}`) as ItemId;
}

/** Brands a string as an AccountId. */
export function accountId(value: string): AccountId {
  return value as AccountId;
}

/** Brands a string as a Platform. */
export function platformName(value: string): Platform {
  return value as Platform;
}
