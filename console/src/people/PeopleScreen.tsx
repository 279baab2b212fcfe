// People: who may do what here? What waits for a signature first, then everybody, with those who are invited and have not come yet.
import './people.css';
import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { GrantView, InvitationMade } from '../../../vigil/src/server/people-shapes.ts';
import { shortMoment } from '../times.ts';
import { Heads } from '../ui/Heads.tsx';
import { Loading, TroubleNote } from '../ui/Troubles.tsx';
import { usePermissions, useSession } from '../ui/usePermissions.ts';
import { words } from '../words.ts';
import { Alarm } from './Alarm.tsx';
import { InvitedRow } from './InvitedRow.tsx';
import { InviteForm } from './InviteForm.tsx';
import { LinkShown } from './LinkShown.tsx';
import { PersonRow } from './PersonRow.tsx';
import { fetchGrants, fetchInvitations, fetchPeople, settleGrant } from './people-api.ts';
import { roleLine } from './RoleBoxes.tsx';
import { SetUpScreen } from './SetUpScreen.tsx';
import { useAct } from './useAct.ts';

const says = words.people.screen;
/** Others invite, sign and enrol meanwhile. */
const LOOK_MS = 4_000;

/** The screen; while nobody is set up, the way to be. */
export function PeopleScreen() {
  const session = useSession();
  if (session === undefined) return <Loading lines={4} />;
  return session.setUp ? <Everybody /> : <SetUpScreen />;
}

function Everybody() {
  const queries = useQueryClient();
  const may = usePermissions();
  const { data, error, refetch } = useQuery({
    queryKey: ['people'],
    queryFn: ({ signal }) => fetchPeople(signal),
    refetchInterval: LOOK_MS,
  });
  const invited = useQuery({
    queryKey: ['invitations'],
    queryFn: ({ signal }) => fetchInvitations(signal),
    refetchInterval: LOOK_MS,
  });
  const [made, setMade] = useState<InvitationMade>();
  const [told, setTold] = useState('');
  const again = (): void =>
    void queries.invalidateQueries({ predicate: ({ queryKey }) => PEOPLE_KEYS.includes(String(queryKey[0])) });
  if (error !== null) return <TroubleNote error={error} onAgain={() => void refetch()} />;
  if (data === undefined) return <Loading lines={6} />;
  const nameOf = (actor: string): string =>
    data.people.find(({ id }) => `person:${id}` === actor)?.name ?? says.terminal;
  const show = (one: InvitationMade): void => {
    setMade(one);
    again();
  };
  const exception = data.people.find(({ first, roles }) => first && roles.length > 1);
  const columns = [says.columns.name, says.columns.roles, says.columns.ways, says.columns.since];
  return (
    <div className="people">
      <title>{`${says.title} · ${words.name}`}</title>
      <header className="title">
        <h1>{says.title}</h1>
      </header>
      <p className="quiet">{may.has('people:write') ? says.says : says.readOnly}</p>
      <p className="quiet">{data.needsSecond ? says.second : says.alone}</p>
      {exception !== undefined && !data.needsSecond && <p className="exception">{says.exception(exception.name)}</p>}
      <p role="status" className="told">
        {told}
      </p>
      {made !== undefined && <LinkShown made={made} done={() => setMade(undefined)} />}
      <Grants nameOf={nameOf} again={again} />
      <table className="queue everybody">
        <Heads of={may.has('people:write') ? [...columns, says.columns.acts] : columns} />
        <tbody>
          {data.people.map((one) => (
            <PersonRow key={one.id} one={one} acts={{ again, show, tell: setTold }} />
          ))}
          {invited.data?.invitations.map((one) => (
            <InvitedRow key={one.id} one={one} by={nameOf(one.madeBy)} again={again} />
          ))}
        </tbody>
      </table>
      {may.has('people:write') && <InviteForm show={show} />}
    </div>
  );
}

const PEOPLE_KEYS: readonly string[] = ['people', 'grants', 'invitations', 'sessions', 'session'];

interface ListProps {
  readonly nameOf: (actor: string) => string;
  readonly again: () => void;
}

function Grants({ nameOf, again }: ListProps) {
  const { data } = useQuery({
    queryKey: ['grants'],
    queryFn: ({ signal }) => fetchGrants(signal),
    refetchInterval: LOOK_MS,
  });
  const act = useAct();
  const may = usePermissions();
  const me = useSession()?.person ?? '';
  if (data === undefined || data.grants.length === 0) return null;
  const settle = (one: GrantView, sign: boolean): void => act.run(() => settleGrant(one.id, sign).then(again));
  return (
    <section className="panel" aria-labelledby="grants">
      <h2 id="grants">{says.grants}</h2>
      <Alarm says={act.trouble} />
      <ul className="lines">
        {data.grants.map((one) => {
          const own = one.madeBy === `person:${me}` || one.person === me;
          return (
            <li key={one.id}>
              <span>
                <b>{says.grantFor(one.name, roleLine(one.roles))}</b>{' '}
                <span className="quiet">
                  {one.invitation !== null && `${says.grantInvitation}, `}
                  {says.grantBy(nameOf(one.madeBy), shortMoment(one.madeAt))}
                </span>
              </span>
              {own && <span className="quiet">{says.own}</span>}
              {may.has('people:sign') && (
                <span className="acts">
                  {!own && (
                    <Button
                      size="compact-sm"
                      aria-label={says.signOf(one.name)}
                      disabled={act.busy}
                      onClick={() => settle(one, true)}
                    >
                      {says.sign}
                    </Button>
                  )}
                  {one.person !== me && (
                    <Button
                      size="compact-sm"
                      variant="default"
                      aria-label={says.refuseOf(one.name)}
                      disabled={act.busy}
                      onClick={() => settle(one, false)}
                    >
                      {says.refuse}
                    </Button>
                  )}
                </span>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
