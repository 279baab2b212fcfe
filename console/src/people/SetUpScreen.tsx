// The first person, from the link of the terminal: a name, what they do while alone, and how they will sign in.
import './people.css';
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Role } from '../../../vigil/src/core/role.ts';
import { words } from '../words.ts';
import { NewCredential } from './NewCredential.tsx';
import { ROLES, RoleBoxes } from './RoleBoxes.tsx';
import { useEntered } from './useEntered.ts';

const says = words.people.setUp;

/** The screen. */
export function SetUpScreen() {
  const [name, setName] = useState('');
  const [roles, setRoles] = useState<readonly Role[]>([]);
  const [named, setNamed] = useState(false);
  const entered = useEntered();
  return (
    <section className="door" aria-labelledby="set-up">
      <title>{`${says.title} · ${words.name}`}</title>
      <h1 id="set-up">{says.title}</h1>
      <p>{says.says}</p>
      {named ? (
        <NewCredential by={{ first: { name, roles: [...roles] } }} done={entered} />
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (name.trim() !== '') setNamed(true);
          }}
        >
          <TextInput
            label={says.name}
            description={says.nameSays}
            maxLength={60}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <RoleBoxes
            label={says.roles}
            description={says.rolesSay}
            chosen={roles}
            offered={ROLES.filter((role) => role !== 'admin')}
            choose={setRoles}
          />
          <Button type="submit" disabled={name.trim() === ''}>
            {says.go}
          </Button>
        </form>
      )}
    </section>
  );
}
