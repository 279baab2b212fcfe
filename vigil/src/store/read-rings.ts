// Reads rings for screens and the command line, and the links of an account for judging.
import type pg from 'pg';
import type { Severity } from '../core/assessment.ts';
import type { CaseState } from '../core/case.ts';
import type { SharedIndicator } from '../core/ring.ts';
import type { AccountKey, LinkRow } from './ring-rows.ts';

/** One ring of the list. Times in milliseconds since 1970. */
export interface RingRow {
  readonly id: string;
  readonly platform: string;
  readonly severity: Severity;
  readonly state: CaseState;
  readonly bits: number;
  readonly members: readonly string[];
  readonly edges: readonly {
    readonly a: string;
    readonly b: string;
    readonly bits: number;
    readonly indicators: readonly SharedIndicator[];
  }[];
  readonly openedAt: number;
  readonly dueAt: number;
  /** True when the evidence no longer holds. */
  readonly gone: boolean;
}

/** A member of a ring with its own case, where it has one. */
export interface MemberRow {
  readonly account: string;
  readonly bits: number;
  readonly case: string | null;
  readonly severity: Severity | null;
}

/** The place in the order of rings: urgent first, then strongest, then id. */
export interface RingCursor {
  readonly rank: number;
  readonly bits: number;
  readonly id: string;
}

const RANK = `case r.severity when 'urgent' then 0 else 1 end`;
const COLUMNS = `r.id, r.platform, r.severity, r.state, r.bits, r.opened_ms as "openedAt", r.due_ms as "dueAt", r.gone_ms is not null as gone,
  (select coalesce(jsonb_agg(m.account order by m.account collate "C"), '[]') from ring_member m where m.ring = r.id) as members,
  (select coalesce(jsonb_agg(jsonb_build_object('a', e.a, 'b', e.b, 'bits', e.bits, 'indicators', e.indicators) order by e.a collate "C", e.b collate "C"), '[]')
   from ring_edge e where e.ring = r.id) as edges`;

/** Rings whose evidence holds, in the order in which a person should look at them; `state` undefined: open and decided ones. */
export async function listRings(
  pool: pg.Pool,
  page: { readonly state?: CaseState; readonly limit: number; readonly after?: RingCursor },
): Promise<readonly RingRow[]> {
  const { after } = page;
  const { rows } = await pool.query<RingRow>(
    `select ${COLUMNS} from ring r where r.gone_ms is null and ($1::text is null or r.state = $1)
       and ($2::int is null or (${RANK}, -r.bits, r.id) > ($2::int, -$3::float8, $4::text))
     order by ${RANK}, -r.bits, r.id limit $5`,
    [page.state ?? null, after?.rank ?? null, after?.bits ?? null, after?.id ?? null, page.limit],
  );
  return rows;
}

/** One ring with its members, strongest first, or undefined. A ring that is gone can still be read. */
export async function readRing(
  pool: pg.Pool,
  id: string,
): Promise<(RingRow & { readonly people: readonly MemberRow[] }) | undefined> {
  const { rows } = await pool.query<RingRow>(`select ${COLUMNS} from ring r where r.id = $1`, [id]);
  const [ring] = rows;
  if (ring === undefined) return undefined;
  const { rows: people } = await pool.query<MemberRow>(
    `select m.account, coalesce(a.bits, 0) as bits, c.id as case, c.severity
     from ring_member m
     left join account a on a.platform = m.platform and a.id = m.account
     left join lateral (select id, severity from case_file c where c.platform = m.platform and c.account = m.account and c.kind = 'finding' order by c.opened_ms desc, c.id limit 1) c on true
     where m.ring = $1 order by bits desc, m.account collate "C"`,
    [id],
  );
  return { ...ring, people };
}

/** The links of accounts, for judging them; accounts without any are left out. */
export async function readLinks(client: pg.ClientBase, accounts: readonly AccountKey[]): Promise<readonly LinkRow[]> {
  const { rows } = await client.query<LinkRow>(
    `select l.platform, l.account, l.ring, l.links from unnest($1::text[], $2::text[]) as k (platform, account)
     join account_link l on l.platform = k.platform and l.account = k.account`,
    [accounts.map((one) => one.platform), accounts.map((one) => one.account)],
  );
  return rows;
}
