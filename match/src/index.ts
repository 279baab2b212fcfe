// The public face of the library: compile terms once, find them in any text, say how each was hidden.
export type { BytesError } from './bytes.ts';
export { compile, load, save, termAt } from './compile.ts';
export { explain, type FindOptions, find } from './find.ts';
export { type Reading, readText as fold } from './fold.ts';
export { type LineOptions, type LineScanner, lineScanner } from './lines.ts';
export type { Matcher } from './matcher.ts';
export {
  type Evasion,
  isFirm,
  isTermError,
  type Match,
  type MatcherOptions,
  type Term,
  type TermError,
  type TermKind,
  TIERS,
  type Tier,
} from './types.ts';
export { emptyVocabulary, learn, loadVocabulary, saveVocabulary, type Vocabulary } from './vocabulary.ts';
