// What a decision would do, before it is made: the same verbs that decide, run on what is there, and nothing written.

import type pg from 'pg';
import type { Order } from '../core/order.ts';
import type { Policy } from '../core/policy.ts';
import { REFUSALS } from '../core/refusal.ts';
import type { ActId, Signature } from '../core/signature.ts';
import { type Finding, review } from '../engine/review.ts';
import { wantSignature } from '../engine/second-signature.ts';
import { sha256 } from './chain.ts';
import { inTransaction } from './connection.ts';
import { MOST_MEMBERS, readRingCases } from './joint-review.ts';
import { readReviewed, versionOf } from './review.ts';

/** What would happen to one account. `why`: nothing, and why not. */
export interface PreviewRow {
  readonly case: string | null;
  readonly account: string;
  readonly platform: string;
  /** What a decision must say it saw. */
  readonly saw: string;
  readonly orders: readonly Pick<Order, 'kind' | 'action' | 'state'>[];
  readonly why: string | null;
}

/** What a decision would do. */
export interface Preview {
  readonly ring: string | null;
  /** Members of the ring that have an open case; 0 where the account is in none. */
  readonly openInRing: number;
  readonly rows: readonly PreviewRow[];
  readonly signature: Signature | undefined;
}

/** Previews a finding on a case, or on all open cases of its ring. Undefined when there is no such case. */
export async function previewReview(
  pool: pg.Pool,
  id: string,
  finding: Finding,
  wish: { readonly scope: 'account' | 'ring'; readonly now: number; readonly policy: Policy },
): Promise<Preview | undefined> {
  return inTransaction(pool, async (client): Promise<Preview | undefined> => {
    const about = await readReviewed(client, id);
    if (about === undefined) return undefined;
    const ring = await readRingCases(client, id);
    const open = (ring?.members ?? []).filter((one) => one.open);
    const ids = wish.scope === 'ring' ? open.flatMap((one) => one.case ?? []).slice(0, MOST_MEMBERS) : [id];
    const act = `preview/${id}` as ActId;
    const joint = wish.scope === 'ring' ? { joint: act } : {};
    const rows: PreviewRow[] = [];
    const causes: Signature['causes'][number][] = [];
    for (const one of ids) {
      const known = one === id ? about : await readReviewed(client, one);
      if (known === undefined) continue;
      const made = review({ ...known, now: wish.now, policy: wish.policy, ...joint }, finding, sha256);
      if (made.ok) causes.push(...made.causes);
      rows.push({
        case: one,
        account: known.case.account,
        platform: known.case.platform,
        saw: versionOf(known.case, known.earlier),
        orders: made.ok ? made.orders : [],
        why: made.ok ? null : made.why,
      });
    }
    if (wish.scope === 'ring') rows.push(...closedRows(ring?.members ?? [], about.case.platform));
    const signature =
      causes.length === 0 ? undefined : wantSignature(act, causes, wish.policy, { now: wish.now, sha256 });
    return { ring: ring?.ring ?? null, openInRing: open.length, rows, signature };
  });
}

function closedRows(
  members: readonly {
    readonly account: string;
    readonly case: string | null;
    readonly version: string;
    readonly open: boolean;
  }[],
  platform: string,
): readonly PreviewRow[] {
  return members
    .filter((one) => !one.open)
    .map((one) => ({
      case: one.case,
      account: one.account,
      platform,
      saw: one.version,
      orders: [],
      why: one.case === null ? REFUSALS['has-no-case'] : REFUSALS['its-case-decided'],
    }));
}
