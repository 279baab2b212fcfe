// The queue, page after page. Live news refreshes every page that is shown.
import { useInfiniteQuery } from '@tanstack/react-query';
import type { CaseLine } from '../../../vigil/src/server/shapes.ts';
import { fetchCases } from '../api.ts';

/** What the queue's view needs. */
export interface Queue {
  /** Undefined until the first page is there. */
  readonly cases: readonly CaseLine[] | undefined;
  readonly error: unknown;
  readonly more: (() => void) | undefined;
  readonly again: () => void;
}

/** Reads the queue; `severity` narrows it. Nothing is asked for whoever may not read cases. */
export function useQueue(severity: 'urgent' | 'standard' | undefined, enabled = true): Queue {
  const query = useInfiniteQuery({
    queryKey: ['queue', severity ?? 'all'],
    queryFn: ({ pageParam, signal }) => fetchCases({ severity, cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    enabled,
  });
  const cases = query.data?.pages.flatMap((page) => page.cases);
  return {
    // A case may move between pages while they are fetched one after the other; it is shown once.
    cases: cases === undefined ? undefined : [...new Map(cases.map((one) => [one.id, one])).values()],
    error: query.error,
    more: query.hasNextPage && !query.isFetchingNextPage ? () => void query.fetchNextPage() : undefined,
    again: () => void query.refetch(),
  };
}
