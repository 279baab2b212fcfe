// A new model must beat the old one on cases neither learned from before it judges anybody; otherwise the old one stays.
import type { JudgementModel, ReviewedCase } from '../../core/judgement.ts';
import type { Policy } from '../../core/policy.ts';
import { rankingOf } from '../ranking.ts';
import { bitsUnder } from './learn-tables.ts';

/** How far the average precision on the golden set may fall before the old model stays. */
export const MAY_FALL = 0.01;

/** Which of two models judges from now on, and why. */
export interface Challenge {
  readonly stands: 'champion' | 'challenger';
  readonly why: string;
  /** Average precision on the golden set; absent when it cannot be told. */
  readonly champion?: number;
  readonly challenger?: number;
}

/**
 * Compares two models on a frozen golden set, decided cases that are never learned from. Without a champion the hand weights are it.
 * Where the set holds only one outcome the challenger stands: there is nothing it could fall from.
 */
export function challenge(
  champion: JudgementModel | undefined,
  challenger: JudgementModel,
  golden: readonly ReviewedCase[],
  policy: Policy,
): Challenge {
  const positives = golden.filter((one) => one.outcome === 'violating').length;
  if (positives === 0 || positives === golden.length)
    return { stands: 'challenger', why: 'The golden set does not hold both outcomes, so it cannot tell models apart.' };
  const scoreOf = (model: JudgementModel | undefined): number =>
    rankingOf(
      golden.map((one) => ({
        score: model === undefined ? one.bits : bitsUnder(model, one, policy),
        label: one.outcome === 'violating' ? 1 : 0,
      })),
    ).averagePrecision;
  const [before, after] = [scoreOf(champion), scoreOf(challenger)];
  const words = `average precision ${after.toFixed(3)} after ${before.toFixed(3)} on ${golden.length} golden cases`;
  const scores = { champion: before, challenger: after };
  return after < before - MAY_FALL
    ? { stands: 'champion', why: `Rolled back: ${words}.`, ...scores }
    : { stands: 'challenger', why: `Holds: ${words}.`, ...scores };
}
