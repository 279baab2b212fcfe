// Takes, renews and gives back claims on cases.
import type pg from 'pg';
import { CLAIM_MINUTES, type Claim, MOST_CLAIMED } from '../core/claim.ts';
import { nameKey } from '../core/person.ts';
import { audited } from './audited.ts';

/** Who asks: the session or key that holds a claim, and the name that others read. */
export interface Claimant {
  readonly holder: string;
  readonly name: string;
  /** Whose key it is. */
  readonly owner?: string | undefined;
}

interface ClaimRow {
  readonly holder: string;
  readonly by: string;
  readonly until: number;
}

const COLUMNS = 'holder, by_name as by, until_ms::float8 as until';

/** What came of asking for a case: the claim that then holds, whoever's it is; `gone` for one that is not open; `full` where whoever asks holds as many as one person may. */
export type Taken = Claim | 'gone' | 'full';

/**
 * Takes a case or renews the claim on it. Of two who ask at once one gets it, and of many asked for at once nobody gets more than `MOST_CLAIMED`: taking
 * is done under the writer's lock, with a line in the audit log. Renewing is one statement and writes none.
 */
export async function takeClaim(pool: pg.Pool, id: string, by: Claimant, now: number): Promise<Taken> {
  const until = now + CLAIM_MINUTES * 60_000;
  const { rows } = await pool.query<ClaimRow>(
    `update case_claim set until_ms = $3, by_name = $5 where case_id = $1 and holder = $2 and until_ms > $4
       and exists (select 1 from case_file where id = $1 and state = 'open') returning ${COLUMNS}`,
    [id, by.holder, until, now, by.name],
  );
  return rows[0] === undefined ? takeFree(pool, id, by, now) : claimOf(rows[0], by.holder);
}

function takeFree(pool: pg.Pool, id: string, by: Claimant, now: number): Promise<Taken> {
  return audited(pool, { actor: by.holder, now }, async (client, note): Promise<Taken> => {
    const { rows: open } = await client.query(`select 1 from case_file where id = $1 and state = 'open'`, [id]);
    if (open.length === 0) return (await readClaim(client, id, by.holder, now)) ?? 'gone';
    const { rows: held } = await client.query<ClaimRow>(`select ${COLUMNS} from case_claim where case_id = $1`, [id]);
    const [before] = held;
    if (before !== undefined && before.until > now && before.holder !== by.holder) return claimOf(before, by.holder);
    if ((await countHeld(client, by, now)) >= MOST_CLAIMED) return 'full';
    const until = now + CLAIM_MINUTES * 60_000;
    await client.query(
      `insert into case_claim (case_id, holder, by_name, until_ms) values ($1, $2, $3, $4)
       on conflict (case_id) do update set holder = excluded.holder, by_name = excluded.by_name, until_ms = excluded.until_ms`,
      [id, by.holder, by.name, until],
    );
    // A lease that ran out is told when the next begins: nobody was there to say so before.
    if (before !== undefined) note('case.claim-lapsed', id, { by: before.by, until: before.until });
    note('case.claimed', id, { by: by.name });
    await noteFirstLook(client, id, now);
    return { by: by.name, until, mine: true };
  });
}

/** How many open cases one person holds: by this session or key, by others under the same name, and by keys of theirs. */
async function countHeld(
  client: pg.ClientBase,
  { holder, name, owner = name }: Claimant,
  now: number,
): Promise<number> {
  const { rows } = await client.query<{ held: number }>(
    `select count(*)::int as held from case_claim c join case_file f on f.id = c.case_id and f.state = 'open'
     where c.until_ms > $1 and (c.holder = $2 or c.by_name = any($3) or c.holder in (select 'key:' || k.id from api_key k where k.owner_key = $4))`,
    [now, holder, [name, owner], nameKey(owner)],
  );
  return rows[0]?.held ?? 0;
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

/** Ends the claim on a case that its holder has decided; the decision's line in the audit log says so. */
export async function endClaim(client: pg.ClientBase, id: string, holder: string): Promise<void> {
  await client.query('delete from case_claim where case_id = $1 and holder = $2', [id, holder]);
}

/** Gives a case back, or everything that somebody holds; returns how many cases. Somebody else's claim stays. */
export function giveBack(pool: pg.Pool, holder: string, now: number, id?: string): Promise<number> {
  return audited(pool, { actor: holder, now }, async (client, note) => {
    const { rows } = await client.query<ClaimRow & { case: string }>(
      `delete from case_claim where holder = $1 and ($2::text is null or case_id = $2) returning case_id as "case", ${COLUMNS}`,
      [holder, id ?? null],
    );
    for (const one of rows)
      if (one.until > now) note('case.released', one.case, { by: one.by });
      else note('case.claim-lapsed', one.case, { by: one.by, until: one.until });
    return rows.length;
  });
}

function claimOf({ holder, by, until }: ClaimRow, asker: string): Claim {
  return { by, until, mine: holder === asker };
}
