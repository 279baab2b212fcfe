// After signing in: what the browser kept for whoever sat here before is dropped, and the session is known everywhere at once.
import { useQueryClient } from '@tanstack/react-query';
import type { SessionView } from '../../../vigil/src/server/session-shapes.ts';

const LAST = 'vigil-last-person';
const DRAFT = 'vigil-draft-';

/** Takes over a session that was just opened. */
export function useEntered(): (session: SessionView) => void {
  const queries = useQueryClient();
  return (session) => {
    const before = window.localStorage.getItem(LAST);
    if (before !== session.person) dropDrafts();
    window.localStorage.setItem(LAST, session.person ?? '');
    queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
    queries.setQueryData(['session'], session);
  };
}

/** A draft is its author's; the next person at this browser does not find it. */
function dropDrafts(): void {
  const keys = Array.from({ length: window.localStorage.length }, (_, at) => window.localStorage.key(at) ?? '');
  for (const key of keys.filter((one) => one.startsWith(DRAFT))) window.localStorage.removeItem(key);
}
