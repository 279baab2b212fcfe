// API keys: made once, shown once, kept as a digest; each has scopes and can be revoked.
import { hash, randomBytes } from 'node:crypto';
import type pg from 'pg';
import { nameKey } from '../core/person.ts';
import { PERMISSIONS, type Permission, type Role } from '../core/role.ts';

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
  /** Whose key it is, as the name was said when it was made; null for keys from before. */
  readonly owner: string | null;
}

/** A key in use, with its owner as they are now. */
export interface UsedKey extends KeyRow {
  /** Null where nobody of the owner's name is set up. */
  readonly person: { readonly id: string; readonly roles: readonly Role[] } | null;
}

const COLUMNS = `k.id, k.label, k.scopes, k.created_ms as "createdAt", k.revoked_ms as "revokedAt", k.owner`;

/** Makes a key with 256 random bits. The secret is returned this once and never stored. */
export async function makeKey(
  pool: pg.Pool,
  wish: { readonly label: string; readonly scopes: readonly Scope[]; readonly now: number; readonly owner?: string },
): Promise<{ readonly id: string; readonly secret: string }> {
  const id = `K-${randomBytes(6).toString('hex')}`;
  const secret = `vigil_${randomBytes(32).toString('base64url')}`;
  await pool.query(
    'insert into api_key (id, digest, label, scopes, created_ms, owner, owner_key) values ($1, $2, $3, $4, $5, $6, $7)',
    [
      id,
      digestOf(secret),
      wish.label,
      JSON.stringify(wish.scopes),
      wish.now,
      wish.owner ?? null,
      wish.owner === undefined ? null : nameKey(wish.owner),
    ],
  );
  return { id, secret };
}

/** The key a secret belongs to, unless it was revoked or its owner was disabled. Looks up the digest, so no comparison can leak timing. */
export async function findKey(pool: pg.Pool, secret: string): Promise<UsedKey | undefined> {
  const { rows } = await pool.query<UsedKey>(
    `select ${COLUMNS}, case when p.id is not null then jsonb_build_object('id', p.id, 'roles', p.roles) end as person
     from api_key k left join person p on p.name_key = k.owner_key where k.digest = $1 and k.revoked_ms is null and p.disabled_ms is null`,
    [digestOf(secret)],
  );
  return rows[0];
}

/** All keys, newest first, at most 200. */
export async function listKeys(pool: pg.Pool): Promise<readonly KeyRow[]> {
  const { rows } = await pool.query<KeyRow>(`select ${COLUMNS} from api_key k order by k.created_ms desc limit 200`);
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
