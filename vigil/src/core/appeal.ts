// An Appeal is what an account says, through its platform, against a decision on it: heard by another person, who does not see the first reasoning.
import type { CaseId } from './case.ts';
import type { DecisionId } from './decision.ts';
import type { AccountId, Branded, Platform } from './item.ts';

/** `A-` and ten letters. */
export type AppealId = Branded<'AppealId'>;

/** `waiting` while the decision itself still waits for its second signature; then open until another person has decided. */
export type AppealState = 'waiting' | 'open' | 'upheld' | 'overturned';

/** One appeal; there is one a decision. */
export interface Appeal {
  readonly id: AppealId;
  readonly platform: Platform;
  /** The platform's own id of the appeal: the same one sent again is the same appeal. */
  readonly senderId: string;
  readonly account: AccountId;
  readonly decision: DecisionId;
  readonly case: CaseId | null;
  /** `upheld`: the decision stands; `overturned`: it does not, and what it did is undone. */
  readonly state: AppealState;
  /** Milliseconds since 1970. */
  readonly receivedAt: number;
}
