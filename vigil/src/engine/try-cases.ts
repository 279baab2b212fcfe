// Would a case open, close or change its severity under other rules? Judges the same account twice from nothing with the flow's own `judge`, and tells what differs.
import type { Severity } from '../core/assessment.ts';
import type { Observation } from '../core/observation.ts';
import type { Rules } from './flow.ts';
import { judge } from './flow.ts';
import { NO_CONDUCT } from './gather.ts';
import type { AccountFile } from './ports.ts';

/** An account with what would be on file under the rules in force and under those that are tried. */
export interface TriedAccount {
  /** What is known beside the observations. Its conduct and its open case are not looked at. */
  readonly file: AccountFile;
  readonly before: readonly Observation[];
  readonly after: readonly Observation[];
}

/** What judging came to. */
export interface Outlook {
  readonly severity: Severity | 'none';
  readonly bits: number;
  /** Bits by family. */
  readonly families: ReadonlyMap<string, number>;
}

/** What would become of a case. */
export const TURNS = ['opens', 'closes', 'becomes urgent', 'becomes standard'] as const;
export type Turn = (typeof TURNS)[number];

/** One account that the two sets of rules judge differently. `families` are those that changed, the most changed first. */
export interface CaseChange {
  readonly platform: string;
  readonly account: string;
  /** The case that is open now, if there is one. */
  readonly case: string | undefined;
  readonly turn: Turn;
  /** True when a person has decided a case of this account: it stays decided until the account posts something new. */
  readonly decided: boolean;
  readonly before: Outlook;
  readonly after: Outlook;
  readonly families: readonly { readonly family: string; readonly before: number; readonly after: number }[];
}

const NO_OUTLOOK: Outlook = { severity: 'none', bits: 0, families: new Map() };

/** What these rules make of an account of which nothing was judged before. `now` in milliseconds since 1970. */
export function outlook(file: AccountFile, observations: readonly Observation[], rules: Rules, now: number): Outlook {
  if (observations.length === 0) return NO_OUTLOOK;
  const items = new Set(observations.map((one) => one.item)).size;
  const blank = { ...file, conduct: NO_CONDUCT, open: undefined, touched: false };
  const { assessment, case: opened } = judge(rules, now)(blank, observations, items);
  return {
    severity: opened?.severity ?? 'none',
    bits: assessment.bits,
    families: new Map(assessment.reasons.map(({ family, bits }) => [family, bits])),
  };
}

/** The difference between two outlooks on one account, or undefined when its case stays as it is. */
export function changeOf(file: AccountFile, before: Outlook, after: Outlook): CaseChange | undefined {
  if (before.severity === after.severity) return undefined;
  const { platform, account, open, earlier } = file;
  const families = [...new Set([...before.families.keys(), ...after.families.keys()])]
    .map((family) => ({ family, before: before.families.get(family) ?? 0, after: after.families.get(family) ?? 0 }))
    .filter((one) => one.before !== one.after)
    .sort((a, b) => Math.abs(b.after - b.before) - Math.abs(a.after - a.before) || (a.family < b.family ? -1 : 1));
  const turn = turnOf(before, after);
  return { platform, account, case: open?.id, turn, decided: earlier > 0, before, after, families };
}

function turnOf(before: Outlook, after: Outlook): Turn {
  if (before.severity === 'none') return 'opens';
  if (after.severity === 'none') return 'closes';
  return after.severity === 'urgent' ? 'becomes urgent' : 'becomes standard';
}

/** What a trial came to in all. */
export interface TrialTotals {
  accounts: number;
  readonly before: { urgent: number; standard: number };
  readonly after: { urgent: number; standard: number };
  readonly turns: Record<Turn, number>;
  /** Changes on accounts of which a person has decided a case. */
  decided: number;
}

/** Nothing tried yet. */
export function startTotals(): TrialTotals {
  return {
    accounts: 0,
    before: { urgent: 0, standard: 0 },
    after: { urgent: 0, standard: 0 },
    turns: { opens: 0, closes: 0, 'becomes urgent': 0, 'becomes standard': 0 },
    decided: 0,
  };
}

/** Counts an account and, where there is one, its change. */
export function addOutlooks(totals: TrialTotals, before: Outlook, after: Outlook, change?: CaseChange): void {
  totals.accounts++;
  if (before.severity !== 'none') totals.before[before.severity]++;
  if (after.severity !== 'none') totals.after[after.severity]++;
  if (change === undefined) return;
  totals.turns[change.turn]++;
  if (change.decided) totals.decided++;
}
