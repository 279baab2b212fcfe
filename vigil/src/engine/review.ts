// review: a person has looked. Turns what they found into a Decision, the case as it then is, and the Orders that follow, or says why it cannot be.

import type { AuditLine } from '../core/audit.ts';
import type { Case } from '../core/case.ts';
import type { Action, Decision, DecisionId, DecisionState, Outcome } from '../core/decision.ts';
import { OUTCOMES } from '../core/decision.ts';
import type { InnocentKind } from '../core/innocent.ts';
import type { Order } from '../core/order.ts';
import { DEFAULT_POLICY, type Policy } from '../core/policy.ts';
import { REFUSALS } from '../core/refusal.ts';
import type { ActId, Hand, SignatureCause } from '../core/signature.ts';
import { isSameHand } from './hands.ts';
import type { Sha256 } from './observe.ts';
import { plan, planHiding, type Signing } from './plan.ts';
import { causesOf } from './second-signature.ts';

/** What a person says of a case. */
export interface Finding {
  readonly outcome: Outcome;
  readonly innocent?: InnocentKind;
  readonly reason: string;
  /** Name of the person. */
  readonly by: string;
  /** From where and as whom they act, beside the name. */
  readonly hand?: Omit<Hand, 'name'>;
  /** True for a person whose task possible victims and minors are. */
  readonly specialist: boolean;
}

/** What is known of the case beside itself. `now` is Vigil's clock, milliseconds since 1970. */
export interface Reviewed {
  readonly case: Case;
  /** Decisions of people on this case so far. */
  readonly earlier: number;
  /** True while a measure hides or suspends the account. */
  readonly limited: boolean;
  readonly now: number;
  readonly policy?: Policy;
  /** Set for a joint decision on a ring: what all its decisions are signed as. */
  readonly joint?: ActId;
  /** Who made and signed the decision that an appeal or a second look is about. */
  readonly parties?: readonly Hand[];
  /** True while nobody has carried out the suspension that an appeal is against. */
  readonly unapplied?: boolean;
}

/** What follows from a review. */
export interface MadeReview {
  readonly ok: true;
  readonly decision: Decision & { readonly act: ActId };
  readonly case: Case;
  readonly orders: readonly Order[];
  /** Why a second person must sign; empty when nobody must. */
  readonly causes: readonly SignatureCause[];
  readonly audit: AuditLine;
}

/** Judges what a person said. `why` of a refusal is a sentence with what to do. */
export function review(
  about: Reviewed,
  finding: Finding,
  sha256: Sha256,
): MadeReview | { readonly ok: false; readonly why: string } {
  const why = refusal(about, finding);
  if (why !== undefined) return { ok: false, why };
  const { policy = DEFAULT_POLICY, joint } = about;
  const bearing = { joint: joint !== undefined, lifts: liftsSigned(about, finding) };
  const causes = causesOf(about.case, finding.outcome, bearing, policy);
  const decision = decisionOf(about, finding, stateOf(about.case, finding, causes), sha256);
  const after = caseAfter(about.case, finding);
  const orders = [
    ...plan(decision, signingOf(about.case, finding, causes)),
    ...(holdsBack(about, finding, causes) ? planHiding(decision) : []),
  ];
  const detail = {
    case: after.id,
    outcome: finding.outcome,
    ...(finding.innocent === undefined ? {} : { innocent: finding.innocent }),
    state: after.state,
    route: after.route,
    orders: orders.length,
    ...(causes.length === 0 ? {} : { wants: causes.join(' ') }),
  };
  const audit = { at: about.now, actor: finding.by, act: 'decision.made', subject: decision.id, detail };
  return { ok: true, decision, case: after, orders, causes, audit };
}

function decisionOf(about: Reviewed, finding: Finding, state: DecisionState, sha256: Sha256): MadeReview['decision'] {
  const action = actionOf(about, finding);
  const id = `D-${sha256(`review\u0000${about.case.id}\u0000${about.earlier}`).slice(0, 20)}` as DecisionId;
  return {
    id,
    case: about.case.id,
    platform: about.case.platform,
    account: about.case.account,
    by: { kind: 'person', name: finding.by, ...finding.hand },
    reason: finding.reason,
    outcome: finding.outcome,
    ...(finding.innocent === undefined ? {} : { innocent: finding.innocent }),
    ...(action === undefined ? {} : { action }),
    interim: false,
    state,
    act: about.joint ?? (id as string as ActId),
    policy: (about.policy ?? DEFAULT_POLICY).version,
    at: about.now,
  };
}

function refusal({ case: one, parties = [] }: Reviewed, finding: Finding): string | undefined {
  if (one.state === 'decided') return REFUSALS['decided-already'];
  if (finding.by.trim() === '') return REFUSALS['nobody-named'];
  const barred = refuseParty(one, parties, { name: finding.by, ...finding.hand });
  if (barred !== undefined) return barred;
  if (finding.outcome === 'not-violating' && finding.innocent === undefined) return REFUSALS['say-what-instead'];
  if (finding.outcome !== 'not-violating' && finding.innocent !== undefined)
    return REFUSALS['innocent-only-with-dismissal'];
  if (finding.outcome === 'violating' && one.route === 'specialist' && !finding.specialist)
    return REFUSALS['only-specialist'];
  return undefined;
}

/** Why this person may not take an appeal or a second look: they took part in the decision that it is about. Undefined when they may. */
export function refuseParty({ kind }: Pick<Case, 'kind'>, parties: readonly Hand[], hand: Hand): string | undefined {
  if (kind === undefined || kind === 'finding' || !parties.some((one) => isSameHand(one, hand))) return undefined;
  return kind === 'appeal' ? REFUSALS['own-appeal'] : REFUSALS['own-second-look'];
}

/** An opinion beside another decision changes nothing by itself; what needs two people waits. */
function stateOf(one: Case, { outcome }: Finding, causes: readonly SignatureCause[]): DecisionState {
  if (one.kind === 'second-look' || (one.kind === 'appeal' && outcome === 'violating')) return 'opinion';
  return causes.length > 0 ? 'waiting' : 'stands';
}

/** Whether an appeal ends with a word that lifts what two people have signed. */
function liftsSigned({ case: one, parties = [] }: Reviewed, { outcome, specialist }: Finding): boolean {
  const clears = outcome === 'not-violating' || (outcome === 'possible-victim' && specialist);
  return one.kind === 'appeal' && clears && parties.length > 1;
}

/** While the second person is awaited, a possible victim is not suspended: a suspension that nobody has carried out yet gives way to hiding, which can be undone. */
function holdsBack(
  { case: one, unapplied = false }: Reviewed,
  { outcome }: Finding,
  causes: readonly SignatureCause[],
) {
  return one.kind === 'appeal' && outcome === 'possible-victim' && causes.length > 0 && unapplied;
}

/** Whoever finds an urgent account violating acts at once, and the second person confirms in time; all else waits. */
function signingOf(one: Case, { outcome }: Finding, causes: readonly SignatureCause[]): Signing {
  if (causes.length === 0) return 'none';
  return one.severity === 'urgent' && outcome === 'violating' ? 'after' : 'before';
}

/** A possible victim is never suspended; a measure ends when the account is cleared or may be a victim's. One person's word alone does not lift what two have decided. */
function actionOf({ case: one, limited }: Reviewed, { outcome, specialist }: Finding): Action | undefined {
  if (one.kind === 'second-look') return undefined;
  if (outcome === 'violating') return one.kind === 'appeal' ? undefined : 'suspend';
  // Only a specialist's word on a possible victim ends a measure; anybody else's brings it to one, and the account stays as it is until then.
  const clears = outcome === 'not-violating' || (outcome === 'possible-victim' && specialist);
  return limited && clears ? 'restore' : undefined;
}

/** A specialist's word on a possible victim ends the case; anybody else's brings it to a specialist. A second look ends with any word. */
function caseAfter(one: Case, { outcome, specialist }: Finding): Case {
  const closes = OUTCOMES[outcome].closes || (outcome === 'possible-victim' && specialist);
  if (closes || one.kind === 'second-look') return { ...one, state: 'decided' };
  return outcome === 'need-more' ? one : { ...one, route: 'specialist' };
}
