// Builds everything and decides nothing: the commands, the server behind them, and what happens to an error.
import { Command } from 'commander';
import { endWithReader, remark } from './cli/console-line.ts';
import { withExamples } from './cli/first-example.ts';
import type { Serve } from './cli/serve.ts';

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
  .addHelpText('after', HELP);
/** The server is loaded by whoever serves: it is the largest part, and most commands need none of it. */
const serve: Serve = async (wish) => (await import('./run-server.ts')).runServer(wish);

/** Each command with its module, in the order of the help. Only the one that is asked for is loaded; help and a mistyped name load all. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  match: async () => (await import('./cli/match.ts')).matchCommand(),
  hunt: async () => (await import('./cli/hunt.ts')).huntCommand(),
  replay: async () => (await import('./cli/replay.ts')).replayCommand(serve),
  today: async () => (await import('./cli/today.ts')).todayCommand(),
  cases: async () => (await import('./cli/cases.ts')).casesCommand(),
  case: async () => (await import('./cli/case.ts')).caseCommand(),
  decide: async () => (await import('./cli/decide.ts')).decideCommand(),
  sign: async () => (await import('./cli/sign.ts')).signCommand(),
  quality: async () => (await import('./cli/quality.ts')).qualityCommand(),
  orders: async () => (await import('./cli/orders.ts')).ordersCommand(),
  opinion: async () => (await import('./cli/opinion.ts')).opinionCommand(),
  accounts: async () => (await import('./cli/accounts.ts')).accountsCommand(),
  rates: async () => (await import('./cli/rates.ts')).ratesCommand(),
  reporters: async () => (await import('./cli/reporters.ts')).reportersCommand(),
  rings: async () => (await import('./cli/rings.ts')).ringsCommand(),
  shelf: async () => (await import('./cli/shelf.ts')).shelfCommand(),
  lexicon: async () => (await import('./cli/lexicon.ts')).lexiconCommand(),
  policy: async () => (await import('./cli/policy.ts')).policyCommand(),
  hashes: async () => (await import('./cli/hashes.ts')).hashesCommand(),
  learn: async () => (await import('./cli/learn.ts')).learnCommand(),
  score: async () => (await import('./cli/score.ts')).scoreCommand(),
  demo: async () => (await import('./cli/demo.ts')).demoCommand(serve),
  start: async () => (await import('./cli/demo.ts')).startCommand(serve),
  serve: async () => (await import('./cli/serve.ts')).serveCommand(serve),
  doctor: async () => (await import('./cli/doctor.ts')).doctorCommand(),
  people: async () => (await import('./cli/people.ts')).peopleCommand(),
  keys: async () => (await import('./cli/keys.ts')).keysCommand(),
  audit: async () => (await import('./cli/audit.ts')).auditCommand(),
};
const asked = process.argv[2];
const wanted = asked !== undefined && Object.hasOwn(COMMANDS, asked) ? [asked] : Object.keys(COMMANDS);
for (const one of wanted) {
  const command = await COMMANDS[one]?.();
  if (command !== undefined) program.addCommand(command);
}

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
withExamples(program);
endWithReader();
try {
  await program.parseAsync(process.argv);
} catch (error) {
  tell(error);
}
