// The compiled form of a list of terms: everything `find` needs, as plain data.
import type { Automaton } from './automaton.ts';
import type { EmojiTable } from './emoji.ts';
import type { Patterns } from './patterns.ts';
import type { TokenTable } from './tokens.ts';
import type { Term } from './types.ts';

/** Compiled terms: plain data over typed arrays, safe to share. Build it with `compile`. */
export interface Matcher {
  readonly terms: readonly Term[];
  readonly maxUnits: number;
  readonly patterns: Patterns;
  readonly automaton: Automaton;
  readonly tokens: TokenTable;
  readonly emoji: EmojiTable;
}
