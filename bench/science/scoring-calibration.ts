// Whether a shown probability is what is found: fitted on the reviewed cases of one world, tested on another draw of it that nobody learned from.
import type { JudgementModel } from '../../vigil/src/core/judgement.ts';
import { DEFAULT_POLICY } from '../../vigil/src/core/policy.ts';
import { assess } from '../../vigil/src/engine/assess.ts';
import { markdownTable } from '../print.ts';
import { wilson } from './ranking.ts';
import { offendsAt } from './scoring-accounts.ts';
import { rankAgain } from './scoring-reviews.ts';
import type { Stage } from './scoring-run.ts';

const EDGES = [0, 0.02, 0.1, 0.3, 0.6, 0.9, 1.000_001];
/** Accounts from which a bin says something. */
const POPULATED = 10;

/** What was shown and what was found in one bin. */
export interface Bin {
  readonly accounts: number;
  readonly shown: number;
  readonly found: number;
}

/** The top of a held-out queue, as this model ranks it, by the probability that is shown. */
export function binsOf({ judged, queue }: Stage, model: JudgementModel, count: number): readonly Bin[] {
  const rules = { policy: DEFAULT_POLICY, lexicon: 'bench', model };
  const bins = EDGES.slice(1).map(() => ({ accounts: 0, shown: 0, found: 0 }));
  const shown = judged.looks.map(({ seen }) => assess(seen, rules).probability ?? 0);
  for (const at of rankAgain(queue, new Set(queue.order), model).slice(0, count)) {
    const probability = shown[judged.lookOf[at] ?? 0] ?? 0;
    const bin = bins[EDGES.findIndex((edge) => edge > probability) - 1];
    if (bin === undefined) continue;
    bin.accounts += 1;
    bin.shown += probability;
    if (offendsAt(judged, at)) bin.found += 1;
  }
  return bins;
}

/** The same bins of several draws together. */
export function addBins(all: readonly (readonly Bin[])[]): readonly Bin[] {
  return EDGES.slice(1).map((_, at) =>
    all.reduce(
      (sum, bins) => ({
        accounts: sum.accounts + (bins[at]?.accounts ?? 0),
        shown: sum.shown + (bins[at]?.shown ?? 0),
        found: sum.found + (bins[at]?.found ?? 0),
      }),
      { accounts: 0, shown: 0, found: 0 },
    ),
  );
}

/** Populated bins, and in how many of them the shown probability lies inside the 95 % interval of what was found. */
export function heldBins(bins: readonly Bin[]): { readonly populated: number; readonly held: number } {
  const populated = bins.filter(({ accounts }) => accounts >= POPULATED);
  return { populated: populated.length, held: populated.filter(holds).length };
}

function holds({ accounts, shown, found }: Bin): boolean {
  const [low, high] = wilson(found, accounts);
  const mean = shown / accounts;
  return mean >= low && mean <= high;
}

/** Bins as a table. */
export function binTable(bins: readonly Bin[]): string {
  const rows = bins.map((bin, at) => {
    const [low, high] = bin.accounts === 0 ? [0, 1] : wilson(bin.found, bin.accounts);
    const range = `${EDGES[at]} to ${Math.min(1, EDGES[at + 1] ?? 1)}`;
    if (bin.accounts < POPULATED) return [range, `${bin.accounts}`, '', '', 'too few'];
    const found = `${(bin.found / bin.accounts).toFixed(3)} (${low.toFixed(3)} to ${high.toFixed(3)})`;
    return [range, `${bin.accounts}`, (bin.shown / bin.accounts).toFixed(3), found, holds(bin) ? 'inside' : 'outside'];
  });
  return markdownTable(['probability', 'accounts', 'shown', 'found (95 %)', ''], rows);
}
