// One person in the list: what they may do, how they sign in, and what an admin can change about it.
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Role } from '../../../vigil/src/core/role.ts';
import type { InvitationMade, PersonView } from '../../../vigil/src/server/people-shapes.ts';
import { shortMoment } from '../times.ts';
import { usePermissions, useSession } from '../ui/usePermissions.ts';
import { signs } from '../words/locale.ts';
import { words } from '../words.ts';
import { Alarm } from './Alarm.tsx';
import { changePerson, makeInvitation } from './people-api.ts';
import { RoleBoxes, roleLine } from './RoleBoxes.tsx';
import { SessionList } from './SessionList.tsx';
import { type Act, useAct } from './useAct.ts';

const says = words.people.screen;

interface RowProps {
  readonly one: PersonView;
  readonly acts: {
    readonly again: () => void;
    readonly show: (made: InvitationMade) => void;
    readonly tell: (says: string) => void;
  };
}
type Open = 'roles' | 'sessions' | 'disable' | undefined;

/** The row. */
export function PersonRow({ one, acts }: RowProps) {
  const may = usePermissions();
  const me = useSession()?.person;
  const [open, setOpen] = useState<Open>();
  const act = useAct();
  const toggle = (what: Open): void => setOpen(open === what ? undefined : what);
  const done = (): void => {
    setOpen(undefined);
    acts.again();
  };
  return (
    <tr data-disabled={one.disabledAt !== null}>
      <td>
        <b>{one.name}</b> {one.id === me && <span className="quiet">({says.you})</span>}
        {one.disabledAt !== null && <span className="quiet"> {says.disabled}</span>}
      </td>
      <td>{roleLine(one.roles)}</td>
      <td>{waysOf(one)}</td>
      <td>{shortMoment(one.createdAt)}</td>
      {may.has('people:write') && (
        <td>
          <Buttons one={one} self={one.id === me} act={act} open={{ toggle, acts }} />
          <Alarm says={act.trouble} />
          {open === 'roles' && <RoleForm one={one} act={act} done={done} tell={acts.tell} />}
          {open === 'sessions' && <SessionList person={one.id} />}
          {open === 'disable' && (
            <Button
              mt="xs"
              color="red"
              size="compact-sm"
              disabled={act.busy}
              onClick={() => act.run(() => changePerson(one.id, { disabled: true }).then(done))}
            >
              {says.disableSure(one.name)}
            </Button>
          )}
        </td>
      )}
    </tr>
  );
}

function waysOf({ passkeys, password, oidc }: PersonView): string {
  const ways = [passkeys > 0 && says.ways.passkeys(passkeys), password && says.ways.password, oidc && says.ways.oidc];
  return ways.filter((way) => way !== false).join(signs.comma) || says.ways.none;
}

interface ButtonsProps {
  readonly one: PersonView;
  readonly self: boolean;
  readonly act: Act;
  readonly open: { readonly toggle: (what: Open) => void; readonly acts: RowProps['acts'] };
}

function Buttons({ one, self, act, open: { toggle, acts } }: ButtonsProps) {
  const reset = (): void => act.run(async () => acts.show(await makeInvitation({ person: one.id })));
  const there = one.disabledAt === null;
  const button = (label: string, name: string, press: () => void) => (
    <Button key={label} variant="default" size="compact-sm" aria-label={name} disabled={act.busy} onClick={press}>
      {label}
    </Button>
  );
  return (
    <span className="acts">
      {!self && there && button(says.change, says.changeOf(one.name), () => toggle('roles'))}
      {!self && button(says.reset, says.resetOf(one.name), reset)}
      {there && button(says.sessions, says.sessionsOf(one.name), () => toggle('sessions'))}
      {!self && there && button(says.disable, says.disableOf(one.name), () => toggle('disable'))}
    </span>
  );
}

function RoleForm({
  one,
  act,
  done,
  tell,
}: {
  one: PersonView;
  act: Act;
  done: () => void;
  tell: (says: string) => void;
}) {
  const [roles, setRoles] = useState<readonly Role[]>(one.roles);
  const save = async (): Promise<void> => {
    const { grant } = await changePerson(one.id, { roles });
    tell(grant === null ? '' : says.asked);
    done();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        act.run(save);
      }}
    >
      <RoleBoxes label={says.changeOf(one.name)} chosen={roles} choose={setRoles} />
      <Button type="submit" size="compact-sm" disabled={act.busy}>
        {says.save}
      </Button>
    </form>
  );
}
