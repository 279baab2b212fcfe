// Reads complaints with what judging may know of their reporters: what became of the accounts they complained about, and which other accounts those were.

import type pg from 'pg';
import { accountKey } from '../core/account.ts';
import type { AccountId, Platform } from '../core/item.ts';
import type { Complaint, TrackRecord } from '../engine/notices.ts';

/** Complaints read of one account: one a person, trusted flaggers first, then the newest. With each counting half of the one before, more would add nothing. */
const COMPLAINTS = 64;
/** The newest complaints among which those are chosen; bounds the work on an account that thousands complain about. */
const CONSIDERED = 4_096;
/** Accounts of a reporter that are looked at for the track record, and of those the ones that are compared with other reporters'. */
const TARGETS = 256;
const COMPARED = 64;

/** What a person's decision on the account says of a complaint made before it: 'violating', 'not-violating' or nothing. */
const OUTCOME = `(select d.outcome from decision d where d.platform = t.platform and d.account = t.about and not d.interim and d.counts
  and d.outcome in ('violating', 'not-violating') and d.at_ms >= t.first order by d.at_ms desc, d.id limit 1)`;

/** An account by its two names. */
export interface AccountName {
  readonly platform: Platform;
  readonly id: AccountId;
}

/** A row of `readComplaints`, one a complaint. */
interface ComplaintRow {
  readonly platform: Platform;
  readonly about: AccountId;
  readonly id: string;
  readonly at: number;
  readonly by: string | null;
  readonly trusted: boolean;
  readonly upheld: number;
  readonly dismissed: number;
  readonly open: number;
  readonly targets: readonly string[] | null;
}

/**
 * Complaints about each account, by `accountKey`, at most 64 an account. What is chosen depends on the complaints that exist, never on when they arrived.
 * A reporter's record leaves out the account itself, and counts an account as upheld or dismissed only by a decision after the complaint,
 * so that nobody earns trust by joining in when all is over.
 */
export async function readComplaints(
  client: pg.ClientBase,
  accounts: readonly AccountName[],
): Promise<ReadonlyMap<string, readonly Complaint[]>> {
  if (accounts.length === 0) return new Map();
  const { rows } = await client.query<ComplaintRow>(
    `select k.platform, k.about, p.id, p.created_ms as at, p.by_account as by, p.trusted, r.upheld, r.dismissed, r.open, r.targets
     from unnest($1::text[], $2::text[]) as k (platform, about)
     cross join lateral (
       select * from (
         select distinct on (coalesce('p' || by_account, 'c' || id)) id, created_ms, by_account, trusted from (
           select id, created_ms, by_account, trusted from notice n where n.platform = k.platform and n.about = k.about
           order by created_ms desc, id limit ${CONSIDERED}) newest
         order by coalesce('p' || by_account, 'c' || id), created_ms desc, id) people
       order by trusted desc, created_ms desc, id limit ${COMPLAINTS}) p
     cross join lateral (
       select count(*) filter (where w.outcome = 'violating')::int as upheld, count(*) filter (where w.outcome = 'not-violating')::int as dismissed,
         count(*) filter (where w.outcome is null)::int as open, 
         (array_agg(w.about order by md5(w.about), w.about) filter (where w.outcome is distinct from 'violating'))[1:${COMPARED}] as targets
       from (
         select t.about, ${OUTCOME} as outcome from (
           select n.platform, n.about, min(n.created_ms) as first from notice n
           where n.platform = k.platform and n.by_account = p.by_account and n.about <> k.about
           group by n.platform, n.about order by md5(n.about), n.about limit ${TARGETS}) t) w) r
     order by k.platform, k.about, p.trusted desc, p.created_ms desc, p.id`,
    [accounts.map((one) => one.platform), accounts.map((one) => one.id)],
  );
  const byAccount = new Map<string, Complaint[]>();
  for (const row of rows) {
    const key = accountKey(row.platform, row.about);
    const list = byAccount.get(key);
    if (list === undefined) byAccount.set(key, [complaintOf(row)]);
    else list.push(complaintOf(row));
  }
  return byAccount;
}

function complaintOf(row: ComplaintRow): Complaint {
  const { id, at, trusted, upheld, dismissed, open } = row;
  if (row.by === null) return { id, at, trusted };
  return { id, at, trusted, by: row.by, record: { upheld, dismissed, open }, targets: row.targets ?? [] };
}

/** A person who complains, with what became of it. */
export interface Reporter extends TrackRecord {
  readonly platform: string;
  readonly reporter: string;
  readonly complaints: number;
}

/** Everybody who complained, those dismissed most first; at most `limit`. Counts accounts, not complaints, as upheld or dismissed. */
export async function listReporters(
  pool: pg.Pool,
  page: { readonly limit: number; readonly offset: number },
): Promise<readonly Reporter[]> {
  const { rows } = await pool.query<Reporter>(
    `select w.platform, w.by_account as reporter, sum(w.complaints)::int as complaints,
       count(*) filter (where w.outcome = 'violating')::int as upheld, count(*) filter (where w.outcome = 'not-violating')::int as dismissed,
       count(*) filter (where w.outcome is null)::int as open
     from (
       select t.*, ${OUTCOME} as outcome from (
         select platform, by_account, about, min(created_ms) as first, count(*) as complaints from notice
         where by_account is not null group by 1, 2, 3) t) w
     group by 1, 2 order by dismissed desc, upheld, complaints desc, 1, 2 limit $1 offset $2`,
    [page.limit, page.offset],
  );
  return rows;
}
