// The ties between accounts: the bits of all the values two of them share, each further value of one kind at half.
import type { SharedIndicator } from '../../core/ring.ts';
import type { Weighed } from './population.ts';
import { COPIED_BITS, mayBePopular, order } from './population.ts';

/** Two accounts are tied from here on. */
export const LEAST_EDGE = 10;
/** Values of a kind that one tie counts; the rest add nothing a reviewer would read. */
const MOST_OF_A_KIND = 16;

/** A tie between two accounts by their places in the sorted list, `a` below `b`. */
export interface Edge {
  readonly a: number;
  readonly b: number;
  readonly bits: number;
  readonly indicators: readonly SharedIndicator[];
}

/**
 * All ties of at least ten bits, by `a`, then `b`. `values` must be sorted. Work is bounded: a value that ties has at most 50 holders,
 * so each use makes at most 49 pairs, and only the pairs of one account are held at a time.
 */
export function edgesOf(values: readonly Weighed[], accounts: number): readonly Edge[] {
  const held: number[][] = [];
  for (const [index, { idf, holders }] of values.entries())
    if (idf > 0)
      for (const account of holders) {
        held[account] ??= [];
        held[account].push(index);
      }
  const out: Edge[] = [];
  for (let a = 0; a < accounts; a++) {
    const shared = new Map<number, number[]>();
    for (const index of held[a] ?? [])
      for (const b of (values[index] as Weighed).holders) {
        if (b <= a) continue;
        const list = shared.get(b);
        if (list === undefined) shared.set(b, [index]);
        else list.push(index);
      }
    for (const b of [...shared.keys()].sort((x, y) => x - y)) {
      const edge = edgeOf(
        a,
        b,
        (shared.get(b) as readonly number[]).map((index) => values[index] as Weighed),
      );
      if (edge.bits >= LEAST_EDGE) out.push(edge);
    }
  }
  return out;
}

/**
 * The strongest value of each kind in full, each further one at half: two handles in one text are not two proofs. Links and pictures that nobody counted
 * add up to eight bits at most: people who read the same news share many of them.
 */
function edgeOf(a: number, b: number, shared: readonly Weighed[]): Edge {
  const count = new Map<string, number>();
  const indicators: SharedIndicator[] = [];
  let left = COPIED_BITS;
  for (const one of [...shared].sort((x, y) => y.idf - x.idf)) {
    const { kind, service, value, idf, rarity, lift } = one;
    const before = count.get(kind) ?? 0;
    count.set(kind, before + 1);
    const full = before === 0 ? idf : idf / 2;
    const bits = mayBePopular(one) ? Math.min(left, full) : full;
    if (mayBePopular(one)) left -= bits;
    if (before < MOST_OF_A_KIND && bits > 0) indicators.push({ kind, service, value, bits, rarity, lift });
  }
  indicators.sort((x, y) => y.bits - x.bits || order(x.kind, y.kind));
  return { a, b, bits: indicators.reduce((sum, one) => sum + one.bits, 0), indicators };
}
