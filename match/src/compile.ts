// Compiles listed terms into a matcher: patterns, automaton, token table, emoji.
import { buildAutomaton } from './automaton.ts';
import { emojiSequence, emojiTable } from './emoji.ts';
import type { Matcher } from './matcher.ts';
import { draftsOf, layOut, P_SHORT, runsOf } from './patterns.ts';
import { buildTokens } from './tokens.ts';
import type { MatcherOptions, Term } from './types.ts';

const DEFAULT_UNITS = 65_536,
  MOST_UNITS = 1_048_576;

/**
 * Compiles terms once; the result is immutable and may be shared. Throws a `TermError` for the first term that cannot be used
 * (no letters, fewer than two, longer than 200 characters or 64 letters, an emoji term without emoji).
 */
export function compile(terms: readonly Term[], options: MatcherOptions = {}): Matcher {
  const kept = terms.map((term) => Object.freeze({ ...term }));
  const drafts = kept.flatMap((term, index) => (term.kind === 'emoji' ? [] : draftsOf(term, index)));
  // Short patterns never enter the automaton; they keep their number, so an empty run stands in for them.
  const runs = drafts.map((draft) => ((draft.flags & P_SHORT) !== 0 ? new Uint8Array() : runsOf(draft.classes)));
  const wanted = options.maxUnits ?? DEFAULT_UNITS;
  return Object.freeze({
    terms: Object.freeze(kept),
    maxUnits: Number.isFinite(wanted) ? Math.max(1, Math.min(MOST_UNITS, Math.floor(wanted))) : DEFAULT_UNITS,
    patterns: Object.freeze(layOut(drafts)),
    automaton: Object.freeze(buildAutomaton(runs)),
    tokens: Object.freeze(buildTokens(drafts, options.fuzzy ?? true)),
    emoji: emojiTable(kept.flatMap((term, index) => (term.kind === 'emoji' ? [emojiSequence(term, index)] : []))),
  });
}
