// An Observation is one Signal seen once in one Item, with proof; Evidence is the part of it that judging needs.
import type { Tier } from 'vigil-match';
import type { AccountId, Branded, ItemId, Platform } from './item.ts';
import type { Family, Signal } from './signal.ts';

/** Identity of an observation: the same finding in the same item is the same observation, however often it is seen. */
export type ObservationId = Branded<'ObservationId'>;

/** One finding in one item. `start` and `end` are UTF-16 offsets in the item's original text, end exclusive; both 0 when the finding is the whole item. */
export interface Observation {
  readonly id: ObservationId;
  readonly platform: Platform;
  readonly item: ItemId;
  readonly account: AccountId;
  readonly signal: Signal;
  /** Lexicon term id, indicator value or hash list entry that was found; '' when the signal itself says all. */
  readonly what: string;
  readonly tier: Tier;
  readonly start: number;
  readonly end: number;
  /** log2 likelihood ratio of this finding alone, before diminishing returns. Negative speaks for the account. */
  readonly bits: number;
  /** The item's time, milliseconds since 1970. */
  readonly at: number;
  readonly selfAuthored: boolean;
  /** Made by a term or a signal on trial: `bits` is what it would be worth, and nothing is judged by it. */
  readonly shadow?: true;
}

/** What judging sees of an observation: no account, no text. */
export interface Evidence {
  readonly id: ObservationId;
  readonly item: ItemId;
  readonly family: Family;
  readonly signal: Signal;
  readonly what: string;
  readonly bits: number;
  readonly at: number;
}
