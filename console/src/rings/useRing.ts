// One ring, masked or revealed. A revealed one is asked for by a person only: each look is a line in the audit log.
import { useQuery } from '@tanstack/react-query';
import type { RingView } from '../../../vigil/src/server/ring-shapes.ts';
import { fetchRing } from './ring-api.ts';

/** What the ring's view needs. */
export interface RingReading {
  readonly view: RingView | undefined;
  readonly error: unknown;
  readonly again: () => void;
}

/** Reads a ring. While it is being revealed the masked view stays, so that nothing jumps. */
export function useRing(id: string, revealed: boolean): RingReading {
  const masked = useQuery({ queryKey: ['ring', id], queryFn: ({ signal }) => fetchRing(id, false, signal) });
  const open = useQuery({
    queryKey: ['revealed', 'ring', id],
    queryFn: ({ signal }) => fetchRing(id, true, signal),
    enabled: revealed,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchInterval: false,
  });
  const shown = revealed ? (open.data ?? masked.data) : masked.data;
  return {
    view: shown,
    error: (revealed ? open.error : null) ?? masked.error,
    again: () => void (revealed ? open : masked).refetch(),
  };
}
