// Passwords: kept as argon2id only, with the parameters OWASP's Password Storage Cheat Sheet names first among the small ones; few are worked on at once.

import * as crypto from 'node:crypto';
import { nameKey } from '../core/person.ts';
import { REFUSALS } from '../core/refusal.ts';
import { Problem } from './problem.ts';

/** 19 MiB, two passes, one lane (OWASP Password Storage Cheat Sheet). */
const SETTING = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 } as const;
const LEAST = 12;
const MOST = 200;
/** Each takes 19 MiB while it is worked on. */
const AT_ONCE = 2;
const MAY_WAIT = 16;

/** Whether this Node has argon2; it came with 24.7. */
export const PASSWORDS_WORK = typeof crypto.argon2 === 'function';

/** Why a password will not do, or undefined. Length is what counts; what everybody tries first is refused. */
export function weaknessOf(password: string, name: string): string | undefined {
  const length = [...password].length;
  if (length < LEAST)
    return `A password has at least ${LEAST} characters; four words that do not belong together are good.`;
  if (length > MOST) return `A password has at most ${MOST} characters.`;
  const plain = nameKey(password).replaceAll(/[^\p{L}\p{N}]/gu, '');
  const few = new Set(nameKey(password)).size < 5;
  const own = [nameKey(name).replaceAll(/[^\p{L}\p{N}]/gu, ''), 'vigil', 'password', 'passwort', '12345678', 'qwerty'];
  const left = own.filter((word) => word.length > 2).reduce((rest, word) => rest.replaceAll(word, ''), plain);
  return few || left.length < 6 ? REFUSALS['password-guessable'] : undefined;
}

let working = 0;
const waiting: (() => void)[] = [];

async function derive(password: string, nonce: Buffer, setting: typeof SETTING): Promise<Buffer> {
  if (working >= AT_ONCE) {
    if (waiting.length >= MAY_WAIT)
      throw new Problem(503, 'Too many sign in at once', 'Try again in a few seconds.', {
        headers: { 'retry-after': '5' },
      });
    await new Promise<void>((go) => waiting.push(go));
  }
  working++;
  try {
    return await new Promise<Buffer>((resolve, reject) => {
      crypto.argon2('argon2id', { message: password.normalize('NFKC'), nonce, ...setting }, (error, key) =>
        error === null ? resolve(key) : reject(error),
      );
    });
  } finally {
    working--;
    waiting.shift()?.();
  }
}

/** What is kept of a password, in the PHC string form. */
export async function keepPassword(password: string): Promise<string> {
  const nonce = crypto.randomBytes(16);
  const key = await derive(password, nonce, SETTING);
  const { memory, passes, parallelism } = SETTING;
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${bare(nonce)}$${bare(key)}`;
}

const NOBODY = `$argon2id$v=19$m=${SETTING.memory},t=${SETTING.passes},p=${SETTING.parallelism}$${bare(Buffer.alloc(16))}$${bare(Buffer.alloc(32))}`;
const KEPT = /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

/** Whether this is the password. Without one that is kept it takes as long, and is not. */
export async function isPassword(password: string, kept: string | null | undefined): Promise<boolean> {
  const [, memory, passes, parallelism, nonce = '', key = ''] = KEPT.exec(kept ?? NOBODY) ?? KEPT.exec(NOBODY) ?? [];
  const right = Buffer.from(key, 'base64');
  const setting = {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    tagLength: right.length,
  };
  const made = await derive(password, Buffer.from(nonce, 'base64'), setting as typeof SETTING);
  return crypto.timingSafeEqual(made, right) && kept != null;
}

function bare(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll('=', '');
}
