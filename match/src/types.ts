// The words of this library: what a term is, what a match says, and how an unusable term is refused.

/** How a listed term is written; it decides which boundaries and gaps are allowed. */
export type TermKind = 'word' | 'phrase' | 'tag' | 'abbreviation' | 'emoji';

/** One listed term. `text` is written as people write it; a tag may carry its `#`. */
export interface Term {
  readonly id: string;
  readonly text: string;
  readonly kind: TermKind;
}

/**
 * How sure the reading is, strongest first. `exact`: the listed spelling as a word of its own, whatever its case.
 * `obfuscated`: the same letters in disguise, bounded. `embedded`: inside a longer word. `split`: cut by one or two gaps.
 * `fuzzy`: one letter added, missing, changed or two swapped.
 */
export type Tier = 'exact' | 'obfuscated' | 'embedded' | 'split' | 'fuzzy';

/** All tiers, strongest first. */
export const TIERS: readonly Tier[] = Object.freeze(['exact', 'obfuscated', 'embedded', 'split', 'fuzzy'] as const);

/** Whether a reading of this tier counts where a line is given as an example: all but the loosest. */
export function isFirm(tier: Tier): boolean {
  return tier !== 'fuzzy';
}

/**
 * What was done to hide the term: `look-alike` another script's letter or a twin such as I for l; `digit` and `symbol` read as letters;
 * `invisible` zero-width characters; `accent` marks added or dropped; `separators` punctuation between letters; `spaced` spaces between
 * letters; `repeats` letters repeated; `full-width` wide forms; `styled` maths, enclosed and other letter forms; `joined` words or
 * neighbours run together; `line-break` cut over lines; `bare-tag` a tag without its sign; `masked` letters replaced by `*` or an unknown glyph;
 * `drawn` letters made of several signs; `encoded` HTML entities or percent-encoding; `reversed`, `upside-down`; `vowels-dropped`; `by-sound` another spelling of
 * the same sound, also in Cyrillic or Greek letters; `typo` one edit.
 */
export type Evasion =
  | 'look-alike'
  | 'digit'
  | 'symbol'
  | 'invisible'
  | 'accent'
  | 'separators'
  | 'spaced'
  | 'repeats'
  | 'full-width'
  | 'styled'
  | 'joined'
  | 'line-break'
  | 'bare-tag'
  | 'masked'
  | 'drawn'
  | 'encoded'
  | 'reversed'
  | 'upside-down'
  | 'vowels-dropped'
  | 'by-sound'
  | 'typo';

/** One finding. `start` and `end` (exclusive) are UTF-16 offsets in the text exactly as given; `term` is the index in `Matcher.terms`. */
export interface Match {
  readonly term: number;
  readonly id: string;
  readonly tier: Tier;
  readonly start: number;
  readonly end: number;
  readonly evasions: readonly Evasion[];
}

/** `fuzzy` (default true) looks for one edit in words of six letters or more. `maxUnits` (default 65,536) bounds the UTF-16 units read per text. */
export interface MatcherOptions {
  readonly fuzzy?: boolean;
  readonly maxUnits?: number;
}

/** An unusable term: `index` in the list, `why` it cannot be used, and how to `mend` it. The message never repeats the term. */
export interface TermError extends Error {
  readonly name: 'TermError';
  readonly index: number;
  readonly why: string;
  readonly mend: string;
}

/** Builds the error that `compile` throws. */
export function termError(index: number, why: string, mend: string): TermError {
  const error = new Error(`Term ${index + 1} cannot be used: ${why}. ${mend}`);
  return Object.assign(error, { name: 'TermError' as const, index, why, mend });
}

/** Whether a caught value is a `TermError`. */
export function isTermError(error: unknown): error is TermError {
  return error instanceof Error && error.name === 'TermError';
}
