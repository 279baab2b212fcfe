// People's notes on a case: added, never changed, each with a line in the audit log that holds no text.
import type pg from 'pg';
import { appendAudit } from './chain.ts';
import { inTransaction } from './connection.ts';
import { decodeText, encodeText } from './kept.ts';
import { takeWriterLock } from './writer-lock.ts';

/** Notes one case takes. */
export const MOST_NOTES = 500;

/** A note with whoever wrote it, and when (milliseconds since 1970). */
export interface NoteRow {
  readonly id: number;
  readonly by: string;
  readonly at: number;
  readonly text: string;
}

/** All notes on a case, oldest first. */
export async function readNotes(pool: pg.Pool, id: string): Promise<readonly NoteRow[]> {
  const { rows } = await pool.query<Omit<NoteRow, 'text'> & { text: Buffer }>(
    `select id, by_name as by, at_ms as at, text from case_note where case_id = $1 order by id limit ${MOST_NOTES}`,
    [id],
  );
  return rows.map((row) => ({ ...row, text: decodeText(row.text) }));
}

/** Adds a note. Says why not when there is no such case or it is full. */
export function addNote(
  pool: pg.Pool,
  note: {
    readonly case: string;
    readonly actor: string;
    readonly by: string;
    readonly text: string;
    readonly now: number;
  },
): Promise<'added' | 'gone' | 'full'> {
  return inTransaction(pool, async (client) => {
    await takeWriterLock(client);
    const { rows } = await client.query<{ notes: number }>(
      'select (select count(*)::int from case_note where case_id = $1) as notes from case_file where id = $1',
      [note.case],
    );
    if (rows[0] === undefined) return 'gone';
    if (rows[0].notes >= MOST_NOTES) return 'full';
    await client.query('insert into case_note (case_id, actor, by_name, text, at_ms) values ($1, $2, $3, $4, $5)', [
      note.case,
      note.actor,
      note.by,
      encodeText(note.text),
      note.now,
    ]);
    const detail = { by: note.by, units: note.text.length };
    await appendAudit(client, [{ at: note.now, actor: note.actor, act: 'case.noted', subject: note.case, detail }]);
    return 'added';
  });
}
