// next-case: which case a person is led to next. By the queue's order; and, where they ask for it, an easier one after so many severe ones in a row, never past an urgent case whose time runs short.
import type { ReasonFamily, Severity } from '../core/assessment.ts';

/** So many severe cases in a row a person may choose; 0 is never, and the default. */
export const MIX_AFTER = { least: 2, most: 10 } as const;
/** An urgent case that has used this share of the time to its first look is not passed over for an easier one. */
export const SHORT_FROM = 0.5;
/** A row of severe cases is counted over this long. */
export const ROW_MS = 12 * 3_600_000;
/** What makes a standard case no easy one: a whole offer, known media, an age. */
export const HEAVY_FAMILIES: readonly ReasonFamily[] = ['joint', 'hash', 'age'];

/** What the rule looks at. */
export interface Choice {
  /** The first case of the queue that this person may take; undefined when there is none. */
  readonly head: { readonly id: string; readonly severity: Severity } | undefined;
  /** Of the easy ones, the one that is due first. */
  readonly easy: string | undefined;
  /** Whether any case that could come before it, urgent or named by a trusted flagger, has used `SHORT_FROM` of its time. */
  readonly short: boolean;
  /** How many severe cases in a row this person has had. */
  readonly row: number;
  /** What they chose; 0 is never. */
  readonly mixAfter: number;
}

/** The next case, and whether it is one that came before its turn to be easier. */
export function chooseNext({ head, easy, short, row, mixAfter }: Choice): {
  readonly case: string | undefined;
  readonly easier: boolean;
} {
  const wanted = mixAfter > 0 && row >= mixAfter && head?.severity === 'urgent';
  return wanted && !short && easy !== undefined ? { case: easy, easier: true } : { case: head?.id, easier: false };
}

/** One case that a person has had, or several decided as one act. */
export interface Had {
  readonly cases: readonly string[];
  readonly severe: boolean;
}

/** How many severe ones in a row, the newest first. `after`: the case that is left now, counted once whether or not it is decided already. */
export function countRow(had: readonly Had[], after?: Had): number {
  const isNew = after !== undefined && !after.cases.some((one) => had[0]?.cases.includes(one) === true);
  const all = isNew ? [after, ...had] : had;
  const end = all.findIndex((one) => !one.severe);
  return end < 0 ? all.length : end;
}
