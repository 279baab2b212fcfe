// Triage of a ring: how soon a person must look at the whole group, beside the cases of its members.
import type { Severity } from '../../core/assessment.ts';
import type { CaseState } from '../../core/case.ts';
import type { AccountId } from '../../core/item.ts';
import type { Policy } from '../../core/policy.ts';
import type { Ring } from '../../core/ring.ts';
import type { FoundRing } from './find-rings.ts';

const MINUTE_MS = 60_000;
/** Two urgent members make a ring urgent. */
const URGENT_MEMBERS = 2;
/** So does evidence that would make this many accounts urgent, spread over its members. */
const URGENT_SHARES = 3;

/** How a member's own file stands: bits of its case and whether that is urgent. Members without a case are left out. */
export interface MemberCase {
  readonly severity: Severity;
  readonly bits: number;
}

/** A ring's case as an earlier pass left it. */
export interface EarlierCase {
  readonly members: readonly AccountId[];
  readonly severity: Severity;
  readonly state: CaseState;
  readonly openedAt: number;
  readonly dueAt: number;
}

/** The ring with its case. A decided ring opens again when an account joins it; a due time of an open one only moves closer. `now` in milliseconds since 1970. */
export function ringCase(
  found: FoundRing,
  before: EarlierCase | undefined,
  cases: readonly MemberCase[],
  at: { readonly now: number; readonly policy: Policy },
): Ring {
  const { now, policy } = at;
  const { id, platform, members, edges, bits } = found;
  const severity = severityOf(cases, policy);
  const dueAt = now + policy.firstLookMinutes[severity] * MINUTE_MS;
  const ring = { id, platform, members, edges, bits, severity };
  if (before === undefined) return { ...ring, state: 'open', openedAt: now, dueAt };
  if (before.state === 'open')
    return { ...ring, state: 'open', openedAt: before.openedAt, dueAt: Math.min(before.dueAt, dueAt) };
  const known = new Set(before.members);
  if (members.some((member) => !known.has(member))) return { ...ring, state: 'open', openedAt: now, dueAt };
  return { ...ring, state: 'decided', openedAt: before.openedAt, dueAt: before.dueAt };
}

/** Urgent when two members are, or when the members' evidence together would make three accounts urgent: a group that hides its offer in many weak posts. */
function severityOf(cases: readonly MemberCase[], policy: Policy): Severity {
  const urgent = cases.filter((one) => one.severity === 'urgent').length;
  const bits = cases.reduce((sum, one) => sum + Math.max(0, one.bits), 0);
  return urgent >= URGENT_MEMBERS || bits >= URGENT_SHARES * policy.urgentBits ? 'urgent' : 'standard';
}
