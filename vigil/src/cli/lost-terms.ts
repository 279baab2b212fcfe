// What a list that is tried no longer finds: each removed term with the posts and accounts it stands in, and the cases among them that close.
import type { Observation } from '../core/observation.ts';
import { addTouches, type Touch } from '../engine/try-lexicon.ts';
import { counted, print, safe, table } from './console-line.ts';

const ROWS = 20;

/** A removed term. `closes`: cases that close under the new list, of accounts that wrote the term. */
export interface LostTerm {
  readonly term: string;
  readonly posts: number;
  readonly accounts: number;
  readonly closes: number;
}

/** Counts account by account: `look` at what is on file of one, then `closed` when its case closes. */
export interface LossBook {
  look(observations: readonly Observation[]): void;
  closed(): void;
  rows(): readonly LostTerm[];
}

/** Opens one for these term ids. */
export function lossBook(removed: ReadonlySet<string>): LossBook {
  const touches = new Map<string, Touch>();
  const closes = new Map<string, number>();
  let last: readonly Observation[] = [];
  return {
    look(observations) {
      last = observations;
      addTouches(touches, observations, removed);
    },
    closed() {
      const written = new Set(last.map((one) => one.what).filter((what) => removed.has(what)));
      for (const term of written) closes.set(term, (closes.get(term) ?? 0) + 1);
    },
    rows: () =>
      [...removed]
        .map((term) => ({ term, posts: 0, accounts: 0, ...touches.get(term), closes: closes.get(term) ?? 0 }))
        .sort((a, b) => b.closes - a.closes || b.posts - a.posts || (a.term < b.term ? -1 : 1)),
  };
}

/** For people. Says nothing when no term is gone. */
export function tellLosses(rows: readonly LostTerm[]): void {
  if (rows.length === 0) return;
  print('');
  print(`${counted(rows.length, 'term')} removed:`);
  const cells = rows
    .slice(0, ROWS)
    .map(({ term, ...counts }) => [
      safe(term),
      ...[counts.posts, counts.accounts, counts.closes].map((one) => one.toLocaleString('en')),
    ]);
  for (const row of table([['term', 'posts', 'accounts', 'cases that close'], ...cells])) print(row);
  if (rows.length > ROWS) print(`and ${counted(rows.length - ROWS, 'further term')}; --json tells them all`);
}
