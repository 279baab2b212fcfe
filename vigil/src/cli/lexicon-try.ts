// vigil lexicon try: screens what is kept, and files, with a new list, and shows which cases would open, close or change and what each new term would touch. Writes nothing.
import { Command } from 'commander';
import type { Policy } from '../core/policy.ts';
import { backgroundOf, countText, startBackground, type TermBackground } from '../engine/background.ts';
import type { CompiledLexicon } from '../engine/lexicon.ts';
import { addTouches, type KeptText, newTerms, removedTerms, screenAgain, type Touch } from '../engine/try-lexicon.ts';
import { sha256 } from '../store/chain.ts';
import type { OpenStore } from '../store/open.ts';
import { filesOf, type KeptAccount, keptAccounts } from '../store/read-kept.ts';
import { type FoundInFiles, runTrial, type Side, type Sight } from '../store/try-run.ts';
import { compileRules, loadPolicy } from './choose-rules.ts';
import { withStore } from './choose-store.ts';
import { loadKnownWords } from './choose-vocabulary.ts';
import { counted, print, remark, safe, table } from './console-line.ts';
import { eachText } from './honest-texts.ts';
import { sinceOf } from './hunt.ts';
import { lossBook, tellLosses } from './lost-terms.ts';
import { searchFiles } from './try-files.ts';
import { countsOf, fileSearch, isQuiet, listsOf, type TrialChoice, withTrialOptions } from './try-options.ts';
import { changeBook } from './try-outcome.ts';

type Choice = TrialChoice & { readonly policy?: string; readonly background?: readonly string[] };

const ROWS = 20;
const NOTHING: FoundInFiles = { accounts: new Map(), bad: 0 };

const HELP = `
  $ vigil lexicon try new.yaml --lexicon mine.yaml kept/*.ndjson.gz
  $ vigil lexicon try new.yaml --lexicon mine.yaml --since 30d --background january.ndjson.gz kept/*.ndjson.gz

new.yaml is the whole list as it would be, --lexicon the list in use. What is kept tells which cases would close or change;
posts that were clean so far are not kept, so give files to see which would open. Terms are told by id,
those that are gone with what they had found and the cases that close. Nothing is stored.
Without --lexicon, every term counts as new, and before stands what was recorded.`;

/** The command. */
export function tryCommand(): Command {
  const more = (file: string, files: readonly string[] = []): readonly string[] => [...files, file];
  const command = new Command('try')
    .description('which cases would open, close or change severity under another list')
    .argument('<new>', 'the list to try, whole: YAML, JSON, CSV or one term a line')
    .argument('[files...]', 'files of posts to screen beside what is kept')
    .option('--policy <file>', 'the policy in force')
    .option(
      '--background <file>',
      'honest posts, to measure how ordinary each new term is; repeat it for several',
      more,
    )
    .addHelpText('after', HELP);
  return withTrialOptions(command, 'the list in use').action(tryList);
}

async function tryList(file: string, files: string[], choice: Choice): Promise<void> {
  const now = Date.now();
  const since = sinceOf(choice.since, now);
  const policy = await loadPolicy(choice.policy);
  const known = await loadKnownWords(choice.vocabulary);
  const inUse = choice.lexicon ?? [];
  const lists = { tried: await listsOf([file], choice.trade), inUse: await listsOf(inUse, choice.trade) };
  const rules = {
    before: compileRules(lists.inUse, policy, known),
    after: compileRules(lists.tried, policy, known),
  };
  const terms = newTerms(rules.after.lexicon.terms, rules.before.lexicon.terms);
  const removed =
    inUse.length === 0 ? new Set<string>() : removedTerms(rules.after.lexicon.terms, rules.before.lexicon.terms);
  const background = await measure(rules.after.lexicon, choice, policy);
  await withStore(choice, { reading: true, quiet: isQuiet(choice) }, async ({ store }) => {
    const counts = await countsOf(store, files);
    const registers = { before: counts, after: counts && Uint8Array.from(counts) };
    const about = { since, now, store };
    const search = fileSearch(choice, { lists: lists.tried, known, policy }, about);
    try {
      const after = await searchFiles(files, search, registers.after ?? new Uint8Array());
      const before =
        inUse.length === 0
          ? NOTHING
          : await searchFiles(files, { ...search, lists: lists.inUse }, registers.before ?? new Uint8Array());
      const sides = {
        before: { ...rules.before, found: before, registers: inUse.length === 0 ? undefined : registers.before },
        after: { ...rules.after, found: after, registers: registers.after },
      };
      await tell({ ...about, sides, byRecord: inUse.length === 0, terms, removed, background }, choice);
    } finally {
      search.release();
    }
  });
}

interface ListTrial {
  readonly store: OpenStore;
  readonly since: number;
  readonly now: number;
  readonly sides: Readonly<Record<'before' | 'after', Side & { readonly found: FoundInFiles }>>;
  readonly byRecord: boolean;
  readonly terms: ReadonlySet<string>;
  /** Terms in use that the new list no longer holds. */
  readonly removed: ReadonlySet<string>;
  readonly background: readonly TermBackground[] | undefined;
}

async function tell(trial: ListTrial, choice: Choice): Promise<void> {
  const { store, since, now, sides, byRecord, terms, removed, background } = trial;
  const touches = new Map<string, Touch>();
  const asRecorded: Sight = ({ parts }) => parts.flatMap((part) => part.observations);
  const anew: Sight = (account) => screenAgain(textsOf(account), { ...sides.after, sha256 });
  const losses = lossBook(removed);
  let cut = 0;
  const book = changeBook(choice.json === true);
  const totals = await runTrial(
    {
      kept: () => keptAccounts(store.pool, { since, texts: true }),
      strangers: (keys) => filesOf(store.pool, keys),
      before: { ...sides.before, see: asRecorded },
      after: { ...sides.after, see: anew },
      key: store.rates.key,
      byRecord,
      now,
    },
    {
      onChange: (change) => {
        book.add(change);
        if (change.turn === 'closes') losses.closed();
      },
      onAccount: (account) => {
        if (account.cut) cut++;
        addTouches(touches, account.after, terms);
        losses.look(account.before);
      },
    },
  );
  const rows = rowsOf(terms, touches, background);
  const lost = losses.rows();
  book.close(totals, { terms: rows, removed: lost, cut });
  if (choice.json !== true) {
    tellTerms(rows, terms.size);
    tellLosses(lost);
  }
  if (cut > 0) remark(`Of ${counted(cut, 'account')} only the newest 4,000 findings were looked at.`);
}

function textsOf({ parts }: KeptAccount): readonly KeptText[] {
  return parts.flatMap(({ item, observations }) => (item === undefined ? [] : [{ item, observations }]));
}

/** What a new term would touch, and what honest posts say of it. */
interface TermRow extends Touch {
  readonly term: string;
  /** Honest texts it stands in, and what a match is worth at most; absent without --background. */
  readonly background?: { readonly posts: number; readonly bits: number | undefined };
}

function rowsOf(
  terms: ReadonlySet<string>,
  touches: ReadonlyMap<string, Touch>,
  background: readonly TermBackground[] | undefined,
): readonly TermRow[] {
  const ordinary = new Map((background ?? []).map((one) => [one.term, one]));
  const rows = [...terms].map((term): TermRow => {
    const touch = touches.get(term) ?? { posts: 0, accounts: 0 };
    if (background === undefined) return { term, ...touch };
    const { posts = 0, bits } = ordinary.get(term) ?? {};
    return { term, ...touch, background: { posts, bits } };
  });
  return rows
    .filter((row) => row.posts > 0 || (row.background?.posts ?? 0) > 0)
    .sort((a, b) => b.posts - a.posts || (a.term < b.term ? -1 : 1));
}

function tellTerms(rows: readonly TermRow[], terms: number): void {
  print('');
  print(`${counted(terms, 'new or changed term')}; ${rows.length.toLocaleString('en')} would touch something:`);
  const cells = rows
    .slice(0, ROWS)
    .map(({ term, posts, accounts, background }) => [
      safe(term),
      posts.toLocaleString('en'),
      accounts.toLocaleString('en'),
      background === undefined ? '' : background.posts.toLocaleString('en'),
      background?.bits === undefined ? '' : background.bits.toFixed(1),
    ]);
  for (const row of table([['term', 'posts', 'accounts', 'honest texts', 'bits at most'], ...cells])) print(row);
  if (rows.length > ROWS) print(`and ${counted(rows.length - ROWS, 'further term')}; --json tells them all`);
}

async function measure(
  lexicon: CompiledLexicon,
  choice: Choice,
  policy: Policy,
): Promise<readonly TermBackground[] | undefined> {
  if (choice.background === undefined) return undefined;
  const background = startBackground();
  const unread = await eachText(choice.background, choice, ({ text }) => countText(background, text, lexicon));
  if (unread > 0) remark(`${counted(unread, 'piece')} of the background could not be read.`);
  return backgroundOf(background, lexicon, policy);
}
