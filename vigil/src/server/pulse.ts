// The numbers that every screen shows, read from the store at most once at a time and shared by all who ask.
import type pg from 'pg';
import { type Day, lastDay, readDay, readQueueTotals, type StoreTotals } from '../store/read-day.ts';
import { countOverdue, readVersion } from '../store/read-version.ts';
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
  return pulseOf(parts, await count(parts, date));
}

/** What was counted, and of which state of the store. */
interface Counted {
  readonly at: number;
  readonly version: string;
  readonly day: Day;
  readonly totals: Omit<StoreTotals, 'observations'>;
}

async function count(parts: PulseParts, date: string): Promise<Counted> {
  const at = parts.now();
  // The version first: what changes while it is counted is counted again.
  const version = await readVersion(parts.pool);
  const [day, totals] = await Promise.all([readDay(parts.pool, date), readQueueTotals(parts.pool, at)]);
  return { at, version, day, totals };
}

async function pulseOf(parts: PulseParts, { day, totals }: Counted): Promise<Pulse> {
  const at = parts.now();
  const { urgent, standard, oldestOpenedAt } = totals;
  const [sangAt, overdue, { wanted }] = await Promise.all([
    parts.lastCanary(),
    countOverdue(parts.pool, at),
    countWaiting(parts.pool),
  ]);
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

/** How long a screen may show for how long an account has been online, after nothing else has changed. */
const RECOUNT_MS = 60_000;

/** Counts only when the store has changed since: a quiet store costs next to nothing, however large it is. */
async function recount(parts: PulseParts, last: Counted | undefined): Promise<Counted> {
  const date = await shownDay(parts);
  const isFresh =
    last !== undefined &&
    last.day.date === date &&
    parts.now() - last.at < RECOUNT_MS &&
    last.version === (await readVersion(parts.pool));
  return isFresh ? last : count(parts, date);
}

/** True when the canary has not come out of the far end for too long. */
export function isLate(sangAt: number | undefined, now: number, canaryMs: number): boolean {
  return sangAt === undefined || now - sangAt > canaryMs;
}

/** The pulse of the day that screens show unless asked for another, shared by all who ask. */
export interface SharedPulse {
  /** A pulse of at most `maxAgeMs`, read once however many ask at a time. */
  (maxAgeMs: number): Promise<Pulse>;
  /** What was read is out of date: whoever asks next has it read again. */
  forget(): void;
}

/** Shares the readings of the pulse. */
export function sharePulse(parts: PulseParts): SharedPulse {
  let last: Pulse | undefined;
  let counted: Counted | undefined;
  let reading: Promise<Pulse> | undefined;
  let turn = 0;
  const read = async (maxAgeMs: number): Promise<Pulse> => {
    if (last !== undefined && parts.now() - last.at < maxAgeMs) return last;
    const mine = turn;
    reading ??= recount(parts, counted)
      .then((found) => {
        counted = found;
        return pulseOf(parts, found);
      })
      .then((pulse) => {
        if (mine === turn) last = pulse;
        return pulse;
      })
      .finally(() => {
        if (mine === turn) reading = undefined;
      });
    return reading;
  };
  const forget = (): void => {
    // What is being read may have begun before the change: whoever asks next begins anew.
    turn++;
    last = undefined;
    reading = undefined;
  };
  return Object.assign(read, { forget });
}
