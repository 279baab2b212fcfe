// Reads what the settings screen shows of the store: models in force and why there is no certificate, and what came in from where.
import type pg from 'pg';
import { inTransaction } from './connection.ts';

const WITHIN_MS = 4_000;
const QUERY_CANCELLED = '57014';
const HOUR_MS = 3_600_000;
const DAY_HOURS = 24;
const MOST = 50;

/** How many open cases rest on what: by signal and by family, and by severity. */
export interface PolicyTouches {
  readonly urgent: number;
  readonly standard: number;
  readonly interim: number;
  readonly signals: ReadonlyMap<string, number>;
  readonly families: ReadonlyMap<string, number>;
}

/** Counts; undefined when that takes too long. */
export async function readTouches(pool: pg.Pool): Promise<PolicyTouches | undefined> {
  try {
    return await inTransaction(pool, async (client) => {
      await client.query(`set local statement_timeout = ${WITHIN_MS}`);
      const totals = await client.query<{ urgent: number; standard: number; interim: number }>(
        `select count(*) filter (where severity = 'urgent') as urgent, count(*) filter (where severity = 'standard') as standard,
           count(*) filter (where exists (select 1 from decision d where d.case_id = c.id and d.interim)) as interim
         from case_file c where state = 'open'`,
      );
      const signals = await client.query<{ name: string; cases: number }>(
        `select o.signal as name, count(distinct c.id) as cases from case_file c join observation o on o.platform = c.platform and o.account = c.account
         where c.state = 'open' and not o.shadow group by 1`,
      );
      const families = await client.query<{ name: string; cases: number }>(
        `select r->>'family' as name, count(distinct c.id) as cases from case_file c cross join lateral jsonb_array_elements(c.assessment->'reasons') r
         where c.state = 'open' and (r->>'bits')::float8 <> 0 group by 1`,
      );
      const { urgent = 0, standard = 0, interim = 0 } = totals.rows[0] ?? {};
      const byName = (rows: readonly { name: string; cases: number }[]): ReadonlyMap<string, number> =>
        new Map(rows.map(({ name, cases }) => [name, cases]));
      return { urgent, standard, interim, signals: byName(signals.rows), families: byName(families.rows) };
    });
  } catch (error) {
    if ((error as { code?: string }).code === QUERY_CANCELLED) return undefined;
    throw error;
  }
}

/** The last word on a model in the audit log. */
export interface ModelWord {
  readonly act: string;
  readonly subject: string;
  readonly at: number;
  readonly why: string | null;
}

/** The last word on the judgement model, and the last on its certificate. */
export async function readModelWords(pool: pg.Pool): Promise<readonly ModelWord[]> {
  const { rows } = await pool.query<ModelWord>(
    `select distinct on (act) act, subject, at_ms::float8 as at, detail->>'why' as why from audit_entry
     where act in ('judgement.learned', 'judgement.refused', 'certificate.given-up') order by act, seq desc`,
  );
  return rows;
}

/** What came in of one platform. Hours are those in which the items were written. */
export interface PlatformInput {
  readonly platform: string;
  readonly items: number;
  readonly lastDay: number;
  /** End of the last hour with items, milliseconds since 1970. */
  readonly lastAt: number;
}

/** By platform, busiest first. Posts dated ahead count as of their own hour, so `lastAt` may lie ahead. */
export async function readInputs(pool: pg.Pool, now: number): Promise<readonly PlatformInput[]> {
  const { rows } = await pool.query<PlatformInput>(
    `select platform, sum(items)::bigint as items, coalesce(sum(items) filter (where hour >= $1), 0)::bigint as "lastDay",
       (max(hour) + 1) * ${HOUR_MS} as "lastAt"
     from tally group by 1 order by 3 desc, 2 desc, 1 limit ${MOST}`,
    [Math.floor(now / HOUR_MS) - DAY_HOURS],
  );
  return rows;
}

/** One source of what could not be read or was passed over. HTTP requests are one source. */
export interface SourceTrouble {
  readonly source: string;
  readonly shelved: number;
  readonly skipped: number;
  readonly lastAt: number | null;
}

/** Sources with something on the shelf, or with objects that were skipped in the last 30 days. */
export async function readSourceTroubles(pool: pg.Pool, now: number): Promise<readonly SourceTrouble[]> {
  const { rows } = await pool.query<SourceTrouble>(
    `with named as (
       select case when source like 'http:%' then 'http' else source end as source, 1 as shelved, 0 as skipped, received_ms as at from shelf where settled_ms is null
       union all
       select case when source like 'http:%' then 'http' else source end, 0, objects, (hour + 1) * ${HOUR_MS} from skip where hour >= $1)
     select source, sum(shelved)::int as shelved, sum(skipped)::bigint as skipped, max(at)::float8 as "lastAt" from named group by 1 order by 2 desc, 3 desc, 1 limit ${MOST}`,
    [Math.floor(now / HOUR_MS) - 30 * DAY_HOURS],
  );
  return rows;
}
