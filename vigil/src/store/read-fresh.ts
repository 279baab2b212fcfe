// Reads which cases were opened or decided lately, so that screens can announce them while somebody watches.
import type pg from 'pg';
import type { Severity } from '../core/assessment.ts';

const MOST = 200;

/** A case as it is announced: what it is called and how soon a person must look. `openedAt` in milliseconds since 1970. */
export interface FreshCase {
  readonly id: string;
  readonly severity: Severity;
  readonly openedAt: number;
}

/** Open cases opened after `since` (milliseconds since 1970), urgent first, at most 200. */
export async function readFreshCases(pool: pg.Pool, since: number): Promise<readonly FreshCase[]> {
  const { rows } = await pool.query<FreshCase>(
    `select id, severity, opened_ms as "openedAt" from case_file where state = 'open' and opened_ms > $1
     order by case severity when 'urgent' then 0 else 1 end, opened_ms desc, id limit ${MOST}`,
    [since],
  );
  return rows;
}

/** Cases that a person decided after `since` (milliseconds since 1970) and that are decided still, at most 200. */
export async function readClosedCases(
  pool: pg.Pool,
  since: number,
): Promise<readonly { readonly id: string; readonly at: number }[]> {
  const { rows } = await pool.query<{ id: string; at: number }>(
    `select d.case_id as id, max(d.at_ms) as at from decision d join case_file c on c.id = d.case_id and c.state = 'decided'
     where not d.interim and d.at_ms > $1 group by 1 order by 2 desc, 1 limit ${MOST}`,
    [since],
  );
  return rows;
}

/** The case that a person decided last, or null. */
export async function readLastDecided(pool: pg.Pool): Promise<string | null> {
  const { rows } = await pool.query<{ id: string }>(
    'select case_id as id from decision where not interim order by at_ms desc limit 1',
  );
  return rows[0]?.id ?? null;
}
