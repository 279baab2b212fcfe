// Invitations: links with which one person gets in once. Made by an admin, or at the terminal, where only an admin can be invited without a signature.

import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { clashOf, type Invitation, nameKey } from '../core/person.ts';
import { REFUSALS } from '../core/refusal.ts';
import type { Role } from '../core/role.ts';
import { audited, type Deed, type Note } from './audited.ts';
import { digestOf, findByName, findPerson, holdsRole, needsSecond, newId } from './people.ts';
import { type Refused, refused } from './refused.ts';

/** A link is good for this long. */
export const INVITATION_MS = 3 * 86_400_000;
/** Open at once. */
const MOST = 100;
const OPEN = 'i.used_ms is null and i.ended_ms is null';
const COLUMNS = `i.id, i.name, i.roles, i.person, i.made_by as "madeBy", i.made_ms as "madeAt", i.until_ms as until,
  exists (select 1 from role_grant g where g.invitation = i.id and g.state <> 'signed') as waiting`;

/** An invitation; `waiting` until another admin has signed it. */
export interface InvitationRow extends Invitation {
  readonly waiting: boolean;
}

/** Who is invited: somebody new with a name and roles, or a person who is there, to show anew who they are. */
export type InvitationWish = { readonly name: string; readonly roles: readonly Role[] } | { readonly person: string };

/** What came of it. The secret is told this once. */
export type Invited = { readonly ok: true; readonly invitation: InvitationRow; readonly secret: string } | Refused;

/** Invites. An admin needs the signature of another once there were two; at the terminal everything but an admin does. */
export async function invite(pool: pg.Pool, wish: InvitationWish, deed: Deed): Promise<Invited> {
  return audited(pool, deed, async (client, note) => {
    const whom = await whomOf(client, wish, deed);
    if ('ok' in whom) return whom;
    const atTerminal = deed.person === undefined;
    const recovers = atTerminal && whom.roles.includes('admin') && (whom.person !== null || whom.roles.length === 1);
    if (recovers)
      await client.query(
        `update invitation set ended_ms = $1 where made_by = $2 and used_ms is null and ended_ms is null and roles ? 'admin'`,
        [deed.now, deed.actor],
      );
    const { rows } = await client.query<{ open: number }>(
      `select count(*)::int as open from invitation i where ${OPEN} and i.until_ms > $1`,
      [deed.now],
    );
    if ((rows[0]?.open ?? 0) >= MOST)
      return refused('unfit', `${MOST} invitations are open. Take back those that nobody will use.`);
    const id = newId('I');
    const secret = randomBytes(32).toString('base64url');
    await client.query(
      `insert into invitation (id, digest, name, roles, person, made_by, made_ms, until_ms) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        id,
        digestOf(secret),
        whom.name,
        JSON.stringify(whom.roles),
        whom.person,
        deed.actor,
        deed.now,
        deed.now + INVITATION_MS,
      ],
    );
    const waits = (await needsSecond(client)) && !recovers;
    if (waits) await askSignature(client, { invitation: id, roles: whom.roles }, deed, note);
    note('person.invited', id, {
      roles: whom.roles.join(' '),
      ...(whom.person === null ? {} : { person: whom.person }),
    });
    const invitation = (await readInvitation(client, id)) as InvitationRow;
    return { ok: true, invitation, secret };
  });
}

async function whomOf(
  client: pg.ClientBase,
  wish: InvitationWish,
  deed: Deed,
): Promise<{ readonly name: string; readonly roles: readonly Role[]; readonly person: string | null } | Refused> {
  if (deed.person !== undefined && !(await holdsRole(client, deed.person, 'admin')))
    return refused('forbidden', REFUSALS['admin-no-more']);
  if ('person' in wish) {
    const there = await findPerson(client, wish.person);
    if (there === undefined) return refused('gone', REFUSALS['no-such-person']);
    if (there.id === deed.person) return refused('unfit', REFUSALS['own-invitation']);
    return { name: there.name, roles: there.roles, person: there.id };
  }
  const clash = clashOf(wish.roles);
  if (clash !== undefined) return refused('unfit', clash);
  if (wish.roles.length === 0) return refused('unfit', REFUSALS['no-role']);
  const there = await findByName(client, wish.name);
  const { rows } = await client.query<{ name: string }>(
    // An earlier link of the terminal for an admin ends when the next one is made.
    `select i.name from invitation i where ${OPEN} and i.person is null and i.until_ms > $1
       and not ($2 and i.made_by = $3 and i.roles = '["admin"]') limit ${MOST}`,
    [deed.now, deed.person === undefined, deed.actor],
  );
  if (there !== undefined || rows.some(({ name }) => nameKey(name) === nameKey(wish.name)))
    return refused(
      'unfit',
      'Somebody has this name, or is invited under it. Decisions bear names, so each is one person’s.',
    );
  return { name: wish.name, roles: wish.roles, person: null };
}

/** Puts a grant in line for another admin, for a week. */
export async function askSignature(
  client: pg.ClientBase,
  wish: { readonly person?: string; readonly invitation?: string; readonly roles: readonly Role[] },
  deed: Deed,
  note: Note,
): Promise<string> {
  const id = newId('G');
  await client.query(
    `insert into role_grant (id, person, invitation, roles, made_by, made_ms, until_ms, state) values ($1, $2, $3, $4, $5, $6, $7, 'waiting')`,
    [
      id,
      wish.person ?? null,
      wish.invitation ?? null,
      JSON.stringify(wish.roles),
      deed.actor,
      deed.now,
      deed.now + 7 * 86_400_000,
    ],
  );
  note('grant.asked', id, { roles: wish.roles.join(' '), for: wish.person ?? wish.invitation ?? '' });
  return id;
}

async function readInvitation(db: pg.ClientBase, id: string): Promise<InvitationRow | undefined> {
  const { rows } = await db.query<InvitationRow>(`select ${COLUMNS} from invitation i where i.id = $1`, [id]);
  return rows[0];
}

/** The open invitation of this secret, or undefined. */
export async function findInvitation(
  db: pg.Pool | pg.ClientBase,
  secret: string,
  now: number,
): Promise<InvitationRow | undefined> {
  const { rows } = await db.query<InvitationRow>(
    `select ${COLUMNS} from invitation i where i.digest = $1 and ${OPEN} and i.until_ms > $2`,
    [digestOf(secret), now],
  );
  return rows[0];
}

/** Those that nobody has used yet, newest first. */
export async function listInvitations(pool: pg.Pool, now: number): Promise<readonly InvitationRow[]> {
  const { rows } = await pool.query<InvitationRow>(
    `select ${COLUMNS} from invitation i where ${OPEN} and i.until_ms > $1 order by i.made_ms desc limit ${MOST}`,
    [now],
  );
  return rows;
}

/** Takes an invitation back. False when there is none open with this id. */
export async function endInvitation(pool: pg.Pool, id: string, deed: Deed): Promise<boolean> {
  return audited(pool, deed, async (client, note) => {
    const { rowCount } = await client.query(
      'update invitation set ended_ms = $2 where id = $1 and used_ms is null and ended_ms is null',
      [id, deed.now],
    );
    if (rowCount === 1) note('invitation.ended', id);
    return rowCount === 1;
  });
}
