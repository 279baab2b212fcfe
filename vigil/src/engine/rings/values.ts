// Which shared values may tie accounts together: those that accounts on file hold far more often than the platform does, and that few hold at all.
import type { IndicatorKind } from '../../core/indicator.ts';
import type { AccountKey } from '../../core/ring.ts';

/** One account on file holds one value that it wrote itself. */
export interface Use {
  readonly account: AccountKey;
  readonly kind: IndicatorKind;
  readonly service: string;
  readonly value: string;
}

/** How large the platform is, how many accounts have a file, and how many accounts of the platform hold a value. */
export interface Surroundings {
  readonly accounts: number;
  readonly onFile: number;
  held(use: Use): number;
}

/** A value that qualifies, with its holders on file in order. */
export interface Tie {
  readonly use: Use;
  readonly holders: readonly AccountKey[];
  /** Accounts on the platform that hold it, at least the holders on file. */
  readonly held: number;
  /** log2(N / d): what sharing it is worth. */
  readonly bits: number;
}

/** Thirty-two times more often among accounts on file than on the platform (science 4.2, measured in 4.3). */
const LEAST_LIFT = 5;
/** A value that this share of the platform holds ties nobody, whoever else holds it. */
const HUB_SHARE = 1 / 200;
/** A text that more accounts have copied is a joke or a chain letter, not a template. */
const MOST_COPIES = 25;
/** Texts that are alike: nothing of it is counted on the platform, because only texts with a listed term are compared. */
const TEXTS: ReadonlySet<IndicatorKind> = new Set(['text', 'bio']);

/**
 * Values that at least two accounts on file share and that lift >= 5 bits:
 * log2((k / nF) / ((d - k + 0.5) / N)), with k of nF accounts on file and d of N accounts on the platform holding it.
 * Independent of the order of uses.
 */
export function tiesOf(uses: readonly Use[], around: Surroundings): readonly Tie[] {
  const byValue = new Map<string, { readonly use: Use; readonly holders: Set<AccountKey> }>();
  for (const use of uses) {
    const key = `${use.kind}\u0000${use.service}\u0000${use.value}`;
    const known = byValue.get(key);
    if (known === undefined) byValue.set(key, { use, holders: new Set([use.account]) });
    else known.holders.add(use.account);
  }
  const ties: Tie[] = [];
  for (const key of [...byValue.keys()].sort()) {
    const { use, holders } = byValue.get(key) as { use: Use; holders: Set<AccountKey> };
    if (holders.size < 2 || (TEXTS.has(use.kind) && holders.size > MOST_COPIES)) continue;
    const held = Math.max(holders.size, Math.round(TEXTS.has(use.kind) ? holders.size : around.held(use)));
    if (held > around.accounts * HUB_SHARE && held > holders.size) continue;
    if (liftOf(holders.size, held, around) < LEAST_LIFT) continue;
    const bits = Math.log2(around.accounts / held);
    if (bits > 0) ties.push({ use, holders: [...holders].sort(), held, bits });
  }
  return ties;
}

/** How many times more often accounts on file hold a value than other accounts do, in bits. */
export function liftOf(onFile: number, held: number, { accounts, onFile: all }: Surroundings): number {
  return Math.log2(onFile / Math.max(1, all) / ((held - onFile + 0.5) / Math.max(1, accounts)));
}
