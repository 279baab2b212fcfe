// People as the database holds them: read by id, by name, or all; and whether there are any, which ends the reign of the terminal's link.
import { hash, randomBytes } from 'node:crypto';
import type pg from 'pg';
import { nameKey, type Person, withoutException } from '../core/person.ts';
import type { Role } from '../core/role.ts';
import type { Note } from './audited.ts';

type Db = pg.Pool | pg.ClientBase;

/** A person with the ways they can sign in. */
export interface PersonRow extends Person {
  readonly passkeys: number;
  readonly password: boolean;
  readonly oidc: boolean;
}

/** What checking a password and a code needs. */
export interface SecretRow {
  readonly id: string;
  readonly password: string | null;
  readonly totp: Buffer | null;
}

const MOST = 1_000;
const COLUMNS = `p.id, p.name, p.roles, p.first, p.created_ms as "createdAt", p.disabled_ms as "disabledAt",
  p.password is not null as password, p.oidc is not null as oidc, (select count(*)::int from passkey k where k.person = p.id) as passkeys`;

/** A new id such as `P-0a1b2c3d4e5f`. */
export function newId(letter: 'P' | 'S' | 'I' | 'G' | 'L'): string {
  return `${letter}-${randomBytes(6).toString('hex')}`;
}

/** What is kept of a secret that only its holder has. */
export function digestOf(secret: string): string {
  return hash('sha256', secret, 'hex');
}

/** Whether anybody is set up. */
export async function isSetUp(db: Db): Promise<boolean> {
  const { rows } = await db.query<{ any: boolean }>('select exists (select 1 from person) as any');
  return rows[0]?.any === true;
}

/** All people, oldest first, at most 1,000. */
export async function listPeople(db: Db): Promise<readonly PersonRow[]> {
  const { rows } = await db.query<PersonRow>(`select ${COLUMNS} from person p order by created_ms, id limit ${MOST}`);
  return rows;
}

/** One person, or undefined. */
export async function findPerson(db: Db, id: string): Promise<PersonRow | undefined> {
  const { rows } = await db.query<PersonRow>(`select ${COLUMNS} from person p where id = $1`, [id]);
  return rows[0];
}

/** The person of this name in any spelling that looks alike, or undefined. */
export async function findByName(db: Db, name: string): Promise<PersonRow | undefined> {
  const { rows } = await db.query<PersonRow>(`select ${COLUMNS} from person p where name_key = $1`, [nameKey(name)]);
  return rows[0];
}

/** The secrets of whoever may sign in under this name. */
export async function findSecrets(db: Db, name: string): Promise<SecretRow | undefined> {
  const { rows } = await db.query<SecretRow>(
    'select id, password, totp from person where name_key = $1 and disabled_ms is null',
    [nameKey(name)],
  );
  return rows[0];
}

/** The id of whoever may sign in with this account of the identity provider. */
export async function findByOidc(db: Db, oidc: string): Promise<string | undefined> {
  const { rows } = await db.query<{ id: string }>('select id from person where oidc = $1 and disabled_ms is null', [
    oidc,
  ]);
  return rows[0]?.id;
}

/** Takes a code's period out of use. False when it, or a later one, was used before. */
export async function usePeriod(db: Db, person: string, period: number): Promise<boolean> {
  const { rowCount } = await db.query('update person set totp_used = $2 where id = $1 and totp_used < $2', [
    person,
    period,
  ]);
  return rowCount === 1;
}

/** Puts a new person in. Throws past 1,000 people. */
export async function putPerson(client: pg.ClientBase, person: Omit<Person, 'disabledAt'>): Promise<void> {
  await client.query(
    `insert into person (id, name, name_key, roles, first, created_ms) select $1, $2, $3, $4, $5, $6
     where (select count(*) from person) < ${MOST}`,
    [person.id, person.name, nameKey(person.name), JSON.stringify(person.roles), person.first, person.createdAt],
  );
}

/** Gives a person exactly these roles. */
export async function setRoles(client: pg.ClientBase, id: string, roles: readonly Role[]): Promise<void> {
  await client.query('update person set roles = $2 where id = $1', [id, JSON.stringify(roles)]);
}

/** Whether this person may sign in and holds the role now. */
export async function holdsRole(client: pg.ClientBase, id: string | undefined, role: Role): Promise<boolean> {
  const { rows } = await client.query('select 1 from person where id = $1 and disabled_ms is null and roles ? $2', [
    id ?? '',
    role,
  ]);
  return rows.length === 1;
}

const TWO_ADMINS = 'two-admins-since';

/** Whether roles need a second admin: yes from the moment there were two, also when one of them has left since. */
export async function needsSecond(db: Db): Promise<boolean> {
  const { rows } = await db.query('select 1 from setting where name = $1', [TWO_ADMINS]);
  return rows.length === 1;
}

/** After anybody became admin: with two of them, whoever set Vigil up keeps only what an admin may hold, and roles need two from now on. */
export async function endException(client: pg.ClientBase, now: number, note: Note): Promise<void> {
  const { rows } = await client.query<Pick<Person, 'id' | 'roles' | 'first'>>(
    `select id, roles, first from person where disabled_ms is null and roles ? 'admin'`,
  );
  if (rows.length < 2) return;
  await client.query('insert into setting (name, value) values ($1, $2) on conflict (name) do nothing', [
    TWO_ADMINS,
    String(now),
  ]);
  for (const { id, roles } of rows.filter(({ first }) => first)) {
    await client.query('update person set first = false where id = $1', [id]);
    const left = withoutException(roles);
    if (left.length < roles.length) {
      await setRoles(client, id, left);
      note('person.exception-ended', id, { roles: left.join(' ') });
    }
  }
}
