// Who is at which case, and which were decided meanwhile: told by the live feed, read by rows without asking the server again.
import { useEffect, useSyncExternalStore } from 'react';
import type { Present } from '../../../vigil/src/server/queue-shapes.ts';
import { sendLooking } from '../queue/queue-api.ts';

/** Somebody at a case. */
export interface AtCase {
  /** Empty for somebody who has not said a name. */
  readonly by: string;
  readonly mine: boolean;
}

interface Known {
  /** Undefined until the feed has told: then the claims that came with the rows hold. */
  readonly claims: ReadonlyMap<string, AtCase> | undefined;
  readonly viewers: ReadonlyMap<string, readonly AtCase[]>;
  readonly closed: ReadonlySet<string>;
}

const MOST_CLOSED = 2_000;
let known: Known = { claims: undefined, viewers: new Map(), closed: new Set() };
const watching = new Set<() => void>();

function put(change: Partial<Known>): void {
  known = { ...known, ...change };
  for (const each of watching) each();
}

/** Takes what the feed tells. */
export function setPresent({ claims, viewers }: Present): void {
  const byCase = Map.groupBy(viewers, (one) => one.case);
  put({ claims: new Map(claims.map((one) => [one.case, one])), viewers: byCase });
}

/** Takes the ids of cases that were decided. */
export function addClosed(ids: readonly string[]): void {
  put({ closed: new Set([...[...known.closed].slice(-MOST_CLOSED), ...ids]) });
}

/** All that is known. */
export function usePresent(): Known {
  return useSyncExternalStore(
    (changed) => {
      watching.add(changed);
      return () => watching.delete(changed);
    },
    () => known,
  );
}

const AGAIN_MS = 2_500;

/** Tells others, as long as a case is on this screen, that it is. A feed that is away is told by its own mark; nothing is kept of this. */
export function useLooking(id: string | undefined): void {
  useEffect(() => {
    if (id === undefined) return undefined;
    const tell = (shown: string | null): void => {
      if (document.visibilityState === 'visible' || shown === null) sendLooking(shown).catch(() => undefined);
    };
    tell(id);
    const timer = window.setInterval(() => tell(id), AGAIN_MS);
    return () => {
      clearInterval(timer);
      tell(null);
    };
  }, [id]);
}
