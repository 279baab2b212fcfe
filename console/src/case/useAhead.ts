// Fetches the case that probably comes next while this one is read, so that it is there at once. Masked, like everything that is fetched without being asked for.
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { fetchCases } from '../api.ts';
import { besideQuery, caseQuery } from './useCase.ts';
import { NEWEST, outlineQuery, pageQuery } from './useTimeline.ts';

/** Not before this case itself is drawn. */
const LATER_MS = 400;

/** Looks ahead from a case. */
export function useAhead(id: string): void {
  const queries = useQueryClient();
  useEffect(() => {
    const stop = new AbortController();
    const ahead = async (): Promise<void> => {
      const { cases } = await fetchCases({ severity: undefined, cursor: undefined }, stop.signal);
      const next = cases.find((one) => one.id !== id && (one.claim === null || one.claim.mine));
      if (next === undefined || stop.signal.aborted) return;
      await Promise.all([
        queries.prefetchQuery(caseQuery(next.id)),
        queries.prefetchQuery(besideQuery(next.id, undefined)),
        queries.prefetchQuery(outlineQuery(next.id, NEWEST)),
      ]);
      const outline = queries.getQueryData<{ readonly pages: readonly { readonly cursor: string }[] }>(
        outlineQuery(next.id, NEWEST).queryKey,
      );
      const cursor = outline?.pages[0]?.cursor;
      if (cursor !== undefined)
        await queries.prefetchQuery(pageQuery(next.id, { lay: NEWEST, cursor, reveal: undefined, folded: false }));
    };
    // Nothing depends on it: a case that was not fetched ahead is fetched when it is opened.
    const timer = window.setTimeout(() => void ahead().catch(() => undefined), LATER_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [id, queries]);
}
