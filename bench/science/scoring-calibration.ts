// Whether a shown probability is what is found: fitted on the reviewed cases of one world, tested on another draw of it that nobody learned from.
import type { Calibration, JudgementModel } from '../../vigil/src/core/judgement.ts';
import { DEFAULT_POLICY } from '../../vigil/src/core/policy.ts';
import { assess } from '../../vigil/src/engine/assess.ts';
import { markdownTable } from '../print.ts';
import { type Expectation, predictionInterval } from './prediction.ts';
import { wilson } from './ranking.ts';
import { offendsAt } from './scoring-accounts.ts';
import { rankAgain } from './scoring-reviews.ts';
import type { Stage } from './scoring-run.ts';

const EDGES = [0, 0.02, 0.1, 0.3, 0.6, 0.9, 1.000_001];
/** Accounts from which a bin says something. */
const POPULATED = 10;

/** What was shown and what was found in one bin. */
export interface Bin {
  readonly accounts: number;
  readonly shown: number;
  readonly found: number;
  /** The same accounts by the step of the calibration that showed it. */
  readonly steps: readonly Expectation[];
}

/** The top of a held-out queue, as this model ranks it, by the probability that is shown. */
export function binsOf({ judged, queue }: Stage, model: JudgementModel, count: number): readonly Bin[] {
  const rules = { policy: DEFAULT_POLICY, lexicon: 'bench', model };
  const seen = EDGES.slice(1).map(() => ({ found: 0, shown: new Map<number, number>() }));
  const shown = judged.looks.map((look) => assess(look.seen, rules).probability ?? 0);
  for (const at of rankAgain(queue, new Set(queue.order), model).slice(0, count)) {
    const probability = shown[judged.lookOf[at] ?? 0] ?? 0;
    const bin = seen[EDGES.findIndex((edge) => edge > probability) - 1];
    if (bin === undefined) continue;
    bin.shown.set(probability, (bin.shown.get(probability) ?? 0) + 1);
    if (offendsAt(judged, at)) bin.found += 1;
  }
  return seen.map((bin) => {
    const steps = stepsOf(bin.shown, model.calibration);
    const accounts = steps.reduce((sum, one) => sum + one.accounts, 0);
    return { accounts, shown: steps.reduce((sum, one) => sum + one.accounts * one.shown, 0), found: bin.found, steps };
  });
}

/** Accounts by the step that is nearest to what they were shown: in a gap between two, the probability lies between theirs. */
function stepsOf(shown: ReadonlyMap<number, number>, calibration: Calibration | undefined): readonly Expectation[] {
  const points = calibration?.kind === 'isotonic' ? calibration.points : [];
  const groups = new Map<number, { accounts: number; sum: number; cases: number }>();
  for (const [probability, accounts] of shown) {
    let nearest = points[0];
    for (const point of points)
      if (Math.abs(point.probability - probability) < Math.abs((nearest?.probability ?? 0) - probability))
        nearest = point;
    const key = nearest?.probability ?? 0;
    const group = groups.get(key) ?? { accounts: 0, sum: 0, cases: nearest?.cases ?? calibration?.cases ?? 1 };
    groups.set(key, group);
    group.accounts += accounts;
    group.sum += accounts * probability;
  }
  return [...groups.values()].map(({ accounts, sum, cases }) => ({ accounts, shown: sum / accounts, cases }));
}

/** The same bins of several draws together. */
export function addBins(all: readonly (readonly Bin[])[]): readonly Bin[] {
  return EDGES.slice(1).map((_, at) => {
    const own = all.flatMap((bins) => bins[at] ?? []);
    return {
      accounts: own.reduce((sum, one) => sum + one.accounts, 0),
      shown: own.reduce((sum, one) => sum + one.shown, 0),
      found: own.reduce((sum, one) => sum + one.found, 0),
      steps: own.flatMap((one) => one.steps),
    };
  });
}

/** Populated bins; in how many what was found lies inside the 95 % interval of what was foretold; and in how many it would by the luck of the draw alone, as if the calibration itself were certain. */
export function heldBins(bins: readonly Bin[]): {
  readonly populated: number;
  readonly held: number;
  readonly strictly: number;
} {
  const populated = bins.filter(({ accounts }) => accounts >= POPULATED);
  return {
    populated: populated.length,
    held: populated.filter(holds).length,
    strictly: populated.filter(holdsStrictly).length,
  };
}

/** What was found lies where the calibration, with its own sampling error, foretells it. */
function holds({ steps, found }: Bin): boolean {
  const [least, most] = predictionInterval(steps);
  return found >= least && found <= most;
}

/** The mean of what was shown lies inside Wilson's interval of what was found: takes the calibration for certain. */
function holdsStrictly({ accounts, shown, found }: Bin): boolean {
  const [low, high] = wilson(found, accounts);
  const mean = shown / accounts;
  return mean >= low && mean <= high;
}

/** Bins as a table. */
export function binTable(bins: readonly Bin[]): string {
  const rows = bins.map((bin, at) => {
    const range = `${EDGES[at]} to ${Math.min(1, EDGES[at + 1] ?? 1)}`;
    if (bin.accounts < POPULATED) return [range, `${bin.accounts}`, '', '', '', 'too few', ''];
    const [low, high] = wilson(bin.found, bin.accounts);
    const [least, most] = predictionInterval(bin.steps);
    return [
      range,
      `${bin.accounts}`,
      (bin.shown / bin.accounts).toFixed(4),
      `${bin.found}`,
      `${least} to ${most}`,
      holds(bin) ? 'inside' : 'outside',
      `${low.toFixed(4)} to ${high.toFixed(4)}, ${holdsStrictly(bin) ? 'inside' : 'outside'}`,
    ];
  });
  return markdownTable(
    ['probability', 'accounts', 'shown', 'offenders found', 'foretold (95 %)', '', 'Wilson of what was found'],
    rows,
  );
}
