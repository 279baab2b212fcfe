// Reads the few numbers that monitoring wants and no screen shows.
import type pg from 'pg';

/** Sizes and ages for `/metrics`. */
export interface Gauges {
  readonly auditEntries: number;
  readonly reveals: number;
  /** When the oldest pending order was made, milliseconds since 1970. */
  readonly oldestPendingAt: number | null;
}

/** Counts. `reveals` is how often a masked text was shown. */
export async function readGauges(pool: pg.Pool): Promise<Gauges> {
  const { rows } = await pool.query<Gauges>(
    `select (select coalesce(max(seq), 0) from audit_entry) as "auditEntries",
       (select count(*) from audit_entry where act = 'case.revealed') as reveals,
       (select min(created_ms) from orders where state = 'pending') as "oldestPendingAt"`,
  );
  return rows[0] as Gauges;
}

/** How many open cases are at least so many seconds old: bounds of a histogram, shortest first. */
export const AGE_SECONDS: readonly number[] = [300, 900, 1_800, 3_600, 7_200, 21_600, 86_400, 604_800];

/** Ages of open cases. */
export interface CaseAges {
  /** Cases at most as old as each of `AGE_SECONDS`. */
  readonly upTo: readonly number[];
  readonly all: number;
  /** All ages together, seconds. */
  readonly sum: number;
}

/** Reads the ages of all open cases; `now` in milliseconds since 1970. */
export async function readCaseAges(pool: pg.Pool, now: number): Promise<CaseAges> {
  const buckets = AGE_SECONDS.map((seconds) => `count(*) filter (where opened_ms >= $1::bigint - ${seconds * 1000})`);
  const { rows } = await pool.query<CaseAges>(
    `select array[${buckets.join(', ')}]::float8[] as "upTo", count(*) as "all", coalesce(sum($1::bigint - opened_ms), 0)::float8 / 1000 as sum
     from case_file where state = 'open'`,
    [now],
  );
  return rows[0] as CaseAges;
}
