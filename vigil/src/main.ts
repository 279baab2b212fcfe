// Builds everything and decides nothing: the commands, the server behind them, and what happens to an error.
import { Command } from 'commander';
import { accountsCommand } from './cli/accounts.ts';
import { auditCommand } from './cli/audit.ts';
import { caseCommand } from './cli/case.ts';
import { casesCommand } from './cli/cases.ts';
import { endWithReader, remark } from './cli/console-line.ts';
import { decideCommand } from './cli/decide.ts';
import { demoCommand, startCommand } from './cli/demo.ts';
import { doctorCommand } from './cli/doctor.ts';
import { hashesCommand } from './cli/hashes.ts';
import { huntCommand } from './cli/hunt.ts';
import { keysCommand } from './cli/keys.ts';
import { learnCommand } from './cli/learn.ts';
import { lexiconCommand } from './cli/lexicon.ts';
import { matchCommand } from './cli/match.ts';
import { opinionCommand } from './cli/opinion.ts';
import { ordersCommand } from './cli/orders.ts';
import { policyCommand } from './cli/policy.ts';
import { ratesCommand } from './cli/rates.ts';
import { replayCommand } from './cli/replay.ts';
import { reportersCommand } from './cli/reporters.ts';
import { ringsCommand } from './cli/rings.ts';
import { scoreCommand } from './cli/score.ts';
import { serveCommand } from './cli/serve.ts';
import { shelfCommand } from './cli/shelf.ts';
import { todayCommand } from './cli/today.ts';
import { runServer } from './run-server.ts';

const HELP = `
A first session, all in invented words:
  $ npm start                                        a made-up day, its count, and the page
With your own:
  $ vigil lexicon check mine.yaml                    is the list sound?
  $ vigil replay posts.ndjson.gz --lexicon mine.yaml carry posts through the flow
  $ vigil today                                      how many accounts offered, how many are still online
  $ vigil cases                                      who must be looked at first
  $ vigil case C-7Q2M9K4DXX                          and why

Errors say what to do. Exit codes: 0 done, 1 something was found wrong, 2 wrong use, 130 stopped.`;

const program = new Command('vigil')
  .description(
    'Finds accounts that offer forbidden trade behind veiled words, and puts a person in front of them within the hour.',
  )
  .version('0.1.0')
  .enablePositionalOptions()
  .showSuggestionAfterError()
  .showHelpAfterError('(add --help for the options)')
  .addHelpText('after', HELP);
for (const command of [
  matchCommand(),
  huntCommand(),
  replayCommand(runServer),
  todayCommand(),
  casesCommand(),
  caseCommand(),
  decideCommand(),
  ordersCommand(),
  opinionCommand(),
  accountsCommand(),
  ratesCommand(),
  reportersCommand(),
  ringsCommand(),
  shelfCommand(),
  lexiconCommand(),
  policyCommand(),
  hashesCommand(),
  learnCommand(),
  scoreCommand(),
  demoCommand(runServer),
  startCommand(runServer),
  serveCommand(runServer),
  doctorCommand(),
  keysCommand(),
  auditCommand(),
])
  program.addCommand(command);

/** Wrong use ends with 2, so that a script can tell it from something found wrong. */
function endWithTwo(command: Command): void {
  command.exitOverride((end) => process.exit(end.exitCode === 0 ? 0 : 2));
  command.commands.forEach(endWithTwo);
}

/** Sentences for people; a stack only for what nobody foresaw. */
function tell(error: unknown): void {
  const known =
    error instanceof Error &&
    ['UsageError', 'StoreError', 'ClusterError', 'SourceError', 'TermError'].includes(error.name);
  remark(
    known
      ? `vigil: ${error.message}`
      : `vigil: something unforeseen happened; please tell us (CONTRIBUTING.md).\n${error instanceof Error ? error.stack : String(error)}`,
  );
  process.exitCode = known ? 2 : 70;
}

endWithTwo(program);
endWithReader();
try {
  await program.parseAsync(process.argv);
} catch (error) {
  tell(error);
}
