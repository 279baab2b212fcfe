// One-time codes of an app (TOTP, RFC 6238): the secret is kept sealed and bound to its person, and each code counts once.
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';

const PERIOD_S = 30;
/** A code of the period before or after is taken too: clocks differ. */
const WINDOW = 1;
const NONCE = 12;
const TAG = 16;

/** A secret for a new app, with the address that its QR code holds. */
export function newCodeSecret(name: string): { readonly secret: string; readonly uri: string } {
  const totp = totpOf(new Secret({ size: 20 }).base32, name);
  return { secret: totp.secret.base32, uri: totp.toString() };
}

/** The number of the 30-second period that this code belongs to, or undefined when it is not a code of about now. */
export function periodOf(secret: string, code: string, now: number): number | undefined {
  if (!/^\d{6}$/.test(code)) return undefined;
  const delta = totpOf(secret).validate({ token: code, window: WINDOW, timestamp: now });
  return delta === null ? undefined : Math.floor(now / 1000 / PERIOD_S) + delta;
}

function totpOf(secret: string, label = 'person'): TOTP {
  return new TOTP({ issuer: 'Vigil', label, secret, algorithm: 'SHA1', digits: 6, period: PERIOD_S });
}

/** Seals a secret under the store's own (store/secrets.ts), AES-256-GCM, for one person. */
export function sealSecret(secret: string, person: string, storeSecret: string): Buffer {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', keyOf(storeSecret), nonce).setAAD(Buffer.from(person));
  return Buffer.concat([nonce, cipher.update(secret, 'utf8'), cipher.final(), cipher.getAuthTag()]);
}

/** Opens what `sealSecret` sealed; undefined when it was sealed for another person, under another secret, or was changed. */
export function openSecret(sealed: Buffer, person: string, storeSecret: string): string | undefined {
  try {
    const decipher = createDecipheriv('aes-256-gcm', keyOf(storeSecret), sealed.subarray(0, NONCE), {
      authTagLength: TAG,
    })
      .setAAD(Buffer.from(person))
      .setAuthTag(sealed.subarray(sealed.length - TAG));
    return Buffer.concat([decipher.update(sealed.subarray(NONCE, sealed.length - TAG)), decipher.final()]).toString(
      'utf8',
    );
  } catch {
    return undefined;
  }
}

function keyOf(storeSecret: string): Buffer {
  return Buffer.from(hkdfSync('sha256', storeSecret, '', 'one-time codes', 32));
}
