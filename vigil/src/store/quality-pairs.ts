// Reads the pairs of outcomes behind agreement: blind second looks and appeals by version of the policy, and one page of those that differ. Names of people are not read.
import type pg from 'pg';
import { OUTCOMES, type Outcome } from '../core/decision.ts';
import { agreementByClause, type ClauseAgreement } from '../engine/clause-agreement.ts';

/** Pairs that are read, the newest: more would change no figure that a person can act on. */
const MOST_PAIRS = 100_000;
const ALL = Object.keys(OUTCOMES) as Outcome[];

/** Quality under one version of the policy. */
export interface PolicyClauses {
  readonly policy: string;
  /** Newest pair or appeal, milliseconds since 1970. */
  readonly lastAt: number;
  readonly clauses: readonly ClauseAgreement[];
  /** Second looks that nobody has taken yet, and differences that no lead has settled. */
  readonly waiting: number;
  readonly unsettled: number;
  readonly appeals: { readonly upheld: number; readonly overturned: number; readonly open: number };
}

interface LookRow {
  readonly policy: string;
  readonly first: Outcome;
  readonly second: Outcome | null;
  readonly at: number;
  readonly unsettled: boolean;
}

interface AppealRow {
  readonly policy: string;
  readonly at: number;
  readonly upheld: number;
  readonly overturned: number;
  readonly open: number;
}

/** By version of the policy under which the first decision was made, the newest first. */
export async function readClauses(pool: pg.Pool): Promise<readonly PolicyClauses[]> {
  const looks = await pool.query<LookRow>(
    `select l.policy, l.first, l.second, l.opened_ms as at,
       exists (select from decision d join signature s on s.act in (d.id, d.act) where d.id = l.decision and s.state = 'wanted' and s.causes ? 'disagreement') as unsettled
     from second_look l order by l.opened_ms desc, l.decision limit ${MOST_PAIRS}`,
  );
  const appeals = await pool.query<AppealRow>(
    `select coalesce(d.policy, '') as policy, max(a.received_ms) as at, count(*) filter (where a.state = 'upheld')::int as upheld,
       count(*) filter (where a.state = 'overturned')::int as overturned, count(*) filter (where a.state in ('waiting', 'open'))::int as open
     from appeal a join decision d on d.id = a.decision group by 1`,
  );
  const byPolicy = Map.groupBy(looks.rows, ({ policy }) => policy);
  const heard = new Map(appeals.rows.map((one) => [one.policy, one]));
  return [...new Set([...byPolicy.keys(), ...heard.keys()])]
    .map((policy) => clausesOf(policy, byPolicy.get(policy) ?? [], heard.get(policy)))
    .sort((a, b) => b.lastAt - a.lastAt);
}

function clausesOf(policy: string, looks: readonly LookRow[], heard: AppealRow | undefined): PolicyClauses {
  const pairs = looks.flatMap(({ first, second }) => (second === null ? [] : [{ first, second }]));
  const { upheld = 0, overturned = 0, open = 0, at = 0 } = heard ?? {};
  return {
    policy,
    lastAt: Math.max(at, looks[0]?.at ?? 0),
    clauses: agreementByClause(pairs, ALL),
    waiting: looks.length - pairs.length,
    unsettled: looks.filter((one) => one.unsettled).length,
    appeals: { upheld, overturned, open },
  };
}

/** Which differences. */
export interface PairWish {
  readonly policy: string;
  readonly from: 'second-look' | 'appeal';
  /** Only those in which either found this. */
  readonly outcome: Outcome | undefined;
  readonly limit: number;
  readonly after: { readonly at: number; readonly id: string } | undefined;
}

/** One difference. `id` is that of the first decision, which is what the list is ordered by. */
export interface DifferingPair {
  readonly id: string;
  readonly case: string;
  readonly first: Outcome;
  readonly second: Outcome;
  readonly at: number;
  /** What came of it: a lead still looks, the first stands, or it does not stand any more. */
  readonly came: 'unsettled' | 'stands' | 'fell';
  /** Another person is to look blind at something of this case now. */
  readonly blind: boolean;
}

const FROM = {
  'second-look': `select l.decision as id, l.policy, l.first, l.second, l.settled_ms as at from second_look l where l.second is not null and l.second <> l.first`,
  appeal: `select a.decision as id, coalesce(x.policy, '') as policy, x.outcome as first, 'not-violating' as second, a.settled_ms as at
    from appeal a join decision x on x.id = a.decision where a.state = 'overturned' and a.case_id is not null and a.settled_ms is not null`,
} as const;

/** A page of them, the newest first. */
export async function listDiffering(pool: pg.Pool, wish: PairWish): Promise<readonly DifferingPair[]> {
  const { policy, from, outcome, limit, after } = wish;
  const { rows } = await pool.query<DifferingPair>(
    `select p.id, d.case_id as "case", p.first, p.second, p.at,
       case when exists (select from signature s where s.act in (d.id, d.act) and s.state = 'wanted') then 'unsettled'
         when d.state in ('stands', 'waiting') then 'stands' else 'fell' end as came,
       exists (select from decision o join case_file b on b.about = o.id and b.state = 'open' where o.case_id = d.case_id) as blind
     from (${FROM[from]}) p join decision d on d.id = p.id
     where p.policy = $1 and ($2::text is null or $2 in (p.first, p.second)) and ($3::bigint is null or (p.at, p.id) < ($3, $4::text))
     order by p.at desc, p.id desc limit $5`,
    [policy, outcome ?? null, after?.at ?? null, after?.id ?? null, limit],
  );
  return rows;
}
