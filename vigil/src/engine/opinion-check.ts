// Counts how a policy text does on texts whose answer is known, so that a change of wording is seen before it is used.
import { isOpinion, type NoOpinion, type NoOpinionReason, type Opinion } from '../core/opinion.ts';

/** A text with the answer it should get, and the one it got. */
export interface CheckedText {
  readonly isOffer: boolean;
  readonly outcome: Opinion | NoOpinion;
}

/** Counts and rates. A rate is null when nothing is there to divide by. */
export interface OpinionCheck {
  readonly texts: number;
  readonly offers: number;
  readonly saidOffer: number;
  readonly rightOffer: number;
  readonly unclear: number;
  /** Share of the texts called an offer that are one, 0 to 1. */
  readonly precision: number | null;
  /** Share of the offers that were called one; those that got `unclear` or no opinion count as missed. */
  readonly recall: number | null;
  /** How many texts got no opinion, by reason. */
  readonly none: Readonly<Partial<Record<NoOpinionReason, number>>>;
}

/** Adds the answers up. */
export function checkOpinions(checked: readonly CheckedText[]): OpinionCheck {
  const said = checked.filter(({ outcome }) => isOpinion(outcome) && outcome.label === 'offer');
  const offers = checked.filter(({ isOffer }) => isOffer).length;
  const rightOffer = said.filter(({ isOffer }) => isOffer).length;
  const none: Partial<Record<NoOpinionReason, number>> = {};
  for (const { outcome } of checked) if (!isOpinion(outcome)) none[outcome.why] = (none[outcome.why] ?? 0) + 1;
  return {
    texts: checked.length,
    offers,
    saidOffer: said.length,
    rightOffer,
    unclear: checked.filter(({ outcome }) => isOpinion(outcome) && outcome.label === 'unclear').length,
    precision: said.length === 0 ? null : rightOffer / said.length,
    recall: offers === 0 ? null : rightOffer / offers,
    none,
  };
}
