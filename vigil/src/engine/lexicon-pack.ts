// The terms of a compiled lexicon as one text and flat arrays, read one by one when they are found: handing a hundred thousand over to another thread costs no pause.
import { Term } from '../core/lexicon.ts';

/** Terms laid flat. A spelling that several terms share is one group; the matcher counts groups. */
export interface PackedTerms {
  /** A JSON line a term, without its examples. */
  readonly lines: string;
  /** Where each line begins, and the end of all. */
  readonly starts: Int32Array;
  /** Terms by group, and where each group begins, and the end of all. */
  readonly members: Int32Array;
  readonly groups: Int32Array;
  /** Terms that are expressions. */
  readonly patterns: Int32Array;
}

/** Access to terms, wherever they lie. */
export interface TermTable {
  readonly count: number;
  at(index: number): Term;
  group(index: number): readonly Term[];
  readonly patterns: readonly Term[];
}

/** Groups the terms that are no expressions by spelling, in the order of the first of each. */
function groupBySpelling(terms: readonly Term[]): number[][] {
  const groups = new Map<string, number[]>();
  for (const [index, term] of terms.entries()) {
    if (term.kind === 'regex') continue;
    const key = `${term.kind}\n${term.term}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [index]);
    else group.push(index);
  }
  return [...groups.values()];
}

/** A table over terms in memory, and its groups as they are compiled. */
export function tableOf(terms: readonly Term[]): TermTable & { readonly groups: readonly (readonly Term[])[] } {
  const groups = groupBySpelling(terms).map((group) => group.flatMap((index) => terms[index] ?? []));
  return {
    count: terms.length,
    at: (index) => terms[index] as Term,
    group: (index) => groups[index] ?? [],
    patterns: terms.filter((term) => term.kind === 'regex'),
    groups,
  };
}

/** Lays terms flat. Their own examples have done their work and are left out. */
export function packTerms(terms: readonly Term[]): PackedTerms {
  const lines = terms.map(({ matches: _matches, ignores: _ignores, ...term }) => JSON.stringify(term));
  const groups = groupBySpelling(terms);
  return {
    lines: lines.join(''),
    starts: runningSum(lines.map((line) => line.length)),
    members: Int32Array.from(groups.flat()),
    groups: runningSum(groups.map((group) => group.length)),
    patterns: Int32Array.from(terms.flatMap((term, index) => (term.kind === 'regex' ? [index] : []))),
  };
}

/** A table over packed terms; each is read when it is asked for and then kept. */
export function unpackTerms({ lines, starts, members, groups, patterns }: PackedTerms): TermTable {
  const read: Term[] = [];
  const at = (index: number): Term => {
    read[index] ??= Term.parse(JSON.parse(lines.slice(starts[index], starts[index + 1])));
    return read[index];
  };
  return {
    count: starts.length - 1,
    at,
    group: (index) => Array.from(members.subarray(groups[index], groups[index + 1]), at),
    patterns: Array.from(patterns, at),
  };
}

function runningSum(lengths: readonly number[]): Int32Array {
  const sums = new Int32Array(lengths.length + 1);
  for (const [index, length] of lengths.entries()) sums[index + 1] = (sums[index] ?? 0) + length;
  return sums;
}
