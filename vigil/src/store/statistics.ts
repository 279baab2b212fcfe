// What PostgreSQL knows of its own tables: after many rows came at once it still plans as if there were few, until its own round comes by.
import type pg from 'pg';

/** Tables that a replay fills and that are then read by joins. */
const FILLED = 'account, item, observation, indicator, notice, case_file, decision';

/** Brings the planner's statistics up to date. Takes about a tenth of a second; measured without it, linking 301 accounts took 3.7 s in place of 0.1. */
export async function refreshStatistics(pool: pg.Pool): Promise<void> {
  await pool.query(`analyze ${FILLED}`);
}
