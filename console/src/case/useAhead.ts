// Fetches the case that probably comes next while this one is read, so that it is there at once. Masked, like everything that is fetched without being asked for.
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { fetchNext } from '../api.ts';
import { besideQuery, caseQuery } from './useCase.ts';
import { passedCases } from './useDecision.ts';
import { NEWEST, outlineQuery, pageQuery } from './useTimeline.ts';

/** Not before this case itself is drawn. */
const LATER_MS = 400;

/** Looks ahead from a case. */
export function useAhead(id: string): void {
  const queries = useQueryClient();
  useEffect(() => {
    const stop = new AbortController();
    const ahead = async (): Promise<void> => {
      const { case: next } = await fetchNext({ after: id, not: passedCases() }, stop.signal);
      if (next === null || stop.signal.aborted) return;
      await Promise.all([
        queries.prefetchQuery(caseQuery(next)),
        queries.prefetchQuery(besideQuery(next, undefined)),
        queries.prefetchQuery(outlineQuery(next, NEWEST)),
      ]);
      const outline = queries.getQueryData<{ readonly pages: readonly { readonly cursor: string }[] }>(
        outlineQuery(next, NEWEST).queryKey,
      );
      const cursor = outline?.pages[0]?.cursor;
      if (cursor !== undefined)
        await queries.prefetchQuery(pageQuery(next, { lay: NEWEST, cursor, reveal: undefined, folded: false }));
    };
    // Nothing depends on it: a case that was not fetched ahead is fetched when it is opened.
    const timer = window.setTimeout(() => void ahead().catch(() => undefined), LATER_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [id, queries]);
}
