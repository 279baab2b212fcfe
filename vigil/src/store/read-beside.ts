// Reads what stands beside an account's items on the case screen: earlier cases, the account it may be a return of, its ring, the words of complaints, and the pieces behind each reason.
import type pg from 'pg';
import type { AccountReturn } from '../core/return.ts';
import type { SharedIndicator } from '../core/ring.ts';
import { decodeText } from './kept.ts';

/** An account by its two names. */
interface AccountKey {
  readonly platform: string;
  readonly account: string;
}

/** Another case of the same account, with the last word of a person on it. Times in milliseconds since 1970. */
export interface EarlierCaseRow {
  readonly id: string;
  readonly state: 'open' | 'decided';
  readonly openedAt: number;
  readonly bits: number;
  readonly outcome: string | null;
  readonly innocent: string | null;
  readonly by: string | null;
  readonly decidedAt: number | null;
}

/** Other cases of the account, newest first, at most fifty. */
export async function readEarlierCases(
  pool: pg.Pool,
  { platform, account }: AccountKey,
  id: string,
): Promise<readonly EarlierCaseRow[]> {
  const { rows } = await pool.query<EarlierCaseRow>(
    `select c.id, c.state, c.opened_ms as "openedAt", c.bits, d.outcome, d.innocent, d.by, d.at as "decidedAt"
     from case_file c
     left join lateral (select outcome, innocent, author->>'name' as by, at_ms as at from decision
       where case_id = c.id and not interim order by at_ms desc, id limit 1) d on true
     where c.platform = $1 and c.account = $2 and c.id <> $3 order by c.opened_ms desc, c.id limit 50`,
    [platform, account, id],
  );
  return rows;
}

/** The account found violating that writes most like this one, by its case. */
export async function readReturn(
  pool: pg.Pool,
  { platform, account }: AccountKey,
): Promise<(AccountReturn & { readonly account: string }) | undefined> {
  const { rows } = await pool.query<AccountReturn & { readonly account: string }>(
    `select r.earlier as case, r.score, r.bits, c.account from account_return r join case_file c on c.id = r.earlier
     where r.platform = $1 and r.account = $2 and r.earlier is not null`,
    [platform, account],
  );
  return rows[0];
}

/** The ring of an account: its size, its bits, and the values that tie this account to its members, strongest first. */
export interface RingBox {
  readonly id: string;
  readonly state: 'open' | 'decided';
  readonly bits: number;
  readonly members: number;
  readonly ties: readonly (SharedIndicator & { readonly others: number })[];
}

/** The ring the account is a member of, or undefined. */
export async function readRingBox(pool: pg.Pool, { platform, account }: AccountKey): Promise<RingBox | undefined> {
  const { rows } = await pool.query<RingBox>(
    `select r.id, r.state, r.bits, r.members,
       (select coalesce(jsonb_agg(t order by (t->>'bits')::float8 desc), '[]') from (
          select jsonb_build_object('kind', x->>'kind', 'service', x->>'service', 'value', x->>'value', 'bits', max((x->>'bits')::float8), 'others', count(*)) as t
          from ring_edge e, jsonb_array_elements(e.indicators) x where e.ring = r.id and (e.a = $2 or e.b = $2)
          group by x->>'kind', x->>'service', x->>'value' order by max((x->>'bits')::float8) desc limit 5) ties) as ties
     from ring_member m join ring r on r.id = m.ring where m.platform = $1 and m.account = $2 and r.gone_ms is null
     order by r.bits desc limit 1`,
    [platform, account],
  );
  return rows[0];
}

/** What a person wrote when they complained. */
export interface NoticeText {
  readonly id: string;
  readonly category: string;
  readonly comment: string;
}

/** UTF-16 units of a comment that are read. */
const COMMENT_UNITS = 2_000;

/** The words of complaints, given by their ids. */
export async function readNoticeTexts(
  pool: pg.Pool,
  platform: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, NoticeText>> {
  const { rows } = await pool.query<Omit<NoticeText, 'comment'> & { comment: Buffer }>(
    `select id, category, substring(comment from 1 for ${COMMENT_UNITS * 2}) as comment from notice where platform = $1 and id = any($2)`,
    [platform, ids],
  );
  return new Map(rows.map((row) => [row.id, { ...row, comment: decodeText(row.comment) }]));
}

/** A piece of evidence as it was observed. */
export interface PieceRow {
  readonly id: string;
  readonly signal: string;
  readonly item: string;
  /** The item's time, milliseconds since 1970. */
  readonly at: number;
}

/** Observations by their ids, with the time of their item. */
export async function readPieces(pool: pg.Pool, ids: readonly string[]): Promise<ReadonlyMap<string, PieceRow>> {
  const { rows } = await pool.query<PieceRow>(
    `select o.id, o.signal, o.item, i.created_ms as at from observation o
     join item i on i.platform = o.platform and i.id = o.item and i.revision = o.revision where o.id = any($1)`,
    [ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
}
