// What a wire format offers to the reader: how to tell it, and how one of its objects becomes our nouns.
import type { Platform } from '../core/item.ts';
import type { Reading, Unreadable } from '../core/reading.ts';
import type { Limits } from './limits.ts';
import type { UserText } from './user-text.ts';

/** What a mapping needs to know beside the object itself. Time is an argument: no mapping reads a clock. */
export interface Settings {
  /** Milliseconds since 1970; stands in where an object carries no time of its own. */
  readonly receivedAt: number;
  /** Replaces the format's own platform name. */
  readonly platform?: Platform;
  /** The author of objects that do not name one because their whole file is one account's. */
  readonly account?: string;
  /** Our field to the column's name, for CSV. */
  readonly columns?: Readonly<Record<string, string>>;
  readonly limits: Limits;
}

/** The beginning of a source, enough to tell its format. */
export interface Sample {
  /** The text up to the end of the sample; broken bytes are replaced. */
  readonly text: string;
  /** For each of the first objects, the paths of its keys down to three levels, such as `data[].author_id`. */
  readonly outlines: readonly ReadonlySet<string>[];
}

/** Turns one object into a Reading. `value` is the parsed JSON, or undefined for CSV; `text` is the object as it was sent. Throws `Unfit`. */
export type Mapper = (value: unknown, text: string) => Reading;

/** One wire format. */
export interface Format {
  readonly name: string;
  readonly title: string;
  readonly shape: 'json' | 'csv';
  /** The keys that hold what people wrote; a format without them cannot be searched in its raw bytes. */
  readonly userText?: UserText;
  /** Whether an object with this outline is of this format. */
  fits(outline: ReadonlySet<string>): boolean;
  /** Makes the mapping. Throws `SourceError` when the source as a whole cannot be mapped. */
  mapper(settings: Settings, sample: Sample): Mapper;
}

/** Thrown by a mapping when an object cannot be understood; it then goes to the shelf with `message` as the reason. Holds no post text. */
export class Unfit extends Error {
  override readonly name = 'Unfit';
}

/** An Unreadable with its reason. Reasons are counted, so they hold no ids and no numbers that vary. */
export function unreadable(why: string): Unreadable {
  return { kind: 'unreadable', why };
}
