// Runs trials in the background, one at a time: each gives way to other work between two accounts, tells how far it is, ends by itself, and is forgotten when newer ones come.
import { setImmediate as breathe } from 'node:timers/promises';
import type { ListTrial } from '../store/try-lists.ts';
import { Problem } from './problem.ts';

/** A trial may last so long. */
const WITHIN_MS = 15 * 60_000;
const KEPT = 20;
/** Other work has its turn after so many milliseconds. */
const SLICE_MS = 8;

/** A trial as it stands. */
export interface TrialRun {
  readonly startedAt: number;
  readonly days: number;
  endedAt: number | undefined;
  done: number;
  of: number;
  why: string | undefined;
  outcome: ListTrial | undefined;
}

/** What a trial is told while it works. */
export interface TrialEar {
  /** How many accounts will be looked at. */
  total(of: number): void;
  /** Tells that one more is done; waits while others have their turn. Throws when the trial must end. */
  step(): Promise<void>;
}

/** All trials of this server. */
export interface Trials {
  /** Starts one; throws a Problem (409) while another runs. */
  start(name: string, days: number, work: (ear: TrialEar) => Promise<ListTrial>): TrialRun;
  find(name: string): TrialRun | undefined;
  /** Ends what runs, before the server closes. */
  stop(): Promise<void>;
}

/** Thrown into a trial to end it. */
class Ended extends Error {
  override readonly name = 'Ended';
}

/** Opens the place where they run. */
export function openTrials(now: () => number, log: (kind: string) => void): Trials {
  const runs = new Map<string, TrialRun>();
  let running: Promise<void> | undefined;
  let stopped = false;
  const carry = async (run: TrialRun, work: (ear: TrialEar) => Promise<ListTrial>): Promise<void> => {
    try {
      run.outcome = await work(earOf(run, { now, isStopped: () => stopped }));
    } catch (error) {
      if (!(error instanceof Ended)) log(error instanceof Error ? error.name : 'unknown');
      run.why =
        error instanceof Ended ? error.message : 'The trial failed. Try again; if it fails again, look at the log.';
    } finally {
      run.endedAt = now();
      running = undefined;
    }
  };
  return {
    start(name, days, work) {
      if (running !== undefined)
        throw new Problem(409, 'A trial is running', 'One runs at a time. Wait until it is done, then start yours.');
      const run: TrialRun = {
        startedAt: now(),
        days,
        endedAt: undefined,
        done: 0,
        of: 0,
        why: undefined,
        outcome: undefined,
      };
      runs.delete(name);
      runs.set(name, run);
      for (const old of runs.keys()) if (runs.size > KEPT) runs.delete(old);
      running = carry(run, work);
      return run;
    },
    find: (name) => runs.get(name),
    async stop() {
      stopped = true;
      await running;
    },
  };
}

function earOf(
  run: TrialRun,
  { now, isStopped }: { readonly now: () => number; readonly isStopped: () => boolean },
): TrialEar {
  let slice = performance.now();
  return {
    total: (of) => {
      run.of = of;
    },
    async step() {
      run.done++;
      if (isStopped()) throw new Ended('Vigil was stopped meanwhile.');
      if (now() - run.startedAt > WITHIN_MS)
        throw new Ended('It took longer than a quarter of an hour. Try fewer days, or "vigil lexicon try".');
      if (performance.now() - slice < SLICE_MS) return;
      await breathe();
      slice = performance.now();
    },
  };
}
