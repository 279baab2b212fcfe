// clause-agreement: how well two people agree on each clause, that is whether this outcome or any other holds, and whether there is enough to say so.
import type { Outcome } from '../core/decision.ts';
import type { Agreement, SecondLook } from '../core/second-look.ts';
import { agreementOf, LEAST_PAIRS } from './agreement.ts';

/** A clause that fewer pairs name, or leave out, than this has no kappa: the interval's theory needs a handful in each cell. */
export const LEAST_NAMED = 5;
const Z95 = 1.959964;

/** `too-few` pairs; `rare`: too few name the clause or another one; `as-chance`: the interval reaches chance; `beyond-chance`. */
export const FINDINGS = ['too-few', 'rare', 'as-chance', 'beyond-chance'] as const;

/** Agreement on one clause, or on all together. */
export interface ClauseAgreement extends Agreement {
  /** Null for all outcomes together. */
  readonly outcome: Outcome | null;
  /** Pairs in which at least one of the two found it; all pairs where `outcome` is null. */
  readonly named: number;
  readonly differ: number;
  readonly finding: (typeof FINDINGS)[number];
}

type Pair = Pick<SecondLook, 'first' | 'second'>;

/** All outcomes together, then each that anybody found, in the order of `outcomes`. */
export function agreementByClause(pairs: readonly Pair[], outcomes: readonly Outcome[]): readonly ClauseAgreement[] {
  const found = outcomes.filter((one) => pairs.some(({ first, second }) => first === one || second === one));
  return [onAll(pairs), ...found.map((one) => onOne(pairs, one))];
}

function onAll(pairs: readonly Pair[]): ClauseAgreement {
  const made = agreementOf(pairs);
  const differ = pairs.filter(({ first, second }) => first !== second).length;
  return { outcome: null, ...made, named: pairs.length, differ, finding: findingOf(made) };
}

/** The table of all outcomes becomes one of two by two: this outcome, or any other (Fleiss, Levin and Paik 2003, Statistical Methods for Rates and Proportions, 18.1). */
function onOne(pairs: readonly Pair[], outcome: Outcome): ClauseAgreement {
  const two = pairs.map(({ first, second }) => ({
    first: first === outcome ? 'this' : 'other',
    second: second === outcome ? 'this' : 'other',
  }));
  const named = two.filter(({ first, second }) => first === 'this' || second === 'this').length;
  const left = two.filter(({ first, second }) => first === 'other' || second === 'other').length;
  const made = agreementOf(two);
  const kappa = Math.min(named, left) < LEAST_NAMED ? null : made.kappa;
  const differ = two.filter(({ first, second }) => first !== second).length;
  return { outcome, ...made, kappa, named, differ, finding: findingOf({ ...made, kappa }) };
}

function findingOf({ pairs, kappa }: Agreement): ClauseAgreement['finding'] {
  if (pairs < LEAST_PAIRS) return 'too-few';
  if (kappa === null) return 'rare';
  return kappa.low > 0 ? 'beyond-chance' : 'as-chance';
}

/** A share with its 95 % interval by Wilson (1927, Journal of the American Statistical Association 22, 209-212), which holds for few and for none; undefined of nothing. */
export function shareOf(
  part: number,
  all: number,
): { readonly share: number; readonly low: number; readonly high: number } | undefined {
  if (all <= 0) return undefined;
  const share = part / all;
  const z2 = Z95 ** 2;
  const middle = (share + z2 / (2 * all)) / (1 + z2 / all);
  const reach = (Z95 / (1 + z2 / all)) * Math.sqrt((share * (1 - share)) / all + z2 / (4 * all ** 2));
  return { share, low: Math.max(0, middle - reach), high: Math.min(1, middle + reach) };
}
