// Reads what blind second looks came to: agreement and kappa by policy version, and how many wait or differ.
import type pg from 'pg';
import type { Agreement, SecondLook } from '../core/second-look.ts';
import { agreementOf } from '../engine/agreement.ts';

/** Pairs that are read, the newest: more would change no figure that a person can act on. */
const MOST_PAIRS = 100_000;

/** Quality under one version of the policy. */
export interface PolicyQuality extends Agreement {
  readonly policy: string;
  /** Second looks that nobody has taken yet. */
  readonly waiting: number;
  /** Pairs whose outcomes differ, and of these the ones that no lead has settled. */
  readonly differ: number;
  readonly unsettled: number;
}

interface PairRow extends SecondLook {
  readonly unsettled: boolean;
}

/** Quality by policy version, the version of the newest second look first. */
export async function readQuality(pool: pg.Pool): Promise<readonly PolicyQuality[]> {
  const { rows } = await pool.query<Omit<PairRow, 'second'> & { readonly second: PairRow['second'] | null }>(
    `select l.decision, l.policy, l.first, l.second,
       exists (select from decision d join signature s on s.act in (d.id, d.act) where d.id = l.decision and s.state = 'wanted' and s.causes ? 'disagreement') as unsettled
     from second_look l order by l.opened_ms desc, l.decision limit ${MOST_PAIRS}`,
  );
  return [...Map.groupBy(rows, (row) => row.policy)].map(([policy, own]) => {
    const pairs = own.flatMap(({ second, ...row }): PairRow[] => (second === null ? [] : [{ ...row, second }]));
    const differ = pairs.filter(({ first, second }) => first !== second);
    return {
      policy,
      ...agreementOf(pairs),
      waiting: own.length - pairs.length,
      differ: differ.length,
      unsettled: differ.filter((one) => one.unsettled).length,
    };
  });
}
