// Carries a person's word on a case into the store: decision, case and orders in one transaction, with a line in the audit log.
import type pg from 'pg';
import type { Case } from '../core/case.ts';
import type { Decision } from '../core/decision.ts';
import type { Order } from '../core/order.ts';
import type { Finding } from '../engine/review.ts';
import { review } from '../engine/review.ts';
import { appendAudit, sha256 } from './chain.ts';
import { dropClaim, readClaim } from './claims.ts';
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
}

/** Why nothing was recorded: the finding does not fit, there is no such case, it has changed since, or somebody else is at it. */
export type Refusal = 'unfit' | 'gone' | 'changed' | 'claimed';

/** What came of it: the decision, or the sentence that says why there is none. `repeated`: it was recorded before. */
export type Recorded =
  | {
      readonly ok: true;
      readonly decision: Pick<Decision, 'id' | 'action'>;
      readonly case: Case;
      readonly orders: readonly Order[];
      readonly repeated: boolean;
    }
  | { readonly ok: false; readonly refusal: Refusal; readonly why: string };

/** Names what a person can have seen of a case: how many people have decided something on it, whether it is open, and who must look. */
export function versionOf(one: Pick<Case, 'state' | 'route'>, earlier: number): string {
  return `${earlier}-${one.state}-${one.route}`;
}

/** Records what a person found. A case that does not exist is refused like any other. */
export async function recordReview(pool: pg.Pool, id: string, finding: Finding, occasion: Occasion): Promise<Recorded> {
  const { now, draft, saw, holder = '' } = occasion;
  return inTransaction(pool, async (client): Promise<Recorded> => {
    await takeWriterLock(client);
    const about = await readReviewed(client, id);
    if (about === undefined) return refused('gone', 'There is no such case. "vigil cases" lists the open ones.');
    const before = draft === undefined ? undefined : await readDraft(client, id, draft);
    if (before !== undefined && before.by !== finding.by)
      return refused('changed', 'Somebody else decided with this draft. Look at the case again.');
    if (before !== undefined)
      return { ok: true, decision: before.decision, orders: before.orders, case: about.case, repeated: true };
    if (saw !== undefined && saw !== versionOf(about.case, about.earlier))
      return refused('changed', 'Somebody else decided something on this case meanwhile. Look at it again.');
    const claim = holder === '' ? undefined : await readClaim(client, id, holder, now);
    if (claim !== undefined && !claim.mine)
      return refused(
        'claimed',
        'Somebody else is looking at this case. Take another, or wait until they give it back.',
      );
    const { seen, ...reviewed } = about;
    const made = review({ ...reviewed, now }, finding, sha256);
    if (!made.ok) return refused('unfit', made.why);
    const { decision, orders } = made;
    await putDecision(client, { decision, orders, seen, ...(draft === undefined ? {} : { draft }) });
    await putCases(client, [made.case], now);
    if (holder !== '') await dropClaim(client, id, holder);
    await appendAudit(client, [made.audit]);
    return { ok: true, decision, case: made.case, orders, repeated: false };
  });
}

function refused(refusal: Refusal, why: string): Recorded {
  return { ok: false, refusal, why };
}

async function readDraft(client: pg.ClientBase, id: string, draft: string) {
  const { rows } = await client.query<{
    decision: Pick<Decision, 'id' | 'action'>;
    orders: readonly Order[];
    by: string;
  }>(
    `select d.author->>'name' as by, jsonb_strip_nulls(jsonb_build_object('id', d.id, 'action', d.action)) as decision,
       (select coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object('id', o.id, 'decision', o.decision, 'platform', o.platform, 'account', o.account,
          'kind', o.kind, 'action', o.action, 'state', o.state, 'step', o.step, 'createdAt', o.created_ms)) order by o.step), '[]')
        from orders o where o.decision = d.id) as orders
     from decision d where d.case_id = $1 and d.draft = $2`,
    [id, draft],
  );
  return rows[0];
}

async function readReviewed(client: pg.ClientBase, id: string) {
  const { rows } = await client.query<{ found: Case; earlier: number; limited: boolean }>(
    `select ${CASE_JSON} as found,
       (select count(*)::int from decision d where d.case_id = c.id and not d.interim) as earlier,
       exists (select 1 from decision d where d.case_id = c.id and d.interim and d.action = 'limit') as limited
     from case_file c where c.id = $1`,
    [id],
  );
  const row = rows[0];
  if (row === undefined) return undefined;
  const [file] = await readFiles(client, [`${row.found.platform}\u0000${row.found.account}`]);
  const { conduct = null, complaints = [], links = [], returned = null } = file ?? {};
  const seen = { conduct, complaints, links, returned };
  return { case: row.found, earlier: row.earlier, limited: row.limited, seen };
}
