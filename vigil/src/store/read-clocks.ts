// Reads how long things take: how long accounts that offered stayed online, and how long a look, a decision and a measure took, with what lasts still.
import type pg from 'pg';
import type { Spans } from '../engine/survival.ts';
import { CLEARED } from './read-day.ts';

/** Accounts that first offered in a span of time, from and to in milliseconds since 1970, and the moment up to which they are followed. */
export interface Cohort {
  readonly from: number;
  readonly to: number;
  readonly now: number;
}

/** Seconds under an hour, minutes under two weeks, hours beyond: so that a cohort of any size comes as a few thousand lengths at most. */
const ROUNDED = `case when ms < 3600000 then ms / 1000 * 1000 when ms < 1209600000 then ms / 60000 * 60000 else ms / 3600000 * 3600000 end`;
const MOST_LENGTHS = 50_000;

interface SpanRow {
  readonly ms: number;
  readonly ended: boolean;
  readonly n: number;
}

/** Groups rows of (began, until) by length; what has no end yet, or ends after now, is counted up to now. Spans are of 0 or more. */
function spansOf(rows: string): string {
  return `select ${ROUNDED} as ms, ended, count(*) as n
    from (select greatest(0, least(coalesce(until, $3::bigint), $3::bigint) - began) as ms, coalesce(until <= $3::bigint, false) as ended from (${rows}) r where began <= $3::bigint) s
    group by 1, 2 order by 1 limit ${MOST_LENGTHS}`;
}

const FIRST_OFFERS = `select o.platform, o.account, min(o.at_ms) as began from observation o where o.signal = 'joint.offer' and not o.shadow
  group by 1, 2 having min(o.at_ms) >= $1::bigint and min(o.at_ms) < $2::bigint`;

/** How long accounts were online from their first offer on, until they were gone or a measure was applied. As in the day's count: urgent cases, nobody cleared. */
export async function readTimesOnline(pool: pg.Pool, { from, to, now }: Cohort): Promise<readonly Spans[]> {
  const { rows } = await pool.query<SpanRow>(
    spansOf(`select f.began, least(a.gone_ms, m.applied) as until
      from (${FIRST_OFFERS}) f join account a on a.platform = f.platform and a.id = f.account
      left join (select r.platform, r.account, min(coalesce(x.at_ms, r.created_ms)) as applied from orders r
        left join order_confirmation x on x.order_id = r.id where r.kind = 'enforce' and r.state in ('applied', 'verified') group by 1, 2) m
        on m.platform = f.platform and m.account = f.account
      where exists (select from case_file c where c.platform = f.platform and c.account = f.account and c.severity = 'urgent')
        and not exists (select from (${CLEARED}) n where n.platform = f.platform and n.account = f.account)`),
    [from, to, now],
  );
  return rows;
}

/** The clocks that people keep. */
export interface WorkTimes {
  /** From the opening of a case until a person first looked. */
  readonly looked: readonly Spans[];
  /** From the opening of a case until a person decided. */
  readonly decided: readonly Spans[];
  /** From the decision that ordered a measure until somebody saw it applied. */
  readonly applied: readonly Spans[];
}

const CASES = `case_file c join account a on a.platform = c.platform and a.id = c.account and a.first_seen_ms >= $1::bigint and a.first_seen_ms < $2::bigint and c.kind = 'finding'`;
const DECIDED = `left join (select case_id, min(at_ms) as said from decision where not interim and state <> 'undone' group by 1) d on d.case_id = c.id`;

/** Of the accounts first seen in a span of time. */
export async function readWorkTimes(pool: pg.Pool, { from, to, now }: Cohort): Promise<WorkTimes> {
  const values = [from, to, now];
  const [looked, decided, applied] = await Promise.all([
    pool.query<SpanRow>(
      spansOf(`select c.opened_ms as began, coalesce(c.looked_ms, d.said) as until from ${CASES} ${DECIDED}`),
      values,
    ),
    pool.query<SpanRow>(spansOf(`select c.opened_ms as began, d.said as until from ${CASES} ${DECIDED}`), values),
    pool.query<SpanRow>(
      spansOf(`select d.at_ms as began, case when r.state in ('applied', 'verified') then coalesce((select min(x.at_ms) from order_confirmation x where x.order_id = r.id), r.created_ms) end as until
        from orders r join decision d on d.id = r.decision join account a on a.platform = r.platform and a.id = r.account and a.first_seen_ms >= $1::bigint and a.first_seen_ms < $2::bigint
        where r.kind = 'enforce' and r.state <> 'cancelled'`),
      values,
    ),
  ]);
  return { looked: looked.rows, decided: decided.rows, applied: applied.rows };
}

/** What became of what was written in a span of time. */
export interface Funnel {
  /** Items screened. */
  readonly seen: number;
  /** Accounts of which a case was opened. */
  readonly flagged: number;
  /** Of these, looked at by a person. */
  readonly looked: number;
  /** Of these, a measure was applied. */
  readonly acted: number;
  /** Of these, it was seen from outside. */
  readonly verified: number;
}

/** Counts each stage; every account is counted once a stage. */
export async function readFunnel(pool: pg.Pool, { from, to }: Cohort): Promise<Funnel> {
  const { rows } = await pool.query<Funnel>(
    `with one as (
       select bool_or(c.looked_ms is not null or d.said is not null) as looked, c.platform, c.account
       from ${CASES} ${DECIDED} group by c.platform, c.account),
     done as (
       select platform, account, bool_or(state = 'verified') as verified from orders where kind = 'enforce' and state in ('applied', 'verified') group by 1, 2)
     select (select coalesce(sum(items), 0)::bigint from tally where hour >= $1::bigint / 3600000 and hour < $2::bigint / 3600000) as seen,
       count(*) as flagged, count(*) filter (where looked) as looked, count(done.platform) as acted, count(*) filter (where done.verified) as verified
     from one left join done using (platform, account)`,
    [from, to],
  );
  return rows[0] as Funnel;
}

/** What came from a platform. */
export interface SourceSeen {
  readonly platform: string;
  /** Items written between from and to. */
  readonly items: number;
  /** The last hour in which anything was written, as milliseconds since 1970. */
  readonly last: number;
}

/** The platforms that were ever heard of, loudest of the span first, at most 30. */
export async function readSources(pool: pg.Pool, { from, to }: Cohort): Promise<readonly SourceSeen[]> {
  const { rows } = await pool.query<SourceSeen>(
    `select platform, coalesce(sum(items) filter (where hour >= $1::bigint / 3600000 and hour < $2::bigint / 3600000), 0)::bigint as items, max(hour) * 3600000 as last
     from tally where hour < $2::bigint / 3600000 group by platform order by 2 desc, 1 limit 30`,
    [from, to],
  );
  return rows;
}
