// A Signature is the second person on an act that one person may not do alone: wanted, then given, refused, or not given in time.
import type { Branded } from './item.ts';

/** What is signed as a whole: one decision, or the joint decision on a ring. */
export type ActId = Branded<'ActId'>;
export type SignatureId = Branded<'SignatureId'>;

/** Whoever does an act. Two hands are one person's when the name, the owner, the person or the session or key is the same. */
export interface Hand {
  readonly name: string;
  /** The session or key: `session:…`, `key:…`, `person:…`. */
  readonly actor?: string;
  /** The id of a person who signed in, or whose key it is. */
  readonly person?: string;
  /** The name of the person whose key it is. */
  readonly owner?: string;
}

/** Why an act needs two people. */
export const SIGNATURE_CAUSES = {
  suspension: { says: 'an account is suspended for good' },
  'severe-dismissal': { says: 'an urgent case with a known hash or an offer in one text is dismissed' },
  reversal: { says: 'an appeal lifts what two people have signed' },
  ring: { says: 'all open cases of a ring are decided at once' },
  disagreement: { says: 'a blind second look came to another outcome' },
} as const satisfies Record<string, { readonly says: string }>;
export type SignatureCause = keyof typeof SIGNATURE_CAUSES;

/** `wanted` until somebody else gives or refuses it, it expires, or the act is undone. Each end is final. */
export type SignatureState = 'wanted' | 'given' | 'refused' | 'expired' | 'withdrawn';

/** One signature. Times in milliseconds since 1970. */
export interface Signature {
  readonly id: SignatureId;
  readonly act: ActId;
  readonly causes: readonly SignatureCause[];
  readonly state: SignatureState;
  readonly wantedAt: number;
  /** By when; past it an act returns to review. A disagreement stays until a lead has settled it. */
  readonly dueAt: number;
  /** Who gave or refused it. */
  readonly by?: Hand;
  readonly reason?: string;
  readonly settledAt?: number;
}
