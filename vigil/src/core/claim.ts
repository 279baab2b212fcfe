// A Claim says who is looking at a case, so that two people do not do the same work. It is a lease: it ends by itself.

/** Minutes a claim lasts unless it is renewed; an open screen renews it every minute. */
export const CLAIM_MINUTES = 10;

/** Cases one person holds at once: what somebody holds, nobody else decides. */
export const MOST_CLAIMED = 5;

/** One claim on a case. */
export interface Claim {
  /** The name others read. */
  readonly by: string;
  /** Milliseconds since 1970. */
  readonly until: number;
  /** True for whoever asks. */
  readonly mine: boolean;
}
