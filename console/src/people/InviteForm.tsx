// Invites somebody: a name and tasks; the link is shown once.
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Role } from '../../../vigil/src/core/role.ts';
import type { InvitationMade } from '../../../vigil/src/server/people-shapes.ts';
import { words } from '../words.ts';
import { Alarm } from './Alarm.tsx';
import { makeInvitation } from './people-api.ts';
import { RoleBoxes } from './RoleBoxes.tsx';
import { useAct } from './useAct.ts';

const says = words.people.screen;

/** The form. */
export function InviteForm({ show }: { readonly show: (made: InvitationMade) => void }) {
  const act = useAct();
  const [name, setName] = useState('');
  const [roles, setRoles] = useState<readonly Role[]>([]);
  const ready = name.trim() !== '' && roles.length > 0;
  const make = async (): Promise<void> => {
    show(await makeInvitation({ name, roles }));
    setName('');
    setRoles([]);
  };
  return (
    <section className="panel" aria-labelledby="invite">
      <h2 id="invite">{says.invite}</h2>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) act.run(make);
        }}
      >
        <TextInput
          label={says.inviteName}
          description={says.inviteNameSays}
          maxLength={60}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <RoleBoxes label={says.inviteRoles} chosen={roles} choose={setRoles} />
        <Alarm says={act.trouble} />
        <Button type="submit" disabled={!ready || act.busy}>
          {says.inviteDo}
        </Button>
      </form>
    </section>
  );
}
