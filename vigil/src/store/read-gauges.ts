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
