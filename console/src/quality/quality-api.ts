// Asks the server how often two people agree, and on which cases they do not.
import type { ClausesView, PairPage } from '../../../vigil/src/server/quality-shapes.ts';
import { ask } from '../api.ts';

/** Agreement by clause. */
export function fetchClauses(signal: AbortSignal): Promise<ClausesView> {
  return ask('/v1/quality/clauses', signal);
}

/** One page of the cases that differ. `filter` is the query string of the list. */
export function fetchPairs(filter: string, cursor: string | undefined, signal: AbortSignal): Promise<PairPage> {
  const query = new URLSearchParams(filter);
  if (cursor !== undefined) query.set('cursor', cursor);
  return ask(`/v1/quality/pairs?${query}`, signal);
}
