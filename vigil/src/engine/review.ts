// review: a person has looked. Turns what they found into a Decision, the case as it then is, and the Orders that follow, or says why it cannot be.
import type { AuditLine } from '../core/audit.ts';
import type { Case } from '../core/case.ts';
import type { Action, Decision, DecisionId, Outcome } from '../core/decision.ts';
import { OUTCOMES } from '../core/decision.ts';
import type { InnocentKind } from '../core/innocent.ts';
import type { Order } from '../core/order.ts';
import type { Sha256 } from './observe.ts';
import { plan } from './plan.ts';

/** What a person says of a case. */
export interface Finding {
  readonly outcome: Outcome;
  readonly innocent?: InnocentKind;
  readonly reason: string;
  /** Name of the person. */
  readonly by: string;
  /** True for a person whose task possible victims and minors are. */
  readonly specialist: boolean;
}

/** What is known of the case beside itself. `now` is Vigil's clock, milliseconds since 1970. */
export interface Reviewed {
  readonly case: Case;
  /** Decisions of people on this case so far. */
  readonly earlier: number;
  /** True while an interim measure hides the account. */
  readonly limited: boolean;
  readonly now: number;
}

/** What follows from a review. */
export interface MadeReview {
  readonly ok: true;
  readonly decision: Decision;
  readonly case: Case;
  readonly orders: readonly Order[];
  readonly audit: AuditLine;
}

/** Judges what a person said. `why` of a refusal is a sentence with what to do. */
export function review(
  about: Reviewed,
  finding: Finding,
  sha256: Sha256,
): MadeReview | { readonly ok: false; readonly why: string } {
  const why = refusal(about.case, finding);
  if (why !== undefined) return { ok: false, why };
  const action = actionOf(about, finding);
  const decision: Decision = {
    id: `D-${sha256(`review\u0000${about.case.id}\u0000${about.earlier}`).slice(0, 20)}` as DecisionId,
    case: about.case.id,
    platform: about.case.platform,
    account: about.case.account,
    by: { kind: 'person', name: finding.by },
    reason: finding.reason,
    outcome: finding.outcome,
    ...(finding.innocent === undefined ? {} : { innocent: finding.innocent }),
    ...(action === undefined ? {} : { action }),
    interim: false,
    at: about.now,
  };
  const after = caseAfter(about.case, finding);
  const orders = plan(decision);
  const detail = {
    case: after.id,
    outcome: finding.outcome,
    ...(finding.innocent === undefined ? {} : { innocent: finding.innocent }),
    state: after.state,
    route: after.route,
    orders: orders.length,
  };
  const audit = { at: about.now, actor: finding.by, act: 'decision.made', subject: decision.id, detail };
  return { ok: true, decision, case: after, orders, audit };
}

function refusal(one: Case, finding: Finding): string | undefined {
  if (one.state === 'decided') return 'This case is decided already. A new finding on the account opens the next one.';
  if (finding.by.trim() === '') return 'Nobody is named. A decision needs the name of the person who makes it.';
  if (finding.outcome === 'not-violating' && finding.innocent === undefined)
    return 'Say what the account is instead: the innocent explanation teaches the judgement.';
  if (finding.outcome !== 'not-violating' && finding.innocent !== undefined)
    return 'An innocent explanation goes only with not-violating.';
  if (finding.outcome === 'violating' && one.route === 'specialist' && !finding.specialist)
    return 'This may be a victim or a minor, so it cannot be suspended from here: only a specialist may decide that it is violating.';
  return undefined;
}

/** A possible victim is never suspended; an interim measure ends when the account is cleared or may be a victim's. */
function actionOf({ limited }: Reviewed, { outcome }: Finding): Action | undefined {
  if (outcome === 'violating') return 'suspend';
  return limited && (outcome === 'not-violating' || outcome === 'possible-victim') ? 'restore' : undefined;
}

/** A specialist's word on a possible victim ends the case; anybody else's brings it to a specialist. */
function caseAfter(one: Case, { outcome, specialist }: Finding): Case {
  const closes = OUTCOMES[outcome].closes || (outcome === 'possible-victim' && specialist);
  if (closes) return { ...one, state: 'decided' };
  return outcome === 'need-more' ? one : { ...one, route: 'specialist' };
}
