// How many suspects wrote each listed term: what they write says nothing about how ordinary a word is, so it is taken out of the counts.
import type pg from 'pg';

/**
 * By term id: accounts that wrote it in a text without trade and that have, in another text, offered one. Whole words of the
 * reference: exclude known offenders when background rates are computed (Splink issue 2035); here before anybody is known.
 * Read in sorted order and without a join: on tables without statistics a join here takes the square of their rows.
 */
export async function readSuspects(pool: pg.Pool): Promise<ReadonlyMap<string, number>> {
  const { rows } = await pool.query<{ what: string; accounts: number }>(
    `select what, count(distinct (platform, account)) as accounts
     from (select platform, account, what, family, self_authored,
             bool_or(signal = 'joint.offer') over (partition by platform, item) as joint,
             bool_or(signal = 'joint.offer') over (partition by platform, account) as suspect
           from observation where not shadow) o
     where family = 'term' and self_authored and not joint and suspect
     group by 1`,
  );
  return new Map(rows.map(({ what, accounts }) => [what, accounts]));
}
