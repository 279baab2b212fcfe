// vigil policy: checks a policy file, and shows which cases would open, close or change their severity under it. Writes nothing.
import { Command } from 'commander';
import { DEFAULT_POLICY, type Policy } from '../core/policy.ts';
import { changesOf, readPolicyFile } from '../engine/policy-file.ts';
import { keptUnder, type Origins, ownBits, reweigh } from '../engine/try-weights.ts';
import type { OpenStore } from '../store/open.ts';
import { filesOf, type KeptAccount, keptAccounts } from '../store/read-kept.ts';
import { type FoundInFiles, runTrial, type Side, type Sight } from '../store/try-run.ts';
import { compileRules, loadPolicy, problemLine, readText } from './choose-rules.ts';
import { withStore } from './choose-store.ts';
import { loadKnownWords } from './choose-vocabulary.ts';
import { counted, print, printJson, remark, safe } from './console-line.ts';
import { sinceOf } from './hunt.ts';
import { searchFiles } from './try-files.ts';
import { countsOf, fileSearch, isQuiet, listsOf, type TrialChoice, withTrialOptions } from './try-options.ts';
import { changeBook } from './try-outcome.ts';
import { UsageError } from './usage-error.ts';

const HELP = `
  $ vigil policy check new.yaml
  $ vigil policy diff old.yaml new.yaml --lexicon mine.yaml
  $ vigil policy diff default new.yaml --lexicon mine.yaml --since 30d kept/*.ndjson.gz

"default" names the policy that Vigil brings along. What is kept is judged under both, from nothing; nothing is stored.
With --lexicon (the list in use) it is exact; without it, a term's own bits are told from what was recorded, and how ordinary
words are is left out. Files need it. docs/policy.md says what is exact.`;

/** The command group. */
export function policyCommand(): Command {
  const check = new Command('check')
    .description('check a policy file and say what it changes')
    .argument('<file>', 'YAML or JSON')
    .option('--json', 'one JSON object: {file, ok, version, changes, problems, warnings}')
    .action(checkPolicy);
  const diff = new Command('diff')
    .description('which cases would open, close or change severity under another policy')
    .argument('<old>', 'the policy in force, or "default"')
    .argument('<new>', 'the policy to try, or "default"')
    .argument('[files...]', 'files of posts to judge beside what is kept')
    .addHelpText('after', HELP);
  return new Command('policy')
    .description('check a policy, and try it before you trust it')
    .addCommand(check)
    .addCommand(withTrialOptions(diff, 'the list in use').action(diffPolicies));
}

async function checkPolicy(file: string, choice: { readonly json?: boolean }): Promise<void> {
  const loaded = readPolicyFile({ name: file, text: await readText(file) });
  const problems = loaded.ok ? [] : loaded.problems;
  const warnings = loaded.ok ? loaded.warnings : [];
  const changes = loaded.ok ? changesOf(loaded.policy) : [];
  if (!loaded.ok) process.exitCode = 1;
  if (choice.json === true) {
    const version = loaded.ok ? { version: loaded.policy.version } : {};
    return printJson({ file, ok: loaded.ok, ...version, changes, problems, warnings });
  }
  for (const problem of problems) print(problemLine(problem));
  for (const warning of warnings) print(`warning: ${problemLine(warning)}`);
  if (!loaded.ok) return;
  const numbers = changes.filter(({ key }) => key !== 'version');
  print(
    `${safe(file)}: policy ${safe(loaded.policy.version)}, ${numbers.length === 0 ? 'the same numbers as the default' : `${counted(numbers.length, 'change')} to the default`}.`,
  );
  for (const { key, from, to } of numbers) print(`  ${key}: ${JSON.stringify(from)} -> ${safe(JSON.stringify(to))}`);
}

async function choosePolicy(name: string): Promise<Policy> {
  return name === 'default' ? DEFAULT_POLICY : loadPolicy(name);
}

async function diffPolicies(oldName: string, newName: string, files: string[], choice: TrialChoice): Promise<void> {
  const lists = choice.lexicon ?? [];
  if (files.length > 0 && lists.length === 0)
    throw new UsageError('To judge posts of files, give the list in use with --lexicon FILE.');
  const policies = { before: await choosePolicy(oldName), after: await choosePolicy(newName) };
  const now = Date.now();
  const since = sinceOf(choice.since, now);
  const known = await loadKnownWords(choice.vocabulary);
  const lexicons = lists.length === 0 ? [] : await listsOf(lists, choice.trade);
  const rules = compileRules(lexicons, policies.before, known);
  await withStore(choice, { reading: true, quiet: isQuiet(choice) }, async ({ store }) => {
    const registers = lists.length === 0 ? undefined : await countsOf(store, files);
    const search = fileSearch(choice, { lists: lexicons, known, policy: policies.before }, { since, now, store });
    try {
      const found = await searchFiles(files, search, registers ?? new Uint8Array());
      const own = lists.length === 0 ? undefined : ownBits(rules.lexicon);
      const side = { lexicon: rules.lexicon, registers };
      await tell({ store, since, now, found, policies, own, side }, choice);
    } finally {
      search.release();
    }
  });
}

interface Diff {
  readonly store: OpenStore;
  readonly since: number;
  readonly now: number;
  readonly found: FoundInFiles;
  readonly policies: { readonly before: Policy; readonly after: Policy };
  readonly own: Origins['own'];
  readonly side: Pick<Side, 'lexicon' | 'registers'>;
}

async function tell(diff: Diff, choice: TrialChoice): Promise<void> {
  const { store, since, now, found, policies, own, side } = diff;
  const origins: Origins = { recorded: policies.before, own };
  const left = { before: 0, after: 0 };
  let cut = 0;
  const see =
    (which: 'before' | 'after'): Sight =>
    ({ parts }: KeptAccount) => {
      const all = parts.flatMap(({ observations }) => {
        const weighed = reweigh(observations, policies[which], origins);
        left[which] += weighed.left;
        return weighed.observations;
      });
      return keptUnder(policies[which], all);
    };
  const book = changeBook(choice.json === true);
  const totals = await runTrial(
    {
      kept: () => keptAccounts(store.pool, { since, texts: false }),
      strangers: (keys) => filesOf(store.pool, keys),
      before: { ...side, policy: policies.before, see: see('before'), found },
      after: {
        ...side,
        policy: policies.after,
        see: see('after'),
        found: reweighFound(found, policies.after, origins),
      },
      key: store.rates.key,
      byRecord: false,
      now,
    },
    {
      onChange: (change) => book.add(change),
      onAccount(account) {
        if (account.cut) cut++;
      },
    },
  );
  book.close(totals, { cut });
  if (own === undefined) remark('Without --lexicon (the list in use) it is left out how ordinary its words are.');
  const passes = side.registers === undefined ? 1 : 2;
  if (left.after > 0)
    remark(
      `${counted(left.after / passes, 'finding')} carry bits that fit no weight of the old policy: taken for a term's own bits, and left. With --lexicon it is known.`,
    );
  if (cut > 0) remark(`Of ${counted(cut, 'account')} only the newest 4,000 findings were looked at.`);
}

/** Findings of files were weighed by the old policy while they were looked for. */
function reweighFound(found: FoundInFiles, policy: Policy, origins: Origins): FoundInFiles {
  const accounts = new Map(
    [...found.accounts].map(([key, own]) => {
      const texts = Map.groupBy(own.values(), (one) => `${one.item}\u0000${String(one.at)}`);
      const weighed = [...texts.values()].flatMap((text) => reweigh(text, policy, origins).observations);
      return [key, new Map(keptUnder(policy, weighed).map((one) => [one.id, one]))];
    }),
  );
  return { ...found, accounts };
}
