// The numbers that every screen shows, read from the store at most once at a time and shared by all who ask.
import type pg from 'pg';
import { lastDay, readDay, readTotals } from '../store/read-day.ts';
import { countWaiting } from '../store/signatures.ts';
import type { Pulse } from './shapes.ts';

/** What reading the pulse needs. */
export interface PulseParts {
  readonly pool: pg.Pool;
  readonly now: () => number;
  readonly lastCanary: () => Promise<number | undefined>;
  readonly canaryMs: number;
}

/** The day that screens show unless asked for another: the last one with posts, but never one to come. */
export async function shownDay(parts: PulseParts): Promise<string> {
  const today = new Date(parts.now()).toISOString().slice(0, 10);
  const last = await lastDay(parts.pool);
  return last === undefined || last > today ? today : last;
}

/** Reads the pulse of a day. `date` is YYYY-MM-DD in UTC. */
export async function readPulse(parts: PulseParts, date: string): Promise<Pulse> {
  const at = parts.now();
  const [day, totals, sangAt, { wanted }] = await Promise.all([
    readDay(parts.pool, date),
    readTotals(parts.pool, at),
    parts.lastCanary(),
    countWaiting(parts.pool),
  ]);
  const { urgent, standard, overdue, oldestOpenedAt } = totals;
  return {
    at,
    ...day,
    screened: totals.items,
    accounts: totals.accounts,
    queue: { urgent, standard, overdue, oldestOpenedAt },
    shelf: totals.shelf,
    pendingOrders: totals.pendingOrders,
    wantedSignatures: wanted,
    canary: { sangAt: sangAt ?? null, late: isLate(sangAt, at, parts.canaryMs) },
  };
}

/** True when the canary has not come out of the far end for too long. */
export function isLate(sangAt: number | undefined, now: number, canaryMs: number): boolean {
  return sangAt === undefined || now - sangAt > canaryMs;
}

/** A reader whose callers share one reading of at most `maxAgeMs`. */
export function sharePulse(parts: PulseParts): (maxAgeMs: number) => Promise<Pulse> {
  let last: Pulse | undefined;
  let reading: Promise<Pulse> | undefined;
  return async (maxAgeMs) => {
    if (last !== undefined && parts.now() - last.at < maxAgeMs) return last;
    reading ??= shownDay(parts)
      .then((date) => readPulse(parts, date))
      .then((pulse) => {
        last = pulse;
        return pulse;
      })
      .finally(() => {
        reading = undefined;
      });
    return reading;
  };
}
