// A person joins or splits rings, or takes such a word back: first tried, then recorded with all that follows in one transaction, with a line in the audit log.

import type pg from 'pg';
import type { AuditLine } from '../core/audit.ts';
import type { HandTie } from '../core/hand-tie.ts';
import type { AccountId } from '../core/item.ts';
import { REFUSALS } from '../core/refusal.ts';
import { type HandAuthor, type HandWish, wishByHand } from '../engine/rings/hand-wish.ts';
import { type RingChange, ringChanges } from '../engine/rings/ring-changes.ts';
import { appendAudit, sha256 } from './chain.ts';
import { inTransaction } from './connection.ts';
import { MOST_TIES, putTie, readHeldTies, readTie, undoTie, withFile } from './hand-ties.ts';
import { type PlatformCounts, readPassInput, recordRings, type Sought, seekRings, takePass } from './rings.ts';
import { takeWriterLock } from './writer-lock.ts';

/** What a person wishes. */
export type RingWish =
  | { readonly kind: 'split'; readonly ring: string; readonly accounts: readonly string[] }
  | {
      readonly kind: 'join';
      readonly ring: string;
      readonly with: { readonly ring?: string; readonly account?: string };
    }
  | { readonly kind: 'undo'; readonly tie: string };

/** Who wishes it, and how. */
export interface RingOccasion {
  readonly author: HandAuthor;
  /** Session or key. */
  readonly actor: string;
  /** True when nothing is to be written yet. */
  readonly only: 'try' | 'do';
  /** What the try before answered: where something else would follow by now, nothing is written. */
  readonly saw?: string | undefined;
}

/** What came of it, or would. */
export type RingSaid =
  | {
      readonly ok: true;
      readonly tie: string;
      readonly changes: readonly RingChange[];
      /** Send it with the act as `saw`. */
      readonly saw: string;
    }
  | { readonly ok: false; readonly refusal: 'gone' | 'unfit' | 'changed'; readonly why: string };

/** A word before it is recorded: the ties that would hold, and how to write it. */
interface Step {
  readonly ok: true;
  readonly tie: string;
  readonly ties: readonly HandTie[];
  readonly lines: readonly AuditLine[];
  write(): Promise<void>;
}

/** Tries or records a word. Two passes over all files: as it is, and as it would be; the second is recorded. */
export async function sayByHand(
  pool: pg.Pool,
  counts: PlatformCounts,
  wish: RingWish,
  occasion: RingOccasion,
): Promise<RingSaid> {
  return inTransaction(pool, async (client): Promise<RingSaid> => {
    await takePass(client);
    const held = await readHeldTies(client);
    const step =
      wish.kind === 'undo'
        ? await undoing(client, wish.tie, held, occasion)
        : await saying(client, wish, held, occasion);
    if (!step.ok) return step;
    const input = await readPassInput(client);
    const before = await seekRings(client, input, counts, held);
    const after = await seekRings(client, input, counts, step.ties);
    const changes = ringChanges(ringsOf(before), ringsOf(after));
    const saw = sha256(JSON.stringify(changes)).slice(0, 16);
    if (occasion.only === 'try') return { ok: true, tie: step.tie, changes, saw };
    if (occasion.saw !== undefined && occasion.saw !== saw)
      return refused('changed', 'Something else would follow by now. Look at what changes again.');
    await takeWriterLock(client);
    await step.write();
    await appendAudit(client, step.lines);
    await recordRings(client, after, { counts, now: occasion.author.at });
    return { ok: true, tie: step.tie, changes, saw };
  });
}

function ringsOf({ platforms }: Sought) {
  return platforms.flatMap(({ linked }) => linked.rings);
}

function refused(refusal: 'gone' | 'unfit' | 'changed', why: string): RingSaid & { readonly ok: false } {
  return { ok: false, refusal, why };
}

async function saying(
  client: pg.ClientBase,
  wish: Exclude<RingWish, { readonly kind: 'undo' }>,
  held: readonly HandTie[],
  { author, actor }: RingOccasion,
): Promise<Step | (RingSaid & { readonly ok: false })> {
  const ring = await readStanding(client, wish.ring);
  if (ring === undefined)
    return refused('gone', 'There is no such ring, or it no longer holds. GET /v1/rings lists them.');
  const asked = wish.kind === 'split' ? splitOf(wish.accounts) : await joinOf(client, wish.with, ring.platform);
  if ('why' in asked) return refused('unfit', asked.why);
  if (held.length >= MOST_TIES)
    return refused('unfit', `${MOST_TIES} words by hand hold already, which is the most. Take some back first.`);
  const made = wishByHand(ring, asked, { held, author, sha256 });
  if (!made.ok) return refused('unfit', made.why);
  const { tie } = made;
  const detail = { tie: tie.id, one: tie.one.length, other: tie.other.length };
  const about = { at: author.at, actor: author.by, act: `ring.hand-${tie.kind}`, detail };
  const subjects = wish.kind === 'join' && wish.with.ring !== undefined ? [ring.id, wish.with.ring] : [ring.id];
  return {
    ok: true,
    tie: tie.id,
    ties: [...held, tie],
    lines: subjects.map((subject) => ({ ...about, subject })),
    write: () => putTie(client, tie, { ring: ring.id, actor }),
  };
}

function splitOf(accounts: readonly string[]): HandWish {
  return { kind: 'split', accounts: accounts as readonly AccountId[] };
}

/** The accounts a ring is to be joined with; nobody without a file is ever among them. */
async function joinOf(
  client: pg.ClientBase,
  { ring, account }: { readonly ring?: string; readonly account?: string },
  platform: HandTie['platform'],
): Promise<(HandWish & { readonly kind: 'join' }) | { readonly why: string }> {
  if (ring !== undefined) {
    const other = await readStanding(client, ring);
    if (other === undefined) return { why: REFUSALS['no-other-ring'] };
    return { kind: 'join', platform: other.platform, accounts: other.members };
  }
  const accounts = await withFile(client, platform, [account ?? '']);
  if (accounts.length === 0) return { why: REFUSALS['account-without-file'] };
  return { kind: 'join', platform, accounts };
}

async function undoing(
  client: pg.ClientBase,
  id: string,
  held: readonly HandTie[],
  { author }: RingOccasion,
): Promise<Step | (RingSaid & { readonly ok: false })> {
  const tie = await readTie(client, id);
  if (tie === undefined) return refused('gone', 'Nobody said such a thing by hand.');
  if (tie.undone !== null) return refused('unfit', REFUSALS['taken-back-already']);
  const { by, why, at } = author;
  const line = { at, actor: by, act: 'ring.hand-undone', subject: tie.ring, detail: { tie: tie.id } };
  return {
    ok: true,
    tie: tie.id,
    ties: held.filter((one) => one.id !== tie.id),
    lines: [line],
    write: () => undoTie(client, tie.id, { at, by, why }),
  };
}

async function readStanding(client: pg.ClientBase, id: string) {
  const { rows } = await client.query<{ id: string; platform: HandTie['platform']; members: readonly AccountId[] }>(
    `select r.id, r.platform, (select coalesce(jsonb_agg(m.account order by m.account collate "C"), '[]') from ring_member m where m.ring = r.id) as members
     from ring r where r.id = $1 and r.gone_ms is null`,
    [id],
  );
  return rows[0];
}
