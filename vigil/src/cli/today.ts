// vigil today: the newsroom's count, which must go to zero.
import { Command } from 'commander';
import { lastDay, readDay } from '../store/read-day.ts';
import type { StoreChoice } from './choose-store.ts';
import { withStore, withStoreOptions } from './choose-store.ts';
import { print, printJson } from './console-line.ts';
import { dayLines } from './summary.ts';
import { UsageError } from './usage-error.ts';

const HELP = `
  $ vigil today
  $ vigil today --date 2026-11-22 --json
{"date":"2026-11-22","items":200000,"offers":{"posts":47,"accounts":12},"stillOnline":12,"longestOnlineDays":0.97}

An offer is a post with a listed term and an offer, contact or payment, by an account whose case is urgent.`;

/** The command. Without a date, the last day on which anything was read. */
export function todayCommand(): Command {
  const command = new Command('today')
    .description('how many accounts offered on a day, and how many are still online')
    .option('--date <day>', 'YYYY-MM-DD in UTC (default: the last day with posts)')
    .option('--json', 'one JSON object')
    .addHelpText('after', HELP);
  return withStoreOptions(command).action(
    async (choice: StoreChoice & { readonly date?: string; readonly json?: boolean }) => {
      if (choice.date !== undefined) checkDate(choice.date);
      await withStore(choice, { reading: true, quiet: choice.json === true }, async ({ store }) => {
        const date = choice.date ?? (await lastDay(store.pool)) ?? new Date().toISOString().slice(0, 10);
        const day = await readDay(store.pool, date);
        if (choice.json === true) printJson(day);
        else dayLines(day).forEach(print);
      });
    },
  );
}

function checkDate(text: string): void {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== text)
    throw new UsageError(`--date wants a day such as 2026-11-22; "${text}" is not one.`);
}
