// Who sits at this console. The name is asked once and remembered by the browser; a session that does not know it yet is told.
import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { SessionView } from '../../../vigil/src/server/session-shapes.ts';
import { fetchSession, sendName, Unfit } from '../api.ts';

const REMEMBERED = 'vigil-name';
const AGAIN_MS = 2_000;

/** The name that decisions bear; undefined while it is not known, null while nobody has said it. */
export function usePerson(): { readonly name: string | null | undefined; say(name: string): Promise<void> } {
  const queries = useQueryClient();
  const { data } = useQuery({
    queryKey: ['session'],
    queryFn: ({ signal }) => fetchSession(signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const say = async (name: string): Promise<void> => {
    const said = await sendName(name);
    if (said.name !== null) window.localStorage.setItem(REMEMBERED, said.name);
    await takeOver(queries, said);
  };
  const remembered = window.localStorage.getItem(REMEMBERED);
  const untold = data?.name === null && remembered !== null;
  useEffect(() => {
    if (!untold || remembered === null) return;
    let timer = 0;
    const tell = (): void => {
      sendName(remembered)
        .then((said) => takeOver(queries, said))
        .catch((error: unknown) => {
          // A name that the server does not take is forgotten; one that did not reach it is told again.
          if (error instanceof Unfit) window.localStorage.removeItem(REMEMBERED);
          else timer = window.setTimeout(tell, AGAIN_MS);
        });
    };
    tell();
    return () => clearTimeout(timer);
  }, [untold, remembered, queries]);
  return { name: untold ? undefined : data?.name, say };
}

/** What was asked before the name was told may be answered after it, and without it: that answer is not waited for. */
async function takeOver(queries: QueryClient, said: SessionView): Promise<void> {
  await queries.cancelQueries({ queryKey: ['session'] });
  queries.setQueryData(['session'], said);
}
