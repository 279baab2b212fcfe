// Reads what people and policies decided on a case.
import type pg from 'pg';
import type { CaseState } from '../core/case.ts';
import { OUTCOMES, type Outcome } from '../core/decision.ts';
import type { InnocentKind } from '../core/innocent.ts';

/** One decision, as a screen shows it. */
export interface DecisionRow {
  readonly id: string;
  /** Name of the person, or `policy:` and its version. */
  readonly by: string;
  readonly outcome: Outcome | null;
  readonly innocent: InnocentKind | null;
  readonly reason: string;
  /** False where Vigil wrote the reason, because nobody gave any. */
  readonly reasoned: boolean;
  readonly action: string | null;
  readonly interim: boolean;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** Whether a person gave the reason, in words of their own. */
export function isReasoned({ interim, outcome, reason }: Pick<DecisionRow, 'interim' | 'outcome' | 'reason'>): boolean {
  return !interim && (outcome === null || reason !== OUTCOMES[outcome].says);
}

/** The decisions on a case, oldest first, at most a hundred, and where it stands; without a case when there is none. */
export async function readDecisions(
  pool: pg.Pool,
  id: string,
): Promise<{
  readonly case: { readonly state: CaseState; readonly route: 'review' | 'specialist' } | undefined;
  readonly decisions: readonly DecisionRow[];
}> {
  const { rows } = await pool.query<{ state: CaseState; route: 'review' | 'specialist' }>(
    'select state, route from case_file where id = $1',
    [id],
  );
  const { rows: decisions } = await pool.query<Omit<DecisionRow, 'reasoned'>>(
    `select id, case author->>'kind' when 'person' then author->>'name' else 'policy:' || (author->>'version') end as by,
       outcome, innocent, reason, action, interim, at_ms::float8 as at
     from decision where case_id = $1 order by at_ms, id limit 100`,
    [id],
  );
  return { case: rows[0], decisions: decisions.map((one) => ({ ...one, reasoned: isReasoned(one) })) };
}
