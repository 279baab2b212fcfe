// Runs a lexicon's own examples as tests, and refuses terms that stand twice or cannot be found.
import { isFirm, isTermError } from '../../../match/src/index.ts';
import type { Lexicon, Term } from '../core/lexicon.ts';
import type { Draft, Fault } from './lexicon-draft.ts';
import type { Finder } from './lexicon-find.ts';
import { finderOf } from './lexicon-find.ts';
import { isUnspaced, lettersOf } from './lexicon-guess.ts';
import { compilePattern } from './lexicon-pattern.ts';

/** What the loader is asked beyond reading. */
export interface LexiconOptions {
  /** ISO date; when given, a lexicon whose `validUntil` lies before it is warned about. */
  readonly today?: string;
  /** Warn about every term without both a `matches` and an `ignores` line, as packs shipped with Vigil must have. */
  readonly requireExamples?: boolean;
}

/** Terms that stand twice (by id or by spelling) and expressions that re2js refuses. */
export function termFaults(lexicon: Lexicon, draft: Draft): Fault[] {
  const faults: Fault[] = [];
  const ids = new Map<string, number>();
  const spellings = new Map<string, number>();
  for (const [index, term] of lexicon.terms.entries()) {
    const spelling = spellingOf(term);
    const twins: readonly [string, Map<string, number>, string][] = [
      ['id', ids, term.id],
      ['term', spellings, spelling],
    ];
    for (const [field, seen, key] of twins) {
      const first = seen.get(key);
      if (first === undefined) seen.set(key, index);
      else faults.push(twin(field, draft.place(['terms', first, field]).line, draft, index));
    }
    if (term.kind === 'regex' && compilePattern(term.term) === undefined) {
      faults.push({
        ...draft.place(['terms', index, 'term']),
        why: 'this regular expression cannot be run in linear time, or is not one',
        mend: 'use RE2 syntax: no look-around, no back-references, brackets closed',
      });
    }
  }
  return faults;
}

/** Two terms of one spelling are one term to a reader. */
export function spellingOf({ kind, term }: Term): string {
  return kind === 'regex' ? `regex ${term}` : term.normalize('NFKC').trim().toLowerCase().replace(/\s+/gu, ' ');
}

function twin(field: string, line: number, draft: Draft, index: number): Fault {
  const mend = field === 'id' ? 'give one of the two another id' : 'remove one of the two';
  return { ...draft.place(['terms', index, field]), why: `this \`${field}\` stands already in line ${line}`, mend };
}

/** Every `matches` line must hold its term (loosest tier aside), every `ignores` line must not. */
export function exampleFaults(lexicon: Lexicon, draft: Draft): Fault[] {
  const find = usableFinder(lexicon, draft);
  if (typeof find !== 'function') return [find];
  const holds = (term: Term, line: string) => find(line).some((found) => found.term === term && isFirm(found.tier));
  return lexicon.terms.flatMap((term, index) => {
    const missed = (term.matches ?? []).flatMap((line, at) =>
      holds(term, line)
        ? []
        : [
            {
              ...draft.place(['terms', index, 'matches', at]),
              why: 'the term is not found in this line of `matches`',
              mend: 'correct the line, or the term, or its kind (a `word` must stand alone, a `tag` behind #)',
            },
          ],
    );
    const wrong = (term.ignores ?? []).flatMap((line, at) =>
      holds(term, line)
        ? [
            {
              ...draft.place(['terms', index, 'ignores', at]),
              why: 'the term is found in this line of `ignores`',
              mend: 'make the term longer or more exact, or move the line to `matches`',
            },
          ]
        : [],
    );
    return [...missed, ...wrong];
  });
}

/** A finder for the lexicon, or the first term that the match library cannot use. */
function usableFinder(lexicon: Lexicon, draft: Draft): Finder | Fault {
  try {
    return finderOf(lexicon.terms);
  } catch (error) {
    if (!isTermError(error)) throw error;
    // Spellings are unique by now, so the library counts just the terms that are no expressions.
    const words = [...lexicon.terms.keys()].filter((index) => lexicon.terms[index]?.kind !== 'regex');
    return {
      ...draft.place(['terms', words[error.index] ?? 0, 'term']),
      why: `this term cannot be used: ${error.why}`,
      mend: error.mend,
    };
  }
}

/** Doubts that do not stop a lexicon: very short terms, a date that has passed, missing examples. */
export function doubts(lexicon: Lexicon, draft: Draft, options: LexiconOptions): Fault[] {
  const found: Fault[] = [];
  if (lexicon.validUntil !== undefined && options.today !== undefined && lexicon.validUntil < options.today) {
    found.push({
      ...draft.place(['validUntil']),
      why: `the list was valid until ${lexicon.validUntil}`,
      mend: 'ask its publisher for the current edition',
    });
  }
  for (const [index, term] of lexicon.terms.entries()) {
    const short = shortness(term);
    if (short !== undefined) found.push({ ...draft.place(['terms', index, 'term']), ...short });
    if (options.requireExamples === true && ((term.matches ?? []).length === 0 || (term.ignores ?? []).length === 0)) {
      found.push({
        ...draft.place(['terms', index]),
        why: 'the term has no examples',
        mend: 'add at least one `matches` and one `ignores` line',
      });
    }
  }
  return found;
}

function shortness(term: Term): Pick<Fault, 'why' | 'mend'> | undefined {
  if (term.kind === 'regex' || term.kind === 'emoji' || isUnspaced(term.term)) return undefined;
  const letters = lettersOf(term.term);
  if (letters <= 2)
    return {
      why: 'a term of one or two letters stands in very many innocent posts',
      mend: 'use a phrase around it, or remove it',
    };
  if (letters === 3 && term.kind === 'word') {
    return {
      why: 'a word of three letters is likely an ordinary word somewhere',
      mend: 'use kind `abbreviation`, or a phrase around it',
    };
  }
  return undefined;
}
