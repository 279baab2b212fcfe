// What the screen and the worker that runs the matcher say to each other. A matcher has a name; a newer list under the same name takes its place.
import type { Match, TermKind } from '../../../match/src/index.ts';

/** A term to look for. */
export interface Sought {
  readonly id: string;
  readonly text: string;
  readonly kind: TermKind;
}

/** A finding with what was done to hide it, in sentences. */
export interface Found extends Pick<Match, 'id' | 'tier' | 'start' | 'end'> {
  readonly explained: readonly string[];
}

/** UTF-16 units of a text that are looked at here. */
export const TEXT_UNITS = 20_000;

/** A question to the worker. */
export type Question =
  | { readonly n: number; readonly kind: 'compile'; readonly name: string; readonly terms: readonly Sought[] }
  | { readonly n: number; readonly kind: 'find'; readonly name: string; readonly texts: readonly string[] };

/** Its answer. A list that cannot be compiled says which term, and why. */
export type Answer =
  | { readonly n: number; readonly ok: true; readonly found: readonly (readonly Found[])[] }
  | { readonly n: number; readonly ok: false; readonly index: number; readonly why: string; readonly mend: string };
