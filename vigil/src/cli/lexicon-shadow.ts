// vigil lexicon shadow: how many posts the rules on trial would have touched. Ids only.
import { Command } from 'commander';
import { readShadow } from '../store/shadow.ts';
import type { StoreChoice } from './choose-store.ts';
import { withStore, withStoreOptions } from './choose-store.ts';
import { print, printJson, remark, safe, table } from './console-line.ts';

const HELP = `
  $ vigil lexicon shadow

A term with \`mode: shadow\` in its list, or a signal under \`shadow\` in the policy, is seen and counted, adds no bits and opens no file.
Posts are all it would have touched, counted by hour. Accounts are only those that have a file by other findings: of others nothing is kept.`;

/** The command. */
export function shadowCommand(): Command {
  const command = new Command('shadow')
    .description('what terms and signals on trial would have touched')
    .option('--json', 'one JSON line a rule: {kind, name, posts, filed, first, last}')
    .addHelpText('after', HELP);
  return withStoreOptions(command).action(async (choice: StoreChoice & { readonly json?: boolean }) => {
    await withStore(choice, { reading: true, quiet: choice.json === true }, async ({ store }) => {
      const rows = (await readShadow(store.pool)).map((row) => ({
        ...row,
        first: new Date(row.first).toISOString(),
        last: new Date(row.last).toISOString(),
      }));
      if (choice.json === true) return rows.forEach(printJson);
      if (rows.length === 0) return remark('No term or signal on trial has touched anything.');
      const cells = rows.map(({ kind, name, posts, filed, first, last }) => [
        kind,
        safe(name),
        posts.toLocaleString('en'),
        filed.toLocaleString('en'),
        first.slice(0, 13),
        last.slice(0, 13),
      ]);
      table([['rule', 'name', 'posts', 'accounts with a file', 'first hour', 'last hour'], ...cells]).forEach(print);
    });
  });
}
