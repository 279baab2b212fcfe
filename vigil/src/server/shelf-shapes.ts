// What the API says of the shelf: reasons, pieces, a bounded look at raw bytes, and what came of reading again. As schemas.
import { z } from 'zod';

const count = z.int().min(0);
const moment = z.number().describe('Milliseconds since 1970.');

/** Bytes of one look. */
export const LOOK_BYTES = 4_096;

/** Why things lie there. */
export const ShelfReasons = z.strictObject({
  reasons: z.array(
    z.strictObject({
      why: z.string(),
      pieces: count,
      bytes: count,
      since: moment,
      last: moment,
      sources: z.array(z.strictObject({ source: z.string(), pieces: count })),
    }),
  ),
});
export type ShelfReasons = Readonly<z.infer<typeof ShelfReasons>>;

/** One piece. */
export const ShelfPiece = z.strictObject({
  id: z.string(),
  source: z.string(),
  offset: count,
  bytes: count,
  line: z.int().nullable(),
  why: z.string(),
  receivedAt: moment,
  complete: z.boolean(),
});
export type ShelfPiece = Readonly<z.infer<typeof ShelfPiece>>;

/** Pieces of one reason. */
export const ShelfPieces = z.strictObject({ pieces: z.array(ShelfPiece), next: z.string().nullable() });
export type ShelfPieces = Readonly<z.infer<typeof ShelfPieces>>;

/** A stretch of raw bytes, as hexadecimal digits: nothing in it can act on a page. */
export const ShelfLook = z.strictObject({
  id: z.string(),
  from: count,
  bytes: count.describe('Of the whole piece.'),
  hex: z.string().max(LOOK_BYTES * 2),
});
export type ShelfLook = Readonly<z.infer<typeof ShelfLook>>;

/** What to read again: one piece, or those of a reason. */
export const AgainWish = z
  .strictObject({ id: z.string().max(40).optional(), why: z.string().max(1_000).optional() })
  .refine(({ id, why }) => (id === undefined) !== (why === undefined), { message: 'give an id or a reason' });

/** What came of it. */
export const AgainDone = z.strictObject({
  read: count.describe('Pieces that were understood and have left the shelf.'),
  left: count.describe('Pieces that still cannot be read.'),
  more: count.describe('Pieces that were not tried: ask again.'),
});
export type AgainDone = Readonly<z.infer<typeof AgainDone>>;
