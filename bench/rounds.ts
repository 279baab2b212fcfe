// Measures workloads against each other in one process, by processor time: every round runs all of them in a new random order, and only ratios within a round count.
import type { Random } from '../vigil/src/demo/random.ts';
import type { Spread } from './musts.ts';

/**
 * Milliseconds of processor time that this process has used in all its threads, its memory cleaning included. A busy machine lengthens the
 * clock's time of a workload several times over, and this hardly at all.
 */
export function processorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e3;
}

/** Something to time over the posts from `from` to `to`. It returns a figure that depends on its work, so that none of it can be left out. */
export interface Workload {
  readonly name: string;
  /** One in so many posts is enough for a slow workload; 1 means all. */
  readonly stride: number;
  readonly run: (from: number, to: number) => number;
}

/** What a workload cost. */
export interface Cost {
  readonly name: string;
  /** Median over the rounds, nanoseconds a post. */
  readonly nanoseconds: number;
  /** Median over the rounds of its cost divided by the first workload's cost in the same round, with the least and the most. */
  readonly ratio: number;
  readonly least: number;
  readonly most: number;
  /** Nanoseconds a post in each round. */
  readonly times: readonly number[];
}

/** What one workload cost as a multiple of another's cost in the same round. Throws when one of them was not run. */
export function ratioOf(costs: readonly Cost[], name: string, base: string): Spread {
  const timesOf = (wanted: string): readonly number[] => {
    const cost = costs.find((one) => one.name === wanted);
    if (cost === undefined) throw new RangeError(`No workload is called ${wanted}.`);
    return cost.times;
  };
  const below = timesOf(base);
  return spread(timesOf(name).map((time, round) => time / (below[round] ?? Number.NaN)));
}

/** Middle, least and most of some figures. */
export function spread(figures: readonly number[]): Spread {
  return { middle: median(figures), least: Math.min(...figures), most: Math.max(...figures) };
}

/** Sinks of the figures, so that the work is not optimised away. */
let sink = 0;

/** Times all workloads; the first is the measure of the others. */
export function runRounds(
  workloads: readonly Workload[],
  posts: number,
  rounds: number,
  random: Random,
): readonly Cost[] {
  const times = workloads.map(() => [] as number[]);
  for (let round = -1; round < rounds; round += 1) {
    for (const at of shuffled(workloads.length, random)) {
      const workload = workloads[at];
      if (workload === undefined) continue;
      const count = Math.max(1, Math.floor(posts / workload.stride));
      // A slow workload reads another part each round, so that over the rounds it meets many posts.
      const from = random.whole(0, posts - count);
      const start = processorMs();
      sink += workload.run(from, from + count);
      // The round before the first warms up.
      if (round >= 0) times[at]?.push(((processorMs() - start) * 1e6) / count);
    }
  }
  if (!Number.isFinite(sink)) throw new Error('A workload returned no figure.');
  const base = times[0] ?? [];
  return workloads.map(({ name }, at) => {
    const own = times[at] ?? [];
    const ratios = own.map((time, round) => time / (base[round] ?? Number.NaN));
    return {
      name,
      nanoseconds: median(own),
      ratio: median(ratios),
      least: Math.min(...ratios),
      most: Math.max(...ratios),
      times: own,
    };
  });
}

/** The middle of some numbers. */
export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  const high = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? high : (high + (sorted[middle - 1] ?? Number.NaN)) / 2;
}

function shuffled(count: number, random: Random): readonly number[] {
  const order = Array.from({ length: count }, (_, at) => at);
  for (let at = count - 1; at > 0; at -= 1) {
    const other = random.whole(0, at);
    [order[at], order[other]] = [order[other] ?? 0, order[at] ?? 0];
  }
  return order;
}
