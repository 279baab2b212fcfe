// vigil reporters: who complains, what became of it, and whose complaints weigh nothing because they never hold.
import { Command } from 'commander';
import type { Policy } from '../core/policy.ts';
import { DEFAULT_POLICY } from '../core/policy.ts';
import { isAbusive, voiceBits } from '../engine/notices.ts';
import type { Reporter } from '../store/notices.ts';
import { listReporters } from '../store/notices.ts';
import { limitOf } from './cases.ts';
import type { StoreChoice } from './choose-store.ts';
import { withStore, withStoreOptions } from './choose-store.ts';
import { counted, print, printJson, remark, safe, table } from './console-line.ts';

const PAGE = 1_000;
const SHOWN = 50;

/** The command. */
export function reportersCommand(): Command {
  const command = new Command('reporters')
    .description('people who complain, with what became of it, most dismissed first')
    .option('--limit <n>', `at most so many (default: ${SHOWN}, with --json all)`)
    .option('--json', 'one JSON line a person: {reporter, platform, complaints, upheld, dismissed, bits, abusive}')
    .addHelpText(
      'after',
      '\n  $ vigil reporters --json | head -1\n{"reporter":"5512","platform":"own","complaints":31,"upheld":0,"dismissed":28,"bits":0,"abusive":true}\n\n"upheld" and "dismissed" count accounts that a person decided on after the complaint; "bits" is what a complaint of theirs is worth by the default policy.',
    );
  return withStoreOptions(command).action(
    async (choice: StoreChoice & { readonly limit?: string; readonly json?: boolean }) => {
      const limit = limitOf(choice.limit) ?? (choice.json === true ? Number.POSITIVE_INFINITY : SHOWN);
      await withStore(choice, { reading: true, quiet: choice.json === true }, async ({ store }) => {
        let shown = 0;
        for (let size = PAGE; size === PAGE && shown < limit; shown += size) {
          const page = await listReporters(store.pool, { limit: Math.min(PAGE, limit - shown), offset: shown });
          size = page.length;
          if (choice.json === true) page.map((one) => rowOf(one, DEFAULT_POLICY)).forEach(printJson);
          else table(page.map((one) => cellsOf(one, DEFAULT_POLICY))).forEach(print);
        }
        if (shown === 0 && choice.json !== true) remark('Nobody whom the platform names has complained.');
      });
    },
  );
}

function rowOf({ platform, reporter, complaints, upheld, dismissed }: Reporter, policy: Policy) {
  const record = { upheld, dismissed };
  const bits = Math.round(voiceBits(record, policy) * 100) / 100;
  return { reporter, platform, complaints, upheld, dismissed, bits, abusive: isAbusive(record, policy) };
}

function cellsOf(one: Reporter, policy: Policy): readonly string[] {
  const { bits, abusive } = rowOf(one, policy);
  return [
    `${safe(one.platform)}:${safe(one.reporter)}`,
    counted(one.complaints, 'complaint'),
    `${one.upheld} upheld`,
    `${one.dismissed} dismissed`,
    `${bits.toFixed(1)} bits`,
    abusive ? 'abusive' : '',
  ];
}
