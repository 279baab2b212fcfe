// The audit chain must show every entry that was changed, dropped, moved or slipped in.
import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../../../test/database.ts';
import type { AuditEntry } from '../core/audit.ts';
import { breakAt, chain, GENESIS } from '../core/audit.ts';
import { appendAudit, checkChain, sha256 } from './chain.ts';
import { inTransaction } from './connection.ts';
import { type OpenStore, openStore } from './open.ts';

const line = (n: number) => ({
  at: n,
  actor: 'vigil',
  act: 'case.opened',
  subject: `C-${n}`,
  detail: { n, b: 'x', a: 1.5 },
});

function made(n: number): AuditEntry[] {
  const out: AuditEntry[] = [];
  for (let at = 0; at < n; at++) out.push(chain(line(at), out.at(-1) ?? { seq: 0, hash: GENESIS }, sha256));
  return out;
}

function holds(entries: readonly AuditEntry[]): boolean {
  let last: Pick<AuditEntry, 'seq' | 'hash'> = { seq: 0, hash: GENESIS };
  for (const entry of entries) {
    if (breakAt(entry, last, sha256) !== undefined) return false;
    last = entry;
  }
  return true;
}

describe('any chain', () => {
  const size = fc.integer({ min: 2, max: 20 });
  test('holds as it was made', () => {
    fc.assert(fc.property(size, (n) => holds(made(n))));
  });

  test('shows a change to any field of any entry', () => {
    const change = fc.constantFrom<Partial<AuditEntry>>(
      { at: -1 },
      { actor: 'x' },
      { act: 'x' },
      { subject: 'x' },
      { detail: { n: -1 } },
      { previous: 'x' },
      { hash: 'x' },
      { seq: 99 },
    );
    fc.assert(
      fc.property(size, fc.nat(), change, (n, where, changed) => {
        const entries = made(n);
        const at = where % n;
        expect(holds(entries.with(at, { ...(entries[at] as AuditEntry), ...changed }))).toBe(false);
      }),
    );
  });

  test('shows an entry that was dropped, moved or written twice', () => {
    fc.assert(
      fc.property(size, fc.nat(), (n, where) => {
        const entries = made(n);
        const at = where % (n - 1);
        expect(holds(entries.toSpliced(at, 1))).toBe(false);
        expect(holds(entries.toSpliced(at, 2, entries[at + 1] as AuditEntry, entries[at] as AuditEntry))).toBe(false);
        expect(holds(entries.toSpliced(at, 0, entries[at] as AuditEntry))).toBe(false);
      }),
    );
  });
});

describe('in the database', () => {
  let database: FreshDatabase;
  let store: OpenStore;
  beforeAll(async () => {
    database = await freshDatabase();
    store = await openStore({ url: database.url, allowUnsafe: true });
    for (let batch = 0; batch < 5; batch++)
      await inTransaction(store.pool, (client) =>
        appendAudit(
          client,
          [0, 1, 2].map((n) => line(batch * 3 + n)),
        ),
      );
  });
  afterAll(async () => {
    await store.close();
    await database.drop();
  });

  /** Tampers, checks, and takes the tampering back. */
  async function checkAfter(sql: string) {
    const one = new pg.Pool({
      connectionString: database.url,
      max: 1,
      types: {
        getTypeParser: (oid: number) => (oid === 20 ? Number : pg.types.getTypeParser(oid)),
      } as pg.CustomTypesConfig,
    });
    try {
      await one.query('begin');
      await one.query(sql);
      return await checkChain(one);
    } finally {
      await one.query('rollback');
      await one.end();
    }
  }

  test('a chain that was written in several transactions holds', async () => {
    expect(await checkChain(store.pool)).toMatchObject({ ok: true, entries: 15 });
  });

  test.each([
    ['a changed word', `update audit_entry set subject = 'C-other' where seq = 4`, 4],
    ['a changed number inside the details', `update audit_entry set detail = '{"n": 7}' where seq = 4`, 4],
    ['a dropped entry', 'delete from audit_entry where seq = 8', 8],
    ['the first entry dropped', 'delete from audit_entry where seq = 1', 1],
    [
      'two entries that changed places',
      'update audit_entry set seq = case seq when 5 then 1006 else 5 end where seq in (5, 6)',
      5,
    ],
  ])('%s shows, with the place', async (_name, sql, seq) => {
    expect(await checkAfter(sql)).toMatchObject({ ok: false, seq });
  });
});
