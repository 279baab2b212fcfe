// The kept items of a case as a long list of which only the pages in view are fetched. Every page has its place from the start, so nothing moves when one arrives.
import { keepPreviousData, type QueryClient, useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { TimelineOutline, TimelinePage } from '../../../vigil/src/server/case-shapes.ts';
import type { TimelineItem } from '../../../vigil/src/server/item-shapes.ts';
import { fetchItems, fetchOutline, type Lay, type PageWish } from './case-api.ts';
import { FRESH_MS } from './useCase.ts';

export const NEWEST: Lay = { order: 'newest', family: '', surface: '' };

/** How the outline is asked for; shared with whoever fetches it ahead. */
export function outlineQuery(id: string, lay: Lay) {
  return {
    queryKey: ['timeline', id, 'outline', lay],
    queryFn: ({ signal }: { signal: AbortSignal }) => fetchOutline(id, lay, signal),
    staleTime: FRESH_MS,
  };
}

/** How one page is asked for. Revealed pages live under a name of their own, so that they can be forgotten at once. */
export function pageQuery(id: string, wish: PageWish) {
  const { lay, cursor, reveal, folded } = wish;
  return {
    queryKey: [reveal === undefined ? 'timeline' : 'revealed', id, 'page', lay, cursor, reveal ?? 0, folded],
    queryFn: ({ signal }: { signal: AbortSignal }) => fetchItems(id, wish, signal),
    staleTime: FRESH_MS,
    ...(reveal === undefined ? {} : { gcTime: 0 }),
  };
}

/** What the list shows. */
export interface TimelineReading {
  readonly lay: Lay;
  readonly outline: TimelineOutline | undefined;
  /** False while the outline is still that of another order or filter. */
  readonly settled: boolean;
  readonly error: unknown;
  /** A page in view that failed. */
  readonly pageError: unknown;
  itemAt(index: number): TimelineItem | undefined;
  setLay(lay: Lay): void;
  /** Tells which rows are in view. */
  view(first: number, last: number): void;
  /** The row of an item, or of the first item at or beyond a time. */
  find(at: number, item?: string): Promise<number>;
  again(): void;
}

/** Reads the timeline of a case. */
export function useTimeline(id: string, reveal: number | undefined, folded: boolean): TimelineReading {
  const queries = useQueryClient();
  const [lay, setLay] = useState(NEWEST);
  const [inView, setInView] = useState<readonly [number, number]>([0, 0]);
  const {
    data: outline,
    error,
    refetch,
    isPlaceholderData,
  } = useQuery({ ...outlineQuery(id, lay), placeholderData: keepPreviousData });
  const size = outline?.pageItems ?? 50;
  const pages = outline?.pages ?? [];
  const wanted = pages.slice(inView[0], inView[1] + 1);
  const wish = (cursor: string): PageWish => ({ lay, cursor, reveal, folded });
  const results = useQueries({ queries: wanted.map(({ cursor }) => pageQuery(id, wish(cursor))) });

  const pageAt = (n: number): TimelinePage | undefined => {
    const cursor = pages[n]?.cursor;
    if (cursor === undefined) return undefined;
    return results[n - inView[0]]?.data ?? heldPage(queries, id, wish(cursor));
  };
  const fetchPage = (n: number): Promise<TimelinePage> =>
    queries.fetchQuery(pageQuery(id, wish(pages[n]?.cursor ?? '')));
  return {
    lay,
    outline,
    settled: outline !== undefined && !isPlaceholderData,
    error,
    pageError: results.find((one) => one.error !== null)?.error ?? null,
    itemAt: (index) => pageAt(Math.floor(index / size))?.items[index % size],
    setLay,
    view: (first, last) => {
      const next = [Math.floor(first / size), Math.floor(last / size)] as const;
      if (next[0] !== inView[0] || next[1] !== inView[1]) setInView(next);
    },
    find: (at, item) => findRow({ pages, size, order: lay.order, total: outline?.total ?? 0, fetchPage }, { at, item }),
    again: () => {
      void refetch();
      void queries.invalidateQueries({ queryKey: ['timeline', id] });
    },
  };
}

/** While a page is under way as it was asked for: the same page masked or unfolded, so that nothing blinks. */
function heldPage(queries: QueryClient, id: string, wish: PageWish): TimelinePage | undefined {
  for (const plain of [
    { ...wish, folded: false },
    { ...wish, reveal: undefined },
    { ...wish, folded: false, reveal: undefined },
  ]) {
    const held = queries.getQueryData<TimelinePage>(pageQuery(id, plain).queryKey);
    if (held !== undefined) return held;
  }
  return undefined;
}

/** Pages before the likely one that are looked through for an item: many may share one moment. */
const MOST_BACK = 4;

/** The row of an item, -1 when it is not there; without an item the first row at or beyond a time. */
async function findRow(
  list: {
    readonly pages: TimelineOutline['pages'];
    readonly size: number;
    readonly total: number;
    readonly order: Lay['order'];
    readonly fetchPage: (n: number) => Promise<TimelinePage>;
  },
  { at, item }: { readonly at: number; readonly item: string | undefined },
): Promise<number> {
  const { pages, size, order } = list;
  const beyond = (one: number): boolean => (order === 'newest' ? one <= at : one >= at);
  // The last page that begins before the time holds it, or ends just before it.
  const after = pages.findIndex((one) => beyond(one.at) && (item === undefined || one.at !== at));
  const likely = Math.max(0, (after < 0 ? pages.length : after) - 1);
  for (let n = likely; n >= 0 && n < pages.length && n >= likely - MOST_BACK; n += item === undefined ? 1 : -1) {
    const { items } = await list.fetchPage(n);
    const found = items.findIndex((one) => (item === undefined ? beyond(one.createdAt) : one.id === item));
    if (found >= 0) return n * size + found;
  }
  return item === undefined ? Math.max(0, list.total - 1) : -1;
}
