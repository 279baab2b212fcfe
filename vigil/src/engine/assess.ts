// assess: how bad is it? Adds the evidence up in bits, with diminishing returns inside a family (reference: families with joint evidence, cold start by hand weights).
import type { Conduct } from '../core/account.ts';
import type { Assessment, Reason, Severity } from '../core/assessment.ts';
import type { Evidence } from '../core/observation.ts';
import type { Policy } from '../core/policy.ts';
import type { Family } from '../core/signal.ts';
import { FAMILIES } from '../core/signal.ts';
import { sentenceFor } from './sentences.ts';

const DAY_MS = 86_400_000;
/** Families that rest on the words of posts: correlated with joint evidence, so they count a share. */
const TEXT: ReadonlySet<Family> = new Set(['term', 'age', 'offer', 'contact', 'payment', 'obfuscation']);
const AGELESS: ReadonlySet<Family> = new Set(['hash']);
const ITEMS_SHOWN = 5;

/** A complaint, as far as judging may know it. */
export interface Complaint {
  readonly id: string;
  readonly at: number;
  readonly trusted: boolean;
}

/** What judging sees of an account. */
export interface Seen {
  readonly conduct: Conduct;
  readonly complaints: readonly Complaint[];
}

/** What it is judged by. `lexicon` is the fingerprint of everything that is looked for. */
export interface Measures {
  readonly policy: Policy;
  readonly lexicon: string;
}

/** Scores what an account did. Cannot see who it is. The bits of the reasons sum exactly to `bits`. */
export function assess({ conduct, complaints }: Seen, { policy, lexicon }: Measures): Assessment {
  const reasons: Reason[] = [];
  for (const family of FAMILIES) {
    const reason = family === 'notice' ? noticeReason(complaints, policy) : familyReason(family, conduct, policy);
    if (reason !== undefined) reasons.push(reason);
  }
  reasons.sort((a, b) => b.bits - a.bits || FAMILIES.indexOf(a.family) - FAMILIES.indexOf(b.family));
  const bits = reasons.reduce((sum, reason) => sum + reason.bits, 0);
  const strong = reasons
    .filter((reason) => reason.family !== 'notice' && reason.bits >= policy.floorBits)
    .map((reason) => reason.family);
  return {
    bits,
    reasons,
    strong,
    severity: severityOf(conduct, bits, strong, policy),
    policy: policy.version,
    lexicon,
  };
}

function familyReason(family: Family, conduct: Conduct, policy: Policy): Reason | undefined {
  const evidence = conduct.evidence.filter((one) => one.family === family);
  if (evidence.length === 0) return undefined;
  const sum = discounted(
    evidence.map((one) => decayed(one, conduct.lastSeen, policy)),
    policy.repeat,
  );
  const share = TEXT.has(family) ? policy.correlated : 1;
  const bits = family === 'context' ? Math.max(sum, policy.contextFloor) : sum * share;
  return { family, bits, text: sentenceFor(family, evidence), items: shown(evidence) };
}

/** Complaints are worth little, halve every time and never pass the ceiling, however many people send them. */
function noticeReason(complaints: readonly Complaint[], policy: Policy): Reason | undefined {
  if (complaints.length === 0) return undefined;
  const weight = policy.weights['notice.person'];
  const bits = Math.min(
    discounted(
      complaints.map(() => weight),
      policy.repeat,
    ),
    policy.noticeCeiling,
  );
  const people = complaints.length === 1 ? 'One person complained' : `${complaints.length} complaints came in`;
  return { family: 'notice', bits, text: `${people} about this account.`, items: [] };
}

/** Weight after decay towards the account's last observation, so the score needs no clock and can be recomputed. */
function decayed(one: Evidence, reference: number, policy: Policy): number {
  if (AGELESS.has(one.family)) return one.bits;
  return one.bits * 2 ** (-Math.max(0, reference - one.at) / (policy.halfLifeDays * DAY_MS));
}

/** Strongest first; each further piece counts `repeat` of the one before: one family never exceeds w / (1 - repeat). */
function discounted(weights: readonly number[], repeat: number): number {
  const sorted = [...weights].sort((a, b) => Math.abs(b) - Math.abs(a));
  let sum = 0;
  let share = 1;
  for (const weight of sorted) {
    sum += weight * share;
    share *= repeat;
  }
  return sum;
}

/**
 * Urgent: enough bits, spread over two families, or a known hash. Standard: what speaks against the account, without decay and
 * without what speaks for it, reaches the lower bound; so kind words can calm a case but not keep a person from looking.
 */
function severityOf(conduct: Conduct, bits: number, strong: readonly Family[], policy: Policy): Severity | 'none' {
  if (strong.includes('hash') || (bits >= policy.urgentBits && strong.length >= 2)) return 'urgent';
  let against = 0;
  for (const one of conduct.evidence)
    if (one.bits > 0) against += one.bits * (TEXT.has(one.family) ? policy.correlated : 1);
  return against >= policy.standardBits ? 'standard' : 'none';
}

function shown(evidence: readonly Evidence[]): Reason['items'] {
  return [...evidence]
    .sort((a, b) => b.bits - a.bits || (a.id < b.id ? -1 : 1))
    .slice(0, ITEMS_SHOWN)
    .map((one) => one.item);
}
