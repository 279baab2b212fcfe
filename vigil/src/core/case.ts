// A Case is the unit of review: one account, a severity, a time by which a person must have looked, and the reasons.
import type { Assessment, Severity } from './assessment.ts';
import type { AccountId, Branded, Platform } from './item.ts';

/** Readable, derived from the account, so the same account gets the same first case on every run. */
export type CaseId = Branded<'CaseId'>;

/** Open until a person decides. */
export type CaseState = 'open' | 'decided';

/** Who looks: anybody who reviews, or a specialist because it may be a victim or a minor. Never goes back to `review` by itself. */
export type Route = 'review' | 'specialist';

/** What a case is about: findings on an account, an appeal against a decision, or a blind second look at one. The last two are for another person. */
export type CaseKind = 'finding' | 'appeal' | 'second-look';

/** One open case of findings per account. */
export interface Case {
  readonly id: CaseId;
  readonly platform: Platform;
  readonly account: AccountId;
  readonly severity: Severity;
  readonly state: CaseState;
  readonly route: Route;
  /** True when a trusted flagger complained: looked at before other cases of its severity, and as soon as an urgent one. */
  readonly jumps: boolean;
  /** Absent: findings. */
  readonly kind?: CaseKind;
  /** The decision that an appeal or a second look is about. */
  readonly about?: string;
  readonly assessment: Assessment;
  /** Milliseconds since 1970, by Vigil's clock. */
  readonly openedAt: number;
  /** When a first look is due, milliseconds since 1970. */
  readonly dueAt: number;
}
