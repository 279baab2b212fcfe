// API keys: made once, shown once, kept as a digest; each has scopes and can be revoked.
import { hash, randomBytes } from 'node:crypto';
import type pg from 'pg';
import { PERMISSIONS, type Permission } from '../core/role.ts';

/** What a key may do: any one permission. */
export const SCOPES = Object.keys(PERMISSIONS) as readonly Permission[];
export type Scope = Permission;

/** A key as far as it may be shown. */
export interface KeyRow {
  readonly id: string;
  readonly label: string;
  readonly scopes: readonly Scope[];
  readonly createdAt: number;
  readonly revokedAt: number | null;
}

/** Makes a key with 256 random bits. The secret is returned this once and never stored. */
export async function makeKey(
  pool: pg.Pool,
  wish: { readonly label: string; readonly scopes: readonly Scope[]; readonly now: number },
): Promise<{ readonly id: string; readonly secret: string }> {
  const id = `K-${randomBytes(6).toString('hex')}`;
  const secret = `vigil_${randomBytes(32).toString('base64url')}`;
  await pool.query('insert into api_key (id, digest, label, scopes, created_ms) values ($1, $2, $3, $4, $5)', [
    id,
    digestOf(secret),
    wish.label,
    JSON.stringify(wish.scopes),
    wish.now,
  ]);
  return { id, secret };
}

/** The key a secret belongs to, unless it was revoked. Looks up the digest, so no comparison can leak timing. */
export async function findKey(pool: pg.Pool, secret: string): Promise<KeyRow | undefined> {
  const { rows } = await pool.query<KeyRow>(
    'select id, label, scopes, created_ms as "createdAt", revoked_ms as "revokedAt" from api_key where digest = $1 and revoked_ms is null',
    [digestOf(secret)],
  );
  return rows[0];
}

/** All keys, newest first, at most 200. */
export async function listKeys(pool: pg.Pool): Promise<readonly KeyRow[]> {
  const { rows } = await pool.query<KeyRow>(
    'select id, label, scopes, created_ms as "createdAt", revoked_ms as "revokedAt" from api_key order by created_ms desc limit 200',
  );
  return rows;
}

/** Takes a key out of use. Returns false when there is no such key in use. */
export async function revokeKey(pool: pg.Pool, id: string, now: number): Promise<boolean> {
  const { rowCount } = await pool.query('update api_key set revoked_ms = $2 where id = $1 and revoked_ms is null', [
    id,
    now,
  ]);
  return rowCount === 1;
}

function digestOf(secret: string): string {
  return hash('sha256', secret, 'hex');
}

/** The words as scopes, or undefined when one of them is none. */
export function findScopes(words: readonly string[]): readonly Scope[] | undefined {
  const scopes = words.flatMap((word) => SCOPES.filter((scope) => scope === word));
  return scopes.length === words.length && scopes.length > 0 ? scopes : undefined;
}
