// Reads which cases were opened lately, so that screens can announce them while somebody watches.
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
