// What the Today screen needs: a day's count and its clocks. Live numbers arrive by invalidation of `today`.
import { useQuery } from '@tanstack/react-query';
import { fetchToday } from '../api.ts';
import { fetchClocks } from '../queue/queue-api.ts';

/** The day, YYYY-MM-DD; the last one with posts when it is left out. */
export function useToday(date: string | undefined) {
  return useQuery({ queryKey: ['today', date ?? 'last'], queryFn: ({ signal }) => fetchToday(signal, date) });
}

/** How long things take in the week of a day; asked only for whoever may read cases. */
export function useClocks(date: string | undefined, enabled: boolean) {
  return useQuery({
    enabled,
    queryKey: ['today', 'clocks', date ?? 'last'],
    queryFn: ({ signal }) => fetchClocks(date, signal),
    staleTime: 10_000,
  });
}
