// Counts what browsers refused of our own page, by directive: a sign of a broken build, or of something that got into the page.
import type pg from 'pg';

/** How often a directive was violated; `lastAt` in milliseconds since 1970. */
export interface PageViolation {
  readonly directive: string;
  readonly times: number;
  readonly lastAt: number;
}

/** Adds to the counts. Directives must come from a list of our own: each becomes a row. */
export async function addViolations(pool: pg.Pool, directives: readonly string[], now: number): Promise<void> {
  if (directives.length === 0) return;
  await pool.query(
    `insert into page_violation (directive, times, last_ms) select directive, count(*), $2 from unnest($1::text[]) as d (directive) group by 1 order by 1
     on conflict (directive) do update set times = page_violation.times + excluded.times, last_ms = excluded.last_ms`,
    [directives, now],
  );
}

/** All counts, by directive. */
export async function readViolations(pool: pg.Pool): Promise<readonly PageViolation[]> {
  const { rows } = await pool.query<PageViolation>(
    'select directive, times, last_ms as "lastAt" from page_violation order by directive limit 100',
  );
  return rows;
}
