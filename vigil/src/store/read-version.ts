// Tells cheaply whether what screens count has changed, so that a large store is not counted again at every pulse.
import type pg from 'pg';

/** Changes whenever something was recorded: every change beyond counts leaves a line in the audit log, and every item one in a tally. */
export async function readVersion(pool: pg.Pool): Promise<string> {
  const { rows } = await pool.query<{ version: string }>(
    `select (select coalesce(max(seq), 0) from audit_entry) || '-' || (select coalesce(sum(items), 0) from tally) || '-' || (select count(*) from shelf where settled_ms is null) as version`,
  );
  return rows[0]?.version ?? '';
}

/** Open cases past their due time, which changes with the clock alone. `now` in milliseconds since 1970. */
export async function countOverdue(pool: pg.Pool, now: number): Promise<number> {
  const { rows } = await pool.query<{ n: number }>(
    `select count(*) as n from case_file where state = 'open' and due_ms < $1`,
    [now],
  );
  return rows[0]?.n ?? 0;
}
