// What stands before the screens: the way in for whoever is not in, the way back for the link of the terminal, and nothing for everybody else.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react';
import type { SessionView } from '../../../vigil/src/server/session-shapes.ts';
import { BARRED, fetchSession, SIGNED_OUT, Trouble } from '../api.ts';
import { words } from '../words.ts';
import { Loading } from './Troubles.tsx';

// Most people pass here without seeing any of these, so they come when they are needed.
const SignInScreen = lazy(async () => ({ default: (await import('../people/SignInScreen.tsx')).SignInScreen }));
const EnrolScreen = lazy(async () => ({ default: (await import('../people/EnrolScreen.tsx')).EnrolScreen }));
const RecoveryScreen = lazy(async () => ({ default: (await import('../people/RecoveryScreen.tsx')).RecoveryScreen }));

interface DoorProps {
  /** The secret of an invitation whose link was opened. */
  readonly invitation: string | undefined;
  readonly children: ReactNode;
}

/** The door. */
export function Door({ invitation, children }: DoorProps) {
  const [invited, setInvited] = useState(invitation);
  const queries = useQueryClient();
  useEffect(() => {
    // Only whoever was in can fall out; whoever knows already is not asked again.
    const look = ({ type }: Event): void => {
      const { data, error } = queries.getQueryState<SessionView>(['session']) ?? {};
      // A person's session lasts, whatever is not among their tasks.
      if (type === BARRED && data?.opened !== 'link') return;
      if (data !== undefined && error == null) void queries.invalidateQueries({ queryKey: ['session'] });
    };
    for (const sign of [SIGNED_OUT, BARRED]) window.addEventListener(sign, look);
    return () => {
      for (const sign of [SIGNED_OUT, BARRED]) window.removeEventListener(sign, look);
    };
  }, [queries]);
  const session = useQuery({
    queryKey: ['session'],
    queryFn: ({ signal }) => fetchSession(signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const out = session.error instanceof Trouble && session.error.kind === 'forbidden';
  const ways = useWays(out);
  if (invited !== undefined)
    return <Before screen={<EnrolScreen invitation={invited} done={() => setInvited(undefined)} />} />;
  const unknown = session.isPending && session.errorUpdateCount === 0;
  if (unknown || (out && ways.isPending)) return <Before screen={<Loading lines={4} />} />;
  if (out && ways.data?.setUp === true) return <Before screen={<SignInScreen ways={ways.data} />} />;
  if (session.data?.opened === 'link' && session.data.setUp) return <Before screen={<RecoveryScreen />} />;
  return children;
}

/** How one can get in; asked only by whoever is out. */
function useWays(out: boolean) {
  return useQuery({
    queryKey: ['ways'],
    queryFn: async ({ signal }) => (await import('../people/people-api.ts')).fetchWays(signal),
    enabled: out,
  });
}

function Before({ screen }: { readonly screen: ReactNode }) {
  return (
    <main id="content" tabIndex={-1}>
      <p className="wordmark before">
        <span className="eye" aria-hidden="true" />
        {words.name}
      </p>
      <Suspense fallback={<Loading lines={4} />}>{screen}</Suspense>
    </main>
  );
}
