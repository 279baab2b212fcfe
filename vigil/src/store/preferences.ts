// Keeps what a person prefers and the server must know: after how many severe cases in a row an easier one comes.
import type pg from 'pg';

/** Their choice; 0 when they never made one. */
export async function readMixAfter(pool: pg.Pool, who: string): Promise<number> {
  const { rows } = await pool.query<{ after: number }>(
    'select mix_after as after from person_preference where who = $1',
    [who],
  );
  return rows[0]?.after ?? 0;
}

/** Keeps it; 0 leaves nothing behind. It is no act on anybody, so it is not in the audit log. */
export async function putMixAfter(pool: pg.Pool, who: string, after: number, now: number): Promise<void> {
  if (after === 0) await pool.query('delete from person_preference where who = $1', [who]);
  else
    await pool.query(
      `insert into person_preference (who, mix_after, changed_ms) values ($1, $2, $3)
       on conflict (who) do update set mix_after = excluded.mix_after, changed_ms = excluded.changed_ms`,
      [who, after, now],
    );
}
