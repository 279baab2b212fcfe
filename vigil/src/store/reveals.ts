// Spends a person's reveals: each is counted against the hour's budget and written to the audit log in one transaction, before anything is shown.
import type pg from 'pg';
import { appendAudit } from './chain.ts';
import { inTransaction } from './connection.ts';
import { takeWriterLock } from './writer-lock.ts';

const HOUR_MS = 3_600_000;
const REVEALS = `act in ('case.revealed', 'word.revealed')`;

/** Who reveals: how the audit log names the request, and the name of the person, where it is known. */
export interface Revealer {
  readonly actor: string;
  readonly person: string | undefined;
}

/** What is revealed: all words of a case, or one word at a UTF-16 offset of an item. */
export interface RevealWish extends Revealer {
  readonly case: string;
  readonly word?: { readonly item: string; readonly revision: string; readonly start: number };
  /** Vigil's clock, milliseconds since 1970. */
  readonly now: number;
  /** Reveals that one person has in any hour. */
  readonly limit: number;
}

/** A reveal: the number of its line in the audit log, and how many of the hour's are used; or how long to wait for the next. */
export type Reveal =
  | { readonly ok: true; readonly seq: number; readonly used: number }
  | { readonly ok: false; readonly waitMs: number };

/** Counts and writes down a reveal. Throws when it cannot be written; then nothing may be shown. */
export function spendReveal(pool: pg.Pool, wish: RevealWish): Promise<Reveal> {
  return inTransaction(pool, async (client): Promise<Reveal> => {
    await takeWriterLock(client);
    const times = await readSpent(client, wish, wish.now);
    const oldest = times[times.length - wish.limit];
    if (oldest !== undefined) return { ok: false, waitMs: Math.max(1_000, oldest + HOUR_MS - wish.now) };
    const act = wish.word === undefined ? 'case.revealed' : 'word.revealed';
    const detail = { ...wish.word, ...(wish.person === undefined ? {} : { by: wish.person }) };
    await appendAudit(client, [{ at: wish.now, actor: wish.actor, act, subject: wish.case, detail }]);
    const { rows } = await client.query<{ seq: number }>('select max(seq) as seq from audit_entry');
    return { ok: true, seq: rows[0]?.seq ?? 0, used: times.length + 1 };
  });
}

/** Times of the reveals of one person in the hour before `now`, oldest first. */
async function readSpent(
  db: pg.Pool | pg.ClientBase,
  { actor, person }: Revealer,
  now: number,
): Promise<readonly number[]> {
  const { rows } = await db.query<{ at: number }>(
    `select at_ms as at from audit_entry where ${REVEALS} and at_ms > $1 and (actor = $2 or detail->>'by' = $3) order by at_ms limit 10000`,
    [now - HOUR_MS, actor, person ?? null],
  );
  return rows.map(({ at }) => at);
}

/** How many reveals a person has used in the hour before `now`, and how many there were on a case, by how many people. */
export async function countReveals(
  pool: pg.Pool,
  who: Revealer,
  { id, now }: { readonly id: string; readonly now: number },
): Promise<{ readonly used: number; readonly here: number; readonly people: number }> {
  const spent = await readSpent(pool, who, now);
  const { rows } = await pool.query<{ here: number; people: number }>(
    `select count(*)::int as here, count(distinct coalesce(detail->>'by', actor))::int as people from audit_entry
     where coalesce(detail->>'case', subject) = $1 and left(coalesce(detail->>'case', subject), 2) = 'C-' and ${REVEALS}`,
    [id],
  );
  return { used: spent.length, here: rows[0]?.here ?? 0, people: rows[0]?.people ?? 0 };
}

/** Whether line `seq` of the audit log says that this actor revealed this case, no longer ago than `since`. */
export async function isRevealed(
  pool: pg.Pool,
  seq: number,
  { actor, id, since }: { readonly actor: string; readonly id: string; readonly since: number },
): Promise<boolean> {
  const { rows } = await pool.query(
    `select 1 from audit_entry where seq = $1 and act = 'case.revealed' and actor = $2 and subject = $3 and at_ms >= $4`,
    [seq, actor, id, since],
  );
  return rows.length === 1;
}
