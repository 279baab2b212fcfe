// The tables learning starts from: what is known of offenders before the first review, and how common each level is on the whole platform.
import { LEVELS, type LevelTable } from '../../core/judgement.ts';
import { FAMILIES, type Family } from '../../core/signal.ts';

/** Distinct accounts of a platform, and how many of them show a family at least once, without confirmed offenders. A Background is one. */
export interface PlatformRates {
  readonly accounts: number;
  readonly shows: Readonly<Partial<Record<Family, number>>>;
}

/** What is assumed of offenders until they are reviewed: rough, by hand, and worth `kappa` cases (science.md, prototype). */
export const OFFENDERS_ASSUMED: LevelTable = {
  term: [0.25, 0.45, 0.3],
  age: [0.45, 0.4, 0.15],
  offer: [0.15, 0.4, 0.45],
  contact: [0.2, 0.4, 0.4],
  payment: [0.7, 0.2, 0.1],
  obfuscation: [0.4, 0.4, 0.2],
  joint: [0.25, 0.15, 0.2, 0.15, 0.25],
  hash: [0.88, 0.12],
  link: [0.65, 0.35],
  notice: [0.88, 0.1, 0.02],
  classifier: [0.9, 0.05, 0.05],
  context: [0.92, 0.06, 0.02],
  victim: [1],
};

/** Accounts in a million that show a family, where nothing was counted. */
const SHOWN_ASSUMED: Readonly<Record<Family, number>> = {
  term: 5_000,
  age: 10_000,
  offer: 60_000,
  contact: 40_000,
  payment: 10_000,
  obfuscation: 20_000,
  joint: 800,
  hash: 1,
  link: 20,
  notice: 3_000,
  classifier: 5_000,
  context: 4_000,
  victim: 0,
};

/** How those that show a family spread over its levels from 1 up. Sketches count presence only, so this stays an assumption. */
const SPREAD: Readonly<Record<Family, readonly number[]>> = {
  term: [0.9, 0.1],
  age: [0.9, 0.1],
  offer: [0.75, 0.25],
  contact: [0.75, 0.25],
  payment: [0.75, 0.25],
  obfuscation: [0.9, 0.1],
  joint: [0.85, 0.08, 0.06, 0.01],
  hash: [1],
  link: [1],
  notice: [0.9, 0.1],
  classifier: [0.75, 0.25],
  context: [0.9, 0.1],
  victim: [],
};

/**
 * The table of all accounts from what was counted: u = (c + 0.5) / (N + 1) show a family at all (science.md 2.3, 1).
 * Families that were not counted take an assumed rate; without any count all do.
 */
export function platformTable(rates?: PlatformRates): LevelTable {
  const rowOf = (family: Family): readonly number[] => {
    const counted = rates?.shows[family];
    const shown =
      rates === undefined || counted === undefined
        ? SHOWN_ASSUMED[family] / 1e6
        : (counted + 0.5) / (rates.accounts + 1);
    const share = Math.min(0.9, shown);
    return [1 - share, ...SPREAD[family].map((part) => part * share)];
  };
  return tableOf(rowOf);
}

/** A table from a row a family. */
export function tableOf(rowOf: (family: Family) => readonly number[]): LevelTable {
  return Object.fromEntries(FAMILIES.map((family) => [family, rowOf(family)])) as unknown as LevelTable;
}

/** How many levels a family has. */
export function levelCount(family: Family): number {
  return LEVELS[family].length;
}
