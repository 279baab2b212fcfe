// Runs a trial: what is on file and what files hold, judged under the rules in force and under those that are tried. Reads twice where ordinary words must be counted; writes nothing.
import { accountKey } from '../core/account.ts';
import type { Observation, ObservationId } from '../core/observation.ts';
import type { Policy } from '../core/policy.ts';
import type { Rules } from '../engine/flow.ts';
import type { CompiledLexicon } from '../engine/lexicon.ts';
import type { AccountFile } from '../engine/ports.ts';
import type { Lanes } from '../engine/rates/keyed-hash.ts';
import { ordinaryOf } from '../engine/rates/ordinary-of.ts';
import {
  addOutlooks,
  type CaseChange,
  changeOf,
  outlook,
  startTotals,
  type TrialTotals,
  type TriedAccount,
} from '../engine/try-cases.ts';
import { addSuspects } from '../engine/try-suspects.ts';
import { sha256 } from './chain.ts';
import type { KeptAccount } from './read-kept.ts';

/** What files hold beside what is kept: findings by `platform NUL account`, each once. */
export interface FoundInFiles {
  readonly accounts: ReadonlyMap<string, ReadonlyMap<ObservationId, Observation>>;
  /** Lines that could not be read. */
  readonly bad: number;
}

/** No file was given. */
export const NOTHING_FOUND: FoundInFiles = { accounts: new Map(), bad: 0 };

/** One of the two sets of rules. Without `registers` it is left out how ordinary words are. */
export interface Side {
  readonly policy: Policy;
  readonly lexicon: CompiledLexicon;
  readonly registers?: Uint8Array | undefined;
}

/** How one side sees an account. */
export type Sight = (account: KeptAccount) => readonly Observation[];

/** What is tried on what. */
export interface Trial {
  readonly kept: () => AsyncIterable<KeptAccount>;
  /** What is known of accounts without a file. */
  readonly strangers: (keys: readonly string[]) => AsyncIterable<AccountFile>;
  readonly before: Side & { readonly see: Sight; readonly found: FoundInFiles };
  readonly after: Side & { readonly see: Sight; readonly found: FoundInFiles };
  readonly key: Lanes;
  /** True when the rules in force are known only by what they left: an account that never had a case then has none before. */
  readonly byRecord: boolean;
  readonly now: number;
}

/** An account as a trial meets it: whether it ever had a case, and whether it has more findings than were read. */
export type Tried = TriedAccount & Pick<KeptAccount, 'cased' | 'cut'>;

/** Where a trial's outcome goes. */
export interface TrialEyes {
  onChange(change: CaseChange): void;
  /** Every account, whether or not it changes. */
  onAccount?(account: Tried): void;
}

/** Runs it. Memory holds a page of accounts and what the files hold. */
export async function runTrial(trial: Trial, eyes: TrialEyes): Promise<TrialTotals> {
  const suspects = { before: new Map<string, number>(), after: new Map<string, number>() };
  if (trial.before.registers !== undefined || trial.after.registers !== undefined)
    for await (const { before, after } of accountsOf(trial)) {
      addSuspects(suspects.before, before);
      addSuspects(suspects.after, after);
    }
  const before = rulesOf(trial.before, trial.key, suspects.before);
  const after = rulesOf(trial.after, trial.key, suspects.after);
  const totals = startTotals();
  for await (const account of accountsOf(trial)) {
    const { file } = account;
    const neverCased = trial.byRecord && !account.cased;
    const was = outlook(file, neverCased ? [] : account.before, before, trial.now);
    const will = outlook(file, account.after, after, trial.now);
    const change = changeOf(file, was, will);
    addOutlooks(totals, was, will, change);
    eyes.onAccount?.(account);
    if (change !== undefined) eyes.onChange(change);
  }
  return totals;
}

function rulesOf({ policy, lexicon, registers }: Side, key: Lanes, suspects: ReadonlyMap<string, number>): Rules {
  const ordinary = registers === undefined ? undefined : ordinaryOf({ registers, key, suspects }, lexicon);
  return { policy, lexicon, sha256, ordinary };
}

/** Accounts on file with what the files add to them, then those that only the files know. */
async function* accountsOf(trial: Trial): AsyncGenerator<Tried> {
  const { before, after } = trial;
  const met = new Set<string>();
  for await (const account of trial.kept()) {
    const { file, cased, cut } = account;
    const key = accountKey(file.platform, file.account);
    if (before.found.accounts.has(key) || after.found.accounts.has(key)) met.add(key);
    yield {
      file,
      cased,
      cut,
      before: union(before.see(account), before.found.accounts.get(key)),
      after: union(after.see(account), after.found.accounts.get(key)),
    };
  }
  const strangers = new Set([...before.found.accounts.keys(), ...after.found.accounts.keys()]);
  for (const key of met) strangers.delete(key);
  for await (const file of trial.strangers([...strangers])) {
    const key = accountKey(file.platform, file.account);
    yield {
      file,
      cased: false,
      cut: false,
      before: union([], before.found.accounts.get(key)),
      after: union([], after.found.accounts.get(key)),
    };
  }
}

/** The same finding seen in both counts once. */
function union(
  kept: readonly Observation[],
  found: ReadonlyMap<string, Observation> | undefined,
): readonly Observation[] {
  const all = new Map(kept.map((one) => [one.id as string, one]));
  for (const [id, one] of found ?? []) if (!all.has(id)) all.set(id, one);
  return [...all.values()];
}
