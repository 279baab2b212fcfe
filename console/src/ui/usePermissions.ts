// What the person at this console may do, so that a screen offers nothing the server would refuse. The server checks again all the same.
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Permission } from '../../../vigil/src/core/role.ts';
import type { SessionView } from '../../../vigil/src/server/session-shapes.ts';
import { fetchSession, Trouble } from '../api.ts';

/** A session may end, or change, while nobody asks for anything. */
const LOOK_MS = 60_000;

/** The session of this console; undefined while it is not known, or when there is none. */
export function useSession(): SessionView | undefined {
  const { data, error } = useQuery({
    queryKey: ['session'],
    queryFn: ({ signal }) => fetchSession(signal),
    staleTime: Number.POSITIVE_INFINITY,
    refetchInterval: LOOK_MS,
  });
  // While the connection is away, what was known holds; only an ended session is none.
  return error instanceof Trouble && error.kind === 'forbidden' ? undefined : data;
}

/** Whether nobody is set up and nobody has said yet who sits here: then acts wait for a name. */
export function useIsUnnamed(): boolean {
  const session = useSession();
  return session?.opened === 'link' && session.name === null && !session.setUp;
}

/** The permissions of the session; empty while they are not known. */
export function usePermissions(): ReadonlySet<Permission> {
  const session = useSession();
  return useMemo(() => new Set(session?.permissions), [session]);
}
