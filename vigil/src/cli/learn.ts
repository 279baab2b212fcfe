// vigil learn: learns from judged texts to tell offers from others, and takes the new model only when it does no worse than the one in use.
import { Command } from 'commander';
import { LEARNED_FROM } from '../core/judgement.ts';
import type { TextExample } from '../core/text-model.ts';
import { TEXT_UNITS } from '../engine/classifier/fold-text.ts';
import { type Trial, tryOnGolden } from '../engine/classifier/golden.ts';
import { type Learned, learnTexts, MOST_EXAMPLES, MOST_UNITS } from '../engine/classifier/learn-texts.ts';
import { sha256 } from '../store/chain.ts';
import { readReviewedTexts } from '../store/judgement-models.ts';
import type { OpenStore } from '../store/open.ts';
import {
  championModel,
  goldenSet,
  type KeptModel,
  keepTextModel,
  listTextModels,
  restoreTextModel,
} from '../store/text-model.ts';
import { loadPolicy } from './choose-rules.ts';
import type { StoreChoice } from './choose-store.ts';
import { withStore, withStoreOptions } from './choose-store.ts';
import { counted, print, printJson, remark, table } from './console-line.ts';
import { type BadLines, badLines, goodLines, JudgedLine } from './judged-lines.ts';
import { type JudgementOutcome, learnJudgement } from './learn-judgement.ts';
import { UsageError } from './usage-error.ts';

type Choice = StoreChoice & {
  readonly policy?: string;
  readonly json?: boolean;
  readonly show?: boolean;
  readonly back?: boolean;
};

const HELP = `
  $ vigil learn judged.ndjson.gz --data mine     lines {"id", "text", "account"?, "label"}: 1 is an offer, 0 is not
  $ vigil score posts.ndjson --data mine --json
  $ vigil learn --show --data mine               which models there are
  $ vigil learn --back --data mine               the one before takes over again

A tenth of the texts is set apart and never learned from: the golden set. A model whose average precision there is more than .02 below
that of the one in use is not taken, and the exit code is 1. Copies count once; a text whose id has both labels is left out.
With --json: {version, taken, before, examples, learned, offers, bad, repeated, contradicted, disputed, setApart, baseRate, ap, recallAt90, golden}.`;

/** The command. */
export function learnCommand(): Command {
  const command = new Command('learn')
    .description('learn from judged texts to tell offers from others')
    .argument(
      '[files...]',
      'files of judged texts, or - for standard input; plain, gzip or zstd; without any, only what people decided is learned from',
    )
    .option('--policy <file>', 'the policy that Vigil runs with, where it is not the default one')
    .option('--show', 'list the models that are kept')
    .option('--back', 'go back to the model before')
    .option('--json', 'one JSON object; with --show one a model')
    .addHelpText('after', HELP);
  return withStoreOptions(command).action(async (files: readonly string[], choice: Choice) => {
    const wishes = [files.length > 0, choice.show === true, choice.back === true].filter(Boolean).length;
    if (wishes > 1) throw new UsageError('Give files of judged texts, or --show, or --back, one of them.');
    const how = { quiet: choice.json === true, reading: choice.show === true };
    if (choice.show === true) return withStore(choice, how, ({ store }) => show(store, choice));
    if (choice.back === true) return withStore(choice, how, ({ store }) => goBack(store, choice));
    return learn(files, choice);
  });
}

async function learn(files: readonly string[], choice: Choice): Promise<void> {
  const bad = badLines();
  const fromFiles = await examplesOf(files, bad);
  bad.sumUp();
  const policy = await loadPolicy(choice.policy);
  await withStore(choice, { quiet: choice.json === true }, async ({ store }) => {
    const judgement = await learnJudgement(store, { policy, now: Date.now() });
    if (judgement !== undefined) remark(judgementLine(judgement));
    const examples = [...fromFiles, ...(await reviewedExamples(store))];
    if (files.length === 0 && examples.length === 0)
      throw new UsageError('There is nothing to learn from: give FILE, or decide cases first ("vigil decide").');
    const golden = await goldenSet(store.pool);
    const learned = learnTexts(examples, { sha256, golden });
    if (!learned.ok) {
      if (files.length > 0 || judgement === undefined)
        throw new UsageError(`Nothing could be learned: ${learned.why}.`);
      remark(`No text model was learned: ${learned.why}.`);
      return;
    }
    const champion = await championModel(store.pool);
    const trial = tryOnGolden(learned.model, champion?.model, { frozen: golden, added: learned.added });
    const version = await keepTextModel(store.pool, {
      model: learned.model,
      about: { counts: learned.counts, heldOut: learned.heldOut, golden: trial.challenger },
      added: learned.added,
      taken: trial.taken,
      champion: champion?.version,
      now: Date.now(),
    });
    if (choice.json === true) printJson(outcomeOf(learned, trial, { version, champion, bad: bad.count() }));
    else for (const line of linesFor(learned, trial, { version, champion })) print(line);
    if (!trial.taken) process.exitCode = 1;
  });
}

/** Reviewed decisions of the store as examples: the one place where they join what files hold. Each names its reviewer, whose influence is capped. */
async function reviewedExamples(store: OpenStore): Promise<readonly TextExample[]> {
  return readReviewedTexts(store.pool);
}

/** Reads no further than what would be too much to learn from; learning then says so. */
async function examplesOf(files: readonly string[], bad: BadLines): Promise<readonly TextExample[]> {
  const examples: TextExample[] = [];
  let units = 0;
  for (const file of files) {
    for await (const { id, text, account, label } of goodLines(file, JudgedLine, bad)) {
      if (examples.length > MOST_EXAMPLES || units > MOST_UNITS) break;
      const read = text.length > TEXT_UNITS ? copyOf(text.slice(0, TEXT_UNITS)) : text;
      units += read.length;
      examples.push({ id, text: read, label, ...(account !== undefined && { account }) });
    }
  }
  return examples;
}

/** A slice keeps the whole text it was cut from in memory; a copy does not. */
function copyOf(text: string): string {
  return Buffer.from(text, 'utf16le').toString('utf16le');
}

interface Versions {
  readonly version: string;
  readonly champion: { readonly version: string } | undefined;
}

function outcomeOf({ counts, heldOut }: Learned, trial: Trial, { version, champion, bad }: Versions & { bad: number }) {
  return {
    version,
    taken: trial.taken,
    before: champion?.version ?? null,
    bad,
    ...counts,
    baseRate: counts.offers / counts.learned,
    ap: heldOut.averagePrecision,
    recallAt90: heldOut.recallAtNinety,
    golden: {
      offers: trial.challenger.offers,
      others: trial.challenger.others,
      ap: trial.challenger.averagePrecision,
      before: trial.champion?.averagePrecision ?? null,
      decides: trial.decides,
    },
  };
}

function linesFor({ counts, heldOut }: Learned, trial: Trial, { version, champion }: Versions): readonly string[] {
  const left = [
    ...(counts.repeated > 0 ? [`${counted(counts.repeated, 'copy').replace('copys', 'copies')} counted once`] : []),
    ...(counts.contradicted > 0 ? [`${counted(counts.contradicted, 'text')} left out, whose id has both labels`] : []),
    ...(counts.disputed > 0 ? [`${counted(counts.disputed, 'text')} with both labels under different ids`] : []),
  ];
  return [
    `${counted(counts.examples, 'text')} given, ${counts.learned.toLocaleString('en')} learned from (${counts.offers.toLocaleString('en')} offers, ${share(counts.offers / counts.learned)}), ${counts.setApart.toLocaleString('en')} set apart.`,
    ...(left.length > 0 ? [`${left.join('; ')}.`] : []),
    `On accounts it had not seen: average precision ${figure(heldOut.averagePrecision)}, recall ${figure(heldOut.recallAtNinety)} at precision .9, at ${share(counts.offers / counts.learned)} offers.`,
    goldenLine(trial),
    verdictLine(trial, version, champion?.version),
  ];
}

function goldenLine({ challenger, champion, decides }: Trial): string {
  const set = `On the golden set (${challenger.offers} offers, ${challenger.others} others)`;
  const before = champion === undefined ? '' : `, the model in use ${figure(champion.averagePrecision)}`;
  const small = champion === undefined || decides ? '' : '; too few to compare by';
  return `${set}: average precision ${figure(challenger.averagePrecision)}${before}${small}.`;
}

function verdictLine({ taken }: Trial, version: string, before: string | undefined): string {
  if (version === before) return `Model ${version} is in use already; nothing changed.`;
  if (!taken) return `Model ${version} is worse and was not taken; ${before} stays in use.`;
  return `Model ${version} is in use${before === undefined ? '' : `; "vigil learn --back" returns to ${before}`}.`;
}

async function show(store: OpenStore, choice: Choice): Promise<void> {
  const models = await listTextModels(store.pool);
  if (choice.json === true) models.forEach(printJson);
  else table(models.map(rowOf)).forEach(print);
  if (models.length === 0) remark('No model was learned yet. Run "vigil learn FILE".');
}

function rowOf({ version, state, since, about }: KeptModel): readonly string[] {
  return [
    version,
    state,
    new Date(since).toISOString().slice(0, 16),
    counted(about.counts.learned, 'text'),
    `AP ${figure(about.heldOut.averagePrecision)}`,
    `golden ${figure(about.golden.averagePrecision)}`,
  ];
}

async function goBack(store: OpenStore, choice: Choice): Promise<void> {
  const { from, to } = await restoreTextModel(store.pool, Date.now());
  if (choice.json === true) printJson({ from: from ?? null, to });
  else print(`Model ${to} is in use again${from === undefined ? '' : `; ${from} is withdrawn`}.`);
}

function figure(value: number): string {
  return value.toFixed(3);
}

function share(value: number): string {
  return `${(value * 100).toPrecision(3)} %`;
}

function judgementLine({ version, reviewed, stands, why, certified }: JudgementOutcome): string {
  const head = `Judgement ${version} from ${counted(reviewed, 'decided case')}: ${stands ? 'in force' : 'refused'}. ${why}`;
  const use = reviewed < LEARNED_FROM ? ` Hand weights judge until ${LEARNED_FROM} cases are decided.` : '';
  return `${head}${use} ${certified ? 'Its precision is certified.' : 'Its precision is not certified, so no rule acts by itself.'}`;
}
