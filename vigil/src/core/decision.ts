// A Decision is a judgement on a case with a reason, by a named person or a Policy version; an Action is what the platform then does.
import type { CaseId } from './case.ts';
import type { InnocentKind } from './innocent.ts';
import type { AccountId, Branded, Platform } from './item.ts';
import type { ActId, Hand } from './signature.ts';

/** Identity of a decision. */
export type DecisionId = Branded<'DecisionId'>;

/** Who decided: a person, or a policy version for interim measures that can be undone. */
export type Author = ({ readonly kind: 'person' } & Hand) | { readonly kind: 'policy'; readonly version: string };

/** What the platform does. Only `limit` and `restore` may be automatic: they can be undone. */
export type Action = 'limit' | 'suspend' | 'remove' | 'restore';

/** What a person found a case to be. */
export const OUTCOMES = {
  violating: { says: 'the account offers or trades', closes: true },
  'not-violating': { says: 'the account is innocent, for the reason given', closes: true },
  'possible-victim': { says: 'the account may belong to a victim or a minor', closes: false },
  'needs-specialist': { says: 'a specialist must look', closes: false },
  'need-more': { says: 'there is not enough to decide yet', closes: false },
} as const satisfies Record<string, { readonly says: string; readonly closes: boolean }>;
export type Outcome = keyof typeof OUTCOMES;

/**
 * `waiting`: a second person must sign; `stands`: in force; `opinion`: recorded beside another decision and changes nothing by itself;
 * `overturned`: refused, not signed in time, or undone by an appeal; `undone`: taken back by its author within seconds.
 */
export type DecisionState = 'waiting' | 'stands' | 'opinion' | 'overturned' | 'undone';

/** One judgement. Interim measures leave the case open for a person. */
export interface Decision {
  readonly id: DecisionId;
  readonly case: CaseId;
  readonly platform: Platform;
  readonly account: AccountId;
  readonly by: Author;
  readonly reason: string;
  /** What a person found; absent for interim measures of a policy. */
  readonly outcome?: Outcome;
  /** The innocent explanation, given with every `not-violating`: it teaches the judgement. */
  readonly innocent?: InnocentKind;
  /** What the platform must do; absent when nothing changes for the account. */
  readonly action?: Action;
  /** True when it only bridges the time until a person has looked. */
  readonly interim: boolean;
  readonly state: DecisionState;
  /** What it is signed and undone together with; absent for interim measures. */
  readonly act?: ActId;
  /** Version of the policy in force; absent for decisions made before it was kept. */
  readonly policy?: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}
