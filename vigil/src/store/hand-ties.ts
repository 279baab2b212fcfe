// Keeps what people said about accounts of rings, and reads what still holds of it.
import type pg from 'pg';
import { type HandTie, MOST_BY_HAND } from '../core/hand-tie.ts';
import type { AccountId, Platform } from '../core/item.ts';
import type { Hand } from '../engine/rings/by-hand.ts';

/** As many may hold at a time: a pass looks at all of them. */
export const MOST_TIES = 10_000;

/** A tie as it is read, with where it was said and whether somebody has taken it back. */
export interface HandTieRow extends HandTie {
  readonly ring: string;
  readonly undone: { readonly at: number; readonly by: string; readonly why: string } | null;
}

const COLUMNS = `h.id, h.platform, h.kind, h.one, h.other, h.ring, h.why, h.by_name as by, h.at_ms as at,
  case when h.undone_ms is null then null else jsonb_build_object('at', h.undone_ms, 'by', h.undone_by, 'why', h.undone_why) end as undone`;

/** All that hold, in the order of their ids. */
export async function readHeldTies(client: pg.ClientBase): Promise<readonly HandTieRow[]> {
  const { rows } = await client.query<HandTieRow>(
    `select ${COLUMNS} from hand_tie h where h.undone_ms is null order by h.id collate "C" limit $1`,
    [MOST_TIES],
  );
  return rows;
}

/** One, held or taken back. */
export async function readTie(client: pg.ClientBase, id: string): Promise<HandTieRow | undefined> {
  const { rows } = await client.query<HandTieRow>(`select ${COLUMNS} from hand_tie h where h.id = $1`, [id]);
  return rows[0];
}

/** Those that were said on a ring, or name one of its members; held ones first, then newest, at most a hundred. */
export async function readTiesOf(
  pool: pg.Pool,
  ring: { readonly id: string; readonly platform: string; readonly members: readonly string[] },
): Promise<readonly HandTieRow[]> {
  const { rows } = await pool.query<HandTieRow>(
    `select ${COLUMNS} from hand_tie h where h.platform = $2
       and (h.ring = $1 or (h.undone_ms is null and (h.one ?| $3::text[] or h.other ?| $3::text[])))
     order by h.undone_ms is not null, h.at_ms desc, h.id limit 100`,
    [ring.id, ring.platform, ring.members],
  );
  return rows;
}

/** What ties say of a platform, with which of the accounts they name have a file. */
export async function handOf(client: pg.ClientBase, platform: Platform, ties: readonly HandTie[]): Promise<Hand> {
  const own = ties.filter((one) => one.platform === platform);
  const named = [...new Set(own.flatMap(({ one, other }) => [...one, ...other]))];
  return { ties: own, files: new Set(await withFile(client, platform, named)) };
}

/** Which of these accounts have a file. */
export async function withFile(
  client: pg.ClientBase,
  platform: string,
  accounts: readonly string[],
): Promise<readonly AccountId[]> {
  if (accounts.length === 0) return [];
  const { rows } = await client.query<{ id: AccountId }>(
    'select id from account where platform = $1 and id = any($2) order by id collate "C"',
    [platform, accounts],
  );
  return rows.map(({ id }) => id);
}

/** Writes a new one. Its sides must fit `MOST_BY_HAND`. */
export async function putTie(
  client: pg.ClientBase,
  tie: HandTie,
  at: { readonly ring: string; readonly actor: string },
): Promise<void> {
  if (tie.one.length + tie.other.length > MOST_BY_HAND) throw new Error('A tie by hand names too many accounts.');
  await client.query(
    `insert into hand_tie (id, platform, kind, one, other, ring, why, by_name, actor, at_ms)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      tie.id,
      tie.platform,
      tie.kind,
      JSON.stringify(tie.one),
      JSON.stringify(tie.other),
      at.ring,
      tie.why,
      tie.by,
      at.actor,
      tie.at,
    ],
  );
}

/** Marks one as taken back. */
export async function undoTie(
  client: pg.ClientBase,
  id: string,
  undone: { readonly at: number; readonly by: string; readonly why: string },
): Promise<void> {
  await client.query('update hand_tie set undone_ms = $2, undone_by = $3, undone_why = $4 where id = $1', [
    id,
    undone.at,
    undone.by,
    undone.why,
  ]);
}
