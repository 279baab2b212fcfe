// A Proposal is a change of the lexicon that waits for a second person; what signed ones come to is the Overlay, which lies over the lists of the files.
import { z } from 'zod';
import { Term } from './lexicon.ts';

/** The pack of terms that were added by proposals. */
export const OVERLAY_PACK = 'console';
/** Changes of one proposal. */
export const PROPOSAL_CHANGES = 200;
/** Terms that an overlay adds, alters or retires at most. */
export const OVERLAY_TERMS = 20_000;

const pack = z.string().min(1).max(100);
const id = z.string().min(1).max(100);

/** What becomes of one term. A term of a file is named by its list and its own id there. */
export const TermChange = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('add'), term: Term }),
  z.strictObject({ kind: z.literal('alter'), pack, term: Term }),
  z.strictObject({ kind: z.literal('retire'), pack, id }),
]);
export type TermChange = Readonly<z.infer<typeof TermChange>>;

/** All that proposals have changed so far. Version 0 is empty; each activation makes the next, a roll-back too. */
export const Overlay = z.strictObject({
  version: z.int().min(0),
  /** Added terms, and altered ones as they are now. */
  terms: z.array(z.strictObject({ pack, term: Term })).max(OVERLAY_TERMS),
  retired: z.array(z.strictObject({ pack, id })).max(OVERLAY_TERMS),
});
export type Overlay = Readonly<z.infer<typeof Overlay>>;

/** Nothing was ever proposed. */
export const NO_OVERLAY: Overlay = { version: 0, terms: [], retired: [] };

/** Where a proposal stands. */
export const PROPOSAL_STATES = ['waiting', 'active', 'refused', 'withdrawn'] as const;

/** A proposal: who made it on which version, and what became of it. `rollback` names a version to go back to, and then there are no changes. */
export interface Proposal {
  readonly id: string;
  /** As the audit log names the author, and the name that people read. */
  readonly actor: string;
  readonly by: string;
  readonly at: number;
  readonly why: string;
  /** Version of the overlay that the author saw. */
  readonly base: number;
  /** Fingerprint of the changes: what a signer says they have seen. */
  readonly digest: string;
  readonly changes: readonly TermChange[];
  readonly rollback: number | null;
  readonly state: (typeof PROPOSAL_STATES)[number];
  readonly settled: { readonly by: string; readonly at: number; readonly why: string } | null;
}
