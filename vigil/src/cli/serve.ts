// vigil serve: takes items over HTTP and shows the page, until it is stopped.
import { Command } from 'commander';
import type { CurrentRules } from '../engine/flow.ts';
import type { WordsInUse } from '../engine/words-in-use.ts';
import { withHashesOption } from './choose-hashes.ts';
import type { RulesChoice } from './choose-rules.ts';
import { loadRules, withRulesOptions } from './choose-rules.ts';
import type { ChosenStore, StoreChoice } from './choose-store.ts';
import { withStore, withStoreOptions } from './choose-store.ts';
import { withLiveRules } from './live-rules.ts';

/** Serves an open store until a signal comes. Built by `main.ts`, because the command line does not know the server. */
export type Serve = (wish: {
  readonly chosen: ChosenStore;
  readonly rules: CurrentRules;
  readonly words: WordsInUse;
  readonly port: string | undefined;
  readonly host?: string | undefined;
}) => Promise<void>;

const HELP = `
  $ vigil keys make --label "feed" --scope items:write
  $ vigil serve --lexicon mine.yaml
  $ curl -sS -H "Authorization: Bearer $KEY" -H "Content-Type: application/x-ndjson" --data-binary @posts.ndjson http://127.0.0.1:7171/v1/items

A list that changes is loaded again by itself, or at once on SIGHUP; a faulty one is refused and the old one stays.
The page is reached through the link in the terminal. The API is described at /openapi.json.`;

/** The command. */
export function serveCommand(serve: Serve): Command {
  const command = new Command('serve')
    .description('take items over HTTP and show the page')
    .option('--port <port>', 'default: 7171, or the next free one')
    .option('--host <address>', 'address to listen on; anything but loopback needs TLS in front (docs/operate.md)')
    .addHelpText('after', HELP);
  return withHashesOption(withRulesOptions(withStoreOptions(command))).action(
    async (choice: StoreChoice & RulesChoice & { readonly port?: string; readonly host?: string }) => {
      const rules = await loadRules(choice);
      await withStore(choice, { alone: true }, (chosen) =>
        withLiveRules({ choice, rules, store: chosen.store }, (current, words) =>
          serve({ chosen, rules: current, words, port: choice.port, host: choice.host }),
        ),
      );
    },
  );
}
