// Slows down whoever keeps sending wrong keys: past a bound, an address must wait, unless it shows a key that was good before.
import { hash } from 'node:crypto';

/** So many failures within so many milliseconds, unless the caller says otherwise. */
const BOUND: FailureBound = { windowMs: 60_000, most: 20 };
const MOST_ADDRESSES = 10_000;
const MOST_GOOD = 1_000;

/** Past `most` failures within `windowMs` one must wait. */
export interface FailureBound {
  readonly windowMs: number;
  readonly most: number;
}

/** Counts failed attempts by address, or by whatever else names who tries, in memory. */
export interface Failures {
  /** Seconds the address must wait before `secret` is looked at; 0 when it may try. */
  waitOf(address: string, secret: string, now: number): number;
  /** What comes back takes it back: an attempt that was counted before it was looked at, so that many at once cannot pass the bound, and then was right. */
  failed(address: string, now: number): () => void;
  /** Remembers a digest of the secret, so that one neighbour with a wrong key does not lock out the others behind the same address. */
  succeeded(secret: string): void;
}

/** Makes an empty count. */
export function countFailures({ windowMs, most }: FailureBound = BOUND): Failures {
  const failures = new Map<string, { since: number; n: number }>();
  const good = new Set<string>();
  return {
    waitOf: (address, secret, now) => {
      const one = failures.get(address);
      if (one === undefined || now - one.since >= windowMs || one.n < most || good.has(digest(secret))) return 0;
      return Math.ceil((one.since + windowMs - now) / 1000);
    },
    failed: (address, now) => {
      const one = failures.get(address);
      if (one !== undefined && now - one.since < windowMs) {
        one.n++;
        return () => void one.n--;
      }
      const fresh = { since: now, n: 1 };
      failures.delete(address);
      failures.set(address, fresh);
      dropOldest(failures, MOST_ADDRESSES);
      return () => void fresh.n--;
    },
    succeeded: (secret) => {
      const key = digest(secret);
      good.delete(key);
      good.add(key);
      dropOldest(good, MOST_GOOD);
    },
  };
}

function digest(secret: string): string {
  return hash('sha256', secret, 'base64');
}

function dropOldest(kept: Map<string, unknown> | Set<string>, most: number): void {
  for (const key of kept.keys()) {
    if (kept.size <= most) return;
    kept.delete(key);
  }
}
