// Reads the newsroom's count for a day: how many posts offered the trade, by how many accounts, who is still online and for how long.
import type pg from 'pg';
import type { Totals } from '../engine/ports.ts';

const DAY_MS = 86_400_000;
/** The last hour of the year 9999: later ones have no date of ten characters. */
const LAST_HOUR = 70_389_527;

/** A day's count. An offer is a post with joint evidence by an account whose case is or was urgent, and whom nobody has cleared. */
export interface Day {
  /** YYYY-MM-DD, in UTC. */
  readonly date: string;
  readonly items: number;
  readonly offers: { readonly posts: number; readonly accounts: number };
  /** Accounts that have offered up to that day and that nothing has taken out of reach. */
  readonly stillOnline: number;
  readonly longestOnlineDays: number;
}

/** Accounts whose last decision by a person found them innocent. */
export const CLEARED = `select platform, account from (select distinct on (platform, account) platform, account, outcome from decision
  where not interim and counts and outcome in ('violating', 'not-violating') order by platform, account, at_ms desc, id) last where outcome = 'not-violating'`;
/** Observations `o` that are offers, to be followed by further conditions. */
export const OFFERS = `observation o join case_file c on c.platform = o.platform and c.account = o.account and c.severity = 'urgent'
  where o.signal = 'joint.offer' and not o.shadow and not exists (select from (${CLEARED}) n where n.platform = o.platform and n.account = o.account)`;

/** That nothing has taken the account of `o` out of reach. */
export const ONLINE = `not exists (select 1 from account a where a.platform = o.platform and a.id = o.account and a.gone_ms is not null)
  and not exists (select 1 from orders r where r.platform = o.platform and r.account = o.account and r.kind = 'enforce' and r.state in ('applied', 'verified')
    and not exists (select 1 from orders u where u.platform = r.platform and u.account = r.account and u.kind = 'restore' and u.state = 'verified' and u.created_ms >= r.created_ms))`;

/** The last day, up to tomorrow, on which anything was screened; posts dated further ahead do not hide today. Undefined for an empty store. */
export async function lastDay(pool: pg.Pool): Promise<string | undefined> {
  const { rows } = await pool.query<{ hour: number | null }>(
    `select coalesce(max(hour) filter (where hour <= extract(epoch from now()) / 3600 + 24), max(hour) filter (where hour <= ${LAST_HOUR})) as hour from tally`,
  );
  const hour = rows[0]?.hour;
  return hour === null || hour === undefined ? undefined : new Date(hour * 3_600_000).toISOString().slice(0, 10);
}

/** Counts one day. `date` is YYYY-MM-DD in UTC; how long accounts are online is counted up to the end of that day, or up to now while it lasts. */
export async function readDay(pool: pg.Pool, date: string): Promise<Day> {
  const from = Date.parse(`${date}T00:00:00Z`);
  const to = from + DAY_MS;
  const { rows } = await pool.query<{
    items: number;
    posts: number;
    accounts: number;
    online: number;
    first: number | null;
  }>(
    `with online as (
       select o.platform, o.account, min(o.at_ms) as first from ${OFFERS} and o.at_ms < $2 and ${ONLINE} group by 1, 2)
     select (select coalesce(sum(items), 0)::bigint from tally where hour >= $1::bigint / 3600000 and hour < $2::bigint / 3600000) as items,
       (select count(distinct (o.platform, o.item)) from ${OFFERS} and o.at_ms >= $1 and o.at_ms < $2) as posts,
       (select count(distinct (o.platform, o.account)) from ${OFFERS} and o.at_ms >= $1 and o.at_ms < $2) as accounts,
       (select count(*) from online) as online, (select min(first) from online) as first`,
    [from, to],
  );
  const row = rows[0] as { items: number; posts: number; accounts: number; online: number; first: number | null };
  return {
    date,
    items: row.items,
    offers: { posts: row.posts, accounts: row.accounts },
    stillOnline: row.online,
    longestOnlineDays:
      row.first === null ? 0 : Math.max(0, Math.round(((Math.min(to, Date.now()) - row.first) / DAY_MS) * 100) / 100),
  };
}

/** A day in the series of the Today screen. */
export interface DayPoint {
  readonly date: string;
  readonly posts: number;
  readonly accounts: number;
}

/** Offers and accounts for each of the last days up to `date`, oldest first, days without any included. */
export async function readSeries(pool: pg.Pool, date: string, days: number): Promise<readonly DayPoint[]> {
  const to = Date.parse(`${date}T00:00:00Z`) + DAY_MS;
  const { rows } = await pool.query<{ day: number; posts: number; accounts: number }>(
    `select (o.at_ms - $1::bigint) / ${DAY_MS} as day, count(distinct (o.platform, o.item)) as posts, count(distinct (o.platform, o.account)) as accounts
     from ${OFFERS} and o.at_ms >= $1 and o.at_ms < $2 group by 1`,
    [to - days * DAY_MS, to],
  );
  const found = new Map(rows.map((row) => [row.day, row]));
  return Array.from({ length: days }, (_, day) => ({
    date: new Date(to - (days - day) * DAY_MS).toISOString().slice(0, 10),
    posts: found.get(day)?.posts ?? 0,
    accounts: found.get(day)?.accounts ?? 0,
  }));
}

/** What the store holds, counted. */
export interface StoreTotals {
  readonly items: number;
  readonly observations: number;
  readonly accounts: number;
  readonly urgent: number;
  readonly standard: number;
  readonly overdue: number;
  readonly shelf: number;
  readonly pendingOrders: number;
  readonly oldestOpenedAt: number | null;
}

/** Counts what screens show at every pulse. `now` decides what is overdue. */
export async function readQueueTotals(pool: pg.Pool, now: number): Promise<Omit<StoreTotals, 'observations'>> {
  const { rows } = await pool.query<StoreTotals>(
    `select (select coalesce(sum(items), 0)::bigint from tally) as items, (select count(*) from account) as accounts,
       count(*) filter (where severity = 'urgent') as urgent, count(*) filter (where severity = 'standard') as standard,
       count(*) filter (where due_ms < $1) as overdue, (select count(*) from shelf where settled_ms is null) as shelf,
       (select count(*) from orders where state = 'pending') as "pendingOrders", min(opened_ms) as "oldestOpenedAt"
     from case_file where state = 'open'`,
    [now],
  );
  return rows[0] as StoreTotals;
}

/** Counts the store. `now` decides what is overdue. */
export async function readTotals(pool: pg.Pool, now: number): Promise<StoreTotals> {
  const [totals, { rows }] = await Promise.all([
    readQueueTotals(pool, now),
    pool.query<{ observations: number }>('select count(*) as observations from observation'),
  ]);
  return { ...totals, observations: rows[0]?.observations ?? 0 };
}

/** How far a file was read before, if it was. */
export async function readMark(
  pool: pg.Pool,
  key: string,
): Promise<{ readonly end: number; readonly done: boolean; readonly totals: Totals } | undefined> {
  const { rows } = await pool.query<{ end: number; done: boolean; totals: Totals }>(
    'select end_offset as "end", done, totals from source_mark where key = $1',
    [key],
  );
  return rows[0];
}
