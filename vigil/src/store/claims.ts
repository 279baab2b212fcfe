// Takes, renews and gives back claims on cases.
import type pg from 'pg';
import { CLAIM_MINUTES, type Claim } from '../core/claim.ts';

/** Who asks: the session or key that holds a claim, and the name that others read. */
export interface Claimant {
  readonly holder: string;
  readonly name: string;
}

interface ClaimRow {
  readonly holder: string;
  readonly by: string;
  readonly until: number;
}

const COLUMNS = 'holder, by_name as by, until_ms::float8 as until';

/** Takes a case or renews the claim on it, in one statement, so that of two who ask at once one gets it. Returns the claim that then holds; undefined for a case that is not open. */
export async function takeClaim(
  pool: pg.Pool,
  id: string,
  { holder, name }: Claimant,
  now: number,
): Promise<Claim | undefined> {
  const { rows } = await pool.query<ClaimRow>(
    `insert into case_claim as c (case_id, holder, by_name, until_ms)
     select id, $2, $3, $4 from case_file where id = $1 and state = 'open'
     on conflict (case_id) do update set holder = excluded.holder, by_name = excluded.by_name, until_ms = excluded.until_ms
       where c.holder = excluded.holder or c.until_ms <= $5
     returning ${COLUMNS}`,
    [id, holder, name, now + CLAIM_MINUTES * 60_000, now],
  );
  if (rows[0] === undefined) return readClaim(pool, id, holder, now);
  await noteFirstLook(pool, id, now);
  return claimOf(rows[0], holder);
}

/** Notes when a person first looked at a case: by claiming, revealing or deciding it, whichever came first. */
export async function noteFirstLook(db: pg.Pool | pg.ClientBase, id: string, now: number): Promise<void> {
  await db.query('update case_file set looked_ms = $2 where id = $1 and looked_ms is null', [id, now]);
}

const MOST_CLAIMS = 1_000;

/** All claims that hold now, at most 1,000. */
export async function listClaims(
  pool: pg.Pool,
  now: number,
): Promise<readonly { readonly case: string; readonly holder: string; readonly by: string; readonly until: number }[]> {
  const { rows } = await pool.query<{ case: string } & ClaimRow>(
    `select case_id as "case", ${COLUMNS} from case_claim where until_ms > $1 order by case_id limit ${MOST_CLAIMS}`,
    [now],
  );
  return rows;
}

/** The claim that holds on a case now, or undefined. */
export async function readClaim(
  db: pg.Pool | pg.ClientBase,
  id: string,
  holder: string,
  now: number,
): Promise<Claim | undefined> {
  const { rows } = await db.query<ClaimRow>(`select ${COLUMNS} from case_claim where case_id = $1 and until_ms > $2`, [
    id,
    now,
  ]);
  return rows[0] === undefined ? undefined : claimOf(rows[0], holder);
}

/** Gives a case back. Somebody else's claim stays. */
export async function dropClaim(db: pg.Pool | pg.ClientBase, id: string, holder: string): Promise<void> {
  await db.query('delete from case_claim where case_id = $1 and holder = $2', [id, holder]);
}

/** Gives back everything somebody holds; returns how many cases. */
export async function dropClaims(pool: pg.Pool, holder: string): Promise<number> {
  const { rowCount } = await pool.query('delete from case_claim where holder = $1', [holder]);
  return rowCount ?? 0;
}

function claimOf({ holder, by, until }: ClaimRow, asker: string): Claim {
  return { by, until, mine: holder === asker };
}
