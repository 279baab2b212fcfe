// Password and code of the app: asked at the sign-in, and again of a session that must show whose it still is.
import { PasswordInput, TextInput } from '@mantine/core';
import { words } from '../words.ts';

const says = words.people.signIn;

/** What a person typed. */
export interface Secrets {
  readonly password: string;
  readonly code: string;
}

/** Before anything was typed. */
export const NO_SECRETS: Secrets = { password: '', code: '' };

/** As they are sent, or undefined while one is missing: apps show the code in two groups. */
export function fitSecrets({ password, code }: Secrets): Secrets | undefined {
  const digits = code.replaceAll(' ', '');
  return password === '' || digits === '' ? undefined : { password, code: digits };
}

interface SecretFieldsProps {
  readonly secrets: Secrets;
  readonly onChange: (secrets: Secrets) => void;
}

/** The two fields. */
export function SecretFields({ secrets, onChange }: SecretFieldsProps) {
  return (
    <>
      <PasswordInput
        label={says.password}
        autoComplete="current-password"
        maxLength={200}
        value={secrets.password}
        onChange={(event) => onChange({ ...secrets, password: event.currentTarget.value })}
      />
      <TextInput
        label={says.code}
        autoComplete="one-time-code"
        inputMode="numeric"
        maxLength={10}
        value={secrets.code}
        onChange={(event) => onChange({ ...secrets, code: event.currentTarget.value })}
      />
    </>
  );
}
