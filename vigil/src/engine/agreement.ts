// agreement: how often two people come to the same outcome beyond chance, as Cohen's kappa with its interval, so that a careless or a biased hand shows.
import type { Agreement } from '../core/second-look.ts';

/** With fewer pairs an interval by large-sample theory says nothing. */
export const LEAST_PAIRS = 30;
const Z95 = 1.959964;

/**
 * Agreement of pairs of outcomes. kappa = (po - pe) / (1 - pe), po the share that agrees, pe the share expected by chance from both margins
 * (Cohen 1960, Educational and Psychological Measurement 20, 37-46). The interval is kappa ± 1.96 standard errors with the large-sample variance of
 * Fleiss, Cohen and Everitt (1969, Psychological Bulletin 72, 323-327, formula 13), cut to -1..1.
 */
export function agreementOf(pairs: readonly { readonly first: string; readonly second: string }[]): Agreement {
  const n = pairs.length;
  if (n === 0) return { pairs: 0, agreed: null, kappa: null };
  const agreed = pairs.filter(({ first, second }) => first === second).length / n;
  const rows = shares(pairs.map(({ first }) => first));
  const columns = shares(pairs.map(({ second }) => second));
  const chance = [...rows].reduce((sum, [outcome, share]) => sum + share * (columns.get(outcome) ?? 0), 0);
  if (n < LEAST_PAIRS || chance > 1 - 1e-9) return { pairs: n, agreed, kappa: null };
  const value = (agreed - chance) / (1 - chance);
  const cells = shares(pairs.map(({ first, second }) => `${first}\u0000${second}`));
  const variance = varianceOf({ cells, rows, columns, value, chance }) / n;
  const reach = Z95 * Math.sqrt(Math.max(0, variance));
  return { pairs: n, agreed, kappa: { value, low: Math.max(-1, value - reach), high: Math.min(1, value + reach) } };
}

interface Table {
  readonly cells: ReadonlyMap<string, number>;
  readonly rows: ReadonlyMap<string, number>;
  readonly columns: ReadonlyMap<string, number>;
  readonly value: number;
  readonly chance: number;
}

/** n times the variance of kappa: the sum over the table of how each cell moves it. */
function varianceOf({ cells, rows, columns, value, chance }: Table): number {
  let sum = 0;
  for (const [cell, share] of cells) {
    const [first = '', second = ''] = cell.split('\u0000');
    if (first === second) sum += share * (1 - ((rows.get(first) ?? 0) + (columns.get(first) ?? 0)) * (1 - value)) ** 2;
    else sum += share * ((columns.get(first) ?? 0) + (rows.get(second) ?? 0)) ** 2 * (1 - value) ** 2;
  }
  return (sum - (value - chance * (1 - value)) ** 2) / (1 - chance) ** 2;
}

function shares(all: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const one of all) counts.set(one, (counts.get(one) ?? 0) + 1 / all.length);
  return counts;
}
