// How long something lasts when some of it lasts still: the share of accounts still online after so long, and how long people, decisions and measures take.

/** Spans of one length. `ended` is false for what lasts still: it is counted as long as it has lasted, and never dropped. */
export interface Spans {
  /** Milliseconds, 0 or more. */
  readonly ms: number;
  readonly ended: boolean;
  /** How many there are, 1 or more. */
  readonly n: number;
}

/** The share that lasts longer than `ms`, with the bounds of its 95 % confidence interval. */
export interface SurvivalStep {
  readonly ms: number;
  /** How many had lasted at least so long. */
  readonly atRisk: number;
  /** How many of these ended exactly here. */
  readonly ended: number;
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

/** The 97.5th percentile of the normal distribution. */
const Z = 1.959963984540054;

/**
 * The Kaplan–Meier estimate, a step for each length at which something ended, shortest first:
 * S(t) = Π over tᵢ ≤ t of (1 − dᵢ/nᵢ), with dᵢ ended at tᵢ of nᵢ that lasted at least tᵢ; what lasts still leaves nᵢ after its own length.
 * Bounds by Greenwood's sum Σ dᵢ/(nᵢ(nᵢ − dᵢ)) on the scale of log(−log S).
 * Source: E. L. Kaplan, P. Meier, "Nonparametric estimation from incomplete observations", JASA 53 (1958) 457–481;
 * J. D. Kalbfleisch, R. L. Prentice, "The Statistical Analysis of Failure Time Data" (2002), 1.4.
 */
export function survivalOf(spans: readonly Spans[]): readonly SurvivalStep[] {
  const ends = new Map<number, { ended: number; all: number }>();
  let atRisk = 0;
  for (const { ms, ended, n } of spans) {
    const at = ends.get(ms) ?? { ended: 0, all: 0 };
    at.all += n;
    if (ended) at.ended += n;
    ends.set(ms, at);
    atRisk += n;
  }
  const steps: SurvivalStep[] = [];
  let share = 1;
  let greenwood = 0;
  for (const [ms, { ended, all }] of [...ends].sort(([a], [b]) => a - b)) {
    if (ended > 0) {
      share *= (atRisk - ended) / atRisk;
      greenwood += ended / (atRisk * (atRisk - ended));
      steps.push({ ms, atRisk, ended, share, ...boundsOf(share, greenwood) });
    }
    atRisk -= all;
  }
  return steps;
}

/** Where nothing is left there is no interval to give: the share is 0, and so are its bounds. */
function boundsOf(share: number, greenwood: number): { readonly low: number; readonly high: number } {
  if (share <= 0) return { low: 0, high: 0 };
  const log = Math.log(share);
  const width = (Z * Math.sqrt(greenwood)) / Math.abs(log);
  return { low: Math.exp(log * Math.exp(width)), high: Math.exp(log * Math.exp(-width)) };
}

/** The share that lasts longer than `ms`: 1 before the first step. */
export function shareAfter(steps: readonly SurvivalStep[], ms: number): number {
  return steps.findLast((step) => step.ms <= ms)?.share ?? 1;
}

/** The shortest time after which at least the share `part` (0 to 1) has ended; undefined when so much has not ended yet. */
export function timeUntil(steps: readonly SurvivalStep[], part: number): number | undefined {
  // A share of 0.05 is reached by a product of fractions: what differs in the last digits counts as reached.
  return steps.find((step) => step.share <= 1 - part + 1e-9)?.ms;
}
