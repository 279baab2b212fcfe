// Tables from weighed cases: how often each level was seen, leaning on a prior while cases are few.
import type { InnocentKind } from '../../core/innocent.ts';
import type { InnocentTable, LevelTable, ReviewedCase } from '../../core/judgement.ts';
import type { Policy } from '../../core/policy.ts';
import { OFFENDERS_ASSUMED, tableOf } from './platform.ts';
import { type Counted, capReviewers, likelihood, worthOf } from './weights.ts';

/** Pseudo-cases of what is assumed of offenders (science.md 2.3). */
export const KAPPA = 20;
/** Cases from which an innocent explanation stands on its own. */
export const LEAST_CASES = 3;
/**
 * Pseudo-cases with which a table of innocents leans on the platform's: no more than make it stand. Look-alikes are what the platform is not, so twenty made
 * the few reviewed ones look harmless, and their like stood at the head of the queue.
 */
const KAPPA_INNOCENT = LEAST_CASES;
/** Share of all accounts that look-alikes are taken to be together; reviewed cases say how it is divided (five kinds of 0.003 each, 2.3). */
const LOOK_ALIKES = 0.015;
/** Hardest dismissed cases a kind that a table is made from, and that are kept. */
export const RESERVOIR_PER_KIND = 50;
const DOUBT_AT_FIRST = 0.1;
const DOUBT_BOUNDS = [0.002, 0.2] as const;
const ROUNDS = 8;

/** What cases came to. */
export interface Tables {
  readonly offenders: { readonly cases: number; readonly table: LevelTable };
  readonly innocents: readonly InnocentTable[];
  readonly doubt: number;
}

/** What a table leans on while its cases are few, and how many cases that is worth. */
interface Prior {
  readonly table: LevelTable;
  readonly cases: number;
}

const ofOffenders: Prior = { table: OFFENDERS_ASSUMED, cases: KAPPA };
const ofInnocents = (platform: LevelTable): Prior => ({ table: platform, cases: KAPPA_INNOCENT });

/** A table of weighed cases, smoothed towards a prior. */
function countLevels(cases: readonly Counted[], prior: Prior): LevelTable {
  const balanced = capReviewers(cases);
  const total = balanced.reduce((sum, { weight }) => sum + weight, 0);
  return tableOf((family) => {
    const counts = prior.table[family].map((chance) => prior.cases * chance);
    for (const { one, weight } of balanced) {
      const level = one.levels[family];
      counts[level] = (counts[level] ?? 0) + weight;
    }
    return counts.map((count) => count / (total + prior.cases));
  });
}

/**
 * Learns tables and, in the same rounds, how far labels can be believed (expectation-maximisation with a share of wrong labels, as in
 * Raykar et al. 2010): each round a label is worth what the other cases' tables say of it, and the share of wrong ones is estimated again.
 * Cases must come hardest first; a dismissed kind is counted from its hardest `RESERVOIR_PER_KIND`.
 */
export function learnFrom(cases: readonly ReviewedCase[], platform: LevelTable, policy: Policy): Tables {
  let worth: readonly number[] = cases.map(() => 1);
  let doubt = DOUBT_AT_FIRST;
  for (let round = 0; round < ROUNDS; round += 1) {
    worth = beliefs(cases, worth, { platform, policy, doubt });
    const wrong = worth.reduce((sum, one) => sum + 1 - one, 0) / Math.max(1, cases.length);
    doubt = Math.max(DOUBT_BOUNDS[0], Math.min(DOUBT_BOUNDS[1], wrong));
  }
  const counted = cases.map((one, at) => ({ one, weight: worth[at] ?? 1 }));
  const violating = counted.filter(({ one }) => one.outcome === 'violating');
  const table = countLevels(violating, ofOffenders);
  return { offenders: { cases: violating.length, table }, innocents: innocentTables(counted, platform), doubt };
}

interface Believing {
  readonly platform: LevelTable;
  readonly policy: Policy;
  readonly doubt: number;
}

/** The worth of each label, given the worth of all in the round before. */
function beliefs(
  cases: readonly ReviewedCase[],
  worth: readonly number[],
  { platform, policy, doubt }: Believing,
): readonly number[] {
  const groups = new Map<string, Counted[]>();
  cases.forEach((one, at) => {
    const key = groupOf(one);
    const group = groups.get(key);
    const counted = { one, weight: worth[at] ?? 1 };
    if (group === undefined) groups.set(key, [counted]);
    else group.push(counted);
  });
  const models = [...groups].map(([key, group]) => {
    const weight = group.reduce((sum, counted) => sum + counted.weight, 0);
    const table = countLevels(group, key === VIOLATING ? ofOffenders : ofInnocents(platform));
    return { key, table, prior: Math.log2(Math.max(1e-9, weight / cases.length)) };
  });
  return cases.map((one) => {
    const [guilty, innocent] = [-Infinity, -Infinity].map((least, side) =>
      models
        .filter(({ key }) => (key === VIOLATING) === (side === 0))
        .reduce((best, { table, prior }) => Math.max(best, prior + likelihood(table, one, policy)), least),
    );
    const chance = 1 / (1 + 2 ** ((innocent ?? 0) - (guilty ?? 0)));
    const support = Number.isNaN(chance) ? 0.5 : chance;
    return worthOf(one.outcome === 'violating' ? support : 1 - support, doubt);
  });
}

const VIOLATING = 'violating';

function groupOf({ outcome, kind }: ReviewedCase): string {
  return outcome === 'violating' ? VIOLATING : (kind ?? 'ordinary');
}

/** One explanation a kind with enough cases; their shares of all accounts follow the reviewed cases, with three more for each. */
function innocentTables(counted: readonly Counted[], platform: LevelTable): readonly InnocentTable[] {
  const kinds = new Map<InnocentKind, Counted[]>();
  for (const each of counted) {
    const { outcome, kind } = each.one;
    if (outcome === 'violating' || kind === undefined || kind === 'other') continue;
    const group = kinds.get(kind);
    if (group === undefined) kinds.set(kind, [each]);
    else group.push(each);
  }
  const enabled = [...kinds].filter(([, group]) => group.length >= LEAST_CASES).sort(([a], [b]) => (a < b ? -1 : 1));
  const total = enabled.reduce((sum, [, group]) => sum + group.length + LEAST_CASES, 0);
  return enabled.map(([kind, group]) => ({
    kind,
    cases: group.length,
    share: (LOOK_ALIKES * (group.length + LEAST_CASES)) / total,
    table: countLevels(group.slice(0, RESERVOIR_PER_KIND), ofInnocents(platform)),
  }));
}
