// Measures the intake: how far recording is behind receiving, and how long finding takes, without the time for which Vigil waits for a sender.
import type { Portion, Source } from '../engine/ports.ts';
import type { Spread } from './exposition.ts';

/** Upper bounds of the histogram, seconds. */
export const DETECT_SECONDS: readonly number[] = [0.005, 0.025, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** The measures. */
export interface IntakeTimes {
  /** A body begins; call what comes back when the last of it is recorded, or it has failed. */
  begin(): (recorded: boolean) => void;
  /** The same source; the time until its reader asks for the next portion is measured. */
  watch<T extends Source>(source: T): T;
  /** Seconds from the first byte of the last body that was recorded to its last commit; of one that is under way where that is longer. */
  lag(): number;
  /** Seconds that a portion of a body took, since the process started. */
  detect(): Spread;
}

/** Begins to measure, in memory. `now` is the clock, milliseconds since 1970. */
export function timeIntake(now: () => number): IntakeTimes {
  const begun = new Set<{ readonly at: number }>();
  const upTo = DETECT_SECONDS.map(() => 0);
  let last = 0;
  let all = 0;
  let sum = 0;
  const observe = (seconds: number): void => {
    all++;
    sum += seconds;
    for (const [place, bound] of DETECT_SECONDS.entries()) if (seconds <= bound) upTo[place] = (upTo[place] ?? 0) + 1;
  };
  const since = (at: number): number => Math.max(0, (now() - at) / 1000);
  async function* timed(portions: AsyncIterable<Portion>): AsyncGenerator<Portion> {
    for await (const portion of portions) {
      const at = now();
      yield portion;
      observe(since(at));
    }
  }
  return {
    begin: () => {
      const one = { at: now() };
      begun.add(one);
      return (recorded) => {
        begun.delete(one);
        if (recorded) last = since(one.at);
      };
    },
    watch: (source) => ({ ...source, portions: () => timed(source.portions()) }),
    lag: () => Math.max(last, ...[...begun].map(({ at }) => since(at))),
    detect: () => ({ upTo: [...upTo], all, sum }),
  };
}
