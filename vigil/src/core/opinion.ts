// An Opinion is what a language model says about the texts of a case, beside a person's judgement: shown, worth 0 bits, read by nothing that judges.

/** What the model takes the texts for. */
export type OpinionLabel = 'offer' | 'not-offer' | 'unclear';
export const OPINION_LABELS: readonly OpinionLabel[] = ['offer', 'not-offer', 'unclear'];

/** One answer that kept the form. */
export interface Opinion {
  readonly label: OpinionLabel;
  /** The clause of the policy text that it names, such as `A1`. */
  readonly clause: string;
  /** Words that stand in one of the texts sent, letter for letter. */
  readonly quote: string;
  readonly model: string;
  /** Fingerprint of everything the model was told besides the texts. */
  readonly promptVersion: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/**
 * Why there is none. `refused`: the server or the model declined. `unreachable`: no connection, a redirect, an error of the server.
 * `off`: nothing was asked, because no model is set, the day's number is used up, or the case holds no text.
 */
export type NoOpinionReason = (typeof NO_OPINION_REASONS)[number];
export const NO_OPINION_REASONS = ['timeout', 'malformed', 'quote-not-found', 'refused', 'unreachable', 'off'] as const;

/** There is none, which changes nothing. */
export interface NoOpinion {
  readonly why: NoOpinionReason;
}

/** Whether the model said something that can be shown. */
export function isOpinion(one: Opinion | NoOpinion): one is Opinion {
  return 'label' in one;
}
