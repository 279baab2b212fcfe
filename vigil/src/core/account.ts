// An Account is Conduct (what it did) and Standing (who it is). Judging functions receive Conduct only, so fame cannot be read.
import type { AccountId, Platform } from './item.ts';
import type { Evidence } from './observation.ts';

/** What an account did, as far as Vigil keeps it. Holds no name, follower count or badge: nothing that says who it is. */
export interface Conduct {
  /** Strongest pieces of evidence, at most `KEPT_PER_FAMILY` a family, in canonical order. */
  readonly evidence: readonly Evidence[];
  /** Evidence of terms and signals on trial, kept alike; nothing is judged by it. */
  readonly shadow?: readonly Evidence[];
  /** How many observations exist in all, kept in `evidence` or not. */
  readonly observations: number;
  /** How many items carried them. */
  readonly items: number;
  /** Time of the first and last item with an observation, milliseconds since 1970. */
  readonly firstSeen: number;
  readonly lastSeen: number;
}

/** Who an account is. Shown to a reviewer after the decision is drafted; never an argument of a judging function. */
export interface Standing {
  readonly handle?: string;
  readonly displayName?: string;
  readonly followers?: number;
  readonly verified?: boolean;
  /** When the account was opened, milliseconds since 1970. */
  readonly createdAt?: number;
}

/** An account that has a file. Accounts whose posts are clean have none. */
export interface Account {
  readonly id: AccountId;
  readonly platform: Platform;
  readonly conduct: Conduct;
  readonly standing: Standing;
}

/** How maps and sets of every part call an account; one platform's ids say nothing on another. */
export function accountKey(platform: string, account: string): string {
  return `${platform}\u0000${account}`;
}

/** From this age on a person is of age. */
export const OF_AGE = 18;

/** What a platform said about an account alongside an object. */
export interface AccountSnapshot {
  readonly id: AccountId;
  readonly platform: Platform;
  readonly standing: Standing;
  /** Age in years that the person has told the platform. Below `OF_AGE` a specialist must look; it is no part of the standing and adds no bits. */
  readonly declaredAge?: number;
}
