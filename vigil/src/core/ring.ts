// A Ring is a group of accounts with a file that share rare values: its members, the evidence of every tie between them, and a case of its own.
import type { Severity } from './assessment.ts';
import type { CaseState } from './case.ts';
import type { IndicatorValue } from './indicator.ts';
import type { AccountId, Branded, Platform } from './item.ts';

/** `R-` and ten letters. Kept from one pass to the next by the group that overlaps most with the earlier one. */
export type RingId = Branded<'RingId'>;

/** A value two accounts share, with the bits it adds to their tie. */
export interface SharedIndicator extends IndicatorValue {
  readonly bits: number;
  /** How rare it is on the platform, log2(N / d), before halving and ceilings. Missing on what was recorded before this was kept. */
  readonly rarity?: number;
  /** How much more frequent it is among accounts with a file than among the others, log2. */
  readonly lift?: number;
}

/** A tie between two members. `bits` is the sum of its indicators' bits; `a` stands before `b` in the order of ids. */
export interface RingEdge {
  readonly a: AccountId;
  readonly b: AccountId;
  readonly bits: number;
  /** Strongest first. */
  readonly indicators: readonly SharedIndicator[];
}

/** A group of accounts of one platform, each tied to another by at least ten bits. */
export interface Ring {
  readonly id: RingId;
  readonly platform: Platform;
  /** In the order of their ids. */
  readonly members: readonly AccountId[];
  readonly edges: readonly RingEdge[];
  /** Bits of the fewest, strongest ties that hold all members together. */
  readonly bits: number;
  readonly severity: Severity;
  readonly state: CaseState;
  /** Milliseconds since 1970, by Vigil's clock. */
  readonly openedAt: number;
  /** When a first look is due. Only ever moves closer while the ring is open. */
  readonly dueAt: number;
}

/** A value that ties an account to others that have a file: evidence about the account, not membership. */
export interface AccountLink extends IndicatorValue {
  /** How much likelier an account is to hold the value among those with a file than among all others, log2. */
  readonly bits: number;
  /** How many other accounts with a file hold it. */
  readonly others: number;
  /** The ring some of those others form, where they do. */
  readonly ring?: RingId;
}
