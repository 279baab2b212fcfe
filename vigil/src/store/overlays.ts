// Keeps the overlay of the lexicon: what signed proposals come to, version by version, and which of them a running Vigil has taken up.
import type pg from 'pg';
import { NO_OVERLAY, Overlay } from '../core/proposal.ts';
import { sha256 } from './chain.ts';
import type { WordSeal } from './sealed-words.ts';

type Db = pg.Pool | pg.ClientBase;

const MOST = 100;

/** The version in force; 0 when nothing was ever activated. */
export async function overlayVersion(db: Db): Promise<number> {
  const { rows } = await db.query<{ version: number }>(
    'select coalesce(max(version), 0) as version from lexicon_overlay',
  );
  return rows[0]?.version ?? 0;
}

/** The overlay in force, or that of a version; undefined when there is no such version. Throws StoreError when it cannot be opened. */
export async function readOverlay(db: Db, seal: WordSeal, version?: number): Promise<Overlay | undefined> {
  if (version === 0) return NO_OVERLAY;
  const { rows } = await db.query<{ version: number; sealed: Buffer }>(
    'select version, sealed from lexicon_overlay where $1::integer is null or version = $1 order by version desc limit 1',
    [version ?? null],
  );
  const [row] = rows;
  if (row === undefined) return version === undefined ? NO_OVERLAY : undefined;
  return Overlay.parse(JSON.parse(seal.open(row.sealed, aboutVersion(row.version))));
}

/** Puts the next version in force. The caller holds the writer's lock. Returns its fingerprint. */
export async function putOverlay(
  client: pg.ClientBase,
  seal: WordSeal,
  overlay: Overlay,
  by: { readonly proposal: string; readonly now: number },
): Promise<string> {
  const { version, ...rest } = overlay;
  const digest = sha256(JSON.stringify(rest));
  await client.query(
    'insert into lexicon_overlay (version, proposal, digest, sealed, at_ms) values ($1, $2, $3, $4, $5)',
    [version, by.proposal, digest, seal.close(JSON.stringify(overlay), aboutVersion(version)), by.now],
  );
  return digest;
}

/** Notes that a running Vigil looks for it, under which fingerprints before and after. Noted once. */
export async function noteTaken(
  db: Db,
  version: number,
  { from, to, now }: { readonly from: string; readonly to: string; readonly now: number },
): Promise<boolean> {
  const { rowCount } = await db.query(
    'update lexicon_overlay set taken_ms = $2, taken_from = $3, taken_to = $4 where version = $1 and taken_ms is null',
    [version, now, from, to],
  );
  return rowCount === 1;
}

/** Fingerprint of the words that were looked for under a version; undefined when no Vigil took it up. */
export async function takenAs(db: Db, version: number): Promise<string | undefined> {
  const { rows } = await db.query<{ to: string | null }>(
    'select taken_to as to from lexicon_overlay where version = $1',
    [version],
  );
  return rows[0]?.to ?? undefined;
}

/** One activation. */
export interface Activation {
  readonly version: number;
  readonly proposal: string;
  readonly digest: string;
  readonly at: number;
  readonly by: string;
  readonly signedBy: string;
  readonly rollback: number | null;
  readonly counts: Readonly<Record<'add' | 'alter' | 'retire', number>>;
  readonly takenAt: number | null;
  readonly from: string | null;
  readonly to: string | null;
}

/** The latest activations, newest first. */
export async function listActivations(db: Db): Promise<readonly Activation[]> {
  const { rows } = await db.query<Activation>(
    `select o.version, o.proposal, o.digest, o.at_ms::float8 as at, p.by_name as by, p.settled_by as "signedBy", p.rollback, p.counts,
       o.taken_ms::float8 as "takenAt", o.taken_from as "from", o.taken_to as "to"
     from lexicon_overlay o join lexicon_proposal p on p.id = o.proposal order by o.version desc limit ${MOST}`,
  );
  return rows;
}

function aboutVersion(version: number): string {
  return `lexicon overlay ${version}`;
}
