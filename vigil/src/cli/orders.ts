// vigil orders: what must still happen on the platform, oldest first, and "vigil orders confirm", by which somebody says that it has.
import { userInfo } from 'node:os';
import { Command } from 'commander';
import { keepable } from '../engine/unkeepable.ts';
import { confirmOrder, listOrders, type OrderRow } from '../store/orders.ts';
import { sweepSignatures } from '../store/signatures.ts';
import { limitOf } from './cases.ts';
import type { StoreChoice } from './choose-store.ts';
import { withStore, withStoreOptions } from './choose-store.ts';
import { print, printJson, remark, safe, table } from './console-line.ts';
import { reasonMask } from './masked-reason.ts';
import { UsageError } from './usage-error.ts';

const SHOWN = 50;
const MOST = 100_000;

/** The command. */
export function ordersCommand(): Command {
  const command = new Command('orders')
    .description('what must still happen on the platform, oldest first')
    .enablePositionalOptions()
    .option('--limit <n>', `at most so many (default: ${SHOWN}, with --json all)`)
    .option(
      '--json',
      'one JSON line an order: {id, case, platform, account, kind, action, state, createdAt, confirmed}',
    )
    .addHelpText(
      'after',
      '\n  $ vigil orders\n  $ vigil orders confirm O-…-preserve --seen applied --note "exported to the vault"',
    )
    .addCommand(confirmCommand());
  return withStoreOptions(command).action(
    async (choice: StoreChoice & { readonly limit?: string; readonly json?: boolean }) => {
      const limit = limitOf(choice.limit) ?? (choice.json === true ? MOST : SHOWN);
      await withStore(choice, { reading: true, quiet: choice.json === true }, async ({ store }) => {
        await sweepSignatures(store.pool, Date.now());
        const orders = await listOrders(store.pool, { limit });
        if (choice.json === true) for (const one of orders) printJson(await lineOf(store.pool, one));
        else table(orders.map((one) => cellsOf(one, Date.now()))).forEach(print);
        if (orders.length === 0 && choice.json !== true) remark('Nothing waits: every order was seen from outside.');
      });
    },
  );
}

async function lineOf(
  pool: Parameters<typeof confirmOrder>[0],
  { decision: _, step: __, action = undefined, confirmed, ...row }: OrderRow,
) {
  const hide = confirmed === null ? undefined : await reasonMask(pool, row.platform, row.account);
  const said = confirmed === null || hide === undefined ? null : { ...confirmed, says: hide(confirmed.says) };
  return { ...row, confirmed: said, action: action ?? null };
}

function cellsOf(one: OrderRow, now: number): readonly string[] {
  const minutes = Math.round((now - one.createdAt) / 60_000);
  return [
    one.id,
    one.state,
    one.action ?? one.kind,
    `${safe(one.platform)}:${safe(one.account)}`,
    one.case,
    `for ${minutes < 120 ? `${minutes} min` : `${Math.round(minutes / 60)} h`}`,
  ];
}

type ConfirmChoice = StoreChoice & {
  readonly seen: string;
  readonly note?: string;
  readonly by?: string;
  readonly json?: boolean;
};

function confirmCommand(): Command {
  const command = new Command('confirm')
    .description('say that an order was carried out, or that its effect was seen from outside')
    .argument('<id>', 'such as O-1f3b…-enforce')
    .requiredOption('--seen <what>', 'applied: it was done; verified: it was seen from outside')
    .option('--note <text>', 'what was seen, in a sentence')
    .option('--by <name>', 'who says so (default: the name of the user at this machine)')
    .option('--json', 'one JSON object: {id, state}');
  return withStoreOptions(command).action(async (id: string, choice: ConfirmChoice) => {
    const { seen } = choice;
    if (seen !== 'applied' && seen !== 'verified')
      throw new UsageError(`--seen is applied or verified; "${safe(seen)}" is neither.`);
    const by = (choice.by ?? userInfo().username).slice(0, 100);
    const says = keepable((choice.note ?? '').slice(0, 2_000));
    await withStore(choice, { reading: true, quiet: choice.json === true }, async ({ store }) => {
      const made = await confirmOrder(store.pool, id, { seen, says, by, now: Date.now() });
      if (!made.ok) throw new UsageError(`${safe(id)}: ${made.why}`);
      if (choice.json === true) printJson({ id: made.order.id, state: made.order.state });
      else print(`${made.order.id}: ${made.order.state}.`);
    });
  });
}
