// One seed of the scoring world through the real judging: without reviews, after few and after many, with wrong labels, and other people's scores beside it.
import { performance } from 'node:perf_hooks';
import type { JudgementModel } from '../../vigil/src/core/judgement.ts';
import { DEFAULT_POLICY } from '../../vigil/src/core/policy.ts';
import { seeded } from '../../vigil/src/demo/random.ts';
import { assess } from '../../vigil/src/engine/assess.ts';
import { type Merit, meritOf, type Ranked } from './ranking.ts';
import { type JudgedWorld, type Keeping, lookAt, offendsAt } from './scoring-accounts.ts';
import { type Example, plainSum, regress, skewness, strongestPost } from './scoring-baselines.ts';
import { type Queue, queueOf, review } from './scoring-reviews.ts';
import { inventWorld, type WorldPlan } from './scoring-world.ts';

/** Size of a world, and the base rate that its offenders are weighed down to. */
export const INNOCENT_ACCOUNTS = 1_000_000;
export const OFFENDING_ACCOUNTS = 2_000;
export const BASE_RATE = 1e-5;
/** What one simulated offender counts. */
export const OFFENDER_WEIGHT = (BASE_RATE * INNOCENT_ACCOUNTS) / OFFENDING_ACCOUNTS;
/** Offenders in the review queue are so many times as frequent, so that 200 reviews meet enough of them (as in the reference). */
const QUEUE_DENSITY = 10;
export const FEW = 200;
export const MANY = 5_000;
/** Share of wrong outcomes, and of wrong reasons. */
export const WRONG = 0.1;
const BACKGROUND_EXAMPLES = 20_000;

/** What one seed came to, by the name of the score. */
export interface SeedRun {
  readonly merits: ReadonlyMap<string, Merit>;
  readonly many: JudgementModel;
  readonly few: JudgementModel;
  readonly seconds: number;
  readonly looks: number;
}

/** A world with its queue, judged without a model. */
export interface Stage {
  readonly judged: JudgedWorld;
  readonly queue: Queue;
}

/** Builds a world and judges every account by hand weights. */
export function stage(plan: WorldPlan, seed: number, keeping: Keeping = 'all'): Stage {
  const judged = lookAt(inventWorld(plan, seed, INNOCENT_ACCOUNTS, OFFENDING_ACCOUNTS), keeping);
  const bits = bitsBy(judged);
  return { judged, queue: queueOf(judged, bits, OFFENDER_WEIGHT * QUEUE_DENSITY, seed) };
}

/** The bits `assess` gives to each look. */
export function bitsBy({ looks }: JudgedWorld, model?: JudgementModel): readonly number[] {
  const rules = { policy: DEFAULT_POLICY, lexicon: 'bench', model };
  return looks.map(({ seen }) => assess(seen, rules).bits);
}

/** The merit of a score a look. */
export function meritOfLooks(judged: JudgedWorld, scores: readonly number[]): Merit {
  const groups: { score: number; offenders: number; innocents: number }[] = judged.looks.map((_, look) => ({
    score: scores[look] ?? 0,
    offenders: 0,
    innocents: 0,
  }));
  judged.lookOf.forEach((look, at) => {
    const group = groups[look];
    if (group === undefined) return;
    if (offendsAt(judged, at)) group.offenders += 1;
    else group.innocents += 1;
  });
  const [clean] = groups;
  if (clean !== undefined) {
    clean.offenders += judged.world.cleanOffenders;
    clean.innocents += judged.world.cleanInnocents;
  }
  return meritOf(groups, OFFENDER_WEIGHT);
}

/** Runs one seed. */
export function runSeed(plan: WorldPlan, seed: number, keeping: Keeping = 'all'): SeedRun {
  const start = performance.now();
  const { judged, queue } = stage(plan, seed, keeping);
  const merits = new Map<string, Merit>([['none', meritOfLooks(judged, queue.bits)]]);
  const after = (name: string, reviews: number, wrong: number): JudgementModel => {
    const model = review(queue, { reviews, wrong, seed });
    merits.set(name, meritOfLooks(judged, bitsBy(judged, model)));
    return model;
  };
  const few = after('few', FEW, 0);
  const many = after('many', MANY, 0);
  after('few, wrong', FEW, WRONG);
  after('many, wrong', MANY, WRONG);
  for (const [name, merit] of baselines({ judged, queue }, seed)) merits.set(name, merit);
  const seconds = (performance.now() - start) / 1e3;
  return { merits, few, many, seconds, looks: judged.looks.length };
}

/** Scores of other kinds on the same accounts. */
function baselines({ judged, queue }: Stage, seed: number): readonly (readonly [string, Merit])[] {
  const byLook = (score: (masks: readonly number[]) => number): Merit =>
    meritOfLooks(
      judged,
      judged.looks.map(({ masks }) => score(masks)),
    );
  return [
    ['plain sum', byLook(plainSum)],
    ['strongest post', byLook(strongestPost)],
    ['skewness', skewMerit(judged)],
    [`regression, ${FEW}`, regressionMerit({ judged, queue }, FEW, seed)],
    [`regression, ${MANY}`, regressionMerit({ judged, queue }, MANY, seed)],
  ];
}

/** Skewness depends on how much an account wrote, so each account is a group of its own. */
function skewMerit(judged: JudgedWorld): Merit {
  const groups: Ranked[] = judged.lookOf.map((look, at) => {
    const offends = offendsAt(judged, at);
    const score = skewness(judged.looks[look]?.masks ?? [], judged.world.accounts[at]?.wrote ?? 0);
    return { score, offenders: offends ? 1 : 0, innocents: offends ? 0 : 1 };
  });
  const { cleanInnocents, cleanOffenders } = judged.world;
  return meritOf([...groups, { score: 0, offenders: cleanOffenders, innocents: cleanInnocents }], OFFENDER_WEIGHT);
}

/** Regression on the top of the same queue and innocent accounts drawn from the whole platform. */
function regressionMerit({ judged, queue }: Stage, reviews: number, seed: number): Merit {
  const random = seeded(seed, 'background');
  const exampleAt = (at: number): Example | undefined => {
    const look = judged.looks[judged.lookOf[at] ?? 0];
    return look === undefined ? undefined : { levels: look.levels, violating: offendsAt(judged, at) };
  };
  const examples = queue.order.slice(0, reviews).map(exampleAt);
  const [clean] = judged.looks;
  for (let drawn = 0; drawn < BACKGROUND_EXAMPLES; drawn += 1) {
    const at = random.whole(0, judged.world.innocents - 1);
    const one = at < judged.lookOf.length ? exampleAt(at) : clean && { levels: clean.levels, violating: false };
    if (one?.violating === false) examples.push(one);
  }
  const score = regress(examples.filter((one) => one !== undefined));
  return meritOfLooks(
    judged,
    judged.looks.map(({ levels }) => score(levels)),
  );
}
