// Second signatures in the store: given or refused, gone back to review when nobody signed in time, and the list of those that wait.

import type pg from 'pg';
import type { Decision } from '../core/decision.ts';
import { DEFAULT_POLICY, type Policy } from '../core/policy.ts';
import { REFUSALS } from '../core/refusal.ts';
import type { Hand, Signature } from '../core/signature.ts';
import { isSameHand } from '../engine/hands.ts';
import { expire, type SecondWord, type Signed, sign } from '../engine/sign.ts';
import {
  type HeldRow,
  putSettled,
  putSignature,
  readHeld,
  readParties,
  readSignature,
  revive,
  SIGNATURE_JSON,
} from './acts.ts';
import { onFallen, onStands } from './blind-cases.ts';
import { appendAudit, sha256 } from './chain.ts';
import { inTransaction } from './connection.ts';
import { takeWriterLock } from './writer-lock.ts';

/** What came of a second person's word. `gone`: there is nothing to sign; `settled`: somebody was first, or it was too late; `unfit`: this person may not. */
export type SignedAct =
  | { readonly ok: true; readonly signature: Signature; readonly repeated: boolean }
  | {
      readonly ok: false;
      readonly refusal: 'gone' | 'settled' | 'unfit';
      readonly why: string;
      readonly signature?: Signature;
    };

/** Records a second person's word on the act that a decision is part of. The same word of the same person again is not recorded again. */
export async function signAct(
  pool: pg.Pool,
  decision: string,
  word: SecondWord,
  policy: Policy = DEFAULT_POLICY,
): Promise<SignedAct> {
  return inTransaction(pool, async (client): Promise<SignedAct> => {
    await takeWriterLock(client);
    const signature = await readSignature(client, decision);
    if (signature === undefined)
      return {
        ok: false,
        refusal: 'gone',
        why: REFUSALS['nothing-to-sign'],
      };
    if (signature.state !== 'wanted') return settledBefore(signature, word);
    const held = await readHeld(client, signature.act);
    const barred = await readBarred(client, signature, held);
    const signed = sign({ signature, held, barred }, word, sha256);
    if (signed.ok) {
      await record(client, held, signed, { now: word.now, policy });
      return { ok: true, signature: signed.signature, repeated: false };
    }
    if (!signed.late) return { ok: false, refusal: 'unfit', why: signed.why };
    const returned = expire({ signature, held, barred }, word.now, sha256);
    if (returned.ok) await record(client, held, returned, { now: word.now, policy });
    return { ok: false, refusal: 'settled', why: signed.why, signature: returned.ok ? returned.signature : signature };
  });
}

function settledBefore(signature: Signature, { by, verdict }: SecondWord): SignedAct {
  const same = signature.state === (verdict === 'give' ? 'given' : 'refused');
  if (same && signature.by !== undefined && isSameHand(signature.by, by))
    return { ok: true, signature, repeated: true };
  const who = signature.by === undefined ? '' : ` by ${signature.by.name}`;
  return {
    ok: false,
    refusal: 'settled',
    why: `Nothing waits here any more: the signature was ${signature.state}${who}. Nothing of yours was recorded.`,
    signature,
  };
}

async function record(
  client: pg.ClientBase,
  held: readonly HeldRow[],
  signed: Extract<Signed, { ok: true }>,
  at: { readonly now: number; readonly policy: Policy },
): Promise<void> {
  await putSignature(client, signed.signature);
  const lines = [...signed.audit, ...(await putSettled(client, signed.settled, at.now))];
  for (const [place, one] of signed.settled.entries()) {
    const came = held[place]?.decision.state === 'waiting' && one.decision.state === 'stands';
    if (came) lines.push(...(await onStands(client, one, at)));
    if (one.decision.state !== 'overturned') continue;
    await onFallen(client, one, at.now);
    // What a decision on an appeal held back goes on: the first decision stands.
    if (one.case.kind === 'appeal') await revive(client, [one.decision.id]);
  }
  await appendAudit(client, lines);
}

/** Who may not sign beside the author: whoever took part in what the act is about, and those two whose outcomes differ. */
async function readBarred(
  client: pg.ClientBase,
  { causes }: Signature,
  held: readonly HeldRow[],
): Promise<readonly Hand[]> {
  const barred: Hand[] = [];
  for (const { case: one, decision } of held) {
    if (one.about != null) barred.push(...(await readParties(client, one.about)));
    if (causes.includes('disagreement')) barred.push(...(await readSecond(client, decision.id)));
  }
  return barred;
}

async function readSecond(client: pg.ClientBase, decision: string): Promise<readonly Hand[]> {
  const { rows } = await client.query<{ hand: Hand }>(
    `select d.author - 'kind' as hand from second_look l join decision d on d.case_id = l.case_id and not d.interim where l.decision = $1
     union all select s.hand from decision d join signature s on s.act in (d.id, d.act) where d.id = $1 and s.state = 'given' limit 20`,
    [decision],
  );
  return rows.map((row) => row.hand);
}

const SWEPT = 500;

/**
 * Returns acts to review that nobody signed in time, oldest first, at most 500 a run. Each is a transaction of its own that looks again under the
 * writer's lock: killed in the middle the rest waits for the next run, and two runs at once settle each act once. Returns how many.
 */
export async function sweepSignatures(pool: pg.Pool, now: number, policy: Policy = DEFAULT_POLICY): Promise<number> {
  const { rows } = await pool.query<{ id: string }>(
    `select id from signature where state = 'wanted' and due_ms <= $1 and not causes ? 'disagreement' order by due_ms, id limit ${SWEPT}`,
    [now],
  );
  let returned = 0;
  for (const { id } of rows)
    returned += await inTransaction(pool, async (client) => {
      await takeWriterLock(client);
      const { rows: found } = await client.query<{ signature: Signature }>(
        `select ${SIGNATURE_JSON} as signature from signature s where s.id = $1 and s.state = 'wanted'`,
        [id],
      );
      if (found[0] === undefined) return 0;
      const { signature } = found[0];
      const held = await readHeld(client, signature.act);
      const signed = expire({ signature, held, barred: [] }, now, sha256);
      if (!signed.ok) return 0;
      await record(client, held, signed, { now, policy });
      return 1;
    });
  return returned;
}

/** One act that waits for its second person, as a screen lists it. */
export interface WaitingRow extends Pick<Signature, 'id' | 'causes' | 'wantedAt' | 'dueAt'> {
  readonly act: string;
  /** Decisions of the act; `decision` is the first of them. */
  readonly decisions: number;
  readonly decision: Pick<Decision, 'id' | 'case' | 'platform' | 'account' | 'outcome' | 'innocent' | 'reason' | 'at'>;
  readonly by: string;
  readonly mine: Hand;
  readonly orders: readonly { readonly kind: string; readonly action: string | null; readonly state: string }[];
  /** What the blind second look found, where it differs. */
  readonly second: { readonly by: string; readonly outcome: string; readonly reason: string } | null;
}

/** Signatures that are wanted, the one that is due first on top. `after` is the last row of the page before. */
export async function listSignatures(
  pool: pg.Pool,
  page: { readonly limit: number; readonly after?: Pick<WaitingRow, 'dueAt' | 'id'> },
): Promise<readonly WaitingRow[]> {
  const { rows } = await pool.query<WaitingRow>(
    `select s.id, s.act, s.causes, s.wanted_ms::float8 as "wantedAt", s.due_ms::float8 as "dueAt", f.n as decisions,
       jsonb_strip_nulls(jsonb_build_object('id', d.id, 'case', d.case_id, 'platform', d.platform, 'account', d.account, 'outcome', d.outcome,
         'innocent', d.innocent, 'reason', d.reason, 'at', d.at_ms)) as decision, d.author->>'name' as by, d.author - 'kind' as mine,
       (select coalesce(jsonb_agg(jsonb_build_object('kind', o.kind, 'action', o.action, 'state', o.state) order by o.step, o.id), '[]')
        from orders o where o.decision = d.id) as orders,
       case when s.causes ? 'disagreement' then (select jsonb_build_object('by', x.author->>'name', 'outcome', x.outcome, 'reason', x.reason)
         from second_look l join decision x on x.case_id = l.case_id and not x.interim where l.decision = d.id limit 1) end as second
     from signature s
     join lateral (select count(*)::int as n, min(x.id) as id from decision x where x.act = s.act or x.id = s.act) f on true
     join decision d on d.id = f.id
     where s.state = 'wanted' and ($1::bigint is null or (s.due_ms, s.id) > ($1, $2))
     order by s.due_ms, s.id limit $3`,
    [page.after?.dueAt ?? null, page.after?.id ?? null, page.limit],
  );
  return rows;
}

/** How many signatures are wanted, and since when the oldest is, milliseconds since 1970. */
export async function countWaiting(
  pool: pg.Pool,
): Promise<{ readonly wanted: number; readonly oldest: number | null }> {
  const { rows } = await pool.query<{ wanted: number; oldest: number | null }>(
    `select count(*)::int as wanted, min(wanted_ms)::float8 as oldest from signature where state = 'wanted'`,
  );
  return rows[0] ?? { wanted: 0, oldest: null };
}
