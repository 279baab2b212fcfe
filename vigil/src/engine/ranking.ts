// How well scores put offers before others: average precision and recall at a precision, never the area under a curve, which is flattering where offers are rare.
import type { Ranking } from '../core/text-model.ts';

/** A score beside the truth. */
export interface Scored {
  readonly score: number;
  readonly label: 0 | 1;
}

const PRECISION = 0.9;

/** Ranks scores. Equal scores are one threshold, so that ties cannot flatter. Average precision: sum of precision times gain in recall over thresholds. */
export function rankingOf(scored: readonly Scored[]): Ranking {
  const sorted = scored.filter(({ score }) => !Number.isNaN(score)).sort((a, b) => b.score - a.score);
  const offers = sorted.reduce((sum, { label }) => sum + label, 0);
  let [found, area, recallAtNinety, before] = [0, 0, 0, 0];
  for (let i = 0; i < sorted.length; i++) {
    const one = sorted[i] as Scored;
    found += one.label;
    if (sorted[i + 1]?.score === one.score) continue;
    const precision = found / (i + 1);
    area += precision * (found - before);
    before = found;
    if (precision >= PRECISION && offers > 0) recallAtNinety = found / offers;
  }
  return {
    offers,
    others: sorted.length - offers,
    averagePrecision: offers === 0 ? 0 : area / offers,
    recallAtNinety,
  };
}
