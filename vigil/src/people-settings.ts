// How people reach and enter this Vigil, as the environment says it: the public address, how long sessions last, the identity provider.
import { readFileSync } from 'node:fs';
import { UsageError } from './cli/usage-error.ts';
import type { PeopleSettings } from './server/parts.ts';

type Environment = Readonly<Record<string, string | undefined>>;
const LOOPBACK: readonly string[] = ['localhost', '127.0.0.1', '[::1]'];

/** Reads them. Throws UsageError with the variable and what it wants. */
export function readPeopleSettings(environment: Environment): Partial<PeopleSettings> {
  const idle = minutesOf(environment, 'VIGIL_IDLE_MINUTES', 24 * 60);
  const whole = minutesOf(environment, 'VIGIL_SESSION_MINUTES', 7 * 24 * 60);
  const proof = minutesOf(environment, 'VIGIL_PROOF_MINUTES', 24 * 60);
  const origin = originOf(environment['VIGIL_ORIGIN']);
  const oidc = oidcOf(environment);
  return {
    ...(idle === undefined ? {} : { idleMs: idle }),
    ...(whole === undefined ? {} : { absoluteMs: whole }),
    ...(proof === undefined ? {} : { proofMs: proof }),
    ...(origin === undefined ? {} : { origin }),
    ...(oidc === undefined ? {} : { oidc }),
  };
}

function minutesOf(environment: Environment, name: string, most: number): number | undefined {
  const said = environment[name];
  if (said === undefined || said === '') return undefined;
  const minutes = Number(said);
  if (!Number.isInteger(minutes) || minutes < 1 || minutes > most)
    throw new UsageError(`${name} wants whole minutes from 1 to ${most}; "${said}" is not that.`);
  return minutes * 60_000;
}

function originOf(said: string | undefined): string | undefined {
  if (said === undefined || said === '') return undefined;
  const url = URL.parse(said);
  const safe = url?.protocol === 'https:' || (url?.protocol === 'http:' && LOOPBACK.includes(url.hostname));
  if (url === null || !safe || url.href !== `${url.origin}/`)
    throw new UsageError(
      `VIGIL_ORIGIN wants the address people type, as https://vigil.example, with nothing after it.`,
    );
  return url.origin;
}

function oidcOf(environment: Environment): PeopleSettings['oidc'] {
  const { VIGIL_OIDC_ISSUER: issuer = '', VIGIL_OIDC_CLIENT: clientId = '', VIGIL_OIDC_LABEL: label } = environment;
  if (issuer === '' && clientId === '') return undefined;
  const url = URL.parse(issuer);
  const safe = url?.protocol === 'https:' || (url?.protocol === 'http:' && LOOPBACK.includes(url.hostname));
  if (url === null || !safe || clientId === '')
    throw new UsageError('An identity provider needs VIGIL_OIDC_ISSUER, as https://id.example, and VIGIL_OIDC_CLIENT.');
  const file = environment['VIGIL_OIDC_SECRET_FILE'] ?? '';
  const clientSecret = file === '' ? environment['VIGIL_OIDC_SECRET'] : secretIn(file);
  return { issuer, clientId, label: (label ?? url.hostname).slice(0, 60), ...(clientSecret ? { clientSecret } : {}) };
}

function secretIn(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    const { code = 'unknown' } = error as NodeJS.ErrnoException;
    throw new UsageError(`The file that VIGIL_OIDC_SECRET_FILE names cannot be read (${code}).`);
  }
}
