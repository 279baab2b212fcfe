// The queue, page after page, in the order in which it was loaded: news is counted and waits until the person asks for it, so that nothing moves under the cursor.
import { type InfiniteData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { CaseLine, CasePage } from '../../../vigil/src/server/shapes.ts';
import { fetchQueue } from './queue-api.ts';

const PAGE = 50;

/** What the queue's view needs. */
export interface Queue {
  /** Undefined until the first page is there. */
  readonly cases: readonly CaseLine[] | undefined;
  /** Cases that belong among those shown and are not there yet. */
  readonly arrived: number;
  readonly error: unknown;
  readonly more: (() => void) | undefined;
  readonly again: () => void;
  /** Puts what arrived in its place. */
  readonly load: () => void;
}

/** Reads the queue by a filter. Pages are kept as they came; only the first is asked for again when something changes. */
export function useQueue(filter: string): Queue {
  const queries = useQueryClient();
  const pagesKey = useMemo(() => ['queue-pages', filter], [filter]);
  const pages = useInfiniteQuery({
    queryKey: pagesKey,
    queryFn: ({ pageParam, signal }) => fetchQueue(filter, { limit: PAGE, cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  const first = useQuery({
    queryKey: ['queue', filter],
    queryFn: ({ signal }) => fetchQueue(filter, { limit: PAGE }, signal),
    // The first page of the list is not a second old when this begins to look for news.
    enabled: pages.data !== undefined,
    initialData: () => queries.getQueryData<InfiniteData<CasePage>>(pagesKey)?.pages[0],
    staleTime: 5_000,
    gcTime: 0,
  });
  const shown = useMemo(() => merged(pages.data?.pages, first.data), [pages.data, first.data]);
  const load = useCallback(() => {
    const page = queries.getQueryData<CasePage>(['queue', filter]);
    if (page === undefined) return;
    queries.setQueryData<InfiniteData<CasePage, string | undefined>>(pagesKey, {
      pages: [page],
      pageParams: [undefined],
    });
  }, [queries, filter, pagesKey]);
  return {
    ...shown,
    error: pages.error,
    more: pages.hasNextPage && !pages.isFetchingNextPage ? () => void pages.fetchNextPage() : undefined,
    again: () => void pages.refetch(),
    load,
  };
}

/** What is shown, each with its newest state, in the order in which it was loaded; and how many of the newest belong among it. */
function merged(
  pages: readonly CasePage[] | undefined,
  newest: CasePage | undefined,
): Pick<Queue, 'cases' | 'arrived'> {
  if (pages === undefined) return { cases: undefined, arrived: 0 };
  // A case may move between pages while they are fetched one after the other; it is shown once.
  const known = new Map(pages.flatMap((page) => page.cases).map((one) => [one.id, one]));
  const last = pages.at(-1)?.next === null ? undefined : [...known.values()].at(-1);
  let arrived = 0;
  for (const one of newest?.cases ?? []) {
    if (known.has(one.id)) known.set(one.id, one);
    else if (last === undefined || comesBefore(one, last)) arrived++;
  }
  return { cases: [...known.values()], arrived };
}

/** The order of the server's list: severity, then what a trusted flagger named, bits, due time. */
function comesBefore(a: CaseLine, b: CaseLine): boolean {
  const rank = ({ severity, jumps }: CaseLine): number => (severity === 'urgent' ? 0 : 2) + (jumps ? 0 : 1);
  const steps = [rank(a) - rank(b), b.bits - a.bits, a.dueAt - b.dueAt];
  return (steps.find((step) => step !== 0) ?? 0) < 0;
}
