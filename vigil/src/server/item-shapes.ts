// What the API answers about one kept item and its text, as schemas: pieces with their readings, masked where they must be.
import { z } from 'zod';
import { FAMILIES } from '../core/signal.ts';

const count = z.int().min(0);
const moment = z.number().describe('Milliseconds since 1970.');

/** A piece of a kept text. Joined in order the pieces are the text. */
export const Piece = z.strictObject({
  text: z.string(),
  masked: z.boolean(),
  tags: z.array(z.enum(FAMILIES)).describe('Families of evidence this piece belongs to.'),
  why: z.array(z.string()).describe('What this piece is, in English words: empty for plain text.'),
  signals: z.array(z.string()).describe('The same by name: signals that were observed here.'),
  services: z.array(z.string()).describe('Services whose address this is.'),
});
export type Piece = Readonly<z.infer<typeof Piece>>;

/** What a stretch of text was taken for. */
const ReadingShape = z.strictObject({
  as: z.string().describe('The listed term; masked where the stretch is.'),
  tier: z.enum(['exact', 'obfuscated', 'embedded', 'split', 'fuzzy']),
  disguises: z.array(z.string()).describe('Kinds of disguise, as the matcher names them.'),
  steps: z.array(z.string()).describe('What was read as what, in sentences; empty while masked.'),
});
export type Reading = z.infer<typeof ReadingShape>;

/** A piece of a text with its place in the original. */
export const TextPiece = Piece.extend({
  start: count.describe('UTF-16 offset in the whole text.'),
  readings: z.array(ReadingShape),
});
export type TextPiece = z.infer<typeof TextPiece>;

const Folded = z.strictObject({ text: z.string(), marked: z.boolean() });
export type FoldedPiece = z.infer<typeof Folded>;

/** One kept item of a timeline. */
export const TimelineItem = z.strictObject({
  id: z.string(),
  surface: z.string(),
  language: z.string(),
  createdAt: moment,
  selfAuthored: z.boolean(),
  removedAt: moment.nullable(),
  cut: z.boolean().describe('True when the text is longer than what is shown.'),
  revision: z.string().describe('An edited post is kept as a further item with another revision.'),
  lookedBack: z.boolean().describe('Found by looking back: kept after an item that is newer.'),
  units: count.describe('UTF-16 units of the whole text.'),
  pieces: z.array(TextPiece),
  folded: z.array(Folded).nullable().describe('The shown text as the matcher reads it, when asked for.'),
  seen: z.array(
    z.strictObject({
      signal: z.string(),
      says: z.string(),
      bits: z.number(),
      proof: z
        .strictObject({ list: z.string(), entry: z.string(), distance: count.describe('Bits of 256 that differ.') })
        .nullable()
        .describe('Of a known hash: where it is listed.'),
    }),
  ),
});
export type TimelineItem = z.infer<typeof TimelineItem>;

/** Reveals of whoever asks, and the bounds on them. */
export const RevealCount = z.strictObject({
  used: count.describe('Of yours, in the last hour.'),
  limit: count,
  here: count.describe('On this case, ever.'),
  people: count.describe('By how many people.'),
  idleMs: count.describe('A revealed case is to be masked again after so long without a sign of the reader.'),
  wordMs: count.describe('A revealed word is to be masked again after so long.'),
});
