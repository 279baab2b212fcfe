// vigil accounts: the accounts that have a file, strongest first.
import { Command } from 'commander';
import type { AccountRow } from '../store/read-cases.ts';
import { listAccounts } from '../store/read-cases.ts';
import { limitOf } from './cases.ts';
import type { StoreChoice } from './choose-store.ts';
import { withStore, withStoreOptions } from './choose-store.ts';
import { print, printJson, remark, safe, table } from './console-line.ts';
import { familySays } from './family-words.ts';

const PAGE = 1_000;
const SHOWN = 50;

/** The command. */
export function accountsCommand(): Command {
  const command = new Command('accounts')
    .description('accounts that have a file, strongest first')
    .option('--limit <n>', `at most so many (default: ${SHOWN}, with --json all)`)
    .option('--json', 'one JSON line an account: {account, platform, bits, probability?, families, against, ring?}')
    .addHelpText(
      'after',
      '\n  $ vigil accounts --json | head -1\n{"account":"88123","platform":"own","bits":18.5,"families":{"joint":10,"term":4,"offer":1.5},"against":"ordinary"}',
    );
  return withStoreOptions(command).action(
    async (choice: StoreChoice & { readonly limit?: string; readonly json?: boolean }) => {
      const limit = limitOf(choice.limit) ?? (choice.json === true ? Number.POSITIVE_INFINITY : SHOWN);
      await withStore(choice, { reading: true, quiet: choice.json === true }, async ({ store }) => {
        let shown = 0;
        for (let size = 0; shown < limit; ) {
          const page = await listAccounts(store.pool, { limit: Math.min(PAGE, limit - shown), offset: shown });
          size = page.length;
          if (choice.json === true) page.map(accountLine).forEach(printJson);
          else
            table(
              page.map((one) => [
                `${safe(one.platform)}:${safe(one.account)}`,
                `${one.bits.toFixed(1)} bits`,
                Object.keys(one.families).map(familySays).join(', '),
              ]),
            ).forEach(print);
          shown += size;
          if (size < PAGE) break;
        }
        if (shown === 0 && choice.json !== true) remark('No account has a file.');
      });
    },
  );
}

/** The contract of `vigil accounts --json`. */
function accountLine({ account, platform, bits, families, against, probability, ring }: AccountRow) {
  return {
    account,
    platform,
    bits,
    ...(probability === null ? {} : { probability }),
    families,
    against: against ?? 'ordinary',
    ...(ring === null ? {} : { ring }),
  };
}
