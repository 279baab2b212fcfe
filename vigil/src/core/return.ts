// A return: an account that writes like one that was acted on. Evidence that its owner may be back, never proof.
import type { CaseId } from './case.ts';

/** The account acted on that is most alike, by its case. */
export interface AccountReturn {
  /** The case in which the earlier account was found violating. */
  readonly case: CaseId;
  /** Cosine of their texts, 0 to 1. */
  readonly score: number;
  /** What that is worth, log2. */
  readonly bits: number;
}
