// second-signature: does an act need two people, and why? The Policy says which; what cannot be undone is never one person's alone.
import type { Case } from '../core/case.ts';
import type { Outcome } from '../core/decision.ts';
import type { Policy } from '../core/policy.ts';
import type { ActId, Signature, SignatureCause, SignatureId } from '../core/signature.ts';
import type { Sha256 } from './observe.ts';

const HOUR_MS = 3_600_000;

/** Why a decision needs a second person; empty when it does not. `joint`: it is part of a decision on a whole ring. */
export function causesOf(
  one: Case,
  outcome: Outcome,
  joint: boolean,
  { twoPeople }: Pick<Policy, 'twoPeople'>,
): readonly SignatureCause[] {
  const kind = one.kind ?? 'finding';
  if (kind === 'second-look') return [];
  const causes: SignatureCause[] = [];
  if (outcome === 'violating' && kind === 'finding') causes.push('suspension');
  if (outcome === 'not-violating' && isSevere(one)) causes.push('severe-dismissal');
  if (joint && (outcome === 'violating' || outcome === 'not-violating')) causes.push('ring');
  return causes.filter((cause) => (twoPeople as readonly SignatureCause[]).includes(cause));
}

/** Urgent by its severity or its evidence, with a known hash or a term and the trade in one text. */
function isSevere({ severity, assessment }: Case): boolean {
  if (severity !== 'urgent' && assessment.severity !== 'urgent') return false;
  return (assessment.reasons ?? []).some(({ family, bits }) => (family === 'hash' || family === 'joint') && bits > 0);
}

/** The signature that an act wants from now on. `causes` is not empty; `ordinal` is how many it had before. */
export function wantSignature(
  act: ActId,
  causes: readonly SignatureCause[],
  { signHours }: Pick<Policy, 'signHours'>,
  { now, sha256, ordinal = 0 }: { readonly now: number; readonly sha256: Sha256; readonly ordinal?: number },
): Signature {
  return {
    id: `S-${sha256(`signature\u0000${act}\u0000${ordinal}`).slice(0, 20)}` as SignatureId,
    act,
    causes: [...new Set(causes)],
    state: 'wanted',
    wantedAt: now,
    dueAt: now + signHours * HOUR_MS,
  };
}
