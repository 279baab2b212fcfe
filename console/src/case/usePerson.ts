// Who sits at this console. The name is asked once and remembered by the browser; a session that does not know it yet is told.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { fetchSession, sendName } from '../api.ts';

const REMEMBERED = 'vigil-name';

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
    queries.setQueryData(['session'], said);
  };
  const remembered = window.localStorage.getItem(REMEMBERED);
  const untold = data?.name === null && remembered !== null;
  useEffect(() => {
    if (untold && remembered !== null)
      void sendName(remembered)
        .then((said) => queries.setQueryData(['session'], said))
        .catch(() => window.localStorage.removeItem(REMEMBERED));
  }, [untold, remembered, queries]);
  return { name: untold ? undefined : data?.name, say };
}
