// A clock that ticks for all parts of the screen at once, so that no two countdowns disagree.
import { useSyncExternalStore } from 'react';
import { serverNow } from '../times.ts';

const TICK_MS = 5_000;
const listeners = new Set<() => void>();
let now = serverNow();
let timer = 0;

function listen(changed: () => void): () => void {
  if (listeners.size === 0) {
    timer = window.setInterval(() => {
      now = serverNow();
      for (const one of listeners) one();
    }, TICK_MS);
  }
  listeners.add(changed);
  return () => {
    listeners.delete(changed);
    if (listeners.size === 0) clearInterval(timer);
  };
}

/** The server's time, renewed every five seconds. */
export function useNow(): number {
  return useSyncExternalStore(listen, () => now);
}
