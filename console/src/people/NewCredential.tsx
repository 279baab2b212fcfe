// How somebody will sign in: a passkey, a password with an app for codes, or the identity provider. The same for the first person, the invited and the signed in.
import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CodeStep, TicketWish } from '../../../vigil/src/server/people-shapes.ts';
import type { SessionView } from '../../../vigil/src/server/session-shapes.ts';
import { words } from '../words.ts';
import { Alarm } from './Alarm.tsx';
import { askCode, enrolPasskey, enrolPassword, fetchWays, leaveForProvider, Refused } from './people-api.ts';
import { QrCode } from './QrCode.tsx';
import { namedAddress } from './SignInScreen.tsx';
import { type Act, useAct } from './useAct.ts';

const says = words.people.enrol;

interface CredentialProps {
  readonly by: TicketWish;
  readonly done: (session: SessionView) => void;
}

/** The choice. */
export function NewCredential({ by, done }: CredentialProps) {
  const { data: ways } = useQuery({ queryKey: ['ways'], queryFn: ({ signal }) => fetchWays(signal) });
  const act = useAct();
  const [label, setLabel] = useState('');
  const [code, setCode] = useState<CodeStep>();
  if (ways === undefined) return null;
  if (code !== undefined) return <FirstCode step={code} done={done} />;
  const { oidc } = ways;
  return (
    <div className="ways">
      <h2>{says.how}</h2>
      <Alarm says={act.trouble} />
      <section>
        <h3>{says.passkey}</h3>
        <p className="quiet">{ways.passkey ? says.passkeySays : words.people.signIn.noPasskey(namedAddress())}</p>
        {ways.passkey && (
          <form
            onSubmit={(event) => {
              event.preventDefault();
              act.run(async () => done(await enrolPasskey(by, label)));
            }}
          >
            <TextInput
              label={says.label}
              description={says.labelSays}
              maxLength={60}
              value={label}
              onChange={(event) => setLabel(event.currentTarget.value)}
            />
            <Button type="submit" loading={act.busy}>
              {says.makePasskey}
            </Button>
          </form>
        )}
      </section>
      {ways.password && <PasswordChoice by={by} act={act} next={setCode} />}
      {oidc !== null && (
        <section>
          <h3>{says.oidc(oidc)}</h3>
          <p className="quiet">{says.oidcSays}</p>
          <Button variant="default" disabled={act.busy} onClick={() => act.run(() => leaveForProvider(by))}>
            {says.oidc(oidc)}
          </Button>
        </section>
      )}
    </div>
  );
}

function PasswordChoice({ by, act, next }: { by: TicketWish; act: Act; next: (code: CodeStep) => void }) {
  const [password, setPassword] = useState('');
  return (
    <section>
      <h3>{says.password}</h3>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          act.run(async () => next(await askCode(by, password)));
        }}
      >
        <PasswordInput
          label={words.people.signIn.password}
          description={says.passwordSays}
          autoComplete="new-password"
          maxLength={200}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" disabled={password === '' || act.busy}>
          {says.next}
        </Button>
      </form>
    </section>
  );
}

function FirstCode({ step: first, done }: { readonly step: CodeStep; readonly done: CredentialProps['done'] }) {
  const act = useAct();
  const [step, setStep] = useState(first.step);
  const [code, setCode] = useState('');
  const send = async (): Promise<void> => {
    try {
      done(await enrolPassword(step, code.replaceAll(' ', '')));
    } catch (error) {
      // A mistyped code does not lose the step: the server hands out the next.
      if (error instanceof Refused && error.step !== undefined) setStep(error.step);
      throw error;
    }
  };
  return (
    <form
      className="ways"
      onSubmit={(event) => {
        event.preventDefault();
        act.run(send);
      }}
    >
      <p>{says.scan}</p>
      <QrCode text={first.uri} label={says.qr} />
      <p>
        {says.secret}: <code className="secret">{first.secret.replaceAll(/(.{4})(?=.)/g, '$1 ')}</code>
      </p>
      <Alarm says={act.trouble} />
      <TextInput
        label={says.code}
        autoComplete="one-time-code"
        inputMode="numeric"
        maxLength={10}
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
      />
      <Button type="submit" disabled={code.trim() === '' || act.busy}>
        {says.finish}
      </Button>
    </form>
  );
}
