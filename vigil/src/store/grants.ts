// Roles given and taken. What is taken away ends at once; what is given needs another admin once there were two; nobody gives to or signs for themself.

import type pg from 'pg';
import { clashOf, type Grant } from '../core/person.ts';
import { REFUSALS } from '../core/refusal.ts';
import type { Role } from '../core/role.ts';
import { audited, type Deed, type Note } from './audited.ts';
import { askSignature } from './invitations.ts';
import { endException, findPerson, holdsRole, needsSecond, type PersonRow, setRoles } from './people.ts';
import { endAllSessions } from './person-sessions.ts';
import { type Refused, refused } from './refused.ts';

const MOST = 100;
const COLUMNS = `g.id, coalesce(g.person, i.person) as person, g.invitation, coalesce(p.name, i.name) as name, g.roles, g.made_by as "madeBy", g.made_ms as "madeAt", g.until_ms as until`;
const FROM = 'role_grant g left join person p on p.id = g.person left join invitation i on i.id = g.invitation';
const WAITS = `g.state = 'waiting' and g.until_ms > $1 and (i.id is null or (i.ended_ms is null and i.used_ms is null and i.until_ms > $1))`;

/** What an admin wishes of a person: exactly these roles, or an end. */
export interface PersonWish {
  readonly roles?: readonly Role[] | undefined;
  readonly disabled?: true | undefined;
}

/** What came of it; `grant` is the id of what waits for a signature. */
export type Changed = { readonly ok: true; readonly person: PersonRow; readonly grant: string | null } | Refused;

/** Changes a person. Roles that go are gone with the next request, and so are the sessions of whoever is disabled. */
export async function changePerson(pool: pg.Pool, id: string, wish: PersonWish, deed: Deed): Promise<Changed> {
  return audited(pool, deed, async (client, note) => {
    const there = await findPerson(client, id);
    if (there === undefined) return refused('gone', REFUSALS['no-such-person']);
    if (there.id === deed.person) return refused('unfit', REFUSALS['not-own-roles']);
    if (deed.person !== undefined && !(await holdsRole(client, deed.person, 'admin')))
      return refused('forbidden', REFUSALS['admin-no-more']);
    if (wish.disabled === true) return disable(client, there, deed, note);
    if (there.disabledAt !== null) return refused('unfit', REFUSALS['person-disabled']);
    if (wish.roles === undefined) return { ok: true, person: there, grant: null };
    const clash = clashOf(wish.roles, there.first);
    return clash === undefined ? turnRoles(client, there, wish.roles, { deed, note }) : refused('unfit', clash);
  });
}

async function disable(client: pg.ClientBase, there: PersonRow, { now }: Deed, note: Note): Promise<Changed> {
  await client.query('update person set disabled_ms = coalesce(disabled_ms, $2) where id = $1', [there.id, now]);
  await client.query('update invitation set ended_ms = $2 where person = $1 and used_ms is null and ended_ms is null', [
    there.id,
    now,
  ]);
  await endAllSessions(client, there.id, now);
  if (there.disabledAt === null) note('person.disabled', there.id);
  return { ok: true, person: (await findPerson(client, there.id)) as PersonRow, grant: null };
}

async function turnRoles(
  client: pg.ClientBase,
  there: PersonRow,
  roles: readonly Role[],
  { deed, note }: { readonly deed: Deed; readonly note: Note },
): Promise<Changed> {
  const left = there.roles.filter((role) => roles.includes(role));
  const gained = roles.filter((role) => !there.roles.includes(role));
  if (left.length < there.roles.length) {
    await setRoles(client, there.id, left);
    note('role.taken', there.id, { roles: there.roles.filter((role) => !roles.includes(role)).join(' ') });
  }
  let grant: string | null = null;
  if (gained.length > 0 && (deed.person === undefined || (await needsSecond(client))))
    grant = await askSignature(client, { person: there.id, roles: gained }, deed, note);
  else if (gained.length > 0) await give(client, there.id, gained, { deed, note });
  return { ok: true, person: (await findPerson(client, there.id)) as PersonRow, grant };
}

async function give(
  client: pg.ClientBase,
  id: string,
  roles: readonly Role[],
  { deed, note }: { readonly deed: Deed; readonly note: Note },
): Promise<Refused | undefined> {
  const there = await findPerson(client, id);
  if (there === undefined || there.disabledAt !== null) return refused('unfit', REFUSALS['disabled-by-now']);
  const all = [...there.roles, ...roles.filter((role) => !there.roles.includes(role))];
  const clash = clashOf(all, there.first);
  if (clash !== undefined) return refused('unfit', clash);
  await setRoles(client, id, all);
  note('role.given', id, { roles: roles.join(' ') });
  await endException(client, deed.now, note);
  return undefined;
}

/** What waits for a signature, oldest first. */
export async function listGrants(pool: pg.Pool, now: number): Promise<readonly Grant[]> {
  const { rows } = await pool.query<Grant>(
    `select ${COLUMNS} from ${FROM} where ${WAITS} order by g.made_ms limit ${MOST}`,
    [now],
  );
  return rows;
}

/** What came of a signature. */
export type Settled = { readonly ok: true; readonly state: 'signed' | 'refused' } | Refused;

/** Signs a grant or refuses it. Only another admin than who asked for it, and never for oneself; who asked may take it back. */
export async function settleGrant(pool: pg.Pool, id: string, sign: boolean, deed: Deed): Promise<Settled> {
  return audited(pool, deed, async (client, note): Promise<Settled> => {
    const { rows } = await client.query<Grant>(`select ${COLUMNS} from ${FROM} where ${WAITS} and g.id = $2`, [
      deed.now,
      id,
    ]);
    const grant = rows[0];
    if (grant === undefined) return refused('gone', REFUSALS['no-such-grant']);
    if (!(await holdsRole(client, deed.person, 'admin'))) return refused('forbidden', REFUSALS['admin-no-more']);
    if (sign && grant.madeBy === deed.actor) return refused('forbidden', REFUSALS['own-grant']);
    if (grant.person === deed.person) return refused('forbidden', REFUSALS['own-roles-signed']);
    if (sign && grant.invitation === null && grant.person !== null) {
      const trouble = await give(client, grant.person, grant.roles, { deed, note });
      if (trouble !== undefined) return trouble;
    }
    await client.query('update role_grant set state = $2, settled_by = $3, settled_ms = $4 where id = $1', [
      id,
      sign ? 'signed' : 'refused',
      deed.actor,
      deed.now,
    ]);
    if (!sign && grant.invitation !== null)
      await client.query('update invitation set ended_ms = $2 where id = $1', [grant.invitation, deed.now]);
    note(sign ? 'grant.signed' : 'grant.refused', id);
    return { ok: true, state: sign ? 'signed' : 'refused' };
  });
}
