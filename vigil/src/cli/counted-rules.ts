// Rules with the counts of the platform beside them: how ordinary each term is, as far as this store has seen. Read anew now and then, so that a list of everyday words stops opening cases soon.
import type { Policy } from '../core/policy.ts';
import type { CurrentRules, Rules } from '../engine/flow.ts';
import { judge } from '../engine/flow.ts';
import { indicatorValue } from '../engine/rates/count-object.ts';
import { ordinaryOf } from '../engine/rates/ordinary-of.ts';
import { accountsIn, holdersOf } from '../engine/rates/sketch.ts';
import type { OpenStore } from '../store/open.ts';
import { type Rates, refresh } from '../store/rates.ts';
import { readSuspects } from '../store/read-suspects.ts';
import { rejudge } from '../store/rejudge.ts';
import { findReturns } from '../store/returns.ts';
import { linkAccounts, type PlatformCounts } from '../store/rings.ts';
import { refreshStatistics } from '../store/statistics.ts';
import { activeTextModel } from '../store/text-model.ts';
import { watchModel } from './watch-model.ts';

/** After so many batches the counts are read again; sooner in the beginning, when they change most. */
const READ_EVERY = 16;

/** Rules that follow the counts. */
export interface CountedRules {
  readonly current: CurrentRules;
  /** What is counted of the platforms, as rings need it. */
  readonly counts: () => PlatformCounts;
  /** Tells that a batch is recorded. */
  batchDone(): void;
  /** Takes up what was learned meanwhile, and brings every account in line with what has been counted up to now. */
  settle(now: number): Promise<void>;
}

function platformCounts({ registers, key }: Rates, policy: Policy): PlatformCounts {
  const accounts = accountsIn(registers, 'all');
  return {
    policy,
    accounts: () => accounts,
    held: (_platform, value) => holdersOf(registers, indicatorValue(value), key),
  };
}

/** Puts the counts of a store beside rules that may themselves change. */
export async function countedRules(store: OpenStore, base: CurrentRules): Promise<CountedRules> {
  const { rates, pool } = store;
  await refresh(pool, rates);
  let made: { readonly from: Rules; readonly rules: Rules } | undefined;
  const model = watchModel(pool);
  let classifier = await activeTextModel(pool);
  await model.look(base().policy, Date.now());
  let suspects = await readSuspects(pool);
  let batches = 0;
  const current = (): Rules => {
    const from = base();
    if (made?.from === from) return made.rules;
    const ordinary = ordinaryOf({ ...rates, suspects }, from.lexicon);
    made = { from, rules: { ...from, key: rates.key, ordinary, model: model.now(), classifier } };
    return made.rules;
  };
  return {
    current,
    counts: () => platformCounts(rates, current().policy),
    batchDone() {
      batches++;
      const early = batches < READ_EVERY && Number.isInteger(Math.log2(batches));
      if (early || batches % READ_EVERY === 0) made = undefined;
    },
    async settle(now) {
      await refreshStatistics(pool);
      await refresh(pool, rates);
      suspects = await readSuspects(pool);
      classifier = await activeTextModel(pool);
      await model.look(base().policy, now);
      made = undefined;
      await linkAccounts(pool, platformCounts(rates, current().policy), now);
      await findReturns(pool);
      await rejudge(pool, judge(current(), now), { why: 'counts', now });
    },
  };
}
