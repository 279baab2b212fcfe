// Appends to the audit chain inside a transaction, and checks a stored chain entry by entry.
import { hash } from 'node:crypto';
import type pg from 'pg';
import type { AuditEntry, AuditLine, ChainCheck } from '../core/audit.ts';
import { breakAt, chain, GENESIS } from '../core/audit.ts';

const PAGE = 5_000;

/** Lower-case hexadecimal SHA-256 of a text. */
export function sha256(text: string): string {
  return hash('sha256', text, 'hex');
}

/** Appends lines; the caller holds the writer's lock, so the last entry cannot change underneath. */
export async function appendAudit(client: pg.ClientBase, lines: readonly AuditLine[]): Promise<void> {
  if (lines.length === 0) return;
  const { rows } = await client.query<{ seq: number; hash: string }>(
    'select seq, hash from audit_entry order by seq desc limit 1',
  );
  let last: Pick<AuditEntry, 'seq' | 'hash'> = rows[0] ?? { seq: 0, hash: GENESIS };
  const entries = lines.map((line) => {
    const entry = chain(line, last, sha256);
    last = entry;
    return entry;
  });
  await client.query(
    `insert into audit_entry (seq, at_ms, actor, act, subject, detail, previous, hash)
     select * from unnest($1::bigint[], $2::bigint[], $3::text[], $4::text[], $5::text[], $6::jsonb[], $7::text[], $8::text[])`,
    [
      entries.map((e) => e.seq),
      entries.map((e) => e.at),
      entries.map((e) => e.actor),
      entries.map((e) => e.act),
      entries.map((e) => e.subject),
      entries.map((e) => JSON.stringify(e.detail)),
      entries.map((e) => e.previous),
      entries.map((e) => e.hash),
    ],
  );
}

/** Reads the whole chain and checks that nothing was changed, dropped or moved. */
export async function checkChain(pool: pg.Pool): Promise<ChainCheck> {
  let last: Pick<AuditEntry, 'seq' | 'hash'> = { seq: 0, hash: GENESIS };
  for (;;) {
    const { rows } = await pool.query<AuditEntry>(
      `select seq, at_ms as at, actor, act, subject, detail, previous, hash from audit_entry where seq > $1 order by seq limit ${PAGE}`,
      [last.seq],
    );
    for (const entry of rows) {
      const why = breakAt(entry, last, sha256);
      if (why !== undefined) return { ok: false, seq: last.seq + 1, why };
      last = entry;
    }
    if (rows.length < PAGE) return { ok: true, entries: last.seq, last: last.hash };
  }
}
