// What was decided last, told on the screen that comes next.
import { useSyncExternalStore } from 'react';

let last = '';
const watching = new Set<() => void>();

/** Tells it. */
export function tellDone(says: string): void {
  last = says;
  for (const each of watching) each();
}

/** The last decision in a sentence; empty when there was none. */
export function useDone(): string {
  return useSyncExternalStore(
    (changed) => {
      watching.add(changed);
      return () => watching.delete(changed);
    },
    () => last,
  );
}
