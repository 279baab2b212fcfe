// The changes that a person is drafting. They hold words, so they live in the memory of this page alone: leaving a screen keeps them, closing the page does not.
import { useSyncExternalStore } from 'react';
import type { Term } from '../../../vigil/src/core/lexicon.ts';
import type { TermChange } from '../../../vigil/src/core/proposal.ts';

let changes: readonly TermChange[] = [];
const ears = new Set<() => void>();

/** What a change is about, for keys and for finding it again. */
export function keyOf(change: TermChange): string {
  return change.kind === 'retire' ? `${change.pack} ${change.id}` : `${packOf(change)} ${change.term.id}`;
}

function packOf(change: TermChange): string {
  return change.kind === 'add' ? 'console' : change.pack;
}

function set(next: readonly TermChange[]): void {
  changes = next;
  for (const ear of ears) ear();
}

/** Puts a change into the draft, in the place of an earlier one about the same term. */
export function putChange(change: TermChange): void {
  const key = keyOf(change);
  const place = changes.findIndex((one) => keyOf(one) === key);
  set(place < 0 ? [...changes, change] : changes.with(place, change));
}

/** Leaves a change out. */
export function dropChange(key: string): void {
  set(changes.filter((one) => keyOf(one) !== key));
}

/** Forgets the draft: it was proposed. */
export function clearDraft(): void {
  set([]);
}

/** The draft. */
export function useDraft(): readonly TermChange[] {
  return useSyncExternalStore(
    (ear) => {
      ears.add(ear);
      return () => ears.delete(ear);
    },
    () => changes,
  );
}

/** A new term, empty. Its id says nothing of the word. */
export function blankTerm(): Term {
  const bytes = crypto.getRandomValues(new Uint8Array(5));
  const id = `c-${Array.from(bytes, (one) => one.toString(16).padStart(2, '0')).join('')}`;
  return { id, term: '', family: 'term', kind: 'word', matches: [], ignores: [] };
}

/** What is in the editor: a term of a list, or a new one. */
export interface Editing {
  readonly pack: string | undefined;
  readonly term: Term;
}
