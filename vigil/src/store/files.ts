// Reads the files of the accounts a batch touches, and writes back what judging made of them: accounts, cases, decisions and orders.
import type pg from 'pg';
import { accountKey, type Conduct, type Standing } from '../core/account.ts';
import type { Case } from '../core/case.ts';
import type { AccountId, Platform } from '../core/item.ts';
import type { Observation } from '../core/observation.ts';
import type { AccountReturn } from '../core/return.ts';
import type { AccountLink } from '../core/ring.ts';
import { NO_CONDUCT } from '../engine/gather.ts';
import type { Complaint } from '../engine/notices.ts';
import type { AccountFile, Batch, Judged } from '../engine/ports.ts';
import { putDecision } from './decisions.ts';
import type { Fresh } from './kept.ts';
import { readComplaints } from './notices.ts';
import { readLinks } from './read-rings.ts';

/** An account's file with what the batch adds to it. */
export interface Touched {
  readonly file: AccountFile;
  readonly observations: readonly Observation[];
  readonly newItems: number;
}

/** A `Case` as a JSON value, of a row `c` of case_file. */
export const CASE_JSON = `jsonb_build_object('id', c.id, 'platform', c.platform, 'account', c.account, 'severity', c.severity, 'state', c.state,
  'route', c.route, 'jumps', c.jumps, 'kind', c.kind, 'about', c.about, 'assessment', c.assessment, 'openedAt', c.opened_ms, 'dueAt', c.due_ms)`;

/** What is on file of one account. */
export interface FileRow {
  readonly platform: Platform;
  readonly id: AccountId;
  readonly conduct: Conduct | null;
  readonly open: Case | null;
  readonly earlier: number;
  readonly touched: boolean;
  readonly minor: boolean;
  readonly bits: number | null;
  readonly probability: number | null;
  readonly against: string | null;
  readonly links: readonly AccountLink[];
  readonly returned: AccountReturn | null;
  readonly complaints: readonly Complaint[];
}

/** Loads every account with new observations, and every account with a file that was complained about, in a fixed order. */
export async function gatherFiles(client: pg.ClientBase, batch: Batch, fresh: Fresh): Promise<readonly Touched[]> {
  const observed = new Map<string, Observation[]>();
  for (const one of fresh.observations) {
    const key = accountKey(one.platform, one.account);
    const list = observed.get(key);
    if (list === undefined) observed.set(key, [one]);
    else list.push(one);
  }
  const keys = new Set([
    ...observed.keys(),
    ...batch.notices.map((notice) => accountKey(notice.platform, notice.about)),
  ]);
  if (keys.size === 0) return [];
  const rows = await readFiles(client, [...keys].sort());
  return rows.flatMap((row): Touched[] => {
    const observations = observed.get(accountKey(row.platform, row.id)) ?? [];
    if (row.conduct === null && observations.length === 0) return [];
    const file = fileOf(row, batch.minors.has(accountKey(row.platform, row.id)));
    const items = new Set(observations.map((one) => `${one.platform}\u0000${one.item}`));
    return [{ file, observations, newItems: [...items].filter((key) => fresh.items.has(key)).length }];
  });
}

/** What judging gets to see of a row. `minor` is true when the batch at hand says so. */
export function fileOf(row: FileRow, minor = false): AccountFile {
  return {
    platform: row.platform,
    account: row.id,
    conduct: row.conduct ?? NO_CONDUCT,
    open: row.open ?? undefined,
    earlier: row.earlier,
    touched: row.touched,
    minor: row.minor || minor,
    links: row.links,
    returned: row.returned ?? undefined,
    complaints: row.complaints,
  };
}

/** Reads what judging may know of accounts, given by keys `platform NUL account`. */
export async function readFiles(client: pg.ClientBase, keys: readonly string[]): Promise<readonly FileRow[]> {
  const parts = keys.map((key) => key.split('\u0000') as [string, string]);
  const { rows } = await client.query<Omit<FileRow, 'complaints' | 'links'>>(
    `select k.platform, k.id, a.conduct, coalesce(a.minor, false) as minor, a.bits, a.probability, a.against,
       (select jsonb_build_object('case', r.earlier, 'score', r.score, 'bits', r.bits) from account_return r
        where r.platform = k.platform and r.account = k.id and r.earlier is not null) as returned,
       exists (select 1 from case_file c join decision d on d.case_id = c.id where c.platform = k.platform and c.account = k.id and c.state = 'open' and c.kind = 'finding') as touched,
       (select ${CASE_JSON}
        from case_file c where c.platform = k.platform and c.account = k.id and c.state = 'open' and c.kind = 'finding') as open,
       (select count(*)::int from case_file c where c.platform = k.platform and c.account = k.id and c.state <> 'open' and c.kind = 'finding') as earlier
     from unnest($1::text[], $2::text[]) with ordinality as k (platform, id, place)
     left join account a on a.platform = k.platform and a.id = k.id
     order by k.place`,
    [parts.map(([platform]) => platform), parts.map(([, id]) => id)],
  );
  const complaints = await readComplaints(client, rows);
  const linked = await readLinks(
    client,
    rows.map(({ platform, id }) => ({ platform, account: id })),
  );
  const links = new Map(linked.map((one) => [accountKey(one.platform, one.account), one.links]));
  return rows.map((row) => {
    const key = accountKey(row.platform, row.id);
    return { ...row, links: links.get(key) ?? [], complaints: complaints.get(key) ?? [] };
  });
}

/** Writes accounts, cases, decisions and orders. Returns the cases that were opened now. */
export async function putJudged(
  client: pg.ClientBase,
  judged: readonly Judged[],
  standings: Batch['standings'],
  now: number,
): Promise<readonly Case[]> {
  if (judged.length === 0) return [];
  await putAccounts(client, judged, standings, now);
  await withdrawCases(
    client,
    judged.flatMap((one) => (one.withdrawn === undefined ? [] : [one.withdrawn.id])),
  );
  await putCases(
    client,
    judged.flatMap((one) => (one.case === undefined ? [] : [one.case])),
    now,
  );
  for (const { decision, orders } of judged)
    if (decision !== undefined) await putDecision(client, { decision, orders });
  return judged.flatMap((one) => (one.case !== undefined && one.case.openedAt === now ? [one.case] : []));
}

async function putAccounts(
  client: pg.ClientBase,
  judged: readonly Judged[],
  standings: Batch['standings'],
  now: number,
): Promise<void> {
  const standing = (one: Judged): Standing | undefined => standings.get(accountKey(one.platform, one.account));
  await client.query(
    `insert into account (platform, id, conduct, bits, families, first_seen_ms, last_seen_ms, standing, standing_ms, minor, against, probability)
     select p, i, c, b, f, fs, ls, coalesce(s, '{}'), case when s is null then 0 else $9::bigint end, m, ag, pr
     from unnest($1::text[], $2::text[], $3::jsonb[], $4::float8[], $5::jsonb[], $6::bigint[], $7::bigint[], $8::jsonb[], $10::boolean[], $11::text[], $12::float8[])
       as t (p, i, c, b, f, fs, ls, s, m, ag, pr)
     on conflict (platform, id) do update set conduct = excluded.conduct, bits = excluded.bits, families = excluded.families,
       first_seen_ms = excluded.first_seen_ms, last_seen_ms = excluded.last_seen_ms, minor = account.minor or excluded.minor,
       against = excluded.against, probability = excluded.probability,
       standing = case when excluded.standing = '{}' then account.standing else excluded.standing end,
       standing_ms = greatest(account.standing_ms, excluded.standing_ms)`,
    [
      judged.map((j) => j.platform),
      judged.map((j) => j.account),
      judged.map((j) => JSON.stringify(j.conduct)),
      judged.map((j) => j.assessment.bits),
      judged.map((j) => JSON.stringify(Object.fromEntries(j.assessment.reasons.map((r) => [r.family, r.bits])))),
      judged.map((j) => j.conduct.firstSeen),
      judged.map((j) => j.conduct.lastSeen),
      judged.map((j) => {
        const s = standing(j);
        return s === undefined ? null : wellFormed(JSON.stringify(s));
      }),
      now,
      judged.map((j) => j.minor),
      judged.map((j) => j.assessment.against ?? null),
      judged.map((j) => j.assessment.probability ?? null),
    ],
  );
}

/** Takes back cases that nobody has touched. The audit log keeps that they were there. */
async function withdrawCases(client: pg.ClientBase, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await client.query(
    `delete from case_file c where c.id = any($1) and c.state = 'open' and not exists (select 1 from decision d where d.case_id = c.id)`,
    [ids],
  );
}

/** Writes cases as they now are. */
export async function putCases(client: pg.ClientBase, cases: readonly Case[], now: number): Promise<void> {
  if (cases.length === 0) return;
  await client.query(
    `insert into case_file (id, platform, account, severity, state, bits, assessment, opened_ms, due_ms, route, jumps, changed_ms)
     select *, $12::bigint from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::float8[], $7::jsonb[], $8::bigint[], $9::bigint[], $10::text[], $11::boolean[])
     on conflict (id) do update set severity = excluded.severity, state = excluded.state, route = excluded.route, jumps = excluded.jumps, bits = excluded.bits, assessment = excluded.assessment, due_ms = excluded.due_ms, changed_ms = excluded.changed_ms`,
    [
      cases.map((c) => c.id),
      cases.map((c) => c.platform),
      cases.map((c) => c.account),
      cases.map((c) => c.severity),
      cases.map((c) => c.state),
      cases.map((c) => c.assessment.bits),
      cases.map((c) => JSON.stringify(c.assessment)),
      cases.map((c) => c.openedAt),
      cases.map((c) => c.dueAt),
      cases.map((c) => c.route),
      cases.map((c) => c.jumps),
      now,
    ],
  );
}

/** `jsonb` takes neither NUL nor half characters; in a display name they become the replacement character. */
function wellFormed(json: string): string {
  return json.replaceAll(/\\u0000|\\ud[89a-f][0-9a-f]{2}/gi, '\\ufffd');
}
