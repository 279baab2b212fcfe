// A SecondLook is a closing decision that chance gave to another person to decide again without seeing the first; Agreement is how often the two come to the same.
import type { DecisionId, Outcome } from './decision.ts';

/** The two outcomes of one case. */
export interface SecondLook {
  readonly decision: DecisionId;
  /** The policy under which the first decision was made. */
  readonly policy: string;
  readonly first: Outcome;
  readonly second: Outcome;
}

/** How well two people agree. `kappa` is null while there are too few pairs, or when only one outcome was ever found. */
export interface Agreement {
  readonly pairs: number;
  /** Share of pairs with the same outcome, 0 to 1; null without pairs. */
  readonly agreed: number | null;
  /** Cohen's kappa, -1 to 1, with its 95 % interval. */
  readonly kappa: { readonly value: number; readonly low: number; readonly high: number } | null;
}
