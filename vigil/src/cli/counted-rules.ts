// Rules with the counts of the platform beside them: how ordinary each term is, as far as this store has seen. Read anew now and then, so that a list of everyday words stops opening cases soon.
import type { CurrentRules, Rules } from '../engine/flow.ts';
import { judge } from '../engine/flow.ts';
import { ordinaryOf } from '../engine/rates/ordinary-of.ts';
import type { OpenStore } from '../store/open.ts';
import { refresh } from '../store/rates.ts';
import { readSuspects } from '../store/read-suspects.ts';
import { rejudge } from '../store/rejudge.ts';

/** After so many batches the counts are read again; sooner in the beginning, when they change most. */
const READ_EVERY = 16;

/** Rules that follow the counts. */
export interface CountedRules {
  readonly current: CurrentRules;
  /** Tells that a batch is recorded. */
  batchDone(): void;
  /** Brings every account in line with what has been counted up to now. */
  settle(now: number): Promise<void>;
}

/** Puts the counts of a store beside rules that may themselves change. */
export async function countedRules(store: OpenStore, base: CurrentRules): Promise<CountedRules> {
  const { rates, pool } = store;
  await refresh(pool, rates);
  let made: { readonly from: Rules; readonly rules: Rules } | undefined;
  let suspects = await readSuspects(pool);
  let batches = 0;
  const current = (): Rules => {
    const from = base();
    if (made?.from === from) return made.rules;
    const ordinary = ordinaryOf({ ...rates, suspects }, from.lexicon);
    made = { from, rules: { ...from, key: rates.key, ordinary } };
    return made.rules;
  };
  return {
    current,
    batchDone() {
      batches++;
      const early = batches < READ_EVERY && Number.isInteger(Math.log2(batches));
      if (early || batches % READ_EVERY === 0) made = undefined;
    },
    async settle(now) {
      await refresh(pool, rates);
      suspects = await readSuspects(pool);
      made = undefined;
      await rejudge(pool, judge(current(), now), { why: 'counts', now });
    },
  };
}
