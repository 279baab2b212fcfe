// A Notice is a person's complaint about an account or an item. It is evidence of little weight, and never called a report.
import type { AccountId, Branded, ItemId, Platform } from './item.ts';

/** The platform's id of a complaint. */
export type NoticeId = Branded<'NoticeId'>;

/** Somebody told the platform about an account, with or without naming items. */
export interface Notice {
  readonly id: NoticeId;
  readonly platform: Platform;
  /** The account complained about. */
  readonly about: AccountId;
  readonly items: readonly ItemId[];
  /** Who complained, when the platform says so. */
  readonly by?: AccountId;
  /** The platform's own word for the kind of complaint. */
  readonly category: string;
  /** What the person wrote; may be empty. */
  readonly comment: string;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  readonly trustedFlagger: boolean;
}

/** Brands a string as a NoticeId. */
export function noticeId(value: string): NoticeId {
  return value as NoticeId;
}
