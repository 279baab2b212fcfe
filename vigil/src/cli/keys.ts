// vigil keys: makes, lists and revokes the keys with which platforms send items in.
import { Command } from 'commander';
import { findScopes, listKeys, makeKey, revokeKey, SCOPES } from '../store/keys.ts';
import type { StoreChoice } from './choose-store.ts';
import { withStore, withStoreOptions } from './choose-store.ts';
import { print, printJson, remark, safe, table } from './console-line.ts';
import { UsageError } from './usage-error.ts';

/** The command group. */
export function keysCommand(): Command {
  return new Command('keys')
    .description('keys for the HTTP API')
    .addCommand(makeCommand())
    .addCommand(listCommand())
    .addCommand(revokeCommand());
}

function makeCommand(): Command {
  const command = new Command('make')
    .description('make a key; its secret is shown this once')
    .requiredOption('--label <text>', 'what it is for')
    .requiredOption('--scope <scopes...>', `what it may do: ${SCOPES.join(', ')}`)
    .option('--json', 'one JSON object: {id, secret}');
  return withStoreOptions(command).action(
    async (
      choice: StoreChoice & { readonly label: string; readonly scope: readonly string[]; readonly json?: boolean },
    ) => {
      const scopes = findScopes(choice.scope);
      if (scopes === undefined) throw new UsageError(`A scope is one of ${SCOPES.join(', ')}.`);
      await withStore(choice, { quiet: choice.json === true }, async ({ store }) => {
        const made = await makeKey(store.pool, { label: choice.label.slice(0, 200), scopes, now: Date.now() });
        if (choice.json === true) printJson(made);
        else {
          remark(`Key ${made.id} made. This is the only time its secret is shown:`);
          print(made.secret);
        }
      });
    },
  );
}

function listCommand(): Command {
  const command = new Command('list').description('the keys that were made').option('--json', 'one JSON line a key');
  return withStoreOptions(command).action(async (choice: StoreChoice & { readonly json?: boolean }) => {
    await withStore(choice, { reading: true, quiet: choice.json === true }, async ({ store }) => {
      const keys = await listKeys(store.pool);
      if (choice.json === true) keys.forEach(printJson);
      else
        table(
          keys.map((key) => [
            key.id,
            key.revokedAt === null ? 'in use' : 'revoked',
            key.scopes.join(','),
            safe(key.label),
          ]),
        ).forEach(print);
      if (keys.length === 0 && choice.json !== true)
        remark('No keys. Make one with "vigil keys make --label feed --scope items:write".');
    });
  });
}

function revokeCommand(): Command {
  const command = new Command('revoke').description('take a key out of use').argument('<id>', 'such as K-0a1b2c3d4e5f');
  return withStoreOptions(command).action(async (id: string, choice: StoreChoice) => {
    await withStore(choice, {}, async ({ store }) => {
      if (!(await revokeKey(store.pool, id, Date.now())))
        throw new UsageError(`There is no key ${safe(id)} in use. "vigil keys list" shows them.`);
      print(`${id} is out of use.`);
    });
  });
}
