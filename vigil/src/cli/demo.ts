// vigil demo: makes a day of posts in invented words, replays it, and tells honestly how much of what was planted was found. vigil start does so and serves the page.
import { createWriteStream, existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Command } from 'commander';
import { DEFAULT_POLICY } from '../core/policy.ts';
import type { DemoTruth } from '../demo/day.ts';
import { demoDay, truthOf } from '../demo/day.ts';
import type { DemoOptions } from '../demo/population.ts';
import { DEFAULT_DEMO } from '../demo/population.ts';
import { scoreDemo } from '../demo/score.ts';
import { listCases } from '../store/read-queue.ts';
import { limitOf } from './cases.ts';
import { compileRules, loadLexicons, STAND_IN_PACK, TRADE_PACK } from './choose-rules.ts';
import type { ChosenStore, StoreChoice } from './choose-store.ts';
import { DEMO_FOLDER, openChosen, withStoreOptions } from './choose-store.ts';
import { counted, print, printJson, remark, style, table } from './console-line.ts';
import { withLiveRules } from './live-rules.ts';
import type { Serve } from './serve.ts';
import { stopSignal } from './stop-signal.ts';
import { printSummary, replayTo } from './summary.ts';

type Choice = StoreChoice & {
  readonly seed?: string;
  readonly posts?: string;
  readonly accounts?: string;
  readonly day?: string;
  readonly score?: boolean;
  readonly json?: boolean;
  readonly serve?: boolean;
  readonly port?: string;
};

const HELP = `
Everything in the demo is invented: nonsense terms, made-up people, phrases written for the purpose.
  $ vigil demo --score
The posts are in <data>/demo-day.ndjson, what was planted in <data>/demo-truth.ndjson.`;

/** The command. */
export function demoCommand(serve: Serve): Command {
  return demoOptions(new Command('demo').description('replay a made-up day and see what is found'))
    .option('--score', 'tell how many of the planted accounts were found')
    .option('--json', 'end with one JSON object')
    .option('--serve', 'afterwards serve the page')
    .addHelpText('after', HELP)
    .action((choice: Choice) => runDemo(choice, serve));
}

/** What `npm start` runs. */
export function startCommand(serve: Serve): Command {
  return demoOptions(new Command('start').description('the demo with its page: what "npm start" runs')).action(
    (choice: Choice) => runDemo({ ...choice, serve: true }, serve),
  );
}

function demoOptions(command: Command): Command {
  return withStoreOptions(command)
    .option('--seed <n>', `another made-up day (default: ${DEFAULT_DEMO.seed})`)
    .option('--posts <n>', `how many posts (default: ${DEFAULT_DEMO.posts})`)
    .option('--accounts <n>', `how many accounts (default: ${DEFAULT_DEMO.accounts})`)
    .option('--day <date>', `which day (default: ${DEFAULT_DEMO.day})`)
    .option('--port <port>', 'the port of the page');
}

async function runDemo(choice: Choice, serve: Serve): Promise<void> {
  const quiet = choice.json === true;
  const started = performance.now();
  const rules = compileRules(await loadLexicons([STAND_IN_PACK, TRADE_PACK]), DEFAULT_POLICY);
  const data = choice.data ?? (choice.database === undefined ? DEMO_FOLDER : undefined);
  const chosen = await openChosen(
    { ...choice, ...(data !== undefined && { data }) },
    { alone: choice.serve === true, quiet },
  );
  const stop = stopSignal();
  try {
    const files = await writeDay(chosen.folder ?? DEMO_FOLDER, optionsOf(choice), quiet);
    const { outcome, finished } = await replayTo(
      [files.posts],
      { store: chosen.store, rules: () => rules, input: {}, quiet, lookBack: true, signal: stop.signal },
      started,
    );
    if (quiet)
      printJson({ ...outcome, ...(choice.score === true && { score: await scoreOf(chosen, files.truth, choice) }) });
    else await printSummary(chosen.store.pool, outcome, print);
    if (choice.score === true && !quiet) scoreLines(await scoreOf(chosen, files.truth, choice)).forEach(print);
    if (!finished) process.exitCode = 130;
    else if (choice.serve === true)
      await withLiveRules(
        { choice: { lexicon: [STAND_IN_PACK] }, rules, store: chosen.store, quiet: true },
        (current, words) => serve({ chosen, rules: current, words, port: choice.port }),
      );
  } finally {
    stop.release();
    await chosen.close();
  }
}

function optionsOf(choice: Choice): DemoOptions {
  return {
    seed: limitOf(choice.seed, '--seed') ?? DEFAULT_DEMO.seed,
    posts: limitOf(choice.posts, '--posts') ?? DEFAULT_DEMO.posts,
    accounts: limitOf(choice.accounts, '--accounts') ?? DEFAULT_DEMO.accounts,
    day: choice.day ?? DEFAULT_DEMO.day,
  };
}

/** Writes the day and its truth once; a file that is there under its final name is whole. */
async function writeDay(
  folder: string,
  options: DemoOptions,
  quiet: boolean,
): Promise<{ readonly posts: string; readonly truth: string }> {
  const same = Object.entries(options).every(([key, value]) => DEFAULT_DEMO[key as keyof DemoOptions] === value);
  const name = same ? 'demo-day' : `demo-day-${options.seed}-${options.posts}-${options.accounts}-${options.day}`;
  const posts = join(folder, `${name}.ndjson`);
  const truth = join(folder, `${name.replace('day', 'truth')}.ndjson`);
  if (existsSync(posts) && existsSync(truth)) return { posts, truth };
  if (!quiet)
    remark(
      `Making a day of ${counted(options.posts, 'post')} by ${counted(options.accounts, 'account')}, all invented.`,
    );
  await mkdir(folder, { recursive: true });
  await writeFile(
    truth,
    truthOf(options)
      .map((one) => `${JSON.stringify(one)}\n`)
      .join(''),
  );
  await pipeline(Readable.from(blocks(options)), createWriteStream(`${posts}.part`));
  await rename(`${posts}.part`, posts);
  return { posts, truth };
}

const BLOCK_UNITS = 262_144;

function* blocks(options: DemoOptions): Generator<string> {
  let block = '';
  for (const { line } of demoDay(options)) {
    block += `${line}\n`;
    if (block.length < BLOCK_UNITS) continue;
    yield block;
    block = '';
  }
  yield block;
}

async function scoreOf(chosen: ChosenStore, truthFile: string, choice: Choice): Promise<ReturnType<typeof scoreDemo>> {
  const truth = (await readFile(truthFile, 'utf8'))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as DemoTruth);
  const cases = await listCases(chosen.store.pool, { limit: 1_000_000 });
  return scoreDemo(truth, cases, optionsOf(choice).accounts);
}

function scoreLines(score: ReturnType<typeof scoreDemo>): readonly string[] {
  const rows = score.kinds.map((one) => [
    one.kind,
    String(one.accounts),
    String(one.urgent),
    String(one.standard),
    String(one.none),
  ]);
  return [
    '',
    style('bold', 'What was planted, and where it ended'),
    ...table([['kind', 'accounts', 'urgent', 'standard', 'no case'], ...rows]),
    `Urgent queue: precision ${score.urgent.precision.toFixed(2)}, recall of offenders ${score.urgent.recall.toFixed(2)}.`,
  ];
}
