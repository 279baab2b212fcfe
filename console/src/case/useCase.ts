// One case with its kept items, page after page. Revealing asks anew, so that the server can write it down first.
import { useInfiniteQuery } from '@tanstack/react-query';
import type { CaseView } from '../../../vigil/src/server/shapes.ts';
import { fetchCase } from '../api.ts';

/** What the case's view needs. */
export interface CaseReading {
  readonly view: CaseView | undefined;
  readonly kept: CaseView['kept'];
  readonly error: unknown;
  readonly more: (() => void) | undefined;
  readonly again: () => void;
}

/** Reads a case. A revealed one is not refreshed by itself: each look is an audit line, and only a person may cause one. */
export function useCase(id: string, revealed: boolean): CaseReading {
  const query = useInfiniteQuery({
    queryKey: [revealed ? 'revealed' : 'case', id],
    queryFn: ({ pageParam, signal }) => fetchCase(id, { revealed, offset: pageParam }, signal),
    initialPageParam: 0,
    getNextPageParam: (page) => page.next ?? undefined,
    ...(revealed ? { staleTime: Number.POSITIVE_INFINITY, gcTime: 0, refetchInterval: false as const } : {}),
  });
  return {
    view: query.data?.pages[0],
    kept: query.data?.pages.flatMap((page) => page.kept) ?? [],
    error: query.error,
    more: query.hasNextPage && !query.isFetchingNextPage ? () => void query.fetchNextPage() : undefined,
    again: () => void query.refetch(),
  };
}
