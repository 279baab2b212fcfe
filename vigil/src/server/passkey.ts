// Passkeys (WebAuthn level 2): what a browser is asked, and whether its answer holds. User verification is always required, so a passkey is two factors.
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import type { NewCredential } from '../store/enrol.ts';
import type { PasskeyRow } from '../store/passkeys.ts';
import type { Address } from './address.ts';
import { Problem } from './problem.ts';

/** EdDSA, ES256 and RS256 (COSE); asked for by number, because asking this Node what else it knows prints a warning. */
const ALGORITHMS = [-8, -7, -257];
const TIMEOUT_MS = 5 * 60_000;

/** The name that passkeys are bound to here. Throws a Problem under a bare number, for which browsers make none. */
export function nameFor({ name }: Address): string {
  if (name !== undefined) return name;
  throw new Problem(
    422,
    'No passkeys under a number',
    'A passkey is bound to a name. Open this page with localhost in place of 127.0.0.1, or take a password and a code.',
  );
}

/** Asks a browser to make a passkey. */
export function askNewPasskey(
  address: Address,
  who: { readonly id: string; readonly name: string; readonly known: readonly string[] },
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  return generateRegistrationOptions({
    rpName: 'Vigil',
    rpID: nameFor(address),
    userID: new TextEncoder().encode(who.id),
    userName: who.name,
    userDisplayName: who.name,
    timeout: TIMEOUT_MS,
    attestationType: 'none',
    supportedAlgorithmIDs: ALGORITHMS,
    excludeCredentials: who.known.map((id) => ({ id })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
}

/** The passkey of a browser's answer, or undefined when the answer does not hold. */
export async function readNewPasskey(
  address: Address,
  challenge: string,
  { response, label }: { readonly response: unknown; readonly label: string },
): Promise<NewCredential | undefined> {
  const answer = response as RegistrationResponseJSON;
  const made = await verifyRegistrationResponse({
    response: answer,
    expectedChallenge: challenge,
    expectedOrigin: address.origin,
    expectedRPID: nameFor(address),
    requireUserVerification: true,
    supportedAlgorithmIDs: ALGORITHMS,
  }).catch(() => undefined);
  if (made?.verified !== true) return undefined;
  const { id, publicKey, counter, transports = [] } = made.registrationInfo.credential;
  return {
    kind: 'passkey',
    id,
    publicKey: Buffer.from(publicKey),
    counter,
    transports: transports.slice(0, 10),
    label,
  };
}

/** Asks a browser for any passkey it has for this address. */
export function askPasskey(address: Address): Promise<PublicKeyCredentialRequestOptionsJSON> {
  return generateAuthenticationOptions({ rpID: nameFor(address), userVerification: 'required', timeout: TIMEOUT_MS });
}

/** The passkey's new counter, or undefined when the answer does not hold. */
export async function checkPasskey(
  address: Address,
  challenge: string,
  { response, passkey }: { readonly response: unknown; readonly passkey: PasskeyRow },
): Promise<number | undefined> {
  const made = await verifyAuthenticationResponse({
    response: response as AuthenticationResponseJSON,
    expectedChallenge: challenge,
    expectedOrigin: address.origin,
    expectedRPID: nameFor(address),
    credential: { id: passkey.id, publicKey: new Uint8Array(passkey.publicKey), counter: passkey.counter },
    requireUserVerification: true,
  }).catch(() => undefined);
  return made?.verified === true ? made.authenticationInfo.newCounter : undefined;
}
