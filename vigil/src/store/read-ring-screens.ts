// Reads rings for the console: a list that says what each is in a line, and what happened to one and its members in the order of time.
import type pg from 'pg';
import type { Severity } from '../core/assessment.ts';
import type { CaseState } from '../core/case.ts';
import type { IndicatorKind } from '../core/indicator.ts';
import type { RingCursor } from './read-rings.ts';

/** What one kind of value does in a ring: how many values, held by how many members, and the bits of the strongest. */
export interface SharedKind {
  readonly kind: IndicatorKind;
  readonly values: number;
  readonly accounts: number;
  readonly bits: number;
}

/** One ring of the list. Times in milliseconds since 1970. */
export interface RingListRow {
  readonly id: string;
  readonly platform: string;
  readonly severity: Severity;
  readonly state: CaseState;
  readonly bits: number;
  readonly size: number;
  /** Members whose case is open. */
  readonly open: number;
  readonly shared: readonly SharedKind[];
  readonly firstSeen: number;
  readonly openedAt: number;
  readonly dueAt: number;
}

/** Which rings: `least` accounts, with or without open cases. */
export interface RingFilter {
  readonly state?: CaseState;
  readonly least?: number;
  readonly open?: boolean;
  readonly limit: number;
  readonly after?: RingCursor;
}

const RANK = `case r.severity when 'urgent' then 0 else 1 end`;
const OPEN_CASES = `from ring_member m join case_file c on c.platform = m.platform and c.account = m.account and c.state = 'open' where m.ring = r.id`;

/** Rings whose evidence holds, in the order in which a person should look at them. */
export async function listRingLines(pool: pg.Pool, filter: RingFilter): Promise<readonly RingListRow[]> {
  const { after } = filter;
  const { rows } = await pool.query<RingListRow>(
    `with page as (
       select r.* from ring r where r.gone_ms is null and ($1::text is null or r.state = $1) and r.members >= $2
         and ($3::boolean is null or exists (select ${OPEN_CASES}) = $3)
         and ($4::int is null or (${RANK}, -r.bits, r.id) > ($4::int, -$5::float8, $6::text))
       order by ${RANK}, -r.bits, r.id limit $7
     )
     select r.id, r.platform, r.severity, r.state, r.bits, r.members as size, r.opened_ms as "openedAt", r.due_ms as "dueAt",
       (select count(*)::int ${OPEN_CASES}) as open,
       (select coalesce(min(a.first_seen_ms), r.opened_ms) from ring_member m join account a on a.platform = m.platform and a.id = m.account where m.ring = r.id) as "firstSeen",
       (select coalesce(jsonb_agg(jsonb_build_object('kind', k.kind, 'values', k.many, 'accounts', k.accounts, 'bits', k.bits) order by k.bits desc, k.kind), '[]')
        from (select i->>'kind' as kind, count(distinct (i->>'service', i->>'value'))::int as many, count(distinct p.account)::int as accounts, max((i->>'bits')::float8) as bits
              from ring_edge e cross join lateral jsonb_array_elements(e.indicators) i cross join lateral (values (e.a), (e.b)) p (account)
              where e.ring = r.id group by 1) k) as shared
     from page r order by ${RANK}, -r.bits, r.id`,
    [
      filter.state ?? null,
      filter.least ?? 0,
      filter.open ?? null,
      after?.rank ?? null,
      after?.bits ?? null,
      after?.id ?? null,
      filter.limit,
    ],
  );
  return rows;
}

/** A member with its newest case and when it was seen. */
export interface RingPerson {
  readonly account: string;
  readonly bits: number;
  readonly firstSeen: number;
  readonly lastSeen: number;
  readonly case: { readonly id: string; readonly state: CaseState; readonly severity: Severity } | null;
}

/** The members, strongest first. */
export async function readRingPeople(pool: pg.Pool, ring: string): Promise<readonly RingPerson[]> {
  const { rows } = await pool.query<RingPerson>(
    `select m.account, coalesce(a.bits, 0) as bits, coalesce(a.first_seen_ms, 0) as "firstSeen", coalesce(a.last_seen_ms, 0) as "lastSeen",
       (select jsonb_build_object('id', c.id, 'state', c.state, 'severity', c.severity) from case_file c
        where c.platform = m.platform and c.account = m.account order by c.state = 'open' desc, c.opened_ms desc, c.id limit 1) as case
     from ring_member m left join account a on a.platform = m.platform and a.id = m.account
     where m.ring = $1 order by bits desc, m.account collate "C"`,
    [ring],
  );
  return rows;
}

/** One thing that happened. `act` is `seen` (an account offered first), `case` (one was opened), `decided`, or the act of an audit line about the ring. */
export interface RingEvent {
  readonly at: number;
  readonly act: string;
  readonly account: string | null;
  readonly case: string | null;
  readonly by: string | null;
  readonly outcome: string | null;
  readonly detail: Readonly<Record<string, string | number>> | null;
}

const MOST_EVENTS = 300;

/** What happened to a ring and its members, newest first; at most 300. What was decided is not told while another person is to look at it blind. */
export async function readRingEvents(pool: pg.Pool, ring: string): Promise<readonly RingEvent[]> {
  const { rows } = await pool.query<RingEvent>(
    `with m as (select platform, account from ring_member where ring = $1)
     select * from (
       select a.first_seen_ms as at, 'seen' as act, a.id as account, null as case, null as by, null as outcome, null::jsonb as detail
       from m join account a on a.platform = m.platform and a.id = m.account
       union all
       select c.opened_ms, 'case', c.account, c.id, null, null, null from m join case_file c on c.platform = m.platform and c.account = m.account
       union all
       select d.at_ms, 'decided', d.account, d.case_id, case when b.id is null then d.author->>'name' end, case when b.id is null then d.outcome end, null
       from m join decision d on d.platform = m.platform and d.account = m.account
       left join case_file b on b.about = d.id and b.state = 'open' and b.kind <> 'finding' where not d.interim
       union all
       select e.at_ms, e.act, null, null, nullif(e.actor, 'vigil'), null, e.detail from audit_entry e where e.subject = $1
     ) all_events order by at desc, act, account, "case" limit $2`,
    [ring, MOST_EVENTS],
  );
  return rows;
}
