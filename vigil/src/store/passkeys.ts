// Passkeys: public keys of the devices with which people sign in. Nothing here is secret.
import type pg from 'pg';

/** A passkey as signing in needs it. */
export interface PasskeyRow {
  readonly id: string;
  readonly person: string;
  readonly publicKey: Buffer;
  readonly counter: number;
  readonly transports: readonly string[];
}

/** A passkey as its owner sees it. */
export interface PasskeyLine {
  readonly id: string;
  readonly label: string;
  readonly createdAt: number;
  readonly usedAt: number | null;
}

/** Of one person. */
export const MOST_PASSKEYS = 10;

/** The passkey with this id, when its owner may sign in. */
export async function findPasskey(pool: pg.Pool, id: string): Promise<PasskeyRow | undefined> {
  const { rows } = await pool.query<PasskeyRow>(
    `select k.id, k.person, k.public_key as "publicKey", k.counter, k.transports from passkey k
     join person p on p.id = k.person where k.id = $1 and p.disabled_ms is null`,
    [id],
  );
  return rows[0];
}

/** Notes that it was used. */
export async function notePasskeyUse(pool: pg.Pool, id: string, counter: number, now: number): Promise<void> {
  await pool.query('update passkey set counter = $2, used_ms = $3 where id = $1', [id, counter, now]);
}

/** Those of a person, oldest first. */
export async function listPasskeys(db: pg.Pool | pg.ClientBase, person: string): Promise<readonly PasskeyLine[]> {
  const { rows } = await db.query<PasskeyLine>(
    `select id, label, created_ms as "createdAt", used_ms as "usedAt" from passkey where person = $1 order by created_ms limit ${MOST_PASSKEYS}`,
    [person],
  );
  return rows;
}

/** Keeps a new one. False when this passkey is known already, or the person has ten. */
export async function putPasskey(
  client: pg.ClientBase,
  one: PasskeyRow & { readonly label: string; readonly now: number },
): Promise<boolean> {
  const { rowCount } = await client.query(
    `insert into passkey (id, person, public_key, counter, transports, label, created_ms)
     select $1, $2, $3, $4, $5, $6, $7 where (select count(*) from passkey where person = $2) < ${MOST_PASSKEYS}
     on conflict do nothing`,
    [one.id, one.person, one.publicKey, one.counter, JSON.stringify(one.transports), one.label, one.now],
  );
  return rowCount === 1;
}
