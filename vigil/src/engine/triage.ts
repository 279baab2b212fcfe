// triage: who must look, by when? Opens a Case or brings the open one up to date; a due time only ever moves closer.
import type { Assessment } from '../core/assessment.ts';
import type { Case, CaseId } from '../core/case.ts';
import type { AccountId, Platform } from '../core/item.ts';
import type { Policy } from '../core/policy.ts';
import type { Sha256 } from './observe.ts';
import { readableId } from './readable-id.ts';

const MINUTE_MS = 60_000;

/** Whose case it is and what is already open. `now` is Vigil's clock, milliseconds since 1970. */
export interface TriageInput {
  readonly platform: Platform;
  readonly account: AccountId;
  readonly open: Case | undefined;
  /** How many cases of this account were decided before. */
  readonly earlier: number;
  /** True when the platform or the account's own words say that it may be a victim's or a minor's. */
  readonly vulnerable: boolean;
  /** True when a trusted flagger complained about the account. */
  readonly trusted: boolean;
  /** True when the account posted something that counts since its last case was decided. */
  readonly renewed: boolean;
  readonly now: number;
}

/**
 * Returns the case as it must now be, or undefined when there is none to open. An account that a person has decided on
 * is shielded until it posts something new: complaints and fresh arithmetic alone open no second case.
 */
export function triage(assessment: Assessment, input: TriageInput, policy: Policy, sha256: Sha256): Case | undefined {
  const { open, now } = input;
  if (open === undefined && (assessment.severity === 'none' || (input.earlier > 0 && !input.renewed))) return undefined;
  const severity = assessment.severity === 'none' ? 'standard' : assessment.severity;
  const jumps = input.trusted || open?.jumps === true;
  const dueAt = now + policy.firstLookMinutes[jumps ? 'urgent' : severity] * MINUTE_MS;
  if (open === undefined) {
    const id = caseIdOf(input, sha256);
    return {
      id,
      platform: input.platform,
      account: input.account,
      severity,
      state: 'open',
      route: input.vulnerable ? 'specialist' : 'review',
      jumps,
      assessment,
      openedAt: now,
      dueAt,
    };
  }
  const route = input.vulnerable ? 'specialist' : open.route;
  return { ...open, severity, route, jumps, assessment, dueAt: Math.min(open.dueAt, dueAt) };
}

/** `C-` and ten letters of Crockford's base 32, from the account and the number of its earlier cases. */
export function caseIdOf(input: TriageInput, sha256: Sha256): CaseId {
  const hex = sha256(`case\u0000${input.platform}\u0000${input.account}\u0000${input.earlier}`);
  return `C-${readableId(hex)}` as CaseId;
}
