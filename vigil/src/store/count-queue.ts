// Counts the open cases behind each filter of the queue in one pass, so that a person sees how many there are before choosing.
import type pg from 'pg';
import type { ReasonFamily, Severity } from '../core/assessment.ts';
import type { Route } from '../core/case.ts';
import { AGE_BOUNDS, AGES, type Age, type Holder } from './read-queue.ts';

/** How many open cases each filter would leave by itself. */
export interface QueueCounts {
  readonly all: number;
  readonly overdue: number;
  readonly severity: Readonly<Record<Severity, number>>;
  readonly route: Readonly<Record<Route, number>>;
  readonly ring: Readonly<Record<'ring' | 'single', number>>;
  readonly age: Readonly<Record<Age, number>>;
  readonly claim: Readonly<Record<Exclude<Holder, 'mine'>, number>>;
  readonly family: Readonly<Partial<Record<ReasonFamily, number>>>;
  /** At most 50 each, most first. */
  readonly platform: Readonly<Record<string, number>>;
  readonly language: Readonly<Record<string, number>>;
}

const MOST_NAMES = 50;
const AGE_OF = `case ${AGES.map((age) => `when $1::bigint - c.opened_ms < ${AGE_BOUNDS[age][1]} then '${age}'`).join(' ')} else 'older' end`;

interface Group {
  readonly by: string;
  readonly value: string;
  readonly n: number;
}

/** Counts all open cases. `now` in milliseconds since 1970. Reads every open case: share the answer, do not ask at each look. */
export async function countQueue(pool: pg.Pool, now: number): Promise<QueueCounts> {
  const [lines, families, languages] = await Promise.all([
    countLines(pool, now),
    pool.query<{ value: ReasonFamily; n: number }>(
      `select f.value, count(*) as n from case_file c cross join unnest(c.families) as f (value) where c.state = 'open' group by 1`,
    ),
    pool.query<{ value: string; n: number }>(
      `select i.language as value, count(*) as n from (select distinct language, platform, account from item) i
       join case_file c on c.platform = i.platform and c.account = i.account and c.state = 'open' group by 1 order by 2 desc, 1 limit ${MOST_NAMES}`,
    ),
  ]);
  const of = (by: string, value: string): number => lines.find((one) => one.by === by && one.value === value)?.n ?? 0;
  const platforms = lines
    .filter((one) => one.by === 'platform')
    .toSorted((a, b) => b.n - a.n)
    .slice(0, MOST_NAMES);
  const named = (rows: readonly { readonly value: string; readonly n: number }[]): Record<string, number> =>
    Object.fromEntries(rows.map(({ value, n }) => [value, n]));
  return {
    all: of('all', ''),
    overdue: of('overdue', 'true'),
    severity: { urgent: of('severity', 'urgent'), standard: of('severity', 'standard') },
    route: { review: of('route', 'review'), specialist: of('route', 'specialist') },
    ring: { ring: of('ring', 'true'), single: of('ring', 'false') },
    age: { hour: of('age', 'hour'), day: of('age', 'day'), week: of('age', 'week'), older: of('age', 'older') },
    claim: { free: of('claim', 'free'), person: of('claim', 'person'), machine: of('claim', 'machine') },
    family: named(families.rows),
    platform: named(platforms),
    language: named(languages.rows),
  };
}

async function countLines(pool: pg.Pool, now: number): Promise<readonly Group[]> {
  const { rows } = await pool.query<Group>(
    `with queue as (
       select c.severity, c.route, c.platform, ${AGE_OF} as age, (c.due_ms < $1::bigint)::text as overdue, (r.id is not null)::text as ring,
         case when l.case_id is null then 'free' when l.holder like 'key:%' then 'machine' else 'person' end as claim
       from case_file c
       left join account_link k on k.platform = c.platform and k.account = c.account and k.ring is not null
       left join ring r on r.id = k.ring and r.gone_ms is null
       left join case_claim l on l.case_id = c.id and l.until_ms > $1::bigint
       where c.state = 'open')
     select case when grouping(severity) = 0 then 'severity' when grouping(route) = 0 then 'route' when grouping(platform) = 0 then 'platform'
         when grouping(age) = 0 then 'age' when grouping(overdue) = 0 then 'overdue' when grouping(ring) = 0 then 'ring'
         when grouping(claim) = 0 then 'claim' else 'all' end as by,
       coalesce(severity, route, platform, age, overdue, ring, claim, '') as value, count(*) as n
     from queue group by grouping sets ((severity), (route), (platform), (age), (overdue), (ring), (claim), ())`,
    [now],
  );
  return rows;
}
