// Your way in: your tasks, where you are signed in, with what; and the way out.
import './people.css';
import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { clockTime, shortMoment } from '../times.ts';
import { Loading, Note } from '../ui/Troubles.tsx';
import { useSession } from '../ui/usePermissions.ts';
import { words } from '../words.ts';
import { Alarm } from './Alarm.tsx';
import { NewCredential } from './NewCredential.tsx';
import { drop, fetchPasskeys, signOut } from './people-api.ts';
import { roleLine } from './RoleBoxes.tsx';
import { SessionList } from './SessionList.tsx';
import { useAct } from './useAct.ts';
import { useEntered } from './useEntered.ts';

const says = words.people.mine;

/** The screen. */
export function MyAccess() {
  const session = useSession();
  const act = useAct();
  if (session === undefined) return <Loading lines={4} />;
  if (session.person === null) return <Note title={words.people.setUp.alone} says={words.people.setUp.aloneSays} />;
  const { name, roles, idleEndsAt, endsAt } = session;
  return (
    <div className="people">
      <title>{`${says.title} · ${words.name}`}</title>
      <header className="title">
        <h1>{name}</h1>
        <Button
          variant="default"
          disabled={act.busy}
          onClick={() => act.run(() => signOut().then(() => window.location.reload()))}
        >
          {says.signOut}
        </Button>
      </header>
      <Alarm says={act.trouble} />
      <p>
        {says.tasks}: <b>{roles.length === 0 ? says.noTasks : roleLine(roles)}</b>
      </p>
      {idleEndsAt !== null && endsAt !== null && (
        <p className="quiet">{says.ends(clockTime(idleEndsAt), clockTime(endsAt))}</p>
      )}
      <section className="panel" aria-labelledby="sessions">
        <h2 id="sessions">{says.sessions}</h2>
        <SessionList />
      </section>
      <Passkeys />
    </div>
  );
}

function Passkeys() {
  const queries = useQueryClient();
  const act = useAct();
  const entered = useEntered();
  const [adding, setAdding] = useState(false);
  const { data } = useQuery({ queryKey: ['passkeys'], queryFn: ({ signal }) => fetchPasskeys(signal) });
  const again = (): Promise<void> => queries.invalidateQueries({ queryKey: ['passkeys'] });
  return (
    <section className="panel" aria-labelledby="passkeys">
      <h2 id="passkeys">{says.passkeys}</h2>
      <Alarm says={act.trouble} />
      {data?.passkeys.length === 0 && <p className="quiet">{says.noPasskeys}</p>}
      <ul className="lines">
        {data?.passkeys.map((one) => (
          <li key={one.id}>
            <span>
              {says.passkey(one.label)}{' '}
              <span className="quiet">{one.usedAt === null ? says.neverUsed : says.used(shortMoment(one.usedAt))}</span>
            </span>
            <Button
              variant="default"
              size="compact-sm"
              aria-label={says.dropOf(one.label)}
              disabled={act.busy}
              onClick={() => act.run(() => drop('passkeys', one.id).then(again))}
            >
              {says.drop}
            </Button>
          </li>
        ))}
      </ul>
      {adding ? (
        <NewCredential
          by={{ self: true }}
          done={(session) => {
            entered(session);
            setAdding(false);
          }}
        />
      ) : (
        <Button variant="default" onClick={() => setAdding(true)}>
          {says.add}
        </Button>
      )}
    </section>
  );
}
