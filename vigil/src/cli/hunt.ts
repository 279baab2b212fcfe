// vigil hunt: runs new terms alone over kept files at raw speed and says what they would have opened; touches no store.
import { availableParallelism } from 'node:os';
import { Command } from 'commander';
import { compileLexicons, type PackedLexicon, packLexicon } from '../engine/lexicon.ts';
import { sha256 } from '../store/chain.ts';
import type { InputChoice } from './choose-input.ts';
import { inputOptions, withInputOptions } from './choose-input.ts';
import { loadLexicons, loadPolicy, TRADE_PACK, untangle } from './choose-rules.ts';
import type { VocabularyChoice } from './choose-vocabulary.ts';
import { loadKnownWords, withVocabularyOption } from './choose-vocabulary.ts';
import { remark } from './console-line.ts';
import { huntFiles } from './hunt/hunt-files.ts';
import { outcomeOf, tellHunt } from './hunt/hunt-outcome.ts';
import { casesOf } from './hunt/tally.ts';
import { stopSignal } from './stop-signal.ts';
import { UsageError } from './usage-error.ts';

type Choice = InputChoice &
  VocabularyChoice & {
    readonly lexicon?: readonly string[];
    readonly policy?: string;
    readonly trade?: boolean;
    readonly since?: string;
    readonly workers?: string;
    readonly json?: boolean;
  };

const MOST_WORKERS = 64;
const UNITS: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 7 * 86_400_000 };

const HELP = `
A new list came in; who wrote its words last month?
  $ vigil hunt --lexicon new.yaml --since 30d kept/*.ndjson.gz

Nearly every line is cleared in its raw bytes without being parsed. Lines, pages and events of the known formats go the fast way; CSV,
arrays and archives are read object by object. Nothing is stored. What it would have opened counts these findings alone.
Exit code 1 when a line could not be read, 130 when stopped with Ctrl-C.`;

/** The command. */
export function huntCommand(): Command {
  const command = new Command('hunt')
    .description('run new terms over kept files and see what they would have opened')
    .argument('[files...]', 'files of posts, or - for standard input; plain, gzip or zstd')
    .requiredOption('--lexicon <files...>', 'the new lists of terms')
    .option('--since <age>', 'pass over items older than this: 30d, 12h, 2w, or a date such as 2026-11-01')
    .option('--workers <n>', 'threads (default: as many as this machine has cores)')
    .option('--policy <file>', 'your weights and thresholds')
    .option('--no-trade', 'leave out the trade words when judging what would have been opened')
    .option('--json', 'one JSON object')
    .addHelpText('after', HELP);
  return withVocabularyOption(withInputOptions(command)).action(hunt);
}

async function hunt(given: string[], choice: Choice): Promise<void> {
  const { files, lexicons } = untangle(choice.lexicon, given);
  const now = Date.now();
  const since = sinceOf(choice.since, now);
  const workers = workersOf(choice.workers);
  const policy = await loadPolicy(choice.policy);
  const known = await loadKnownWords(choice.vocabulary);
  const wanted = await loadLexicons(lexicons);
  const trade = choice.trade === false ? [] : await loadLexicons([TRADE_PACK]);
  const judging = compileLexicons([...wanted, ...trade], sha256, known);
  const alone = compileLexicons(wanted, sha256, known);
  const quiet = choice.json === true && process.stderr.isTTY !== true;
  const stop = stopSignal();
  const started = performance.now();
  try {
    const hunted = await huntFiles(files, {
      quarry: { wanted: shared(packLexicon(alone)), judging: shared(packLexicon(judging)), policy, since },
      input: { receivedAt: now, ...inputOptions(choice) },
      workers,
      quiet,
      signal: stop.signal,
      remark,
    });
    const seconds = (performance.now() - started) / 1000;
    const cases = casesOf(hunted.tally, policy, judging.digest, now);
    const outcome = outcomeOf(hunted, cases, { seconds, workers, lexicon: alone.digest });
    tellHunt(outcome, choice.json === true);
    if (outcome.bad > 0) process.exitCode = 1;
    if (!outcome.finished) process.exitCode = 130;
  } finally {
    stop.release();
  }
}

/** The compiled words in memory that all threads look into, so that each further thread costs no copy of a large list. */
export function shared(packed: PackedLexicon): PackedLexicon {
  if (packed.matcher === undefined) return packed;
  const matcher = new Uint8Array(new SharedArrayBuffer(packed.matcher.length));
  matcher.set(packed.matcher);
  return { ...packed, matcher };
}

/** Milliseconds since 1970 of an age or a date; everything when not given. */
export function sinceOf(text: string | undefined, now: number): number {
  if (text === undefined) return Number.NEGATIVE_INFINITY;
  const age = /^(\d{1,6})([mhdw])$/.exec(text);
  if (age !== null) return now - Number(age[1]) * (UNITS[age[2] ?? ''] ?? 0);
  const date = /^\d{4}-\d{2}-\d{2}(?:T.+)?$/.test(text) ? Date.parse(text) : Number.NaN;
  if (!Number.isNaN(date)) return date;
  throw new UsageError(
    `--since wants an age such as 30d, 12h or 2w, or a date such as 2026-11-01; "${text}" is neither.`,
  );
}

/** How many threads: as asked for, or as many as there are cores, since the main one hardly works. */
export function workersOf(text: string | undefined): number {
  if (text === undefined) return availableParallelism();
  const workers = Number(text);
  if (Number.isInteger(workers) && workers >= 1 && workers <= MOST_WORKERS) return workers;
  throw new UsageError(`--workers wants a number from 1 to ${MOST_WORKERS}; "${text}" is not one.`);
}
