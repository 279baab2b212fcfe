// Reads what the policy has done of late: cases it opened, by signal and by severity, with what people found on them; and what was decided, by outcome.
import type pg from 'pg';
import { inTransaction } from './connection.ts';

const WITHIN_MS = 4_000;
const QUERY_CANCELLED = '57014';

/** Cases opened within the days that are counted, by what people have found on them since. */
export interface CasesOpened {
  readonly opened: number;
  readonly violating: number;
  readonly innocent: number;
  /** Decided by nobody yet, or not for good. */
  readonly open: number;
}

/** What it has done. */
export interface PolicyEffect {
  readonly signals: readonly ({ readonly signal: string } & CasesOpened)[];
  readonly severities: readonly ({
    readonly severity: 'urgent' | 'standard';
    /** Looked at within the time of the first look, later, or not yet although that has passed. */
    readonly inTime: number;
    readonly late: number;
  } & CasesOpened)[];
  readonly outcomes: readonly {
    readonly outcome: string;
    readonly decided: number;
    /** Of these: they wait for a second person, or they fell by a refusal, by time or by an appeal. */
    readonly waiting: number;
    readonly fell: number;
  }[];
}

const RECENT = `with recent as (
  select c.platform, c.account, c.severity, c.state, c.due_ms, c.looked_ms, (select d.outcome from decision d where d.case_id = c.id and d.counts and not d.interim order by d.at_ms desc, d.id desc limit 1) as outcome
  from case_file c where c.kind = 'finding' and c.opened_ms > $1)`;
const OPENED = `count(*)::int as opened, count(*) filter (where state = 'decided' and outcome = 'violating')::int as violating,
  count(*) filter (where state = 'decided' and outcome = 'not-violating')::int as innocent, count(*) filter (where state = 'open')::int as open`;

/** Reads it since a time (milliseconds since 1970); undefined when that takes too long. A case counts with each signal on its account's file. */
export async function readPolicyEffect(pool: pg.Pool, since: number, now: number): Promise<PolicyEffect | undefined> {
  try {
    return await inTransaction(pool, async (client) => {
      await client.query(`set local statement_timeout = ${WITHIN_MS}`);
      const signals = await client.query<PolicyEffect['signals'][number]>(
        `${RECENT} select s.signal, ${OPENED} from recent r cross join lateral (
           select distinct o.signal from observation o where o.platform = r.platform and o.account = r.account and not o.shadow) s group by 1 order by 1`,
        [since],
      );
      const severities = await client.query<PolicyEffect['severities'][number]>(
        `${RECENT} select severity, ${OPENED}, count(*) filter (where looked_ms <= due_ms)::int as "inTime",
           count(*) filter (where coalesce(looked_ms, $2) > due_ms)::int as late from recent group by 1 order by 1 desc`,
        [since, now],
      );
      const outcomes = await client.query<PolicyEffect['outcomes'][number]>(
        `select outcome, count(*)::int as decided, count(*) filter (where state = 'waiting')::int as waiting, count(*) filter (where state = 'overturned')::int as fell
         from decision where not interim and outcome is not null and at_ms > $1 and state not in ('undone', 'opinion') group by 1 order by 1`,
        [since],
      );
      return { signals: signals.rows, severities: severities.rows, outcomes: outcomes.rows };
    });
  } catch (error) {
    if ((error as { code?: string }).code === QUERY_CANCELLED) return undefined;
    throw error;
  }
}
