// What was decided last, told on the screen that comes next, with the way to take it back while there is time.
import { useSyncExternalStore } from 'react';

/** The decision that can still be taken back, by the server's clock in milliseconds since 1970. */
export interface Undoable {
  readonly decision: string;
  readonly case: string;
  readonly until: number;
}

/** A sentence, what can be taken back, and the address at which it was told: it goes when the person leaves that. */
export interface Done {
  readonly says: string;
  readonly undoable: Undoable | undefined;
  readonly address: string;
}

let last: Done = { says: '', undoable: undefined, address: '' };
const watching = new Set<() => void>();

/** Tells it. */
export function tellDone(says: string, undoable?: Undoable): void {
  last = { says, undoable, address: window.location.hash };
  for (const each of watching) each();
}

/** The next act has begun: what was told goes, unless it can still be taken back at `now`. */
export function leaveDone(now: number): void {
  if (last.says !== '' && (last.undoable === undefined || last.undoable.until <= now)) tellDone('', last.undoable);
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
