// What the person at this console may do, so that a screen offers nothing the server would refuse. The server checks again all the same.
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Permission } from '../../../vigil/src/core/role.ts';
import type { SessionView } from '../../../vigil/src/server/session-shapes.ts';
import { fetchSession } from '../api.ts';

/** The session of this console; undefined while it is not known, or when there is none. */
export function useSession(): SessionView | undefined {
  const { data, isError } = useQuery({
    queryKey: ['session'],
    queryFn: ({ signal }) => fetchSession(signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return isError ? undefined : data;
}

/** The permissions of the session; empty while they are not known. */
export function usePermissions(): ReadonlySet<Permission> {
  const session = useSession();
  return useMemo(() => new Set(session?.permissions), [session]);
}
