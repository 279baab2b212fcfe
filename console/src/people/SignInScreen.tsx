// Sign in: passkey first, because nobody can be talked out of one; a password with a code; the identity provider where there is one.
import './people.css';
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { SignInWays } from '../../../vigil/src/server/people-shapes.ts';
import { words } from '../words.ts';
import { Alarm } from './Alarm.tsx';
import { leaveForProvider, signInWithPasskey, signInWithPassword } from './people-api.ts';
import { fitSecrets, NO_SECRETS, SecretFields } from './SecretFields.tsx';
import { useAct } from './useAct.ts';
import { useEntered } from './useEntered.ts';

const says = words.people.signIn;

/** The screen. */
export function SignInScreen({ ways }: { readonly ways: SignInWays }) {
  const { oidc } = ways;
  const act = useAct();
  const entered = useEntered();
  const brought = /[?&]trouble=(\w+)/.exec(window.location.hash)?.[1] ?? '';
  return (
    <section className="door" aria-labelledby="sign-in">
      <title>{`${says.title} · ${words.name}`}</title>
      <h1 id="sign-in">{says.title}</h1>
      <Alarm says={act.trouble || (says.troubles[brought] ?? '')} />
      {ways.passkey ? (
        <Button
          fullWidth
          size="md"
          loading={act.busy}
          onClick={() => act.run(async () => entered(await signInWithPasskey()))}
        >
          {says.passkey}
        </Button>
      ) : (
        <p className="quiet">{says.noPasskey(namedAddress())}</p>
      )}
      {oidc !== null && (
        <Button
          fullWidth
          size="md"
          variant="default"
          disabled={act.busy}
          onClick={() => act.run(() => leaveForProvider())}
        >
          {says.oidc(oidc)}
        </Button>
      )}
      {ways.password && <PasswordForm act={act} entered={entered} />}
      <p className="quiet">{says.lost}</p>
    </section>
  );
}

/** This page under a name that passkeys can be bound to. */
export function namedAddress(): string {
  const { protocol, port } = window.location;
  return `${protocol}//localhost${port === '' ? '' : `:${port}`}`;
}

function PasswordForm({ act, entered }: { act: ReturnType<typeof useAct>; entered: ReturnType<typeof useEntered> }) {
  const [name, setName] = useState('');
  const [secrets, setSecrets] = useState(NO_SECRETS);
  const fit = name.trim() === '' ? undefined : fitSecrets(secrets);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (fit !== undefined) act.run(async () => entered(await signInWithPassword({ name, ...fit })));
      }}
    >
      <h2>{says.or}</h2>
      <TextInput
        label={says.name}
        autoComplete="username"
        maxLength={200}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <SecretFields secrets={secrets} onChange={setSecrets} />
      <Button type="submit" variant="default" disabled={fit === undefined || act.busy}>
        {says.submit}
      </Button>
    </form>
  );
}
