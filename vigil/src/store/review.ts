// Carries a person's word on a case into the store: decision, case, orders and the signature it wants in one transaction, with a line in the audit log.
import type pg from 'pg';
import { accountKey } from '../core/account.ts';
import type { AuditLine } from '../core/audit.ts';
import type { Case } from '../core/case.ts';
import type { Decision, DecisionState } from '../core/decision.ts';
import type { Order } from '../core/order.ts';
import { DEFAULT_POLICY, type Policy } from '../core/policy.ts';
import type { ActId, Signature } from '../core/signature.ts';
import type { Finding, MadeReview, Reviewed } from '../engine/review.ts';
import { review } from '../engine/review.ts';
import { HELD_ELSEWHERE, ORDER_JSON, readParties, readSignature, supersede, wantOn } from './acts.ts';
import { onBlindDecision, onStands } from './blind-cases.ts';
import { appendAudit, sha256 } from './chain.ts';
import { endClaim, noteFirstLook, readClaim } from './claims.ts';
import { inTransaction } from './connection.ts';
import { putDecision } from './decisions.ts';
import { CASE_JSON, putCases, readFiles } from './files.ts';
import { takeWriterLock } from './writer-lock.ts';

/** When and from where a finding comes. */
export interface Occasion {
  /** Vigil's clock, milliseconds since 1970. */
  readonly now: number;
  /** Of whoever sends it: a finding that comes twice with one draft is recorded once. */
  readonly draft?: string;
  /** The version of the case that the person saw (`versionOf`): where it is another by now, nothing is recorded. */
  readonly saw?: string;
  /** Session or key; somebody else's claim on the case refuses the finding. */
  readonly holder?: string;
  /** The policy in force; the default one when absent. */
  readonly policy?: Policy;
}

/** Why nothing was recorded: the finding does not fit, there is no such case, it has changed since, or somebody else is at it. */
export type Refusal = 'unfit' | 'gone' | 'changed' | 'claimed';

/** A decision as far as its sender needs it. */
export type MadeDecision = Pick<Decision, 'id' | 'action'> & { readonly state: DecisionState; readonly at: number };

/** What came of it: the decision, or the sentence that says why there is none. `repeated`: it was recorded before. */
export type Recorded =
  | {
      readonly ok: true;
      readonly decision: MadeDecision;
      readonly case: Case;
      readonly orders: readonly Order[];
      readonly signature: Signature | undefined;
      readonly repeated: boolean;
    }
  | { readonly ok: false; readonly refusal: Refusal; readonly why: string };

/** Names what a person can have seen of a case: how many people have decided something on it, whether it is open, and who must look. */
export function versionOf(one: Pick<Case, 'state' | 'route'>, earlier: number): string {
  return `${earlier}-${one.state}-${one.route}`;
}

/** Records what a person found. A case that does not exist is refused like any other. */
export async function recordReview(pool: pg.Pool, id: string, finding: Finding, occasion: Occasion): Promise<Recorded> {
  return inTransaction(pool, async (client): Promise<Recorded> => {
    await takeWriterLock(client);
    const made = await recordInside(client, id, finding, occasion);
    if (!made.ok || made.repeated || made.fresh === undefined) return made;
    const { causes, decision } = made.fresh;
    const { policy = DEFAULT_POLICY, now } = occasion;
    if (causes.length === 0) return made;
    return { ...made, signature: await wantOn(client, decision.act, causes, { now, policy }) };
  });
}

/** The same inside an open transaction whose holder has the writer's lock, without the signature: that is one for the whole act. `fresh` is what was made now. */
export async function recordInside(
  client: pg.ClientBase,
  id: string,
  finding: Finding,
  occasion: Occasion & { readonly joint?: ActId },
): Promise<Recorded & { readonly fresh?: MadeReview }> {
  const { now, draft, saw, holder = '', policy = DEFAULT_POLICY } = occasion;
  const about = await readReviewed(client, id);
  if (about === undefined) return refused('gone', 'There is no such case. "vigil cases" lists the open ones.');
  const before = draft === undefined ? undefined : await readDraft(client, id, draft);
  if (before !== undefined) return repeat(client, about.case, before, finding);
  if (saw !== undefined && saw !== versionOf(about.case, about.earlier))
    return refused('changed', 'Somebody else decided something on this case meanwhile. Look at it again.');
  const claim = holder === '' ? undefined : await readClaim(client, id, holder, now);
  if (claim !== undefined && !claim.mine)
    return refused('claimed', 'Somebody else is looking at this case. Take another, or wait until they give it back.');
  const { seen, ...reviewed } = about;
  const { joint } = occasion;
  const made = review({ ...reviewed, now, policy, ...(joint === undefined ? {} : { joint }) }, finding, sha256);
  if (!made.ok) return refused('unfit', made.why);
  const { decision, orders } = made;
  const kept = { decision, orders, seen, routeBefore: about.case.route };
  await putDecision(client, draft === undefined ? kept : { ...kept, draft });
  await putCases(client, [made.case], now);
  await noteFirstLook(client, id, now);
  const lines = await followUp(client, made, { now, policy });
  if (holder !== '') await endClaim(client, id, holder);
  await appendAudit(client, [made.audit, ...lines]);
  return { ok: true, decision, case: made.case, orders, signature: undefined, repeated: false, fresh: made };
}

async function followUp(
  client: pg.ClientBase,
  made: MadeReview,
  at: { readonly now: number; readonly policy: Policy },
): Promise<readonly AuditLine[]> {
  const { decision, orders } = made;
  return [
    ...(await supersede(client, decision, orders, at.now)),
    ...(await onBlindDecision(client, made, at)),
    ...(decision.state === 'stands' ? await onStands(client, made, at) : []),
  ];
}

function refused(refusal: Refusal, why: string): Extract<Recorded, { ok: false }> {
  return { ok: false, refusal, why };
}

interface Drafted {
  readonly decision: MadeDecision & { readonly by: string };
  readonly orders: readonly Order[];
}

/** A draft that was recorded before is not recorded again. */
async function repeat(client: pg.ClientBase, one: Case, before: Drafted, finding: Finding): Promise<Recorded> {
  if (before.decision.by !== finding.by)
    return refused('changed', 'Somebody else decided with this draft. Look at the case again.');
  const signature = await readSignature(client, before.decision.id);
  return { ok: true, ...before, case: one, signature, repeated: true };
}

async function readDraft(client: pg.ClientBase, id: string, draft: string): Promise<Drafted | undefined> {
  const { rows } = await client.query<Drafted>(
    `select jsonb_strip_nulls(jsonb_build_object('id', d.id, 'action', d.action, 'state', d.state, 'at', d.at_ms, 'by', d.author->>'name')) as decision,
       (select coalesce(jsonb_agg(${ORDER_JSON} order by o.step), '[]') from orders o where o.decision = d.id) as orders
     from decision d where d.case_id = $1 and d.draft = $2`,
    [id, draft],
  );
  return rows[0];
}

/** The last enforcement or restoration on the case says whether a measure is in force; one that waits or was cancelled says nothing. An appeal asks the case it is about. */
const LIMITED = `coalesce((select o.kind = 'enforce' from orders o join decision d on d.id = o.decision
  where d.case_id = coalesce((select x.case_id from decision x where x.id = c.about), c.id) and o.kind <> 'preserve' and o.state in ('pending', 'applied', 'verified')
  order by o.created_ms desc, o.step desc limit 1), false)`;

/** What judging a finding on a case needs, or undefined when there is no such case. */
export async function readReviewed(
  client: pg.ClientBase,
  id: string,
): Promise<(Omit<Reviewed, 'now'> & { readonly seen: unknown }) | undefined> {
  const { rows } = await client.query<{ found: Case; earlier: number; limited: boolean; unapplied: boolean }>(
    `select ${CASE_JSON} as found, (select count(*)::int from decision d where d.case_id = c.id and not d.interim) as earlier, ${LIMITED} and not ${HELD_ELSEWHERE} as limited,
       exists (select 1 from orders o where o.decision = c.about and o.action = 'suspend' and o.state = 'pending') as unapplied
     from case_file c where c.id = $1`,
    [id],
  );
  const row = rows[0];
  if (row === undefined) return undefined;
  const { found, earlier, limited, unapplied } = row;
  const [file] = await readFiles(client, [accountKey(found.platform, found.account)]);
  const { conduct = null, complaints = [], links = [], returned = null } = file ?? {};
  const parties = found.about == null ? [] : await readParties(client, found.about);
  return { case: found, earlier, limited, unapplied, parties, seen: { conduct, complaints, links, returned } };
}
