// vigil quality: how often two people come to the same outcome when the second does not see the first, by version of the policy.
import { Command } from 'commander';
import { type PolicyQuality, readQuality } from '../store/quality.ts';
import type { StoreChoice } from './choose-store.ts';
import { withStore, withStoreOptions } from './choose-store.ts';
import { counted, print, printJson, remark, safe, table } from './console-line.ts';

/** The command. */
export function qualityCommand(): Command {
  const command = new Command('quality')
    .description('agreement of blind second looks, by version of the policy')
    .option('--json', 'one JSON line a policy: {policy, pairs, agreed, kappa, waiting, differ, unsettled}')
    .addHelpText(
      'after',
      '\n  $ vigil quality\n\nCohen’s kappa needs 30 pairs; before that it is not shown. docs/review.md gives the formula.',
    );
  return withStoreOptions(command).action(async (choice: StoreChoice & { readonly json?: boolean }) => {
    await withStore(choice, { reading: true, quiet: choice.json === true }, async ({ store }) => {
      const policies = await readQuality(store.pool);
      if (choice.json === true) policies.forEach(printJson);
      else table(policies.map(cellsOf)).forEach(print);
      if (policies.length === 0 && choice.json !== true) remark('Nobody has looked at a decision a second time yet.');
    });
  });
}

function cellsOf({ policy, pairs, agreed, kappa, waiting, unsettled }: PolicyQuality): readonly string[] {
  return [
    safe(policy),
    counted(pairs, 'pair'),
    agreed === null ? 'no agreement yet' : `${Math.round(agreed * 100)} % agree`,
    kappa === null
      ? 'kappa: too few pairs'
      : `kappa ${kappa.value.toFixed(2)} (${kappa.low.toFixed(2)} to ${kappa.high.toFixed(2)})`,
    `${waiting} waiting`,
    `${unsettled} for a lead`,
  ];
}
