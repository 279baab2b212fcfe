// Keeps proposals for the lexicon and settles them: another person signs or refuses, and a signed one is in force before the transaction ends. The audit log gets ids and fingerprints, never a word.

import type pg from 'pg';
import { z } from 'zod';
import { nameKey } from '../core/person.ts';
import { type Overlay, type Proposal, TermChange } from '../core/proposal.ts';
import { REFUSALS } from '../core/refusal.ts';
import { changed } from '../engine/overlay.ts';
import { audited, type Deed, type Note } from './audited.ts';
import { sha256 } from './chain.ts';
import { overlayVersion, putOverlay, readOverlay } from './overlays.ts';
import { newId } from './people.ts';
import { type Refused, refused } from './refused.ts';
import type { WordSeal } from './sealed-words.ts';

/** Who acts: as the audit log names them, and the name that people read. */
export interface NamedDeed extends Deed {
  readonly name: string;
}

/** What somebody proposes: changes, or to go back to a version. */
export interface ProposalWish {
  readonly why: string;
  readonly changes: readonly TermChange[];
  readonly rollback?: number | undefined;
}

/** Why not: as `Refused`, or because it is settled or was changed meanwhile. */
export type NotSettled = Refused | { readonly ok: false; readonly refusal: 'changed'; readonly why: string };
export type Proposed = { readonly ok: true; readonly proposal: Proposal } | Refused;
export type SettledProposal =
  | { readonly ok: true; readonly state: Proposal['state']; readonly version: number | null }
  | NotSettled;

/** Proposals that may wait at once. */
export const MOST_WAITING = 50;
const MOST = 100;
const Sealed = z.strictObject({ why: z.string(), changes: z.array(TermChange) });

interface Row extends Omit<Proposal, 'why' | 'changes' | 'settled'> {
  readonly sealed: Buffer;
  readonly settledBy: string | null;
  readonly settledAt: number | null;
  readonly settledWhy: Buffer | null;
}
const COLUMNS = `id, actor, by_name as by, at_ms::float8 as at, base, rollback, digest, sealed, state, settled_by as "settledBy",
  settled_ms::float8 as "settledAt", settled_why as "settledWhy"`;

function opened({ sealed, settledBy, settledAt, settledWhy, ...row }: Row, seal: WordSeal): Proposal {
  const { why, changes } = Sealed.parse(JSON.parse(seal.open(sealed, row.id)));
  const settled =
    settledBy === null || settledAt === null
      ? null
      : { by: settledBy, at: settledAt, why: settledWhy === null ? '' : seal.open(settledWhy, `${row.id} settled`) };
  return { ...row, why, changes, settled };
}

/** A proposal without its words, as lists show it. */
export type ProposalSummary = Omit<Proposal, 'why' | 'changes' | 'settled'> & {
  readonly counts: Readonly<Record<TermChange['kind'], number>>;
  readonly settled: { readonly by: string; readonly at: number } | null;
};

/** A proposal without its words. */
export function summaryOf({ why: _why, changes, ...rest }: Proposal): ProposalSummary {
  return { ...rest, counts: countsOf(changes) };
}

/** The latest proposals: those that wait first, then newest first. Nothing is unsealed. */
export async function listProposals(pool: pg.Pool): Promise<readonly ProposalSummary[]> {
  const { rows } = await pool.query<ProposalSummary>(
    `select id, actor, by_name as by, at_ms::float8 as at, base, rollback, digest, counts, state,
       case when settled_ms is not null then jsonb_build_object('by', settled_by, 'at', settled_ms) end as settled
     from lexicon_proposal order by (state = 'waiting') desc, at_ms desc, id limit ${MOST}`,
  );
  return rows;
}

/** One proposal, or undefined. */
export async function readProposal(
  db: pg.Pool | pg.ClientBase,
  seal: WordSeal,
  id: string,
): Promise<Proposal | undefined> {
  const { rows } = await db.query<Row>(`select ${COLUMNS} from lexicon_proposal where id = $1`, [id]);
  return rows[0] === undefined ? undefined : opened(rows[0], seal);
}

/** Records a proposal that was checked. Refused when too many wait. */
export async function propose(pool: pg.Pool, seal: WordSeal, wish: ProposalWish, deed: NamedDeed): Promise<Proposed> {
  return audited(pool, deed, async (client, note): Promise<Proposed> => {
    const { rows } = await client.query<{ waiting: number }>(
      `select count(*)::int as waiting from lexicon_proposal where state = 'waiting'`,
    );
    if ((rows[0]?.waiting ?? 0) >= MOST_WAITING)
      return refused('unfit', `${MOST_WAITING} proposals wait already. Sign or refuse some first.`);
    const base = await overlayVersion(client);
    if (wish.rollback !== undefined && wish.rollback >= base) return refused('unfit', REFUSALS['no-earlier-version']);
    const id = newId('L');
    const { why, changes, rollback } = wish;
    const digest = sha256(JSON.stringify({ changes, rollback: rollback ?? null }));
    const counts = countsOf(changes);
    await client.query(
      `insert into lexicon_proposal (id, actor, by_name, at_ms, base, rollback, digest, counts, sealed, state)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'waiting')`,
      [
        id,
        deed.actor,
        deed.name,
        deed.now,
        base,
        rollback ?? null,
        digest,
        JSON.stringify(counts),
        seal.close(JSON.stringify({ why, changes }), id),
      ],
    );
    note('lexicon.proposed', id, { digest, base, ...counts, ...(rollback === undefined ? {} : { rollback }) });
    const proposal = await readProposal(client, seal, id);
    return { ok: true, proposal: proposal as Proposal };
  });
}

/** How many terms are added, altered and retired. */
export function countsOf(changes: readonly TermChange[]): Readonly<Record<TermChange['kind'], number>> {
  const counts = { add: 0, alter: 0, retire: 0 };
  for (const { kind } of changes) counts[kind]++;
  return counts;
}

/** What a signer says. `saw` is the fingerprint of the changes they looked at. */
export interface SignatureWish {
  readonly sign: boolean;
  readonly why: string;
  readonly saw: string;
}

/** Runs the checks anew on what is in force now; a sentence against it, or undefined. */
export type CheckAgain = (overlay: Overlay, changes: Proposal['changes']) => string | undefined;

/** Signs or refuses. Only somebody else than the author signs, by actor and by name; the author may take a proposal back. */
export async function settleProposal(
  pool: pg.Pool,
  seal: WordSeal,
  { id, ...wish }: SignatureWish & { readonly id: string; readonly check: CheckAgain },
  deed: NamedDeed,
): Promise<SettledProposal> {
  return audited(pool, deed, async (client, note): Promise<SettledProposal> => {
    const proposal = await readProposal(client, seal, id);
    if (proposal === undefined) return refused('gone', REFUSALS['proposal-gone']);
    if (proposal.state !== 'waiting')
      return { ok: false, refusal: 'changed', why: `It was settled meanwhile: ${proposal.state}. Look at it again.` };
    if (wish.saw !== proposal.digest) return { ok: false, refusal: 'changed', why: REFUSALS['proposal-changed'] };
    const own = proposal.actor === deed.actor || nameKey(proposal.by) === nameKey(deed.name);
    if (!wish.sign) return end(client, { seal, proposal, wish, deed, note, state: own ? 'withdrawn' : 'refused' });
    if (own) return refused('forbidden', REFUSALS['own-proposal']);
    return activate(client, { seal, proposal, wish, deed, note, state: 'active' });
  });
}

interface Settling {
  readonly seal: WordSeal;
  readonly proposal: Proposal;
  readonly wish: Omit<SignatureWish, 'saw'> & { readonly check: CheckAgain };
  readonly deed: NamedDeed;
  readonly note: Note;
  readonly state: 'active' | 'refused' | 'withdrawn';
}

async function activate(client: pg.ClientBase, settling: Settling): Promise<SettledProposal> {
  const { seal, proposal, wish, deed, note } = settling;
  const now = (await readOverlay(client, seal)) as Overlay;
  const target = proposal.rollback === null ? undefined : await readOverlay(client, seal, proposal.rollback);
  if (proposal.rollback !== null && target === undefined) return refused('gone', REFUSALS['version-gone']);
  if (target === undefined) {
    const trouble = wish.check(now, proposal.changes);
    if (trouble !== undefined) return refused('unfit', trouble);
  }
  const next = target === undefined ? changed(now, proposal.changes) : { ...target, version: now.version + 1 };
  await end(client, settling);
  const digest = await putOverlay(client, seal, next, { proposal: proposal.id, now: deed.now });
  note('lexicon.activated', proposal.id, { version: next.version, digest, proposal: proposal.digest });
  return { ok: true, state: 'active', version: next.version };
}

async function end(
  client: pg.ClientBase,
  { seal, proposal: { id, digest }, wish, deed, note, state }: Settling,
): Promise<SettledProposal> {
  await client.query(
    `update lexicon_proposal set state = $2, settled_actor = $3, settled_by = $4, settled_ms = $5, settled_why = $6 where id = $1`,
    [id, state, deed.actor, deed.name, deed.now, seal.close(wish.why, `${id} settled`)],
  );
  if (state !== 'active') note(`lexicon.${state}`, id, { digest });
  return { ok: true, state, version: null };
}
