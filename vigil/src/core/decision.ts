// A Decision is a judgement on a case with a reason, by a named person or a Policy version; an Action is what the platform then does.
import type { CaseId } from './case.ts';
import type { AccountId, Branded, Platform } from './item.ts';

/** Identity of a decision. */
export type DecisionId = Branded<'DecisionId'>;

/** Who decided: a person, or a policy version for interim measures that can be undone. */
export type Author =
  | { readonly kind: 'person'; readonly name: string }
  | { readonly kind: 'policy'; readonly version: string };

/** What the platform does. Only `limit` and `restore` may be automatic: they can be undone. */
export type Action = 'limit' | 'suspend' | 'remove' | 'restore';

/** One judgement. Interim measures leave the case open for a person. */
export interface Decision {
  readonly id: DecisionId;
  readonly case: CaseId;
  readonly platform: Platform;
  readonly account: AccountId;
  readonly by: Author;
  readonly reason: string;
  readonly action: Action;
  /** True when it only bridges the time until a person has looked. */
  readonly interim: boolean;
  /** Milliseconds since 1970. */
  readonly at: number;
}
