// How many suspects wrote each listed term, counted from observations that are only tried: the same rule as the store's own (store/read-suspects.ts), without a database.
import type { Observation } from '../core/observation.ts';
import { familyOf } from '../core/signal.ts';

/** Adds one account: a term counts where it stands in an item without joint evidence, of an account that has some in another. */
export function addSuspects(suspects: Map<string, number>, observations: readonly Observation[]): void {
  const joint = new Set(observations.filter((one) => one.signal === 'joint.offer').map((one) => one.item));
  if (joint.size === 0) return;
  const terms = new Set(
    observations
      .filter((one) => familyOf(one.signal) === 'term' && one.selfAuthored && !joint.has(one.item))
      .map((one) => one.what),
  );
  for (const term of terms) suspects.set(term, (suspects.get(term) ?? 0) + 1);
}
