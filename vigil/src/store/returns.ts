// Compares accounts with an open case with those found violating: does one of them write alike? What was compared once is not compared again.
import { setImmediate } from 'node:timers/promises';
import type pg from 'pg';
import type { CaseId } from '../core/case.ts';
import type { AccountId, Platform } from '../core/item.ts';
import type { AccountReturn } from '../core/return.ts';
import { type ResemblanceIndex, resemblanceIndex } from '../engine/rings/resemblance.ts';
import { sha256 } from './chain.ts';
import { decodeText } from './kept.ts';

/** Accounts acted on, the latest, and open cases, the most urgent, in one pass. */
const MOST_KNOWN = 2_000;
const MOST_OPEN = 5_000;
/** Texts of one account that are read, the newest. */
const MOST_TEXTS = 100;
/** A resemblance worth less is left out: among many candidates somebody is always a little alike. */
const LEAST_BITS = 3;
/** Texts are read for so many accounts at once. */
const PAGE = 200;

interface Account {
  readonly platform: Platform;
  readonly account: AccountId;
  readonly case: CaseId;
}

interface Compared extends Account {
  readonly compared: string | null;
  readonly items: number;
}

/** Compares what has changed since the last pass. Returns how many accounts resemble one that was acted on, of those compared now. */
export async function findReturns(pool: pg.Pool): Promise<{ readonly compared: number; readonly alike: number }> {
  const { rows: known } = await pool.query<Account>(
    `select platform, account, case_id as case from (
       select distinct on (platform, account) platform, account, case_id, outcome, at_ms from decision
       where not interim and counts and outcome is not null order by platform, account, at_ms desc, id) as last
     where outcome = 'violating' order by at_ms desc, case_id limit $1`,
    [MOST_KNOWN],
  );
  if (known.length === 0) return { compared: 0, alike: 0 };
  const { rows: open } = await pool.query<Compared>(
    `select c.platform, c.account, c.id as case, r.compared, (a.conduct->>'items')::int as items
     from case_file c join account a on a.platform = c.platform and a.id = c.account
     left join account_return r on r.platform = c.platform and r.account = c.account
     where c.state = 'open' and c.kind = 'finding' order by c.severity desc, c.bits desc, c.id limit $1`,
    [MOST_OPEN],
  );
  let compared = 0;
  let alike = 0;
  for (const [platform, own] of Map.groupBy(known, (one) => one.platform)) {
    const digest = sha256(own.map((one) => one.case).join(' ')).slice(0, 16);
    const due = open.filter((one) => one.platform === platform && one.compared !== `${digest}:${one.items}`);
    if (due.length === 0) continue;
    const index = await indexOf(pool, own);
    for (let at = 0; at < due.length; at += PAGE) {
      const page = due.slice(at, at + PAGE);
      const found = await compare(pool, page, index);
      await putReturns(pool, page, found, digest);
      compared += page.length;
      alike += found.filter((one) => one !== undefined).length;
    }
  }
  return { compared, alike };
}

async function indexOf(pool: pg.Pool, known: readonly Account[]): Promise<ResemblanceIndex<Account>> {
  const texts = await textsOf(pool, known);
  return resemblanceIndex(known.map((key, at) => ({ key, text: texts[at] ?? '' })));
}

/** The best resemblance of each, where it is worth something. An account does not resemble itself. Other work goes on between two. */
async function compare(
  pool: pg.Pool,
  accounts: readonly Account[],
  index: ResemblanceIndex<Account>,
): Promise<readonly (AccountReturn | undefined)[]> {
  const texts = await textsOf(pool, accounts);
  const found: (AccountReturn | undefined)[] = [];
  for (const [at, own] of accounts.entries()) {
    const best = index.query(texts[at] ?? '', 2).find(({ key }) => key.account !== own.account);
    const tells = best !== undefined && best.bits >= LEAST_BITS;
    found.push(tells ? { case: best.key.case, score: best.score, bits: best.bits } : undefined);
    await setImmediate();
  }
  return found;
}

/** Profile and kept texts of each account in its own words, as one text. */
async function textsOf(pool: pg.Pool, accounts: readonly Account[]): Promise<readonly string[]> {
  const { rows } = await pool.query<{ text: Buffer[] }>(
    `select coalesce((select array_agg(t.text) from (
       select i.text from item i where i.platform = k.platform and i.account = k.account and i.self_authored and length(i.text) > 0
       order by i.created_ms desc, i.id, i.revision limit $3) t), '{}') as text
     from unnest($1::text[], $2::text[]) with ordinality as k (platform, account, place) order by k.place`,
    [accounts.map((one) => one.platform), accounts.map((one) => one.account), MOST_TEXTS],
  );
  return rows.map(({ text }) => text.map(decodeText).join('\n'));
}

async function putReturns(
  pool: pg.Pool,
  accounts: readonly Compared[],
  found: readonly (AccountReturn | undefined)[],
  digest: string,
): Promise<void> {
  await pool.query(
    `insert into account_return (platform, account, compared, earlier, score, bits)
     select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::float8[], $6::float8[])
     on conflict (platform, account) do update set compared = excluded.compared, earlier = excluded.earlier, score = excluded.score, bits = excluded.bits`,
    [
      accounts.map((one) => one.platform),
      accounts.map((one) => one.account),
      accounts.map((one) => `${digest}:${one.items}`),
      found.map((one) => one?.case ?? null),
      found.map((one) => one?.score ?? 0),
      found.map((one) => one?.bits ?? 0),
    ],
  );
}
