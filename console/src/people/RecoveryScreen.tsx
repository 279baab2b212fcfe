// Behind the link of the terminal once people are set up: the way to sign in, and the way back for when nobody can.
import './people.css';
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { words } from '../words.ts';
import { Alarm } from './Alarm.tsx';
import { LinkShown } from './LinkShown.tsx';
import { recover, signOut } from './people-api.ts';
import { useAct } from './useAct.ts';

const says = words.people.recovery;

/** The screen. */
export function RecoveryScreen() {
  const act = useAct();
  const [name, setName] = useState('');
  const [made, setMade] = useState<Awaited<ReturnType<typeof recover>>>();
  const toSignIn = (): void => act.run(() => signOut().then(() => window.location.reload()));
  return (
    <section className="door" aria-labelledby="recovery">
      <title>{`${says.title} · ${words.name}`}</title>
      <h1 id="recovery">{says.title}</h1>
      <p>{says.says}</p>
      <Button onClick={toSignIn} disabled={act.busy}>
        {says.toSignIn}
      </Button>
      <Alarm says={act.trouble} />
      {made === undefined ? (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (name.trim() !== '') act.run(async () => setMade(await recover(name)));
          }}
        >
          <TextInput
            label={says.name}
            description={says.nameSays}
            maxLength={60}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Button type="submit" variant="default" disabled={name.trim() === '' || act.busy}>
            {says.invite}
          </Button>
        </form>
      ) : (
        <LinkShown made={made} done={() => setMade(undefined)} />
      )}
    </section>
  );
}
