// Compares what Vigil found on the demo day with the truth, kind by kind, and hides nothing.
import type { DemoTruth } from './day.ts';
import type { DemoKind } from './population.ts';
import { DEMO_KINDS, OFFENDING } from './population.ts';

/** As much of a case as the score needs. */
export interface ScoredCase {
  readonly account: string;
  readonly severity: 'urgent' | 'standard';
}

/** Where the accounts of one kind ended. */
export interface KindScore {
  readonly kind: DemoKind | 'ordinary';
  readonly offends: boolean;
  /** For `ordinary`, all accounts of the day that are not listed in the truth. */
  readonly accounts: number;
  readonly urgent: number;
  readonly standard: number;
  readonly none: number;
}

/** How good the urgent queue is: `precision` = offenders in it / all in it, `recall` = offenders in it / all offenders. 1 when there is nothing to divide by. */
export interface DemoScore {
  readonly kinds: readonly KindScore[];
  readonly urgent: {
    readonly cases: number;
    readonly offenders: number;
    readonly precision: number;
    readonly recall: number;
  };
  /** Offenders that the plan promises in the urgent queue (dedicated, ring) and that are not there. */
  readonly missed: readonly string[];
  /** Sellers, advocates and survivors in the urgent queue, where none may be. */
  readonly wronged: readonly string[];
}

const PROMISED: ReadonlySet<DemoKind> = new Set(['dedicated', 'ring']);
const PROTECTED: ReadonlySet<DemoKind> = new Set(['seller', 'advocate', 'survivor']);

/** Scores the cases of a demo day. `accounts` is how many accounts the day had; when it is not given, ordinary accounts without a case are not counted. */
export function scoreDemo(truth: readonly DemoTruth[], cases: readonly ScoredCase[], accounts?: number): DemoScore {
  const severity = severities(cases);
  const known = new Set(truth.map((line) => line.account));
  const strangers = [...severity.keys()].filter((account) => !known.has(account));
  const kinds = DEMO_KINDS.map((kind) =>
    scoreKind(
      kind,
      truth.filter((line) => line.kind === kind).map((line) => line.account),
      severity,
    ),
  );
  const ordinary = scoreKind('ordinary', strangers, severity);
  const quiet = accounts === undefined ? 0 : Math.max(0, accounts - truth.length - strangers.length);
  kinds.push({ ...ordinary, accounts: ordinary.accounts + quiet, none: quiet });
  const sum = (pick: (kind: KindScore) => number) => kinds.reduce((total, kind) => total + pick(kind), 0);
  const all = sum((kind) => kind.urgent);
  const offenders = sum((kind) => (kind.offends ? kind.urgent : 0));
  const there = (line: DemoTruth) => severity.get(line.account) === 'urgent';
  return {
    kinds,
    urgent: {
      cases: all,
      offenders,
      precision: share(offenders, all),
      recall: share(
        offenders,
        sum((kind) => (kind.offends ? kind.accounts : 0)),
      ),
    },
    missed: truth.filter((line) => PROMISED.has(line.kind) && !there(line)).map((line) => line.account),
    wronged: truth.filter((line) => PROTECTED.has(line.kind) && there(line)).map((line) => line.account),
  };
}

/** The gravest severity of each account. */
function severities(cases: readonly ScoredCase[]): Map<string, ScoredCase['severity']> {
  const found = new Map<string, ScoredCase['severity']>();
  for (const { account, severity } of cases)
    if (severity === 'urgent' || !found.has(account)) found.set(account, severity);
  return found;
}

function scoreKind(
  kind: KindScore['kind'],
  accounts: readonly string[],
  severity: ReadonlyMap<string, ScoredCase['severity']>,
): KindScore {
  const count = (wanted: ScoredCase['severity'] | undefined) =>
    accounts.filter((account) => severity.get(account) === wanted).length;
  return {
    kind,
    offends: kind !== 'ordinary' && OFFENDING.has(kind),
    accounts: accounts.length,
    urgent: count('urgent'),
    standard: count('standard'),
    none: count(undefined),
  };
}

function share(part: number, whole: number): number {
  return whole === 0 ? 1 : part / whole;
}
