// Slows down whoever keeps sending wrong keys: past a bound, an address must wait, unless it shows a key that was good before.
import { hash } from 'node:crypto';

const WINDOW_MS = 60_000;
const MOST_FAILURES = 20;
const MOST_ADDRESSES = 10_000;
const MOST_GOOD = 1_000;

/** Counts failed attempts by address, in memory. */
export interface Failures {
  /** Seconds the address must wait before `secret` is looked at; 0 when it may try. */
  waitOf(address: string, secret: string, now: number): number;
  failed(address: string, now: number): void;
  /** Remembers a digest of the secret, so that one neighbour with a wrong key does not lock out the others behind the same address. */
  succeeded(secret: string): void;
}

/** Makes an empty count. */
export function countFailures(): Failures {
  const failures = new Map<string, { since: number; n: number }>();
  const good = new Set<string>();
  return {
    waitOf: (address, secret, now) => {
      const one = failures.get(address);
      if (one === undefined || now - one.since >= WINDOW_MS || one.n < MOST_FAILURES || good.has(digest(secret)))
        return 0;
      return Math.ceil((one.since + WINDOW_MS - now) / 1000);
    },
    failed: (address, now) => {
      const one = failures.get(address);
      if (one !== undefined && now - one.since < WINDOW_MS) {
        one.n++;
        return;
      }
      failures.delete(address);
      failures.set(address, { since: now, n: 1 });
      dropOldest(failures, MOST_ADDRESSES);
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
