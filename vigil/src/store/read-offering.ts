// Reads the accounts behind the numbers of a day: who offered on it, and who is still online.
import type pg from 'pg';
import { OFFERS, ONLINE } from './read-day.ts';

/** One account behind a number. Times in milliseconds since 1970. */
export interface OfferingRow {
  readonly platform: string;
  readonly account: string;
  readonly case: string;
  readonly state: 'open' | 'decided';
  readonly posts: number;
  /** When it first offered: of all time for those still online, of the day for the others. */
  readonly since: number;
}

/** Which accounts: those that offered between from and to, or those that offered before `to` and are online still. */
export interface OfferingWish {
  readonly which: 'offered' | 'online';
  readonly from: number;
  readonly to: number;
  readonly limit: number;
  /** The last row of the page before. */
  readonly after?: Pick<OfferingRow, 'since' | 'platform' | 'account'>;
}

/** The accounts, longest first. */
export async function listOffering(pool: pg.Pool, wish: OfferingWish): Promise<readonly OfferingRow[]> {
  const { which, from, to, limit, after } = wish;
  const least = which === 'online' ? 0 : from;
  const { rows } = await pool.query<OfferingRow>(
    `select f.platform, f.account, c.id as "case", c.state, f.posts, f.since
     from (select g.* from (select o.platform, o.account, count(distinct o.item) as posts, min(o.at_ms) as since from ${OFFERS} and o.at_ms >= $1 and o.at_ms < $2
           ${which === 'online' ? `and ${ONLINE}` : ''} group by 1, 2) g
         where $3::bigint is null or (g.since, g.platform, g.account) > ($3::bigint, $4::text, $5::text)
         order by g.since, g.platform, g.account limit $6) f
     join lateral (select id, state from case_file c where c.platform = f.platform and c.account = f.account order by opened_ms desc, id limit 1) c on true
     order by f.since, f.platform, f.account`,
    [least, to, after?.since ?? null, after?.platform ?? null, after?.account ?? null, limit],
  );
  return rows;
}
