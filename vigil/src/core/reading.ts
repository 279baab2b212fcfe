// A Reading is what a connector made of one object a platform sent: its Items, Notices and removals, or why there are none. No object ends in nothing.
import type { AccountSnapshot } from './account.ts';
import type { AccountId, Item, ItemId, Platform } from './item.ts';
import type { Notice } from './notice.ts';

/** The platform says an object or account is gone. */
export interface Removal {
  readonly platform: Platform;
  readonly item?: ItemId;
  readonly account?: AccountId;
  /** The platform's own word, such as `deleted` or `suspended`. */
  readonly reason: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** An object that was understood. All items of one object are screened together. */
export interface Understood {
  readonly kind: 'understood';
  readonly items: readonly Item[];
  readonly notices: readonly Notice[];
  readonly removals: readonly Removal[];
  readonly accounts: readonly AccountSnapshot[];
}

/** An object that carries nothing a person wrote, such as a like or a counter; `why` is counted. */
export interface Skipped {
  readonly kind: 'skipped';
  readonly why: string;
}

/** What could not be read; goes to the shelf with its raw bytes. */
export interface Unreadable {
  readonly kind: 'unreadable';
  readonly why: string;
}

/** What became of one object. */
export type Reading = Understood | Skipped | Unreadable;

/** Where an object stood in its source: byte offset and length in the unpacked stream, and line number from 1 where lines exist. */
export interface Origin {
  readonly offset: number;
  readonly length: number;
  readonly line?: number;
}

/** A piece of a stream that could not be read. `raw` is a part of it, in order; `last` marks the final part. */
export interface ShelfPart {
  readonly origin: Origin;
  readonly why: string;
  /** Where `raw` begins inside the piece, in bytes: 0 for the first part. */
  readonly at: number;
  readonly raw: Uint8Array;
  readonly last: boolean;
}
