// Reads accounts with a file for the console: a list that is filtered and paged, and one file with its cases. Nothing here is read by anything that judges.
import type pg from 'pg';
import type { Severity } from '../core/assessment.ts';
import type { CaseState } from '../core/case.ts';
import type { AccountRow } from './read-cases.ts';
import type { DecisionRow } from './read-decisions.ts';

/** The place in the order of accounts: strongest first, then platform and id. */
export interface AccountCursor {
  readonly bits: number;
  readonly platform: string;
  readonly account: string;
}

/** Which accounts. `account` is an exact id: names and handles are not kept to be searched. */
export interface AccountFilter {
  readonly platform?: string;
  readonly account?: string;
  readonly ring?: string;
  /** At least so many bits. */
  readonly bits?: number;
  readonly limit: number;
  readonly after?: AccountCursor;
}

/** One account of the list, with its open case. Times in milliseconds since 1970. */
export interface AccountListRow extends AccountRow {
  readonly firstSeen: number;
  readonly lastSeen: number;
  readonly items: number;
  readonly case: string | null;
}

const COLUMNS = `a.platform, a.id as account, a.bits, a.families, a.against, a.probability, a.first_seen_ms as "firstSeen", a.last_seen_ms as "lastSeen",
  coalesce((a.conduct->>'items')::int, 0) as items, l.ring,
  (select c.id from case_file c where c.platform = a.platform and c.account = a.id and c.state = 'open' and c.kind = 'finding') as case`;
const FROM = 'from account a left join account_link l on l.platform = a.platform and l.account = a.id';

/** Accounts with a file, strongest first. */
export async function listAccountLines(pool: pg.Pool, filter: AccountFilter): Promise<readonly AccountListRow[]> {
  const { after } = filter;
  const { rows } = await pool.query<AccountListRow>(
    `select ${COLUMNS} ${FROM}
     where ($1::text is null or a.platform = $1) and ($2::text is null or a.id = $2) and ($3::text is null or l.ring = $3)
       and ($4::float8 is null or a.bits >= $4)
       and ($5::float8 is null or (-a.bits, a.platform, a.id) > (-$5::float8, $6::text, $7::text))
     order by -a.bits, a.platform, a.id limit $8`,
    [
      filter.platform ?? null,
      filter.account ?? null,
      filter.ring ?? null,
      filter.bits ?? null,
      after?.bits ?? null,
      after?.platform ?? null,
      after?.account ?? null,
      filter.limit,
    ],
  );
  return rows;
}

/** Platforms on which some account has a file, in order; at most fifty. */
export async function listPlatforms(pool: pg.Pool): Promise<readonly string[]> {
  const { rows } = await pool.query<{ platform: string }>(
    // One step along the primary key for each platform, however many accounts it has.
    `with recursive step as (
       (select platform from account order by platform limit 1)
       union all select (select a.platform from account a where a.platform > step.platform order by a.platform limit 1) from step where step.platform is not null
     ) select platform from step where platform is not null limit 50`,
  );
  return rows.map(({ platform }) => platform);
}

/** A case of an account with what people and policies decided on it. */
export interface AccountCase {
  readonly id: string;
  readonly state: CaseState;
  readonly severity: Severity;
  readonly bits: number;
  readonly openedAt: number;
  readonly decisions: readonly Omit<DecisionRow, 'innocent' | 'reasoned'>[];
}

/** The file of one account. */
export interface AccountFileRow extends AccountListRow {
  /** Items kept of it. */
  readonly kept: number;
  /** Newest first, at most fifty. */
  readonly cases: readonly AccountCase[];
}

/** One account, or undefined when it has no file. */
export async function readAccountFile(
  pool: pg.Pool,
  platform: string,
  account: string,
): Promise<AccountFileRow | undefined> {
  const { rows } = await pool.query<Omit<AccountFileRow, 'cases'>>(
    `select ${COLUMNS}, (select count(*)::int from item i where i.platform = a.platform and i.account = a.id) as kept
     ${FROM} where a.platform = $1 and a.id = $2`,
    [platform, account],
  );
  const [row] = rows;
  if (row === undefined) return undefined;
  const { rows: cases } = await pool.query<AccountCase>(
    `select c.id, c.state, c.severity, c.bits, c.opened_ms as "openedAt",
       (select coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'by', case d.author->>'kind' when 'person' then d.author->>'name' else 'policy:' || (d.author->>'version') end,
          'outcome', d.outcome, 'reason', d.reason, 'action', d.action, 'interim', d.interim, 'at', d.at_ms) order by d.at_ms, d.id), '[]')
        from decision d where d.case_id = c.id) as decisions
     from case_file c where c.platform = $1 and c.account = $2 order by c.opened_ms desc, c.id limit 50`,
    [platform, account],
  );
  return { ...row, cases };
}
