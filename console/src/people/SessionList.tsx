// Where somebody is signed in, each with an end.
import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { shortMoment } from '../times.ts';
import { TroubleNote } from '../ui/Troubles.tsx';
import { words } from '../words.ts';
import { Alarm } from './Alarm.tsx';
import { drop, fetchSessions } from './people-api.ts';
import { useAct } from './useAct.ts';

const says = words.people.mine;

/** The list of a person; one's own without an id. */
export function SessionList({ person }: { readonly person?: string }) {
  const queries = useQueryClient();
  const act = useAct();
  const { data, error, refetch } = useQuery({
    queryKey: ['sessions', person ?? 'mine'],
    queryFn: ({ signal }) => fetchSessions(person, signal),
  });
  if (error !== null) return <TroubleNote error={error} onAgain={() => void refetch()} />;
  const end = (id: string): void =>
    act.run(() =>
      drop('sessions', id).then(() =>
        queries.invalidateQueries({
          predicate: ({ queryKey }) => ['sessions', 'session'].includes(String(queryKey[0])),
        }),
      ),
    );
  return (
    <>
      <Alarm says={act.trouble} />
      {data?.sessions.length === 0 && <p className="quiet">{says.none}</p>}
      <ul className="lines">
        {data?.sessions.map((one) => (
          <li key={one.id}>
            <span>
              {says.line(says.opened[one.opened] ?? one.opened, shortMoment(one.openedAt))}{' '}
              <span className="quiet">{one.here ? says.here : says.used(shortMoment(one.usedAt))}</span>
            </span>
            <Button
              variant="default"
              size="compact-sm"
              aria-label={says.endOf(shortMoment(one.openedAt))}
              disabled={act.busy}
              onClick={() => end(one.id)}
            >
              {says.end}
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}
