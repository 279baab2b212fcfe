// How many of some accounts may turn out to offend, when each probability was itself learned from a limited number of reviewed cases.

/** Accounts that were shown about the same probability by the same step of a calibration. */
export interface Expectation {
  readonly accounts: number;
  /** Mean probability that was shown. */
  readonly shown: number;
  /** Reviewed cases the step rests on. */
  readonly cases: number;
}

/** Tails below this are cut before distributions are added. */
const NEGLIGIBLE = 1e-13;
const TAIL = 0.025;

/**
 * The 95 % prediction interval of the number found: least and most. A share learned from n cases has a beta posterior with n pseudo-cases, so the
 * number among m further accounts is beta-binomial (Gelman and others, Bayesian Data Analysis, 2.4; Hahn and Meeker, Statistical Intervals, 6);
 * groups are independent, so their distributions are convolved.
 */
export function predictionInterval(groups: readonly Expectation[]): readonly [number, number] {
  let [from, chances]: [number, readonly number[]] = [0, [1]];
  for (const group of groups) {
    const [start, own] = betaBinomial(group);
    chances = convolved(chances, own);
    from += start;
  }
  let below = 0;
  let [least, most]: [number | undefined, number] = [undefined, from + chances.length - 1];
  for (const [at, chance] of chances.entries()) {
    below += chance;
    if (least === undefined && below > TAIL) least = from + at;
    if (below >= 1 - TAIL) {
      most = from + at;
      break;
    }
  }
  return [least ?? from, most];
}

/** Chances of k = start, start + 1, … offenders. By the ratio of neighbours, from the mode outwards in logarithms, so that nothing underflows. */
export function betaBinomial({ accounts: m, shown, cases }: Expectation): readonly [number, readonly number[]] {
  const [a, b] = [shown * cases, (1 - shown) * cases];
  const logs = new Float64Array(m + 1);
  for (let k = 0; k < m; k += 1)
    logs[k + 1] = (logs[k] ?? 0) + Math.log(((m - k) * (a + k)) / ((k + 1) * (b + m - k - 1)));
  const top = logs.reduce((most, one) => Math.max(most, one), Number.NEGATIVE_INFINITY);
  const raw = Array.from(logs, (one) => Math.exp(one - top));
  const sum = raw.reduce((total, one) => total + one, 0);
  const chances = raw.map((one) => one / sum);
  const start = chances.findIndex((one) => one > NEGLIGIBLE);
  return [start, chances.slice(start, chances.findLastIndex((one) => one > NEGLIGIBLE) + 1)];
}

function convolved(one: readonly number[], other: readonly number[]): readonly number[] {
  const out = Array.from({ length: one.length + other.length - 1 }, () => 0);
  one.forEach((p, i) => {
    other.forEach((q, j) => {
      out[i + j] = (out[i + j] ?? 0) + p * q;
    });
  });
  return out;
}
