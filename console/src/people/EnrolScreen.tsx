// Behind the link of an invitation: what it holds, and how its person will sign in.
import './people.css';
import { useQuery } from '@tanstack/react-query';
import { Loading, Note, TroubleNote } from '../ui/Troubles.tsx';
import { goTo } from '../useRoute.ts';
import { words } from '../words.ts';
import { NewCredential } from './NewCredential.tsx';
import { lookAtInvitation, Refused } from './people-api.ts';
import { roleLine } from './RoleBoxes.tsx';
import { useEntered } from './useEntered.ts';

const says = words.people.enrol;

/** The screen. `done` is told when the invitation is used. */
export function EnrolScreen({ invitation, done }: { readonly invitation: string; readonly done: () => void }) {
  const entered = useEntered();
  const { data, error, refetch } = useQuery({
    queryKey: ['invitation', invitation.slice(0, 6)],
    queryFn: () => lookAtInvitation(invitation),
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (error instanceof Refused)
    return <Note title={says.ended} says={error.status === 401 ? says.endedSays : error.message} alert />;
  if (error !== null) return <TroubleNote error={error} onAgain={() => void refetch()} />;
  if (data === undefined) return <Loading lines={4} />;
  if (data.waiting) return <Note title={says.waiting} says={says.waitingSays} />;
  return (
    <section className="door" aria-labelledby="enrol">
      <title>{`${says.title(data.name)} · ${words.name}`}</title>
      <h1 id="enrol">{says.title(data.name)}</h1>
      {data.again && <p>{says.again}</p>}
      <p>
        {says.holds} <b>{roleLine(data.roles)}</b>
      </p>
      <NewCredential
        by={{ invitation }}
        done={(session) => {
          entered(session);
          goTo({ name: 'today' });
          done();
        }}
      />
    </section>
  );
}
