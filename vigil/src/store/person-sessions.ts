// Sessions of people who signed in: kept as digests, looked up at every request together with the person, so that what was taken away is gone at once.
import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import type { Credential, Person } from '../core/person.ts';
import { audited, type Deed } from './audited.ts';
import { digestOf, newId } from './people.ts';

/** How long sessions last, in milliseconds. */
export interface SessionSpan {
  /** Without use. */
  readonly idleMs: number;
  /** In any case. */
  readonly absoluteMs: number;
}

/** A session that holds now, with its person as they are now. */
export interface PersonSession {
  readonly id: string;
  readonly opened: Credential;
  readonly usedAt: number;
  readonly endsAt: number;
  /** When the person last showed who they are: by signing in, or since. */
  readonly provedAt: number;
  readonly person: Pick<Person, 'id' | 'name' | 'roles'>;
}

/** A session as lists show it. */
export interface SessionLine {
  readonly id: string;
  readonly opened: Credential;
  readonly openedAt: number;
  readonly usedAt: number;
  readonly endsAt: number;
}

/** Of one person at a time; past that the one used longest ago ends. */
const MOST_EACH = 20;
/** Use is noted no more often than this. */
const NOTE_EVERY_MS = 30_000;
const KEEP_ENDED_MS = 30 * 86_400_000;
const HOLDS =
  's.ended_ms is null and s.ends_ms > $2::bigint and s.used_ms > $2::bigint - $3::bigint and p.disabled_ms is null';

/** Opens a session and returns the secret for the cookie. */
export async function openPersonSession(
  pool: pg.Pool,
  wish: { readonly person: string; readonly opened: Credential; readonly now: number; readonly span: SessionSpan },
): Promise<string> {
  const { person, opened, now, span } = wish;
  const secret = randomBytes(32).toString('base64url');
  const id = newId('S');
  await audited(pool, { actor: `person:${person}`, now }, async (client, note) => {
    await client.query('delete from person_session where ends_ms < $1', [now - KEEP_ENDED_MS]);
    await client.query(
      `insert into person_session (digest, id, person, opened, opened_ms, used_ms, ends_ms) values ($1, $2, $3, $4, $5, $5, $6)`,
      [digestOf(secret), id, person, opened, now, now + span.absoluteMs],
    );
    await client.query(
      `update person_session set ended_ms = $2 where person = $1 and ended_ms is null and id not in
         (select id from person_session where person = $1 and ended_ms is null order by used_ms desc, opened_ms desc limit ${MOST_EACH})`,
      [person, now],
    );
    note('session.opened', id, { with: opened });
  });
  return secret;
}

/** The session of a cookie, when it holds and its person may sign in. */
export async function findPersonSession(
  pool: pg.Pool,
  secret: string,
  { now, idleMs }: { readonly now: number; readonly idleMs: number },
): Promise<PersonSession | undefined> {
  const { rows } = await pool.query<PersonSession>(
    `select s.id, s.opened, s.used_ms as "usedAt", s.ends_ms as "endsAt", coalesce(s.proved_ms, s.opened_ms) as "provedAt",
       jsonb_build_object('id', p.id, 'name', p.name, 'roles', p.roles) as person
     from person_session s join person p on p.id = s.person where s.digest = $1 and ${HOLDS}`,
    [digestOf(secret), now, idleMs],
  );
  return rows[0];
}

/** Notes that a session was used. */
export async function noteSessionUse(pool: pg.Pool, id: string, now: number): Promise<void> {
  await pool.query('update person_session set used_ms = $2 where id = $1 and used_ms < $3', [
    id,
    now,
    now - NOTE_EVERY_MS,
  ]);
}

/** Notes that the person of a session has shown anew who they are. */
export async function noteProof(
  pool: pg.Pool,
  id: string,
  { how, deed }: { readonly how: Credential; readonly deed: Deed },
): Promise<void> {
  await audited(pool, deed, async (client, note) => {
    await client.query('update person_session set proved_ms = $2 where id = $1', [id, deed.now]);
    note('session.proved', id, { with: how });
  });
}

/** The sessions of a person that hold now, newest first. */
export async function listSessions(
  pool: pg.Pool,
  person: string,
  { now, idleMs }: { readonly now: number; readonly idleMs: number },
): Promise<readonly SessionLine[]> {
  const { rows } = await pool.query<SessionLine>(
    `select s.id, s.opened, s.opened_ms as "openedAt", s.used_ms as "usedAt", s.ends_ms as "endsAt"
     from person_session s join person p on p.id = s.person where s.person = $1 and ${HOLDS}
     order by s.opened_ms desc limit ${MOST_EACH}`,
    [person, now, idleMs],
  );
  return rows;
}

/** Ends a session, of this person only when `owner` is given. False when there is none such. */
export async function endSession(pool: pg.Pool, id: string, deed: Deed, owner?: string): Promise<boolean> {
  return audited(pool, deed, async (client, note) => {
    const { rowCount } = await client.query(
      'update person_session set ended_ms = $2 where id = $1 and ended_ms is null and ($3::text is null or person = $3)',
      [id, deed.now, owner ?? null],
    );
    if (rowCount === 1) note('session.ended', id);
    return rowCount === 1;
  });
}

/** Ends all sessions of a person. */
export async function endAllSessions(client: pg.ClientBase, person: string, now: number): Promise<void> {
  await client.query('update person_session set ended_ms = $2 where person = $1 and ended_ms is null', [person, now]);
}
