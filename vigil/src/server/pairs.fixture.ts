// Pairs of outcomes for tests: cases that two people decided, put into the store as deciding would have left them.
import type pg from 'pg';
import type { Outcome } from '../core/decision.ts';

/** One pair. `heard`: it came by an appeal; by chance otherwise. */
export interface PlantedPair {
  readonly first: Outcome;
  readonly second: Outcome | null;
  readonly heard?: boolean;
}

/** The names that no answer may hold. */
export const PLANTED_NAMES = ['Zorple Ada', 'Zorple Bo'] as const;
const [ADA, BO] = PLANTED_NAMES;

/** Puts them in, each on a case of its own: C-PAIR0, C-PAIR1 and so on, the last one the newest. */
export async function plantPairs(pool: pg.Pool, policy: string, pairs: readonly PlantedPair[]): Promise<void> {
  const rows = JSON.stringify(pairs.map((one, place) => ({ heard: false, ...one, place })));
  const from = `from jsonb_to_recordset($1::jsonb) as x (first text, second text, heard boolean, place int)`;
  await pool.query(
    `insert into account (platform, id, conduct, bits, families, first_seen_ms, last_seen_ms) select 'own', 'pair' || place, '{}', 9, '{}', 0, 0 ${from}`,
    [rows],
  );
  await pool.query(
    `insert into case_file (id, platform, account, severity, state, bits, assessment, opened_ms, due_ms, changed_ms, kind, about)
     select v.id || place, 'own', 'pair' || place, 'standard', 'decided', 9, '{"reasons":[]}', place, place + 1000, place, v.kind, v.about || place
     ${from} cross join lateral (values ('C-PAIR', 'finding', null), ('C-LOOK', case when x.heard then 'appeal' else 'second-look' end, 'D-PAIR')) v (id, kind, about)`,
    [rows],
  );
  await pool.query(
    `insert into decision (id, case_id, platform, account, author, reason, interim, at_ms, outcome, policy, state)
     select v.id || place, v.on || place, 'own', 'pair' || place, jsonb_build_object('kind', 'person', 'name', v.by), 'a test', false, place, v.found, $2, v.state
     ${from} cross join lateral (values ('D-PAIR', 'C-PAIR', '${ADA}', x.first, case when x.heard and x.second <> x.first then 'overturned' else 'stands' end),
       ('D-LOOK', 'C-LOOK', '${BO}', x.second, 'opinion')) v (id, "on", by, found, state) where v.found is not null`,
    [rows, policy],
  );
  await pool.query(
    `insert into second_look (decision, case_id, policy, first, second, opened_ms, settled_ms)
     select 'D-PAIR' || place, 'C-LOOK' || place, $2, first, second, place, case when second is null then null else place + 1 end ${from} where not heard`,
    [rows, policy],
  );
  await pool.query(
    `insert into appeal (id, platform, sender_id, account, text, decision, case_id, state, received_ms, settled_ms)
     select 'A-' || place, 'own', 'a' || place, 'pair' || place, '', 'D-PAIR' || place, 'C-LOOK' || place,
       case when second is null then 'open' when second = first then 'upheld' else 'overturned' end, place, case when second is null then null else place + 1 end ${from} where heard`,
    [rows],
  );
}

/** So many pairs alike. */
export function alike(n: number, first: Outcome, second: Outcome | null, heard = false): readonly PlantedPair[] {
  return Array.from({ length: n }, () => ({ first, second, heard }));
}
