// The compiled form of a list of terms: everything `find` needs, as typed arrays and views over them.
import type { Automaton } from './automaton.ts';
import type { Sections, Strings } from './bytes.ts';
import type { EmojiTable } from './emoji.ts';
import type { Patterns } from './patterns.ts';
import type { Tokens } from './tokens.ts';

/** Compiled terms: plain data over typed arrays, safe to share. Build it with `compile`, or open saved bytes with `load`. */
export interface Matcher {
  /** SHA-256 of the terms, the options and the tables they were compiled with, in hexadecimal. */
  readonly digest: string;
  /** How many terms there are. */
  readonly size: number;
  readonly ids: Strings;
  readonly texts: Strings;
  /** Index in the list of kinds, per term. */
  readonly kinds: Uint8Array;
  readonly maxUnits: number;
  readonly fuzzy: boolean;
  readonly patterns: Patterns;
  readonly automaton: Automaton;
  readonly tokens: Tokens;
  readonly emoji: EmojiTable;
  /** What each code point is to the fold, and to the first look. */
  readonly entries: Uint16Array;
  readonly codes: Uint16Array;
  /** The typed arrays as they are saved. */
  readonly sections: Sections;
}
