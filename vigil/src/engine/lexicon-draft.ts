// What every lexicon format is first turned into: a plain value, and a way back from each part of it to its line and column, so that every problem can be shown where it stands.

/** Problems and warnings told of one file. */
export const PROBLEM_LIMIT = 100;

/** A lexicon file as it was read; `name` is only used to tell the format and to name the file in problems. */
export interface LexiconFile {
  readonly name: string;
  readonly text: string;
}

/** Something wrong, or doubtful, in a lexicon file. Never quotes a term: lists can be sealed and problems end in logs. */
export interface LexiconProblem {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 units. */
  readonly column: number;
  readonly why: string;
  /** What to do about it. */
  readonly mend: string;
}

/** Line and column, both from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** A problem before its file is known. */
export interface Fault extends Place {
  readonly why: string;
  readonly mend: string;
}

/** An unchecked lexicon. `place` maps a path such as `['terms', 3, 'kind']` to where it stands; a part that is absent maps to its nearest parent. With `'key'` it is the last step's name that is meant, not its value. */
export interface Draft {
  readonly value: unknown;
  place(path: readonly PropertyKey[], part?: 'key'): Place;
}

/** What reading a format comes to. */
export type Drafted =
  | { readonly ok: true; readonly draft: Draft }
  | { readonly ok: false; readonly faults: readonly Fault[] };

/** One raw term of a list format (lines, CSV), with where it stands. */
export interface RawTerm {
  readonly place: Place;
  /** Where each field stands, when it is not `place`. */
  readonly fields?: Readonly<Record<string, Place>>;
  readonly value: Readonly<Record<string, unknown>>;
}

/** Makes the draft of a list format: the file's name is its id and title, and the licence is the operator's own. */
export function draftOfList(name: string, terms: readonly RawTerm[]): Draft {
  const stem = stemOf(name);
  return {
    value: { id: stem, title: stem, licence: 'private list', terms: terms.map((term) => term.value) },
    place(path) {
      const term = typeof path[1] === 'number' ? terms[path[1]] : undefined;
      if (term === undefined) return { line: 1, column: 1 };
      return term.fields?.[String(path[2])] ?? term.place;
    },
  };
}

/** The file's name without folders and extension, at most 100 units; `lexicon` when nothing is left. */
function stemOf(name: string): string {
  const base = name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
  const dot = base.lastIndexOf('.');
  return (dot > 0 ? base.slice(0, dot) : base).slice(0, 100) || 'lexicon';
}
