// Reads cases and account files for screens and the command line. Nothing here is read by anything that judges.
import type pg from 'pg';
import type { Assessment, Severity } from '../core/assessment.ts';
import type { CaseKind } from '../core/case.ts';
import { INDICATOR_KINDS, isNamed } from '../core/indicator.ts';
import { decodeText } from './kept.ts';

/** One row of the queue. Times in milliseconds since 1970. */
export interface CaseRow {
  readonly id: string;
  readonly platform: string;
  readonly account: string;
  readonly severity: Severity;
  readonly state: 'open' | 'decided';
  readonly kind: CaseKind;
  readonly route: 'review' | 'specialist';
  readonly jumps: boolean;
  readonly bits: number;
  readonly assessment: Assessment;
  readonly openedAt: number;
  readonly dueAt: number;
  readonly items: number;
  /** Observations on file. */
  readonly evidence: number;
  /** The ring that the account is a member of. */
  readonly ring: { readonly id: string; readonly members: number } | null;
  readonly firstSeen: number;
  readonly lastSeen: number;
  /** Who claimed it last, and until when: a claim past its time holds no more. */
  readonly claim: { readonly holder: string; readonly by: string; readonly until: number } | null;
  /** How many decisions of people there are on it. */
  readonly decided: number;
}

/** The columns of a CaseRow, of `case_file c` and `account a`. */
export const CASE_COLUMNS = `c.id, c.platform, c.account, c.severity, c.state, c.kind, c.route, c.jumps, c.bits, c.assessment, c.opened_ms as "openedAt", c.due_ms as "dueAt",
  (a.conduct->>'items')::int as items, (a.conduct->>'observations')::int as evidence, a.first_seen_ms as "firstSeen", a.last_seen_ms as "lastSeen",
  (select jsonb_build_object('holder', l.holder, 'by', l.by_name, 'until', l.until_ms) from case_claim l where l.case_id = c.id) as claim,
  (select jsonb_build_object('id', r.id, 'members', r.members) from account_link k join ring r on r.id = k.ring and r.gone_ms is null where k.platform = c.platform and k.account = c.account) as ring,
  (select count(*)::int from decision d where d.case_id = c.id and not d.interim) as decided`;
export const CASE_FROM = 'from case_file c join account a on a.platform = c.platform and a.id = c.account';
/** One case, or undefined. */
export async function readCase(pool: pg.Pool, id: string): Promise<CaseRow | undefined> {
  const { rows } = await pool.query<CaseRow>(`select ${CASE_COLUMNS} ${CASE_FROM} where c.id = $1`, [id]);
  return rows[0];
}

/** A kept item with what was seen in it. `start` and `end` are UTF-16 offsets. */
export interface KeptRow {
  readonly id: string;
  readonly surface: string;
  readonly text: string;
  readonly language: string;
  readonly createdAt: number;
  readonly selfAuthored: boolean;
  readonly removedAt: number | null;
  readonly seen: readonly {
    readonly signal: string;
    readonly what: string;
    readonly tier: string;
    readonly start: number;
    readonly end: number;
    readonly bits: number;
  }[];
}

/** An account's kept items, newest first. */
export async function listKept(
  pool: pg.Pool,
  platform: string,
  account: string,
  page: { readonly limit: number; readonly offset: number },
): Promise<readonly KeptRow[]> {
  const { rows } = await pool.query<Omit<KeptRow, 'text'> & { text: Buffer }>(
    `select i.id, i.surface, i.text, i.language, i.created_ms as "createdAt", i.self_authored as "selfAuthored", i.removed_ms as "removedAt",
       (select coalesce(jsonb_agg(jsonb_build_object('signal', o.signal, 'what', o.what, 'tier', o.tier, 'start', o.span_start, 'end', o.span_end, 'bits', case when o.shadow then 0 else o.bits end)
          order by o.span_start, o.signal, o.what), '[]')
        from observation o where o.platform = i.platform and o.item = i.id and o.revision = i.revision) as seen
     from item i where i.platform = $1 and i.account = $2 order by i.created_ms desc, i.id limit $3 offset $4`,
    [platform, account, page.limit, page.offset],
  );
  return rows.map((row) => ({ ...row, text: decodeText(row.text) }));
}

/** Values this account shares with other accounts that have a file, most shared first. */
export interface SharedRow {
  readonly kind: string;
  readonly service: string;
  readonly value: string;
  readonly accounts: number;
}

/** The bands of a text are sixteen values that tell a reader nothing; rings say that texts are alike. */
const NAMED_KINDS = INDICATOR_KINDS.filter((kind) => isNamed({ kind }));

/** What ties the account to others. */
export async function listShared(pool: pg.Pool, platform: string, account: string): Promise<readonly SharedRow[]> {
  const { rows } = await pool.query<SharedRow>(
    `select mine.kind, mine.service, mine.value, count(distinct (other.platform, other.account))::int as accounts
     from (select distinct kind, service, value from indicator where platform = $1 and account = $2 and kind = any($3)) mine
     join indicator other using (kind, service, value)
     where (other.platform, other.account) <> ($1, $2)
     group by 1, 2, 3 order by accounts desc, kind, value limit 20`,
    [platform, account, NAMED_KINDS],
  );
  return rows;
}

/** One account with a file. */
export interface AccountRow {
  readonly platform: string;
  readonly account: string;
  readonly bits: number;
  readonly families: Readonly<Record<string, number>>;
  /** The innocent explanation it was weighed against. */
  readonly against: string | null;
  readonly probability: number | null;
  /** The ring it is a member of. */
  readonly ring: string | null;
}

/** Accounts with a file, strongest first, a page at a time. */
export async function listAccounts(
  pool: pg.Pool,
  page: { readonly limit: number; readonly offset: number },
): Promise<readonly AccountRow[]> {
  const { rows } = await pool.query<AccountRow>(
    `select platform, id as account, bits, families, against, probability,
       (select l.ring from account_link l where l.platform = account.platform and l.account = account.id) as ring
     from account order by bits desc, platform, id limit $1 offset $2`,
    [page.limit, page.offset],
  );
  return rows;
}
