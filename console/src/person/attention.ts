// How long a person has been at it: minutes at work since the last break, and minutes with severe cases today. Counted in this browser and sent nowhere.
import { useEffect, useSyncExternalStore } from 'react';

const TICK_MS = 15_000;
/** Without a key, a click or a scroll for this long, nobody is reading. */
const IDLE_MS = 90_000;
const KEPT = 'vigil-attention';

/** Whole minutes. */
export interface Attention {
  readonly workMinutes: number;
  readonly severeMinutes: number;
}

interface Count {
  readonly day: string;
  readonly severeMs: number;
  readonly workMs: number;
  readonly lastAt: number;
}

/** A quarter of an hour without work is a break. */
const BREAK_MS = 15 * 60_000;

let severeShown = 0;
let actedAt = 0;
let shown: Attention = { workMinutes: 0, severeMinutes: 0 };
const listeners = new Set<() => void>();

/** Says that a severe case is on the screen while `severe` is true. */
export function useSevereOnScreen(severe: boolean): void {
  useEffect(() => {
    if (!severe) return;
    severeShown += 1;
    return () => {
      severeShown -= 1;
    };
  }, [severe]);
}

/** The minutes, as they grow. */
export function useAttention(): Attention {
  return useSyncExternalStore(listen, () => shown);
}

/** The count after a step of time: a new day begins at nought, and so does work after a break. Pure, so that it can be tested. */
export function grow(
  count: Count,
  {
    day,
    now,
    ms,
    severe,
  }: { readonly day: string; readonly now: number; readonly ms: number; readonly severe: boolean },
): Count {
  const rested = now - count.lastAt >= BREAK_MS;
  return {
    day,
    severeMs: (count.day === day ? count.severeMs : 0) + (severe ? ms : 0),
    workMs: (rested ? 0 : count.workMs) + ms,
    lastAt: now,
  };
}

/** A break was taken: work begins anew. */
export function rest(): void {
  keep({ ...read(), workMs: 0, lastAt: 0 });
}

/** Begins counting; call it once. */
export function watchAttention(): void {
  const act = (): void => {
    actedAt = Date.now();
  };
  for (const kind of ['keydown', 'pointerdown', 'wheel'] as const)
    window.addEventListener(kind, act, { passive: true, capture: true });
  window.setInterval(() => {
    const now = Date.now();
    if (document.visibilityState !== 'visible' || now - actedAt > IDLE_MS) return;
    keep(grow(read(), { day: new Date(now).toDateString(), now, ms: TICK_MS, severe: severeShown > 0 }));
  }, TICK_MS);
  show(read());
}

function read(): Count {
  const nothing = { day: '', severeMs: 0, workMs: 0, lastAt: 0 };
  try {
    return { ...nothing, ...(JSON.parse(window.localStorage.getItem(KEPT) ?? '{}') as Partial<Count>) };
  } catch {
    return nothing;
  }
}

function keep(count: Count): void {
  window.localStorage.setItem(KEPT, JSON.stringify(count));
  show(count);
}

function show({ day, severeMs, workMs }: Count): void {
  const today = day === new Date().toDateString();
  shown = { workMinutes: Math.floor(workMs / 60_000), severeMinutes: today ? Math.floor(severeMs / 60_000) : 0 };
  for (const listener of listeners) listener();
}

function listen(changed: () => void): () => void {
  listeners.add(changed);
  return () => listeners.delete(changed);
}
