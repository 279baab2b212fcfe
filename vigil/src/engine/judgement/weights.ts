// What each reviewed label is worth: no reviewer outweighs the others, and a label that all similar cases contradict counts little.
import type { LevelTable, ReviewedCase } from '../../core/judgement.ts';
import type { Policy } from '../../core/policy.ts';
import { FAMILIES } from '../../core/signal.ts';
import { TEXT } from './pieces.ts';

/** From three reviewers on none holds a larger share of a table than this. */
export const REVIEWER_SHARE = 0.4;
const LEAST_REVIEWERS = 3;

/** A case with what it counts. */
export interface Counted {
  readonly one: ReviewedCase;
  readonly weight: number;
}

/**
 * Scales each reviewer's cases down until none holds more than `REVIEWER_SHARE` of the weight. With fewer than three reviewers
 * nothing is changed: there is nobody to balance with. The order of cases stays.
 */
export function capReviewers(cases: readonly Counted[]): readonly Counted[] {
  const sums = new Map<string, number>();
  for (const { one, weight } of cases) sums.set(one.reviewer, (sums.get(one.reviewer) ?? 0) + weight);
  if (sums.size < LEAST_REVIEWERS) return cases;
  const cap = capOf([...sums.values()].sort((a, b) => b - a));
  return cases.map(({ one, weight }) => {
    const sum = sums.get(one.reviewer) ?? 0;
    return { one, weight: sum > cap ? (weight * cap) / sum : weight };
  });
}

/** The largest weight a reviewer may have, from all weights, heaviest first: at most two can be above it. */
function capOf(sums: readonly number[]): number {
  let rest = sums.reduce((all, one) => all + one, 0);
  for (let capped = 0; capped < 2; capped += 1) {
    const cap = capped === 0 ? REVIEWER_SHARE * rest : (REVIEWER_SHARE * rest) / (1 - REVIEWER_SHARE * capped);
    if ((sums[capped] ?? 0) <= cap) return cap;
    rest -= sums[capped] ?? 0;
  }
  return (REVIEWER_SHARE * rest) / (1 - REVIEWER_SHARE * 2);
}

/** How well a table explains levels, in log2 of likelihood; families that rest on words and context count their share. */
export function likelihood(table: LevelTable, { levels }: ReviewedCase, policy: Policy): number {
  let sum = 0;
  for (const family of FAMILIES) {
    const bits = Math.log2(table[family][levels[family]] ?? 1);
    sum += TEXT.has(family) || family === 'context' ? bits * policy.correlated : bits;
  }
  return sum;
}

/** What a label is worth when `support` is the chance that it is right by all other cases, and `doubt` the share of wrong labels. */
export function worthOf(support: number, doubt: number): number {
  const right = support * (1 - doubt);
  return right / (right + (1 - support) * doubt);
}
