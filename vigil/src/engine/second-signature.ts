// second-signature: does an act need two people, and why? The Policy says which; what cannot be undone is never one person's alone.
import type { Case } from '../core/case.ts';
import type { Outcome } from '../core/decision.ts';
import type { Policy } from '../core/policy.ts';
import type { ActId, Signature, SignatureCause, SignatureId } from '../core/signature.ts';
import type { Sha256 } from './observe.ts';

const HOUR_MS = 3_600_000;

/** How a decision stands among others. `joint`: it is part of one on a whole ring; `lifts`: it closes an appeal against what two people have signed. */
export interface Bearing {
  readonly joint: boolean;
  readonly lifts: boolean;
}

/** Why a decision needs a second person; empty when it does not. What two have signed takes two to lift, whatever the policy says of the rest. */
export function causesOf(
  one: Case,
  outcome: Outcome,
  { joint, lifts }: Bearing,
  { twoPeople }: Pick<Policy, 'twoPeople'>,
): readonly SignatureCause[] {
  const kind = one.kind ?? 'finding';
  if (kind === 'second-look') return [];
  const causes: SignatureCause[] = [];
  if (outcome === 'violating' && kind === 'finding') causes.push('suspension');
  if (outcome === 'not-violating' && isSevere(one)) causes.push('severe-dismissal');
  if (joint && (outcome === 'violating' || outcome === 'not-violating')) causes.push('ring');
  const wanted = causes.filter((cause) => (twoPeople as readonly SignatureCause[]).includes(cause));
  return lifts && wanted.length === 0 ? ['reversal'] : wanted;
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
