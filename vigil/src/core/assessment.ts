// An Assessment is the score of an account's Conduct in bits, with the reasons that sum to it.
import type { InnocentKind } from './innocent.ts';
import type { ItemId } from './item.ts';
import type { Saying } from './saying.ts';
import { FAMILIES, type Family } from './signal.ts';

/** What a Reason is about: a family of evidence, what was looked for and not seen, or how rare the innocent explanation is. */
export type ReasonFamily = Family | 'absent' | 'rarity';
export const REASON_FAMILIES: readonly ReasonFamily[] = [...FAMILIES, 'absent', 'rarity'];

/** What one piece of evidence adds. */
export interface ReasonPart {
  /** The observation, or the complaint. */
  readonly id: string;
  /** The item it was seen in; absent for a complaint. */
  readonly item?: ItemId;
  /** Its share of the family's bits. The shares of a reason sum to its bits. */
  readonly bits: number;
  /** By how much the total changes when just this piece is taken away: judging again without it gives `bits + without`. */
  readonly without: number;
}

/** What one family of evidence adds to the total, as a sentence a reviewer can check. */
export interface Reason {
  readonly family: ReasonFamily;
  readonly bits: number;
  /** In English. */
  readonly text: string;
  /** The same for readers of other languages; absent from what was judged before codes were kept. */
  readonly said?: Saying;
  /** The items behind it, strongest first, at most a handful. */
  readonly items: readonly ItemId[];
  /** Every piece that counts, strongest first; empty for `absent` and `rarity`, which rest on no single piece. */
  readonly parts: readonly ReasonPart[];
}

/** What had been counted on the platform when an account was judged, for the terms that it wrote: without it nobody could judge the account the same way again. */
export interface CountsUsed {
  /** Accounts on the platform. */
  readonly accounts: number;
  /** Terms of the list that can open a file. */
  readonly terms: number;
  /** Shares of accounts, 0 to 1: that write a term of the list, words of trade, an offer and a contact at once. */
  readonly usual: number;
  readonly trade: number;
  readonly deal: number;
  /** By term: how many accounts wrote it apart from trade, or `pinned` where the list itself says what it is worth. */
  readonly held: Readonly<Record<string, number | 'pinned'>>;
}

/** How soon a person must look: `urgent` within the policy's first-look time, `standard` within its longer one. */
export type Severity = 'urgent' | 'standard';

/** Score with reasons. `bits` is exactly the sum of the reasons' bits, in their order. */
export interface Assessment {
  readonly bits: number;
  readonly reasons: readonly Reason[];
  /** Families that reach the policy's floor; complaints never do. */
  readonly strong: readonly Family[];
  readonly severity: Severity | 'none';
  /** What terms and signals on trial would add, and what the severity would then be. Not in `bits`. */
  readonly shadow?: { readonly bits: number; readonly severity: Severity | 'none' };
  /** True when a case would open but for its words being ordinary on this platform. */
  readonly everyday?: true;
  /** The innocent explanation that fits best, which the bits speak against. Absent while hand weights judge. */
  readonly against?: InnocentKind | 'ordinary';
  /** Share of accounts reviewed at this score that did violate, 0 to 1. Absent without a calibration. */
  readonly probability?: number;
  /** Versions that it can be recomputed from, bit for bit. `model` is `cold` while hand weights judge. */
  readonly policy: string;
  readonly lexicon: string;
  readonly model: string;
  /** The counts that listed terms were weighed by, where the platform is counted. */
  readonly counts?: CountsUsed;
}
