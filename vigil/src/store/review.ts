// Carries a person's word on a case into the store: decision, case and orders in one transaction, with a line in the audit log.
import type pg from 'pg';
import type { Case } from '../core/case.ts';
import type { Decision } from '../core/decision.ts';
import type { Order } from '../core/order.ts';
import type { Finding } from '../engine/review.ts';
import { review } from '../engine/review.ts';
import { appendAudit, sha256 } from './chain.ts';
import { inTransaction } from './connection.ts';
import { putDecision } from './decisions.ts';
import { CASE_JSON, putCases, readFiles } from './files.ts';
import { takeWriterLock } from './writer-lock.ts';

/** What came of it: the decision, or the sentence that says why there is none. */
export type Recorded =
  | { readonly ok: true; readonly decision: Decision; readonly case: Case; readonly orders: readonly Order[] }
  | { readonly ok: false; readonly why: string };

/** Records what a person found. `now` is Vigil's clock, milliseconds since 1970. A case that does not exist is refused like any other. */
export async function recordReview(pool: pg.Pool, id: string, finding: Finding, now: number): Promise<Recorded> {
  return inTransaction(pool, async (client) => {
    await takeWriterLock(client);
    const about = await readReviewed(client, id);
    if (about === undefined) return { ok: false, why: 'There is no such case. "vigil cases" lists the open ones.' };
    const { seen, ...reviewed } = about;
    const made = review({ ...reviewed, now }, finding, sha256);
    if (!made.ok) return made;
    const { decision, orders } = made;
    await putDecision(client, { decision, orders, seen });
    await putCases(client, [made.case], now);
    await appendAudit(client, [made.audit]);
    return { ok: true, decision, case: made.case, orders };
  });
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
