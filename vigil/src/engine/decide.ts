// decide: act at once, or wait for a person? Only an interim measure that can be undone may be automatic, and only where the Policy says so.
import type { Case } from '../core/case.ts';
import type { Decision, DecisionId } from '../core/decision.ts';
import type { JudgementModel } from '../core/judgement.ts';
import type { Policy } from '../core/policy.ts';
import { allowsMeasure } from './judgement/certify.ts';
import type { Sha256 } from './observe.ts';

/** By what a rule may act: the policy, and the certificate of precision in what reviewed cases taught. */
export interface Judges {
  readonly policy: Policy;
  readonly model?: JudgementModel | undefined;
}

/** The interim decision for a case that has just become urgent, or undefined: then a person decides. What may be a victim's account is never hidden by a rule, and without a certificate of precision that is valid no rule acts at all. */
export function decide(opened: Case, { policy, model }: Judges, now: number, sha256: Sha256): Decision | undefined {
  if (policy.interim === 'none' || opened.severity !== 'urgent') return undefined;
  if (opened.route === 'specialist') return undefined;
  if (!allowsMeasure(model?.certificate, opened.assessment)) return undefined;
  return {
    id: `D-${sha256(`interim\u0000${opened.id}`).slice(0, 20)}` as DecisionId,
    case: opened.id,
    platform: opened.platform,
    account: opened.account,
    by: { kind: 'policy', version: policy.version },
    reason: 'Urgent case: kept out of search and recommendations until a person has looked.',
    action: policy.interim,
    interim: true,
    state: 'stands',
    policy: policy.version,
    at: now,
  };
}
