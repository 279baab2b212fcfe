// vigil cases: the queue, most urgent first. vigil case: one of them, with its reasons and kept items, words masked unless asked for.
import { Command } from 'commander';
import type { CaseRow } from '../store/read-cases.ts';
import { listCases, placeOf } from '../store/read-queue.ts';
import type { StoreChoice } from './choose-store.ts';
import { withStore, withStoreOptions } from './choose-store.ts';
import { counted, print, printJson, remark } from './console-line.ts';
import { caseTable } from './summary.ts';
import { UsageError } from './usage-error.ts';

const PAGE = 500;
const SHOWN = 50;

type Choice = StoreChoice & { readonly severity?: string; readonly limit?: string; readonly json?: boolean };

const HELP = `
  $ vigil cases --severity urgent
  $ vigil cases --json | head -1
{"id":"C-7Q2M9K4DXX","account":"88123","platform":"own","severity":"urgent","bits":18.5,"dueAt":"2026-11-22T10:14:00.000Z","reasons":[{"family":"joint","bits":10,"text":"…"}]}

With --json every open case, one a line, unless --limit says otherwise.`;

/** The command. */
export function casesCommand(): Command {
  const command = new Command('cases')
    .description('open cases, most urgent first')
    .option('--severity <which>', 'only urgent or only standard')
    .option('--limit <n>', `at most so many (default: ${SHOWN}, with --json all)`)
    .option('--json', 'one JSON line a case')
    .addHelpText('after', HELP);
  return withStoreOptions(command).action(async (choice: Choice) => {
    const severity = severityOf(choice.severity);
    const limit = limitOf(choice.limit) ?? (choice.json === true ? Number.POSITIVE_INFINITY : SHOWN);
    await withStore(choice, { reading: true, quiet: choice.json === true }, async ({ store }) => {
      let shown = 0;
      let last: CaseRow | undefined;
      while (shown < limit) {
        const after = last && placeOf(last);
        const page = await listCases(store.pool, {
          limit: Math.min(PAGE, limit - shown),
          ...(severity && { severity }),
          ...(after && { after }),
        });
        if (choice.json === true) for (const row of page) printJson(caseLine(row));
        else caseTable(page, Date.now()).forEach(print);
        shown += page.length;
        last = page.at(-1);
        if (page.length < PAGE) break;
      }
      if (choice.json !== true)
        remark(shown === 0 ? 'No open cases.' : `${counted(shown, 'open case')} shown. "vigil case ID" tells why.`);
    });
  });
}

/** The contract of `vigil cases --json`. */
export function caseLine(row: CaseRow): Readonly<Record<string, unknown>> {
  return {
    id: row.id,
    account: row.account,
    platform: row.platform,
    severity: row.severity,
    route: row.route,
    bits: row.bits,
    dueAt: new Date(row.dueAt).toISOString(),
    reasons: row.assessment.reasons.map(({ family, bits, text }) => ({ family, bits, text })),
  };
}

function severityOf(text: string | undefined): 'urgent' | 'standard' | undefined {
  if (text === undefined || text === 'urgent' || text === 'standard') return text;
  throw new UsageError(`--severity is urgent or standard, not "${text}".`);
}

/** A whole number from 1, or undefined when not given. */
export function limitOf(text: string | undefined, option = '--limit'): number | undefined {
  if (text === undefined) return undefined;
  const n = Number(text);
  if (!Number.isSafeInteger(n) || n < 1)
    throw new UsageError(`${option} wants a whole number from 1; "${text}" is not one.`);
  return n;
}
