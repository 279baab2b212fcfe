// What was decided last, told on the screen that comes next, with the way to take it back while there is time.
import { useSyncExternalStore } from 'react';

/** The decision that can still be taken back, by the server's clock in milliseconds since 1970. */
export interface Undoable {
  readonly decision: string;
  readonly case: string;
  readonly until: number;
}

/** A sentence, and what can be taken back. */
export interface Done {
  readonly says: string;
  readonly undoable: Undoable | undefined;
}

let last: Done = { says: '', undoable: undefined };
const watching = new Set<() => void>();

/** Tells it. */
export function tellDone(says: string, undoable?: Undoable): void {
  last = { says, undoable };
  for (const each of watching) each();
}

/** The last decision; without a sentence when there was none. */
export function useDone(): Done {
  return useSyncExternalStore(
    (changed) => {
      watching.add(changed);
      return () => watching.delete(changed);
    },
    () => last,
  );
}
