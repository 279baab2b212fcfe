// The scoring world as a part of the science bench: every figure of the judgement beside its limit, over three seeds and two worlds.
import type { Must, Shown } from '../musts.ts';
import { markdownTable } from '../print.ts';
import type { Merit } from './ranking.ts';
import { addBins, type Bin, binsOf, binTable, heldBins } from './scoring-calibration.ts';
import { FEW, MANY, runSeed, type SeedRun, stage, WRONG } from './scoring-run.ts';
import { freshWorld, KNOWN_WORLD, type WorldPlan } from './scoring-world.ts';

const SEEDS = 3;
/** Distance of the seed of a held-out draw from the one that was learned from. */
const HELD_OUT = 1_000;
const PART = 'scoring';

const NAMES: readonly (readonly [string, string])[] = [
  ['none', 'hand weights, no reviews'],
  ['few', `after ${FEW} reviews`],
  ['many', `after ${MANY} reviews`],
  ['few, wrong', `after ${FEW}, ${WRONG * 100} % wrong labels and reasons`],
  ['many, wrong', `after ${MANY}, ${WRONG * 100} % wrong labels and reasons`],
  ['plain sum', 'plain sum over posts'],
  ['strongest post', 'strongest post'],
  ['skewness', 'Sentinel’s skewness'],
  [`regression, ${FEW}`, `logistic regression, ${FEW} labels`],
  [`regression, ${MANY}`, `logistic regression, ${MANY} labels`],
];

/** Runs the scoring world from this seed on. Takes about a minute a seed and world. */
export function scoringSection(seed: number): Promise<Shown> {
  const seeds = Array.from({ length: SEEDS }, (_, at) => seed + at);
  const known = seeds.map((one) => runSeed(KNOWN_WORLD, one));
  const plans = seeds.map((one) => freshWorld(one));
  const fresh = plans.map((plan, at) => runSeed(plan, seed + at));
  const bins = calibrationBins(seeds, known);
  const core = runSeed(KNOWN_WORLD, seed, 'core');
  const text = [
    `AP (recall at a precision of 0.9) at a base rate of one in 100,000, seeds ${seeds.join(', ')}.`,
    meritTable(seeds, known),
    'The same in worlds whose rates are drawn afresh from the seed:',
    meritTable(seeds, fresh),
    ...plans.map((plan, at) => `Seed ${seed + at}: ${planText(plan)}`),
    `When only posts with a listed term leave evidence, as the flow keeps today (seed ${seed}):`,
    meritTable([seed], [core]),
    `Shown probability against what a held-out draw holds, after ${FEW} reviews:`,
    binTable(bins.few),
    `After ${MANY}:`,
    binTable(bins.many),
    `Seconds a seed, all scores: ${[...known, ...fresh].map(({ seconds }) => seconds.toFixed(0)).join(', ')}.`,
  ].join('\n\n');
  return Promise.resolve({ text, musts: [...rankingMusts(known, fresh), ...calibrationMusts(bins)] });
}

interface Bins {
  readonly few: readonly Bin[];
  readonly many: readonly Bin[];
}

function calibrationBins(seeds: readonly number[], runs: readonly SeedRun[]): Bins {
  const few: (readonly Bin[])[] = [];
  const many: (readonly Bin[])[] = [];
  seeds.forEach((seed, at) => {
    const run = runs[at];
    if (run === undefined) return;
    const heldOut = stage(KNOWN_WORLD, seed + HELD_OUT);
    few.push(binsOf(heldOut, run.few, FEW));
    many.push(binsOf(heldOut, run.many, MANY));
  });
  return { few: addBins(few), many: addBins(many) };
}

function meanOf(runs: readonly SeedRun[], name: string, of: keyof Merit): number {
  return runs.reduce((sum, { merits }) => sum + (merits.get(name)?.[of] ?? 0), 0) / runs.length;
}

function meritTable(seeds: readonly number[], runs: readonly SeedRun[]): string {
  const cell = (ap: number, recall: number): string => `${ap.toFixed(3)} (${recall.toFixed(2)})`;
  const rows = NAMES.map(([name, says]) => [
    says,
    ...runs.map(({ merits }) => cell(merits.get(name)?.ap ?? 0, merits.get(name)?.recall ?? 0)),
    cell(meanOf(runs, name, 'ap'), meanOf(runs, name, 'recall')),
  ]);
  return markdownTable(['score', ...seeds.map((seed) => `seed ${seed}`), 'mean'], rows);
}

function planText({ habits }: WorldPlan): string {
  return Object.entries(habits)
    .map(
      ([type, { share, rates }]) =>
        `${type} ${share.toPrecision(2)} [${rates.map((one) => one.toPrecision(2)).join(' ')}]`,
    )
    .join('; ');
}

function rankingMusts(known: readonly SeedRun[], fresh: readonly SeedRun[]): readonly Must[] {
  const least = (what: string, limit: number, measured: number): Must => ({
    what: `scoring world, ${what}`,
    must: `≥ ${limit}`,
    measured: measured.toFixed(3),
    met: measured >= limit,
    part: PART,
  });
  const fall = meanOf(known, 'many', 'ap') - meanOf(known, 'few', 'ap');
  return [
    least('AP without reviews', 0.54, meanOf(known, 'none', 'ap')),
    least(`AP after ${FEW} reviews`, 0.64, meanOf(known, 'few', 'ap')),
    least(`recall at P ≥ .9 after ${FEW}`, 0.55, meanOf(known, 'few', 'recall')),
    least(`AP after ${MANY} less AP after ${FEW}`, -0.02, fall),
    least(`AP after ${FEW}, 10 % wrong labels`, 0.55, meanOf(known, 'few, wrong', 'ap')),
    least(`AP after ${MANY}, 10 % wrong labels`, 0.55, meanOf(known, 'many, wrong', 'ap')),
    {
      what: `fresh worlds, AP after ${FEW} reviews against none`,
      must: 'not lower',
      measured: `${meanOf(fresh, 'few', 'ap').toFixed(3)} against ${meanOf(fresh, 'none', 'ap').toFixed(3)}`,
      met: meanOf(fresh, 'few', 'ap') >= meanOf(fresh, 'none', 'ap'),
      part: PART,
    },
  ];
}

function calibrationMusts({ few, many }: Bins): readonly Must[] {
  return (
    [
      [FEW, few],
      [MANY, many],
    ] as const
  ).map(([reviews, bins]) => {
    const { populated, held, strictly } = heldBins(bins);
    return {
      what: `calibration after ${reviews} reviews, bins of a held-out draw in which what is found lies inside the 95 % interval foretold`,
      must: 'every populated bin',
      measured: `${held} of ${populated}; ${strictly} as if the calibration had no error of its own`,
      met: held === populated,
      part: PART,
    };
  });
}
