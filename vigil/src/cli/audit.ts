// vigil audit: checks the audit chain from its first entry, and prints it for whoever wants to check it elsewhere.
import { Command } from 'commander';
import type { AuditEntry } from '../core/audit.ts';
import { checkChain } from '../store/chain.ts';
import type { StoreChoice } from './choose-store.ts';
import { withStore, withStoreOptions } from './choose-store.ts';
import { print, printJson } from './console-line.ts';

const PAGE = 5_000;

/** The command group. */
export function auditCommand(): Command {
  return new Command('audit').description('the audit log').addCommand(verifyCommand()).addCommand(exportCommand());
}

function verifyCommand(): Command {
  const command = new Command('verify')
    .description('check that nothing was changed, dropped or moved; exit code 1 when it was')
    .option('--json', 'one JSON object: {ok, entries, last} or {ok, seq, why}');
  return withStoreOptions(command).action(async (choice: StoreChoice & { readonly json?: boolean }) => {
    await withStore(choice, { reading: true, quiet: choice.json === true }, async ({ store }) => {
      const chain = await checkChain(store.pool);
      if (!chain.ok) process.exitCode = 1;
      if (choice.json === true) printJson(chain);
      else
        print(
          chain.ok
            ? `The chain holds: ${chain.entries} entries, the last is ${chain.last}.`
            : `The chain is broken: ${chain.why}.`,
        );
    });
  });
}

function exportCommand(): Command {
  const command = new Command('export').description('every entry, one JSON line each');
  return withStoreOptions(command).action(async (choice: StoreChoice) => {
    await withStore(choice, { reading: true, quiet: true }, async ({ store }) => {
      for (let seq = 0, size = PAGE; size === PAGE; ) {
        const { rows } = await store.pool.query<AuditEntry>(
          `select seq, at_ms as at, actor, act, subject, detail, previous, hash from audit_entry where seq > $1 order by seq limit ${PAGE}`,
          [seq],
        );
        rows.forEach(printJson);
        size = rows.length;
        seq = rows.at(-1)?.seq ?? seq;
      }
    });
  });
}
