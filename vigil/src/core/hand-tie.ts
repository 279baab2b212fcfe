// A HandTie is what a person said about accounts, with a name and a reason: these belong together, or these do not. Rings respect it; it is never evidence.
import type { AccountId, Branded, Platform } from './item.ts';

/** `H-` and ten letters. */
export type HandTieId = Branded<'HandTieId'>;

/** A join says that each account of one side belongs with each of the other; a split says that none does. */
export type HandTieKind = 'join' | 'split';

/** The two sides, without who said it. Neither is empty, and no account stands on both. */
export interface HandSides {
  readonly kind: HandTieKind;
  readonly one: readonly AccountId[];
  readonly other: readonly AccountId[];
}

/** One such word, as long as nobody has taken it back. Adds no bits to anything. */
export interface HandTie extends HandSides {
  readonly id: HandTieId;
  readonly platform: Platform;
  /** In a sentence, for whoever reads it later. */
  readonly why: string;
  /** The name of the person. */
  readonly by: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** Accounts in a ring that was joined by hand, and on both sides of a tie together. */
export const MOST_BY_HAND = 500;
