// What the Today screen needs: the day's count and the first cases of the queue.
import { useQuery } from '@tanstack/react-query';
import { fetchToday } from '../api.ts';

/** The day. Live numbers arrive by invalidation of `today`. */
export function useToday() {
  return useQuery({ queryKey: ['today'], queryFn: ({ signal }) => fetchToday(signal) });
}
