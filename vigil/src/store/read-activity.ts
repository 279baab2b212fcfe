// Reads what happened on a case out of the audit log, and what tells that a case has changed.
import type pg from 'pg';

/** One line of the audit log about a case. `detail` holds ids, counts and names of people here, never a text of the platform. */
export interface ActivityRow {
  readonly seq: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly actor: string;
  readonly act: string;
  readonly detail: Readonly<Record<string, string | number>>;
}

/** Lines about a case, newest first, before line `before` where it is given. */
export async function readActivity(
  pool: pg.Pool,
  id: string,
  page: { readonly before?: number | undefined; readonly limit: number },
): Promise<readonly ActivityRow[]> {
  const { rows } = await pool.query<ActivityRow>(
    `select seq, at_ms as at, actor, act, detail from audit_entry
     where coalesce(detail->>'case', subject) = $1 and left(coalesce(detail->>'case', subject), 2) = 'C-' and ($2::bigint is null or seq < $2)
     order by coalesce(detail->>'case', subject) desc, seq desc limit $3`,
    [id, page.before ?? null, page.limit],
  );
  return rows;
}

/** What makes a case another than the one that was read: when it changed last, and how many notes and complaints there are. Undefined when it is gone. */
export async function readFreshness(
  pool: pg.Pool,
  id: string,
): Promise<{ readonly changed: number; readonly notes: number; readonly notices: number } | undefined> {
  const { rows } = await pool.query<{ changed: number; notes: number; notices: number }>(
    `select c.changed_ms as changed, (select count(*)::int from case_note n where n.case_id = c.id) as notes,
       (select count(*)::int from (select 1 from notice n where n.platform = c.platform and n.about = c.account limit 10000) few) as notices
     from case_file c where c.id = $1`,
    [id],
  );
  return rows[0];
}

/** Cases that changed after `since` (milliseconds since 1970), the latest first, at most 200. */
export async function readChangedCases(
  pool: pg.Pool,
  since: number,
): Promise<readonly { readonly id: string; readonly at: number }[]> {
  const { rows } = await pool.query<{ id: string; at: number }>(
    'select id, changed_ms as at from case_file where changed_ms > $1 order by changed_ms desc, id limit 200',
    [since],
  );
  return rows;
}
