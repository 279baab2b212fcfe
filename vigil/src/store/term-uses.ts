// Counts what each listed term was seen in: posts, accounts, cases that rest on it, and how it was read. Bounded in time: a count that takes too long is not told.
import type pg from 'pg';
import { inTransaction } from './connection.ts';

const WITHIN_MS = 4_000;
const QUERY_CANCELLED = '57014';

/** What a term was seen in so far. */
export interface TermUse {
  readonly term: string;
  readonly posts: number;
  readonly accounts: number;
  readonly cases: number;
  readonly tiers: readonly string[];
}

/** By term id; undefined when it could not be counted in time. Joint evidence names several terms and stands beside theirs, so it is left out. */
export async function readTermUses(pool: pg.Pool): Promise<ReadonlyMap<string, TermUse> | undefined> {
  try {
    const rows = await inTransaction(pool, async (client) => {
      await client.query(`set local statement_timeout = ${WITHIN_MS}`);
      const { rows: found } = await client.query<TermUse>(
        `select o.what as term, count(distinct (o.platform, o.item))::int as posts, count(distinct (o.platform, o.account))::int as accounts,
           count(distinct c.id)::int as cases, array_agg(distinct o.tier order by o.tier) filter (where o.tier <> '') as tiers
         from observation o left join case_file c on c.platform = o.platform and c.account = o.account
         where o.signal in ('term.listed', 'term.weak', 'age.coded', 'offer.cue', 'contact.cue', 'payment.cue', 'context.speaks-for', 'victim.cue')
         group by 1`,
      );
      return found;
    });
    return new Map(rows.map((row) => [row.term, { ...row, tiers: row.tiers ?? [] }]));
  } catch (error) {
    if ((error as { code?: string }).code === QUERY_CANCELLED) return undefined;
    throw error;
  }
}
