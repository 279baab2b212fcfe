// One case as it was when it was opened, and whether it has changed since: what a person reads stays still until they ask for what is new.
import { skipToken, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { CaseView } from '../../../vigil/src/server/shapes.ts';
import { fetchBeside, fetchRevealed, fetchView } from './case-api.ts';

/** How often an open case is asked whether it has changed; the answer is mostly "no" and empty. */
const LOOK_MS = 10_000;
export const FRESH_MS = 120_000;
/** A case is not yet read so soon after it was opened. */
const UNREAD_MS = 1_500;

/** What the screen needs of a case. */
export interface CaseReading {
  /** As it is now: decisions and claims. */
  readonly now: CaseView | undefined;
  /** As it is read: everything else. */
  readonly read: CaseView | undefined;
  readonly changed: boolean;
  readonly error: unknown;
  load(): void;
  /** Takes the present state for read, after one's own note. */
  settle(): Promise<void>;
  again(): void;
}

/** How a case is asked for; shared with whoever fetches it ahead. */
export function caseQuery(id: string) {
  return {
    queryKey: ['case', id],
    queryFn: ({ client, signal }: { client: ReturnType<typeof useQueryClient>; signal: AbortSignal }) =>
      fetchView(id, client.getQueryData<CaseView>(['case', id]), signal),
    staleTime: FRESH_MS,
  };
}

/** Reads a case. */
export function useCase(id: string): CaseReading {
  const queries = useQueryClient();
  const {
    data: now,
    error,
    refetch,
  } = useQuery({ ...caseQuery(id), refetchInterval: LOOK_MS, refetchOnMount: 'always' });
  const [read, setRead] = useState(now);
  if (read === undefined && now !== undefined) setRead(now);
  const load = (): void => {
    setRead(now);
    for (const key of ['timeline', 'beside', 'notes', 'activity'])
      void queries.invalidateQueries({ queryKey: [key, id] });
  };
  const changed = read !== undefined && now !== undefined && read.seen !== now.seen;
  const opened = useRef(performance.now());
  useEffect(() => {
    // What was fetched ahead may be old: nobody has begun to read it yet.
    if (changed && performance.now() - opened.current < UNREAD_MS) load();
  });
  return {
    now,
    read,
    changed,
    error,
    load,
    settle: async () => {
      const { data } = await refetch();
      if (data !== undefined) setRead(data);
    },
    again: () => void refetch(),
  };
}

/** How what stands beside the items is asked for. */
export function besideQuery(id: string, reveal: number | undefined) {
  return {
    queryKey: reveal === undefined ? ['beside', id] : ['revealed', id, 'beside', reveal],
    queryFn: ({ signal }: { signal: AbortSignal }) => fetchBeside(id, reveal, signal),
    staleTime: FRESH_MS,
  };
}

/** The case as a reveal shows it: its reasons and opinion quote what was read. Undefined while it is masked, or on its way. */
export function useRevealed(id: string, reveal: number | undefined): CaseView | undefined {
  const { data } = useQuery({
    queryKey: ['revealed', id, 'case', reveal],
    queryFn: reveal === undefined ? skipToken : ({ signal }) => fetchRevealed(id, reveal, signal),
  });
  return data;
}
