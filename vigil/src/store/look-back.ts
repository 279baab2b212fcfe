// What look-back asks the store: which accounts have a file, in the order in which files were opened, and which sources were read before.

import type pg from 'pg';
import { accountKey } from '../core/account.ts';
import type { AccountFiles } from '../engine/ports.ts';

/** Accounts in memory at once. */
const PAGE = 100_000;

/** The accounts with a file, as look-back asks for them. */
export function accountFiles(pool: pg.Pool): AccountFiles {
  return {
    newest: async () => {
      const { rows } = await pool.query<{ no: number }>('select coalesce(max(file_no), 0)::bigint as no from account');
      return rows[0]?.no ?? 0;
    },
    pages: (after, upTo) => pagesOf(pool, after, upTo),
    among: async (accounts) => {
      const parts = accounts.map((key) => key.split('\u0000') as [string, string]);
      const { rows } = await pool.query<{ key: string[] }>(
        `select array[a.platform, a.id] as key from account a
         join unnest($1::text[], $2::text[]) as k (platform, id) on a.platform = k.platform and a.id = k.id`,
        [parts.map(([platform]) => platform), parts.map(([, id]) => id)],
      );
      return new Set(rows.map(({ key }) => key.join('\u0000')));
    },
  };
}

async function* pagesOf(pool: pg.Pool, after: number, upTo: number): AsyncGenerator<readonly string[]> {
  for (let last = after; last < upTo; ) {
    const { rows } = await pool.query<{ no: number; platform: string; id: string }>(
      'select file_no as no, platform, id from account where file_no > $1 and file_no <= $2 order by file_no limit $3',
      [last, upTo, PAGE],
    );
    if (rows.length === 0) return;
    yield rows.map(({ platform, id }) => accountKey(platform, id));
    last = rows.at(-1)?.no ?? upTo;
  }
}

/** A source that was read to its end. `place` is what whoever opened it said of where it is. */
export interface ReadSource {
  readonly key: string;
  readonly place: unknown;
  /** It was looked back at for account files up to this number. */
  readonly looked: number;
}

/** Sources that can be read again and were not looked back at for files up to `upTo`, last read first; of one path only the last reading. */
export async function sourcesBehind(pool: pg.Pool, upTo: number, limit: number): Promise<readonly ReadSource[]> {
  const { rows } = await pool.query<ReadSource>(
    `select key, place, looked_no as looked from (
       select distinct on (place->>'path') key, place, looked_no, changed_ms from source_mark
       where done and place is not null order by place->>'path', changed_ms desc, key) as newest
     where looked_no < $1 order by changed_ms desc, key limit $2`,
    [upTo, limit],
  );
  return rows;
}

/** Notes up to which account file a source was looked back at. */
export async function noteLooked(pool: pg.Pool, key: string, looked: number): Promise<void> {
  await pool.query('update source_mark set looked_no = greatest(looked_no, $2) where key = $1', [key, looked]);
}

/** A source that is no longer what was read is not asked again. */
export async function forgetPlace(pool: pg.Pool, key: string): Promise<void> {
  await pool.query('update source_mark set place = null where key = $1', [key]);
}
