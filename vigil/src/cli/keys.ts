// vigil keys: makes, lists and revokes the keys with which platforms send items in.
import { userInfo } from 'node:os';
import { Command } from 'commander';
import type pg from 'pg';
import { NAME_LENGTH } from '../core/person.ts';
import { NEEDS_OWNER, permissionsOfKey } from '../core/role.ts';
import { findScopes, listKeys, makeKey, revokeKey, SCOPES, type Scope } from '../store/keys.ts';
import { findByName, isSetUp } from '../store/people.ts';
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
    .option('--by <name>', 'whose key it is: what it does, they do (default: the name of the user at this machine)')
    .option('--json', 'one JSON object: {id, secret}');
  return withStoreOptions(command).action(
    async (
      choice: StoreChoice & {
        readonly label: string;
        readonly scope: readonly string[];
        readonly by?: string;
        readonly json?: boolean;
      },
    ) => {
      const scopes = findScopes(choice.scope);
      if (scopes === undefined) throw new UsageError(`A scope is one of ${SCOPES.join(', ')}.`);
      await withStore(choice, { quiet: choice.json === true }, async ({ store }) => {
        const owner = (choice.by ?? userInfo().username).slice(0, NAME_LENGTH);
        await refuseUnowned(store.pool, owner, scopes);
        const made = await makeKey(store.pool, { label: choice.label.slice(0, 200), scopes, now: Date.now(), owner });
        if (choice.json === true) printJson(made);
        else {
          remark(`Key ${made.id} made. This is the only time its secret is shown:`);
          print(made.secret);
        }
      });
    },
  );
}

/** Once people are set up, what needs two of them is done by keys of theirs only. */
async function refuseUnowned(pool: pg.Pool, owner: string, scopes: readonly Scope[]): Promise<void> {
  const needs = permissionsOfKey(scopes).find((scope) => NEEDS_OWNER.has(scope));
  if (needs === undefined || !(await isSetUp(pool))) return;
  const person = await findByName(pool, owner);
  if (person === undefined || person.disabledAt !== null)
    throw new UsageError(
      `With ${needs} a key does what two people must agree on, so it belongs to one who is set up here: say --by NAME. "vigil people" lists them.`,
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
            key.owner === null ? 'nobody’s' : `of ${safe(key.owner)}`,
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
