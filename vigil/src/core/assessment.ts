// An Assessment is the score of an account's Conduct in bits, with the reasons that sum to it.
import type { InnocentKind } from './innocent.ts';
import type { ItemId } from './item.ts';
import type { Family } from './signal.ts';

/** What one family of evidence adds to the total, as a sentence a reviewer can check. */
export interface Reason {
  readonly family: Family;
  readonly bits: number;
  readonly text: string;
  /** The items behind it, strongest first, at most a handful. */
  readonly items: readonly ItemId[];
}

/** How soon a person must look: `urgent` within the policy's first-look time, `standard` within its longer one. */
export type Severity = 'urgent' | 'standard';

/** Score with reasons. `bits` is exactly the sum of the reasons' bits. */
export interface Assessment {
  readonly bits: number;
  readonly reasons: readonly Reason[];
  /** Families that reach the policy's floor. */
  readonly strong: readonly Family[];
  readonly severity: Severity | 'none';
  /** True when a case would open but for its words being ordinary on this platform. */
  readonly everyday?: true;
  /** The innocent explanation it was weighed against. */
  readonly against?: InnocentKind | 'ordinary';
  /** Calibrated on reviewed decisions, 0 to 1; absent while there are too few. */
  readonly probability?: number;
  readonly policy: string;
  readonly lexicon: string;
}
