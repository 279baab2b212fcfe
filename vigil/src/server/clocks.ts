// Makes of spans of time what a screen shows: a curve of who is still online, and how long half, nearly all and the slowest took.
import { type Spans, type SurvivalStep, survivalOf, timeUntil } from '../engine/survival.ts';
import { type Cohort, readFunnel, readSources, readTimesOnline, readWorkTimes } from '../store/read-clocks.ts';
import type { DayClocks, OnlineCurve, WorkClock } from './day-shapes.ts';
import type { PulseParts } from './pulse.ts';

const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;
/** A plot of a thousand pixels shows no more. */
const MOST_POINTS = 240;

/** Reads the clocks of the week that ends with `date` (YYYY-MM-DD in UTC), followed up to now. */
export async function readClocks({ pool, now }: Pick<PulseParts, 'pool' | 'now'>, date: string): Promise<DayClocks> {
  const at = now();
  const to = Date.parse(`${date}T00:00:00Z`) + DAY_MS;
  const week: Cohort = { from: to - WEEK_MS, to, now: at };
  const before: Cohort = { from: to - 2 * WEEK_MS, to: week.from, now: at };
  const [thisWeek, lastWeek, work, funnel, sources] = await Promise.all([
    readTimesOnline(pool, week),
    readTimesOnline(pool, before),
    readWorkTimes(pool, week),
    readFunnel(pool, week),
    readSources(pool, { from: to - DAY_MS, to, now: at }),
  ]);
  return {
    at,
    date,
    online: { week: curveOf(week, thisWeek), before: curveOf(before, lastWeek) },
    looked: clockOf(work.looked),
    decided: clockOf(work.decided),
    applied: clockOf(work.applied),
    funnel,
    sources: [...sources],
  };
}

function curveOf({ from, to }: Cohort, spans: readonly Spans[]): OnlineCurve {
  const steps = survivalOf(spans);
  const points = thinned(steps).map(({ ended: _, ...point }) => point);
  return {
    from,
    to,
    accounts: sum(spans),
    online: sum(spans.filter(({ ended }) => !ended)),
    followed: longestOf(spans),
    half: timeUntil(steps, 0.5) ?? null,
    points,
  };
}

/** Every so manieth step, and always the last one. */
function thinned(steps: readonly SurvivalStep[]): readonly SurvivalStep[] {
  const every = Math.max(1, Math.ceil(steps.length / MOST_POINTS));
  return steps.filter((_, place) => place % every === 0 || place === steps.length - 1);
}

/** What a step of the work takes. What waits still counts as long as it has waited, so a backlog cannot hide. */
export function clockOf(spans: readonly Spans[]): WorkClock {
  const steps = survivalOf(spans);
  const longest = longestOf(spans);
  return {
    done: sum(spans.filter(({ ended }) => ended)),
    waiting: sum(spans.filter(({ ended }) => !ended)),
    p50: timeUntil(steps, 0.5) ?? null,
    p95: timeUntil(steps, 0.95) ?? null,
    worst: spans.length === 0 ? null : longest,
    worstWaits: spans.some(({ ms, ended }) => ms === longest && !ended),
  };
}

function longestOf(spans: readonly Spans[]): number {
  return spans.reduce((most, one) => Math.max(most, one.ms), 0);
}

function sum(spans: readonly Spans[]): number {
  return spans.reduce((n, one) => n + one.n, 0);
}
