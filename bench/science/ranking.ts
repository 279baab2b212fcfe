// How good a ranking is at the true base rate: average precision and recall at a precision, with simulated offenders weighed down to it. Never AUC.

/** One group of accounts with the same score. */
export interface Ranked {
  readonly score: number;
  readonly offenders: number;
  readonly innocents: number;
}

/** What a ranking is worth. */
export interface Merit {
  readonly ap: number;
  /** Recall at a precision of at least 0.9. */
  readonly recall: number;
}

const PRECISION = 0.9;

/** Merit of a ranking; each offender counts `weight`, each innocent account 1; equal scores are one step. */
export function meritOf(groups: readonly Ranked[], weight: number): Merit {
  const sorted = [...groups].sort((a, b) => b.score - a.score);
  const total = sorted.reduce((sum, one) => sum + one.offenders, 0);
  let [found, wrong, before, ap, recall] = [0, 0, 0, 0, 0];
  sorted.forEach(({ score, offenders, innocents }, at) => {
    found += offenders;
    wrong += innocents;
    if (sorted[at + 1]?.score === score) return;
    const precision = found === 0 ? 0 : (found * weight) / (found * weight + wrong);
    const reached = found / total;
    ap += (reached - before) * precision;
    before = reached;
    if (precision >= PRECISION) recall = reached;
  });
  return { ap, recall };
}

/** Wilson's 95 % interval of a share. */
export function wilson(hits: number, of: number): readonly [number, number] {
  const z = 1.959964;
  const p = hits / of;
  const middle = (p + (z * z) / (2 * of)) / (1 + (z * z) / of);
  const half = (z * Math.sqrt((p * (1 - p)) / of + (z * z) / (4 * of * of))) / (1 + (z * z) / of);
  return [Math.max(0, middle - half), Math.min(1, middle + half)];
}
