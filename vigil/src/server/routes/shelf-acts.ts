// /v1/shelf/…: the shelf by reason, a bounded look at raw bytes behind an audit line, and another try after a mend.
import type pg from 'pg';
import { z } from 'zod';
import { openSource, SourceError } from '../../connect/open.ts';
import type { CurrentRules } from '../../engine/flow.ts';
import { readAgain } from '../../engine/read-again.ts';
import { audited } from '../../store/audited.ts';
import { inTransaction } from '../../store/connection.ts';
import type { OpenStore } from '../../store/open.ts';
import { findPiece, readPieces, readReasons, readStretch } from '../../store/read-shelf.ts';
import { logReveal } from '../../store/reveal.ts';
import { rawOf, type Shelved, settle } from '../../store/shelf.ts';
import type { Who } from '../access.ts';
import { Problem } from '../problem.ts';
import { bodyOf, type Route, route } from '../route.ts';
import { AgainDone, AgainWish, LOOK_BYTES, ShelfLook, ShelfPieces, ShelfReasons } from '../shelf-shapes.ts';

const ID = /^S-[0-9a-f]{12}$/;
const PieceId = z.strictObject({ id: z.string().regex(ID, 'such an id looks like S-0a1b2c3d4e5f') });
/** One request tries so many pieces of so many bytes; larger ones are for the command line. */
const AT_ONCE = 100;
const BYTES_AT_ONCE = 16 * 1024 * 1024;
const JSON_BODY = ['application/json'] as const;

/** What these routes need. */
export interface ShelfParts {
  readonly store: OpenStore;
  readonly rules: CurrentRules;
  readonly now: () => number;
  /** Told when something was read after all. */
  readonly onRead: () => void;
}

/** All four. */
export function shelfActRoutes(parts: ShelfParts): readonly Route[] {
  return [...readRoutes(parts), lookRoute(parts), againRoute(parts)];
}

function readRoutes({ store: { pool } }: ShelfParts): readonly Route[] {
  const reasons = route({
    method: 'GET',
    path: '/v1/shelf/reasons',
    scope: 'shelf:read',
    problems: [503],
    says: 'Why things could not be read, how many, since when and where they came from.',
    answer: { says: 'Most pieces first, at most a hundred.', schema: ShelfReasons },
    act: async () => ({
      reasons: (await readReasons(pool)).map((one) => ({ ...one, sources: one.sources.map((each) => ({ ...each })) })),
    }),
  });
  const pieces = route({
    method: 'GET',
    path: '/v1/shelf/pieces',
    scope: 'shelf:read',
    query: z.strictObject({
      why: z.string().max(1_000).optional(),
      after: z.string().regex(ID).optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    problems: [400, 503],
    says: 'Pieces, of one reason where it is given.',
    answer: { says: 'Oldest first.', schema: ShelfPieces },
    act: async ({ query: { why, after, limit } }) => {
      const found = await readPieces(pool, { why: why?.replaceAll('\u0000', ''), after, limit });
      return {
        pieces: found.map((one) => ({ ...one })),
        next: found.length < limit ? null : (found.at(-1)?.id ?? null),
      };
    },
  });
  return [reasons, pieces];
}

function lookRoute({ store: { pool }, now }: ShelfParts): Route {
  return route({
    method: 'POST',
    path: '/v1/shelf/:id/look',
    scope: 'shelf:write',
    params: PieceId,
    problems: [400, 404, 413, 415, 503],
    says: `Look at up to ${LOOK_BYTES} raw bytes of a piece, as hexadecimal digits. This is written to the audit log first.`,
    body: {
      says: 'From which byte on.',
      types: JSON_BODY,
      schema: z.strictObject({ from: z.int().min(0).max(Number.MAX_SAFE_INTEGER).default(0) }),
    },
    answer: { says: 'The bytes.', schema: ShelfLook },
    act: async ({ params: { id }, request, who }) => {
      const { from } = bodyOf(
        request,
        z.strictObject({ from: z.int().min(0).max(Number.MAX_SAFE_INTEGER).default(0) }),
      );
      const piece = await findPiece(pool, id);
      if (piece === undefined) throw noPiece();
      await logReveal(pool, { actor: who?.actor ?? 'nobody', subject: id, now: now(), act: 'shelf.revealed' });
      const raw = from >= piece.bytes ? Buffer.alloc(0) : await readStretch(pool, id, { from, bytes: LOOK_BYTES });
      return { id, from, bytes: piece.bytes, hex: raw.toString('hex') };
    },
  });
}

function againRoute(parts: ShelfParts): Route {
  return route({
    method: 'POST',
    path: '/v1/shelf/again',
    scope: 'shelf:write',
    problems: [400, 404, 413, 415, 503],
    says: `Read one piece once more, or the pieces of a reason (${AT_ONCE} at a time), after a mend. First dry: what is still not understood stays as it is.`,
    body: { says: 'Which.', types: JSON_BODY, schema: AgainWish },
    answer: { says: 'What came of it.', schema: AgainDone },
    act: async ({ request, who }) => {
      const { id, why } = bodyOf(request, AgainWish);
      const { pool } = parts.store;
      const one = id === undefined ? undefined : ID.test(id) ? await findPiece(pool, id) : undefined;
      if (id !== undefined && one === undefined) throw noPiece();
      const wanted =
        one === undefined ? await readPieces(pool, { why: why?.replaceAll('\u0000', ''), limit: AT_ONCE + 1 }) : [one];
      return tryAll(parts, wanted, who);
    },
  });
}

async function tryAll(parts: ShelfParts, wanted: readonly Shelved[], who: Who | undefined): Promise<AgainDone> {
  const { store, now, onRead } = parts;
  const done = { read: 0, left: 0, more: 0 };
  let bytes = 0;
  for (const [place, piece] of wanted.entries()) {
    bytes += piece.bytes;
    // Too large for a request, by itself or with what came before it: the command line has no bound.
    if (place >= AT_ONCE || bytes > BYTES_AT_ONCE) done.more++;
    else if (piece.complete && piece.bytes > 0 && (await tryOne(parts, piece))) done.read++;
    else done.left++;
  }
  await audited(store.pool, { actor: who?.actor ?? 'nobody', now: now() }, async (_, note) =>
    note('shelf.again', 'shelf', { read: done.read, left: done.left }),
  );
  if (done.read > 0) onRead();
  return done;
}

function tryOne({ store, rules, now }: ShelfParts, { id }: Shelved): Promise<boolean> {
  const { pool } = store;
  return readAgain({
    open: () => openSource(rawOf(pool, id), { receivedAt: now() }),
    isUnfit: (error) => error instanceof SourceError,
    input: { rules, store, files: store.files, name: `shelf:${id}`, now },
    settle: () => settleHere(pool, id, now()),
  });
}

function settleHere(pool: pg.Pool, id: string, now: number): Promise<void> {
  return inTransaction(pool, (client) => settle(client, id, now));
}

function noPiece(): Problem {
  return new Problem(404, 'No such piece', 'Nothing with this id is on the shelf. GET /v1/shelf/pieces lists what is.');
}
