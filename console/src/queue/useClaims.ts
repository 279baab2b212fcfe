// Takes cases from their rows and gives them back; while the queue is on the screen, one's own claims are renewed.
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { CaseLine } from '../../../vigil/src/server/shapes.ts';
import { Conflict, dropClaim, sendClaim, Trouble } from '../api.ts';
import { usePerson } from '../case/usePerson.ts';
import { usePresent } from '../live/present.ts';
import { words } from '../words.ts';

/** The lease is ten minutes; this is the heartbeat. */
const RENEW_MS = 60_000;

/** Claims as the screen knows them. */
export interface Claims {
  /** Why the last one came to nothing; empty when it did not. */
  readonly trouble: string;
  /** Takes a case that is free, gives back one's own. */
  toggle(one: CaseLine): void;
  /** Who is at it. The feed knows better than the row, once it has told. */
  of(one: CaseLine): { readonly by: string; readonly mine: boolean } | null;
}

/** Claims from the queue. */
export function useClaims(): Claims {
  const queries = useQueryClient();
  const { claims } = usePresent();
  // A claim bears a name: the one this browser remembers is told to the session as soon as the queue is there.
  const { name } = usePerson();
  const [trouble, setTrouble] = useState('');
  const mine = claims === undefined ? '' : [...claims].flatMap(([id, one]) => (one.mine ? [id] : [])).join(' ');
  useEffect(() => {
    if (mine === '') return undefined;
    const timer = window.setInterval(() => {
      // A claim that cannot be renewed is lost, and the feed says so.
      for (const id of mine.split(' ')) sendClaim(id).catch(() => undefined);
    }, RENEW_MS);
    return () => clearInterval(timer);
  }, [mine]);
  const of = (one: CaseLine): ReturnType<Claims['of']> =>
    claims === undefined ? one.claim : (claims.get(one.id) ?? null);
  return {
    trouble,
    of,
    toggle: (one) => {
      setTrouble('');
      const act = of(one)?.mine === true ? dropClaim(one.id) : sendClaim(one.id);
      act
        .catch((error: unknown) => setTrouble(name === null ? words.queue.needName : troubleOf(error)))
        .then(() => queries.invalidateQueries({ queryKey: ['queue'] }));
    },
  };
}

function troubleOf(error: unknown): string {
  if (error instanceof Conflict) return error.refusal === 'full' ? words.queue.full : words.queue.taken;
  return error instanceof Trouble && error.says !== '' ? error.says : words.queue.claimLost;
}
