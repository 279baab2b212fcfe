// A small dialog over whatever the person was at: they show anew who they are, and what they did goes on by itself.
import { Button, Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { words } from '../words.ts';
import { Alarm } from './Alarm.tsx';
import { fetchWays, proveWithPasskey, proveWithPassword } from './people-api.ts';
import { fitSecrets, NO_SECRETS, SecretFields, type Secrets } from './SecretFields.tsx';
import { useAct } from './useAct.ts';

const says = words.people.proof;

/** The dialog. `onAnswer` hears whether they did. */
export function ProofDialog({ onAnswer }: { readonly onAnswer: (shown: boolean) => void }) {
  const { data: ways } = useQuery({ queryKey: ['ways'], queryFn: ({ signal }) => fetchWays(signal) });
  const act = useAct();
  const prove = (work: () => Promise<void>): void =>
    act.run(async () => {
      await work();
      onAnswer(true);
    });
  return (
    <Modal
      opened
      onClose={() => onAnswer(false)}
      title={says.title}
      closeButtonProps={{ 'aria-label': says.leave }}
      transitionProps={{ duration: 0 }}
    >
      <div className="preferences">
        <p className="quiet">{says.says}</p>
        <Alarm says={act.trouble} />
        {ways?.passkey === true && (
          <Button data-autofocus fullWidth loading={act.busy} onClick={() => prove(proveWithPasskey)}>
            {says.passkey}
          </Button>
        )}
        {ways?.password === true && (
          <SecretsForm busy={act.busy} onSend={(wish) => prove(() => proveWithPassword(wish))} />
        )}
        {ways !== undefined && ways.oidc !== null && <p className="quiet">{says.elsewhere}</p>}
      </div>
    </Modal>
  );
}

interface SecretsProps {
  readonly busy: boolean;
  readonly onSend: (secrets: Secrets) => void;
}

function SecretsForm({ busy, onSend }: SecretsProps) {
  const [secrets, setSecrets] = useState(NO_SECRETS);
  const fit = fitSecrets(secrets);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (fit !== undefined) onSend(fit);
      }}
    >
      <SecretFields secrets={secrets} onChange={setSecrets} />
      <Button type="submit" variant="default" mt="sm" disabled={fit === undefined || busy}>
        {says.goOn}
      </Button>
    </form>
  );
}
