// vigil replay: carries files of posts through the whole flow into the store, and says what came out.
import { Command } from 'commander';
import { withHashesOption } from './choose-hashes.ts';
import type { InputChoice } from './choose-input.ts';
import { inputOptions, withInputOptions } from './choose-input.ts';
import type { RulesChoice } from './choose-rules.ts';
import { loadRules, untangle, withRulesOptions } from './choose-rules.ts';
import type { StoreChoice } from './choose-store.ts';
import { openChosen, withStoreOptions } from './choose-store.ts';
import { print, printJson, remark } from './console-line.ts';
import { withLiveRules } from './live-rules.ts';
import type { Serve } from './serve.ts';
import { stopSignal } from './stop-signal.ts';
import { printSummary, replayTo } from './summary.ts';

type Choice = StoreChoice &
  RulesChoice &
  InputChoice & {
    readonly json?: boolean;
    readonly serve?: boolean;
    readonly port?: string;
    readonly lookBack: boolean;
  };

const HELP = `
A worked session:
  $ vigil replay posts.ndjson.gz --lexicon mine.yaml --hashes known.csv
  $ vigil today
  $ vigil cases
  $ vigil case C-7Q2M9K4DXX

A replay may be stopped and run again: it goes on where it stopped, and a post that was seen before is not counted twice.
The last line with --json: {items, clean, shelved, observations, accounts, cases: {urgent, standard}, seconds, itemsPerSecond}.
items, clean and shelved count the inputs; observations, accounts and cases count the store. Exit code 130 when stopped.`;

/** The command. `serve` starts the page on an open store; the command does not know how. */
export function replayCommand(serve: Serve): Command {
  const command = new Command('replay')
    .description('carry files of posts through the flow into the store')
    .argument('[files...]', 'files of posts, or - for standard input; plain, gzip or zstd')
    .option('--no-look-back', 'keep only posts that hold a listed term or known media themselves, whoever wrote them')
    .option('--json', 'end with one JSON object')
    .option('--serve', 'afterwards serve the page for these data')
    .option('--port <port>', 'with --serve: the port of the page')
    .addHelpText('after', HELP);
  return withInputOptions(withHashesOption(withRulesOptions(withStoreOptions(command)))).action(
    async (given: string[], choice: Choice) => {
      if (choice.lexicon === undefined && choice.hashes === undefined) await loadRules(choice);
      const { files, lexicons, hashes } = untangle(choice.lexicon, given, choice.hashes);
      const meant = { ...choice, lexicon: lexicons, hashes };
      const rules = await loadRules(meant);
      const quiet = choice.json === true && process.stderr.isTTY !== true;
      const chosen = await openChosen(choice, { quiet, alone: choice.serve === true });
      const stop = stopSignal();
      const started = performance.now();
      try {
        await withLiveRules(
          { choice: meant, rules, store: chosen.store, quiet: choice.serve !== true },
          async (current, words) => {
            const { outcome, finished } = await replayTo(
              files,
              {
                store: chosen.store,
                rules: current,
                input: inputOptions(choice),
                quiet,
                lookBack: choice.lookBack,
                signal: stop.signal,
              },
              started,
            );
            if (choice.json === true) printJson(outcome);
            else await printSummary(chosen.store.pool, outcome, print);
            if (!finished) {
              remark('Stopped. What was read is recorded; run the same command again to go on.');
              process.exitCode = 130;
            } else if (choice.serve === true) await serve({ chosen, rules: current, words, port: choice.port });
          },
        );
      } finally {
        stop.release();
        await chosen.close();
      }
    },
  );
}
