// A joint decision on the open cases of a ring: each member under its own claim and version, all in one transaction, signed as one act. Who was decided meanwhile is told and left alone.

import type pg from 'pg';
import { DEFAULT_POLICY } from '../core/policy.ts';
import { REFUSALS } from '../core/refusal.ts';
import type { ActId, Signature } from '../core/signature.ts';
import type { Finding, MadeReview } from '../engine/review.ts';
import { wantOn } from './acts.ts';
import { sha256 } from './chain.ts';
import { inTransaction } from './connection.ts';
import { type Occasion, type Recorded, type Refusal, recordInside, versionOf } from './review.ts';
import { takeWriterLock } from './writer-lock.ts';

/** Members that one joint decision may cover. */
export const MOST_MEMBERS = 500;

/** A member of a ring with its case of findings, where it has one. */
export interface RingCase {
  readonly account: string;
  readonly case: string | null;
  /** Name of what can be seen of it now (`versionOf`). */
  readonly version: string;
  readonly open: boolean;
}

/** The ring of a case's account, with its members and their newest cases, or undefined when it is in none. */
export async function readRingCases(
  db: pg.Pool | pg.ClientBase,
  id: string,
): Promise<{ readonly ring: string; readonly members: readonly RingCase[] } | undefined> {
  const { rows } = await db.query<{
    ring: string;
    account: string;
    case: string | null;
    state: 'open' | 'decided' | null;
    route: 'review' | 'specialist' | null;
    decided: number;
  }>(
    `select m.ring, o.account, c.id as case, c.state, c.route,
       (select count(*)::int from decision d where d.case_id = c.id and not d.interim) as decided
     from case_file f join ring_member m on m.platform = f.platform and m.account = f.account join ring r on r.id = m.ring and r.gone_ms is null
     join ring_member o on o.ring = m.ring
     left join lateral (select id, state, route from case_file x where x.platform = o.platform and x.account = o.account and x.kind = 'finding'
       order by x.state = 'open' desc, x.opened_ms desc, x.id limit 1) c on true
     where f.id = $1 and f.kind = 'finding' order by c.id = $1 desc nulls last, o.account collate "C" limit ${MOST_MEMBERS + 1}`,
    [id],
  );
  const ring = rows[0]?.ring;
  if (ring === undefined) return undefined;
  return {
    ring,
    members: rows.map(({ account, case: one, state, route, decided }) => ({
      account,
      case: one,
      version: state === null || route === null ? '' : versionOf({ state, route }, decided),
      open: state === 'open',
    })),
  };
}

/** A member that was not decided, and why. */
export interface LeftOut {
  readonly case: string;
  readonly refusal: Refusal;
  readonly why: string;
}

/** What came of a joint decision. */
export type RecordedJointly =
  | {
      readonly ok: true;
      readonly made: readonly Extract<Recorded, { ok: true }>[];
      readonly left: readonly LeftOut[];
      readonly signature: Signature | undefined;
    }
  | { readonly ok: false; readonly refusal: Refusal; readonly why: string; readonly left: readonly LeftOut[] };

/** Records one finding on members of the ring of a case. `members`: their cases with what the person saw of each. The same draft again is recorded once. */
export async function recordJointReview(
  pool: pg.Pool,
  id: string,
  finding: Finding,
  occasion: Occasion & {
    readonly draft: string;
    readonly members: readonly { readonly case: string; readonly saw: string }[];
  },
): Promise<RecordedJointly> {
  const { now, draft, policy = DEFAULT_POLICY } = occasion;
  return inTransaction(pool, async (client): Promise<RecordedJointly> => {
    await takeWriterLock(client);
    const ring = await readRingCases(client, id);
    if (ring === undefined) return { ok: false, refusal: 'unfit', why: REFUSALS['in-no-ring'], left: [] };
    const known = new Set(ring.members.map((one) => one.case));
    const act = `${ring.ring}/${sha256(`joint\u0000${ring.ring}\u0000${draft}`).slice(0, 20)}` as ActId;
    const made: Extract<Recorded, { ok: true }>[] = [];
    const fresh: MadeReview[] = [];
    const left: LeftOut[] = [];
    for (const { case: one, saw } of occasion.members) {
      const said = known.has(one)
        ? await recordInside(client, one, finding, { ...occasion, saw, joint: act })
        : { ok: false as const, refusal: 'gone' as const, why: REFUSALS['no-member'] };
      if (!said.ok) {
        left.push({ case: one, refusal: said.refusal, why: said.why });
        continue;
      }
      made.push(said);
      if (said.fresh !== undefined) fresh.push(said.fresh);
    }
    const [first] = left;
    if (made.length === 0)
      return { ok: false, refusal: first?.refusal ?? 'unfit', why: first?.why ?? REFUSALS['name-cases'], left };
    const causes = fresh.flatMap((one) => one.causes);
    const signature = causes.length === 0 ? made[0]?.signature : await wantOn(client, act, causes, { now, policy });
    return { ok: true, made, left, signature };
  });
}
