// How many suspects wrote each listed term: what they write says nothing about how ordinary a word is, so it is taken out of the counts.
import type pg from 'pg';

/**
 * By term id: accounts that wrote it in a text without trade and that have, in another text, offered one. Whole words of the
 * reference: exclude known offenders when background rates are computed (Splink issue 2035); here before anybody is known.
 */
export async function readSuspects(pool: pg.Pool): Promise<ReadonlyMap<string, number>> {
  const { rows } = await pool.query<{ what: string; accounts: number }>(
    `select o.what, count(distinct (o.platform, o.account)) as accounts
     from observation o
     where o.family = 'term' and o.self_authored and not o.shadow
       and not exists (select 1 from observation j where j.platform = o.platform and j.item = o.item and j.signal = 'joint.offer' and not j.shadow)
       and exists (select 1 from observation j where j.platform = o.platform and j.account = o.account and j.signal = 'joint.offer' and not j.shadow)
     group by 1`,
  );
  return new Map(rows.map(({ what, accounts }) => [what, accounts]));
}
