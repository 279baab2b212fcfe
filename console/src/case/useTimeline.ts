// The kept items of a case as a long list of which only the pages in view are fetched. Every page has its place from the start, so nothing moves when one arrives.
import { keepPreviousData, useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { TimelineOutline, TimelinePage } from '../../../vigil/src/server/case-shapes.ts';
import type { TimelineItem } from '../../../vigil/src/server/item-shapes.ts';
import { fetchItems, fetchOutline, type Lay } from './case-api.ts';
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
export function pageQuery(id: string, wish: { lay: Lay; cursor: string; reveal: number | undefined; folded: boolean }) {
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
  const wish = (cursor: string) => ({ lay, cursor, reveal, folded });
  const results = useQueries({ queries: wanted.map(({ cursor }) => pageQuery(id, wish(cursor))) });

  /** The page as asked for; until it is here, the same page masked or unfolded, so that nothing blinks. */
  const pageAt = (n: number): TimelinePage | undefined => {
    const cursor = pages[n]?.cursor;
    if (cursor === undefined) return undefined;
    const asked = results[n - inView[0]]?.data;
    if (asked !== undefined) return asked;
    for (const plain of [
      { ...wish(cursor), folded: false },
      { ...wish(cursor), reveal: undefined },
      { ...wish(cursor), folded: false, reveal: undefined },
    ]) {
      const held = queries.getQueryData<TimelinePage>(pageQuery(id, plain).queryKey);
      if (held !== undefined) return held;
    }
    return undefined;
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
    find: async (at, item) => {
      const beyond = (one: number): boolean => (lay.order === 'newest' ? one <= at : one >= at);
      // The last page that begins before the time holds it, or ends just before it.
      let page = pages.findIndex((one) => (item === undefined ? beyond(one.at) : one.at !== at && beyond(one.at))) - 1;
      if (page < -1) page = pages.length - 1;
      for (let n = Math.max(0, page); n >= 0 && n < pages.length; n += item === undefined ? 1 : -1) {
        const { items } = await fetchPage(n);
        const found = items.findIndex((one) => (item === undefined ? beyond(one.createdAt) : one.id === item));
        if (found >= 0) return n * size + found;
        if (item !== undefined && Math.max(0, page) - n > 4) break;
      }
      return item === undefined ? Math.max(0, (outline?.total ?? 1) - 1) : -1;
    },
    again: () => {
      void refetch();
      void queries.invalidateQueries({ queryKey: ['timeline', id] });
    },
  };
}
