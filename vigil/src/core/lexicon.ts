// A Lexicon is a versioned list of Terms; each Term carries lines it must and must not match, which the loader runs as tests.
import { z } from 'zod';

/** What a term is evidence of. Only `term` can open a file. */
export const TERM_FAMILIES = ['term', 'age', 'offer', 'contact', 'payment', 'context', 'victim'] as const;
/** `shadow`: seen and counted, but adds no bits and opens no file. */
export const TERM_MODES = ['live', 'shadow'] as const;
export const TERM_KINDS = ['word', 'phrase', 'tag', 'abbreviation', 'emoji', 'regex'] as const;

const line = z.string().min(1).max(2_000);

/** One entry of a lexicon. */
export const Term = z.strictObject({
  id: z
    .string()
    .min(1)
    .max(100)
    .regex(/^[\w.:-]+$/, 'use letters, digits, dot, colon, dash and underscore'),
  term: z.string().min(1).max(500),
  family: z.enum(TERM_FAMILIES),
  kind: z.enum(TERM_KINDS),
  bits: z.number().min(-16).max(32).optional(),
  mode: z.enum(TERM_MODES).optional(),
  matches: z.array(line).max(200).optional(),
  ignores: z.array(line).max(200).optional(),
});
export type Term = Readonly<z.infer<typeof Term>>;

/** One file of terms. `standIn` is true for invented terms; `validUntil` is an ISO date after which `vigil doctor` warns. */
export const Lexicon = z.strictObject({
  format: z.literal(1).default(1),
  id: z.string().min(1).max(100),
  title: z.string().min(1).max(300),
  version: z.string().min(1).max(50).default('1'),
  licence: z.string().min(1).max(200),
  standIn: z.boolean().default(false),
  validUntil: z.iso.date().optional(),
  terms: z.array(Term).min(1, 'a lexicon needs at least one term').max(200_000),
});
export type Lexicon = Readonly<z.infer<typeof Lexicon>>;
