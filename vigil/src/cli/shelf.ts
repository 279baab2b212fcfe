// vigil shelf: what could not be read, with its place and reason; its raw bytes; and another try after a mend.
import { once } from 'node:events';
import { Command } from 'commander';
import { openSource, SourceError } from '../connect/open.ts';
import { readAgain } from '../engine/read-again.ts';
import { inTransaction } from '../store/connection.ts';
import { logReveal } from '../store/reveal.ts';
import { listShelf, rawOf, settle } from '../store/shelf.ts';
import { limitOf } from './cases.ts';
import { withHashesOption } from './choose-hashes.ts';
import type { InputChoice } from './choose-input.ts';
import { inputOptions, withInputOptions } from './choose-input.ts';
import type { RulesChoice } from './choose-rules.ts';
import { loadRules, withRulesOptions } from './choose-rules.ts';
import type { StoreChoice } from './choose-store.ts';
import { withStore, withStoreOptions } from './choose-store.ts';
import { counted, print, printJson, remark, safe, table } from './console-line.ts';
import { UsageError } from './usage-error.ts';

const MOST = 100_000;
const SHOWN = 50;

const HELP = `
  $ vigil shelf
  $ vigil shelf raw S-0a1b2c3d4e5f > piece.txt
  $ vigil shelf again --lexicon mine.yaml     (reads everything once more; what is now understood leaves the shelf)`;

/** The command with its two parts. */
export function shelfCommand(): Command {
  const command = new Command('shelf')
    .description('what could not be read, and why')
    .enablePositionalOptions()
    .option('--limit <n>', `at most so many (default: ${SHOWN}, with --json all)`)
    .option('--json', 'one JSON line a piece: {id, source, offset, bytes, line, why, receivedAt, complete}')
    .addHelpText('after', HELP);
  withStoreOptions(command).action(
    async (choice: StoreChoice & { readonly limit?: string; readonly json?: boolean }) => {
      const limit = limitOf(choice.limit) ?? (choice.json === true ? MOST : SHOWN);
      await withStore(choice, { reading: true, quiet: choice.json === true }, async ({ store }) => {
        const pieces = await listShelf(store.pool, limit);
        if (choice.json === true) pieces.forEach(printJson);
        else
          table(
            pieces.map((one) => [
              one.id,
              safe(one.source),
              one.line === null ? `byte ${one.offset}` : `line ${one.line}`,
              `${one.bytes} bytes`,
              safe(one.why),
            ]),
          ).forEach(print);
        if (pieces.length === 0 && choice.json !== true)
          remark('The shelf is empty: everything that came in was read.');
      });
    },
  );
  return command.addCommand(rawCommand()).addCommand(againCommand());
}

function rawCommand(): Command {
  const command = new Command('raw')
    .description('the raw bytes of one piece; this is written to the audit log')
    .argument('<id>', 'such as S-0a1b2c3d4e5f');
  return withStoreOptions(command).action(async (id: string, choice: StoreChoice) => {
    await withStore(choice, { reading: true, quiet: true }, async ({ store }) => {
      await logReveal(store.pool, { actor: 'cli', subject: id.slice(0, 100), now: Date.now(), act: 'shelf.revealed' });
      let found = false;
      for await (const part of rawOf(store.pool, id)) {
        found = true;
        if (!process.stdout.write(part)) await once(process.stdout, 'drain');
      }
      if (!found) throw new UsageError(`There is nothing ${safe(id)} on the shelf. "vigil shelf" lists what is.`);
    });
  });
}

function againCommand(): Command {
  const command = new Command('again')
    .description('read the shelf once more, after a mend')
    .argument('[id]', 'only this piece');
  return withInputOptions(withHashesOption(withRulesOptions(withStoreOptions(command)))).action(
    async (id: string | undefined, choice: StoreChoice & RulesChoice & InputChoice) => {
      const rules = await loadRules(choice);
      await withStore(choice, {}, async ({ store }) => {
        const pieces = (await listShelf(store.pool, MOST)).filter(
          (one) => one.complete && one.bytes > 0 && (id === undefined || one.id === id),
        );
        let read = 0;
        for (const piece of pieces) {
          const done = await readAgain({
            open: () => openSource(rawOf(store.pool, piece.id), inputOptions(choice)),
            isUnfit: (error) => error instanceof SourceError,
            input: { rules: () => rules, store, files: store.files, name: `shelf:${piece.id}`, now: Date.now },
            settle: () => inTransaction(store.pool, (client) => settle(client, piece.id, Date.now())),
          });
          if (!done) continue;
          read++;
        }
        print(`${counted(read, 'piece')} read after all; ${pieces.length - read} still on the shelf.`);
      });
    },
  );
}
