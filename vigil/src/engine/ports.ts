// The ports through which the engine meets the world: where Items come from and where they are kept. Adapters implement them; the engine never sees a driver.
import type { Conduct, Standing } from '../core/account.ts';
import type { Assessment } from '../core/assessment.ts';
import type { AuditLine } from '../core/audit.ts';
import type { Case } from '../core/case.ts';
import type { Decision } from '../core/decision.ts';
import type { Indicator } from '../core/indicator.ts';
import type { AccountId, Item, Platform } from '../core/item.ts';
import type { Notice } from '../core/notice.ts';
import type { Observation } from '../core/observation.ts';
import type { Order } from '../core/order.ts';
import type { Origin, Removal, ShelfPart, Skipped, Understood } from '../core/reading.ts';
import type { AccountReturn } from '../core/return.ts';
import type { AccountLink } from '../core/ring.ts';
import type { Complaint } from './notices.ts';

/** One object with its place in the stream. What could not be read is not here but in the portion's `shelf`. */
export interface Placed {
  readonly origin: Origin;
  readonly reading: Understood | Skipped;
}

/** A bounded run of objects in stream order. Every byte before `end` has become a placed reading, a shelf part or blank space. */
export interface Portion {
  readonly placed: readonly Placed[];
  readonly shelf: readonly ShelfPart[];
  /** Bytes of the unpacked stream used up, this portion included. */
  readonly end: number;
}

/** Where Items come from. Portions arrive in order; a new one is asked for only after the last one is dealt with. */
export interface Source {
  /** The wire format that was detected or asked for, such as `bluesky-jetstream`. */
  readonly format: string;
  portions(): AsyncIterable<Portion>;
  /** What these accounts wrote earlier, once more, as far as the source still has it. Missing where a source gives everything only once. */
  history?(wanted: Wanted): AsyncIterable<Portion>;
}

/** What look-back asks a source for. */
export interface Wanted {
  /** Keys `platform NUL id`. */
  readonly accounts: ReadonlySet<string>;
  /** Where the objects that matter stand, in stream order; when missing, everything of these accounts is wanted. A source that asks its platform by account passes over it. */
  readonly places?: Iterable<Origin>;
}

/** Which accounts have a file. Files are numbered in the order in which they were opened. */
export interface AccountFiles {
  /** Number of the newest file; 0 when there is none. */
  newest(): Promise<number>;
  /** Keys of the accounts whose file has a number above `after` and up to `upTo`, in bounded pages. */
  pages(after: number, upTo: number): AsyncIterable<readonly string[]>;
  /** Those of these accounts that have a file. */
  among(accounts: readonly string[]): Promise<ReadonlySet<string>>;
}

/** What a kept item leaves behind: the item, what was seen in it and the values that tie accounts together. */
export interface Kept {
  readonly item: Item;
  readonly observations: readonly Observation[];
  readonly indicators: readonly Indicator[];
}

/** A rule on trial: a term by its id, or a signal by its name. */
export interface ShadowRule {
  readonly kind: 'term' | 'signal';
  readonly name: string;
}

/** That a rule on trial would have touched an item. */
export interface ShadowMark extends ShadowRule {
  readonly item: Item;
}

/** What an account's file held before this batch. */
export interface AccountFile {
  readonly platform: Platform;
  readonly account: AccountId;
  readonly conduct: Conduct;
  readonly open: Case | undefined;
  /** How many cases of this account were decided before. */
  readonly earlier: number;
  /** True when a person or a rule has acted on the open case, so that it cannot be taken back. */
  readonly touched: boolean;
  /** True when the platform says that the account belongs to a minor. */
  readonly minor: boolean;
  /** What links the account to others, as of the last pass over all files. */
  readonly links: readonly AccountLink[];
  /** The account acted on that it writes like, where there is one. */
  readonly returned?: AccountReturn | undefined;
  /** Complaints about the account, oldest first, a bounded number. */
  readonly complaints: readonly Complaint[];
}

/** What judging made of one account. */
export interface Judged {
  readonly platform: Platform;
  readonly account: AccountId;
  readonly conduct: Conduct;
  readonly minor: boolean;
  readonly assessment: Assessment;
  readonly case: Case | undefined;
  /** An open case that nobody has touched and whose words proved ordinary: it is taken back. */
  readonly withdrawn: Case | undefined;
  readonly decision: Decision | undefined;
  readonly orders: readonly Order[];
  readonly audit: readonly AuditLine[];
}

/** Everything one batch brings to the store; recorded in one transaction or not at all. */
export interface Batch {
  /** Every screened item, so that each is counted once. Only those in `kept` leave more than a count. */
  readonly screened: readonly Item[];
  readonly kept: readonly Kept[];
  readonly notices: readonly Notice[];
  readonly removals: readonly Removal[];
  readonly standings: ReadonlyMap<string, Standing>;
  /** Keys `platform NUL account` of accounts with a declared age under age. */
  readonly minors: ReadonlySet<string>;
  readonly shelf: readonly ShelfPart[];
  /** Reasons for which objects were skipped, with how many each. */
  readonly skips: ReadonlyMap<string, number>;
  /** What the screened objects add to the counts of the platform (engine/rates). */
  readonly marks: readonly number[];
  /** What rules on trial would have touched; only counts are kept of it. */
  readonly shadow: readonly ShadowMark[];
  readonly source: string;
  readonly lexicon: string;
}

/** Turns an account's file and its new observations into what is to be recorded. Pure; called inside the transaction. */
export type Judge = (file: AccountFile, fresh: readonly Observation[], newItems: number) => Judged;

/** How far a file has been read, with what it held so far; moves in the same transaction as the batch. */
export interface Mark {
  readonly key: string;
  readonly end: number;
  readonly done: boolean;
  readonly totals: Totals;
  /** Up to which account file the source was looked back at. */
  readonly looked?: number;
  /** Where the source can be read again, in the words of whoever opened it (JSON). */
  readonly place?: string | undefined;
}

/** What an input held: counts of its own, not of the store. */
export interface Totals {
  readonly items: number;
  readonly clean: number;
  readonly skipped: number;
  readonly shelved: number;
}

/** Where the engine keeps what it found. */
export interface Store {
  /** Records a batch in one transaction, or nothing. `now` is the time of receipt. */
  record(batch: Batch, judge: Judge, now: number, mark?: Mark): Promise<Recorded>;
}

/** What a batch changed. */
export interface Recorded {
  readonly observations: number;
  readonly opened: readonly Case[];
}
