// The tasks as boxes to tick, each with what it is for.
import { Checkbox } from '@mantine/core';
import type { Role } from '../../../vigil/src/core/role.ts';
import { signs } from '../words/locale.ts';
import { words } from '../words.ts';

/** All tasks, in the order of docs/people.md. */
export const ROLES = Object.keys(words.people.roles) as readonly Role[];

interface BoxesProps {
  readonly label: string;
  readonly description?: string;
  readonly chosen: readonly Role[];
  readonly offered?: readonly Role[];
  readonly choose: (roles: readonly Role[]) => void;
}

/** The boxes. */
export function RoleBoxes({ label, description, chosen, offered = ROLES, choose }: BoxesProps) {
  return (
    <Checkbox.Group
      label={label}
      description={description}
      value={[...chosen]}
      onChange={(value) => choose(value as Role[])}
    >
      <div className="role-boxes">
        {offered.map((role) => (
          <Checkbox
            key={role}
            value={role}
            label={words.people.roles[role][0]}
            description={words.people.roles[role][1]}
          />
        ))}
      </div>
    </Checkbox.Group>
  );
}

/** Tasks as a line of words. */
export function roleLine(roles: readonly Role[]): string {
  return roles.length === 0
    ? words.people.screen.none
    : roles.map((role) => words.people.roles[role][0]).join(signs.comma);
}
