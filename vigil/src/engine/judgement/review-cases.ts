// What judging saw when a person decided becomes a ReviewedCase: levels and hand-weighed bits, never who it was.
import type { Outcome } from '../../core/decision.ts';
import type { InnocentKind } from '../../core/innocent.ts';
import type { ReviewedCase } from '../../core/judgement.ts';
import type { Policy } from '../../core/policy.ts';
import { assess } from '../assess.ts';
import { levelsOfPieces } from './levels.ts';
import { groundOf, piecesOf, type Seen } from './pieces.ts';

/** One decision of a person as it lies in the store. */
export interface DecidedCase {
  readonly id: string;
  readonly outcome: Outcome;
  readonly innocent?: InnocentKind | undefined;
  readonly reviewer: string;
  readonly seen: Seen;
}

/** A case to learn from, or undefined where the decision was neither one nor the other. */
export function reviewedCaseOf(decided: DecidedCase, policy: Policy): ReviewedCase | undefined {
  const { id, outcome, innocent, reviewer, seen } = decided;
  if (outcome !== 'violating' && outcome !== 'not-violating') return undefined;
  return {
    id,
    levels: levelsOfPieces(piecesOf(groundOf(seen, policy)), policy),
    bits: assess(seen, { policy, lexicon: '' }).bits,
    outcome,
    ...(innocent === undefined ? {} : { kind: innocent }),
    reviewer,
  };
}
