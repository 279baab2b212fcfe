// A certificate of precision: from which score on decisions were right so often that chance does not explain it. Without one only people act.
import type { Certificate } from '../../core/judgement.ts';

/** One decision with the score it was made at. */
export interface Decided {
  readonly bits: number;
  readonly violating: boolean;
}

/** What is to be proved. */
export interface Claim {
  /** Version of the model the scores come from, `cold` for hand weights. */
  readonly model: string;
  readonly policy: string;
  /** Largest share of wrong measures, and the largest chance that the proof errs. */
  readonly alpha: number;
  readonly delta: number;
  /** Milliseconds since 1970. */
  readonly date: number;
}

/** Decisions by which each further threshold is looser than the one before: fixed beforehand, so that outcomes do not choose it. */
const STEP = 10;

/** P(X <= errors) for X binomial of n trials with chance p: exact, summed in logarithms. */
export function binomialTail(n: number, errors: number, p: number): number {
  if (errors >= n) return 1;
  let term = n * Math.log1p(-p);
  let sum = Math.exp(term);
  for (let k = 1; k <= errors; k += 1) {
    term += Math.log((n - k + 1) / k) + Math.log(p) - Math.log1p(-p);
    sum += Math.exp(term);
  }
  return Math.min(1, sum);
}

/** Fewest decisions with so many errors that prove a precision of 1 - alpha (59 without error for 0.05 and 0.05). */
export function fewestDecisions(alpha: number, delta: number, errors = 0): number {
  let n = errors + 1;
  while (binomialTail(n, errors, alpha) > delta) n += 1;
  return n;
}

/**
 * Learn-then-Test with a fixed sequence (Angelopoulos, Bates et al. 2021): thresholds from the strictest down, each certified when
 * P(Bin(n, alpha) <= errors) <= delta; the first that is not ends it. The strictest is where the fewest provable decisions lie. Returns the loosest
 * certified threshold, or undefined when none is. Assumes that decisions to come are like these: an adversary who adapts breaks that, hence `stale`.
 */
export function certify(
  decided: readonly Decided[],
  { model, policy, alpha, delta, date }: Claim,
): Certificate | undefined {
  const sorted = [...decided].sort((a, b) => b.bits - a.bits);
  let certified: Certificate | undefined;
  let errors = 0;
  let next = fewestDecisions(alpha, delta);
  for (const [at, one] of sorted.entries()) {
    if (!one.violating) errors += 1;
    const decisions = at + 1;
    if (decisions < next || sorted[decisions]?.bits === one.bits) continue;
    if (binomialTail(decisions, errors, alpha) > delta) break;
    certified = { bits: one.bits, model, policy, alpha, delta, decisions, errors, date, stale: false };
    next = decisions + STEP;
  }
  return certified;
}

/** What a score was made by. */
export interface Measured {
  readonly bits: number;
  readonly model: string;
  readonly policy: string;
}

/** The same bits added up in another order differ by less than this, and no two scores that mean something do. */
const ROUNDING = 1e-9;

/** Whether a score is one that a certificate speaks of, whatever the order its bits were added in. */
export function reaches(bits: number, certificate: Certificate): boolean {
  return bits >= certificate.bits - ROUNDING;
}

/** True when an automatic measure may run at this score: there is a certificate, of this model and policy, not stale, and the score reaches it. */
export function allowsMeasure(certificate: Certificate | undefined, { bits, model, policy }: Measured): boolean {
  if (certificate === undefined || certificate.stale) return false;
  return certificate.model === model && certificate.policy === policy && reaches(bits, certificate);
}

/** Population stability index above which the scores of today are not those a certificate was made on. */
export const DRIFT_LIMIT = 0.25;

/** Population stability index of two histograms: sum of (q - p) ln(q / p), half a count added to each bin. */
export function drift(before: readonly number[], now: readonly number[]): number {
  const sums = [before, now].map((counts) => counts.reduce((all, one) => all + one + 0.5, 0));
  return before.reduce((sum, count, at) => {
    const p = (count + 0.5) / (sums[0] ?? 1);
    const q = ((now[at] ?? 0) + 0.5) / (sums[1] ?? 1);
    return sum + (q - p) * Math.log(q / p);
  }, 0);
}
