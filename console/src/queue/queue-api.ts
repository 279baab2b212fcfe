// Asks the server for the queue by the filter that stands in the address.
import type { DayAccounts, DayClocks } from '../../../vigil/src/server/day-shapes.ts';
import type { QueueCounts } from '../../../vigil/src/server/queue-shapes.ts';
import type { CasePage } from '../../../vigil/src/server/shapes.ts';
import { ask, send } from '../api.ts';

/** One page. `filter` is a query string without limit and cursor. */
export function fetchQueue(
  filter: string,
  wish: { readonly limit: number; readonly cursor?: string | undefined },
  signal: AbortSignal,
): Promise<CasePage> {
  const query = new URLSearchParams(filter);
  query.set('limit', String(wish.limit));
  if (wish.cursor !== undefined) query.set('cursor', wish.cursor);
  return ask(`/v1/cases?${query}`, signal);
}

/** The counts behind the filters. */
export function fetchCounts(signal: AbortSignal): Promise<QueueCounts> {
  return ask('/v1/queue', signal);
}

/** Where the rows of a filter are as a file. */
export function csvAddress(filter: string): string {
  return `/v1/queue.csv${filter === '' ? '' : `?${filter}`}`;
}

/** Says which case this screen shows. */
export function sendLooking(id: string | null): Promise<void> {
  return send('PUT', '/v1/looking', { case: id });
}

/** How long things take; `date` is YYYY-MM-DD, the day shown by default when it is left out. */
export function fetchClocks(date: string | undefined, signal: AbortSignal): Promise<DayClocks> {
  return ask(`/v1/today/clocks${date === undefined ? '' : `?date=${date}`}`, signal);
}

/** The accounts behind a number of a day. */
export function fetchOffering(
  wish: { readonly date: string; readonly which: string; readonly cursor: string | undefined },
  signal: AbortSignal,
): Promise<DayAccounts> {
  const query = new URLSearchParams({
    date: wish.date,
    which: wish.which,
    ...(wish.cursor && { cursor: wish.cursor }),
  });
  return ask(`/v1/today/accounts?${query}`, signal);
}
