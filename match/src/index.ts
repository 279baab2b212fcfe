// The public face of the library: compile terms once, find them in any text, say how each was hidden.
export { compile } from './compile.ts';
export { explain, find } from './find.ts';
export { type Reading, readText as fold } from './fold.ts';
export type { Matcher } from './matcher.ts';
export {
  type Evasion,
  isTermError,
  type Match,
  type MatcherOptions,
  type Term,
  type TermError,
  type TermKind,
  TIERS,
  type Tier,
} from './types.ts';
