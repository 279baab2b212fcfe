// A Ring is a group of accounts on file that share values hardly anybody else has: members, the evidence of every edge, and a case of its own.
import type { Severity } from './assessment.ts';
import type { IndicatorKind } from './indicator.ts';
import type { Branded } from './item.ts';

/** Readable, from the member whose key sorts first when the ring was found; stays while most members stay. */
export type RingId = Branded<'RingId'>;

/** An account by platform and id, as one sortable text: `platform NUL id`. */
export type AccountKey = Branded<'AccountKey'>;

/** A value that two members share, with what it is worth between them. */
export interface SharedValue {
  readonly kind: IndicatorKind;
  readonly service: string;
  readonly value: string;
  readonly bits: number;
}

/** Two members, `a` before `b`, and what ties them. `bits` is the sum over the shared values. */
export interface RingEdge {
  readonly a: AccountKey;
  readonly b: AccountKey;
  readonly bits: number;
  readonly indicators: readonly SharedValue[];
}

/** A ring as it stands. Its case is open until somebody decides; a due time only ever moves closer. */
export interface Ring {
  readonly id: RingId;
  readonly members: readonly AccountKey[];
  readonly edges: readonly RingEdge[];
  readonly severity: Severity;
  readonly state: 'open' | 'decided';
  /** Milliseconds since 1970. */
  readonly openedAt: number;
  readonly dueAt: number;
}
