// Somebody who is invited and has not enrolled yet: what they will do, until when their link is good, and the way to take it back.
import { Button } from '@mantine/core';
import type { InvitationView } from '../../../vigil/src/server/people-shapes.ts';
import { shortMoment } from '../times.ts';
import { usePermissions } from '../ui/usePermissions.ts';
import { words } from '../words.ts';
import { Alarm } from './Alarm.tsx';
import { drop } from './people-api.ts';
import { roleLine } from './RoleBoxes.tsx';
import { useAct } from './useAct.ts';

const says = words.people.screen;

interface InvitedProps {
  readonly one: InvitationView;
  /** Who asked for it, by name. */
  readonly by: string;
  readonly again: () => void;
}

/** The row. */
export function InvitedRow({ one, by, again }: InvitedProps) {
  const act = useAct();
  const may = usePermissions();
  const { id, name, roles, person, madeAt, until, waiting } = one;
  return (
    <tr data-invited="true">
      <td>
        <b>{name}</b> <span className="quiet">{person === null ? says.invited : says.newLink}</span>
      </td>
      <td>{roleLine(roles)}</td>
      <td>
        {says.linkUntil(shortMoment(until))}
        {waiting && <span className="quiet"> {says.asked}</span>}
      </td>
      <td>
        {shortMoment(madeAt)} <span className="quiet">{says.invitedBy(by)}</span>
      </td>
      {may.has('people:write') && (
        <td>
          <Button
            size="compact-sm"
            variant="default"
            aria-label={says.endOf(name)}
            disabled={act.busy}
            onClick={() => act.run(() => drop('invitations', id).then(again))}
          >
            {says.end}
          </Button>
          <Alarm says={act.trouble} />
        </td>
      )}
    </tr>
  );
}
