// vigil rings: groups of accounts that share rare values, most urgent first; with an id, one of them with its members and the evidence of every tie.
import { Command } from 'commander';
import type { SharedIndicator } from '../core/ring.ts';
import { accountsIn } from '../engine/rates/sketch.ts';
import type { OpenStore } from '../store/open.ts';
import { refresh } from '../store/rates.ts';
import { listRings, type MemberRow, type RingRow, readRing } from '../store/read-rings.ts';
import { limitOf } from './cases.ts';
import type { StoreChoice } from './choose-store.ts';
import { withStore, withStoreOptions } from './choose-store.ts';
import { counted, print, printJson, remark, safe, style, table } from './console-line.ts';
import { whyNoRings } from './no-rings.ts';
import { dueIn } from './summary.ts';
import { UsageError } from './usage-error.ts';

const PAGE = 200;
const SHOWN = 50;

type Choice = StoreChoice & { readonly limit?: string; readonly json?: boolean };

const HELP = `
  $ vigil rings
  $ vigil rings R-7Q2M9K4DXX
  $ vigil rings --json | head -1
{"id":"R-7Q2M9K4DXX","platform":"own","members":["88123","90417"],"edges":[{"a":"88123","b":"90417","bits":17.6,"indicators":[{"kind":"handle","service":"qimbo","value":"zorkroom","bits":17.6}]}],"severity":"urgent","state":"open","bits":17.6,"dueAt":"2026-11-22T10:14:00.000Z"}

Values are shown as they are: a handle for another service is what a person compares. Rings are found at the end of a replay and while serving.`;

/** The command. */
export function ringsCommand(): Command {
  const command = new Command('rings')
    .description('accounts that belong together, by the rare values they share')
    .argument('[id]', 'one ring, such as R-7Q2M9K4DXX')
    .option('--limit <n>', `at most so many (default: ${SHOWN}, with --json all)`)
    .option('--json', 'one JSON line a ring')
    .addHelpText('after', HELP);
  return withStoreOptions(command).action(async (id: string | undefined, choice: Choice) => {
    const limit = limitOf(choice.limit) ?? (choice.json === true ? Number.POSITIVE_INFINITY : SHOWN);
    await withStore(choice, { reading: true, quiet: choice.json === true }, async ({ store }) => {
      if (id === undefined) return showAll(store, limit, choice.json === true);
      const ring = await readRing(store.pool, id.toUpperCase());
      if (ring === undefined) throw new UsageError(`There is no ring ${safe(id)}. "vigil rings" lists them.`);
      if (choice.json === true) printJson({ ...ringLine(ring), people: ring.people });
      else oneLines(ring, Date.now()).forEach(print);
    });
  });
}

async function showAll(store: Pick<OpenStore, 'pool' | 'rates'>, limit: number, json: boolean): Promise<void> {
  let shown = 0;
  let last: RingRow | undefined;
  while (shown < limit) {
    const after = last && { rank: last.severity === 'urgent' ? 0 : 1, bits: last.bits, id: last.id };
    const page = await listRings(store.pool, { limit: Math.min(PAGE, limit - shown), ...(after && { after }) });
    if (json) for (const row of page) printJson(ringLine(row));
    else table(page.map((row) => rowCells(row, Date.now()))).forEach(print);
    shown += page.length;
    last = page.at(-1);
    if (page.length < PAGE) break;
  }
  if (json) return;
  if (shown > 0) return remark(`${counted(shown, 'ring')} shown. "vigil rings ID" shows members and evidence.`);
  await refresh(store.pool, store.rates);
  const { rows } = await store.pool.query<{ files: number }>('select count(*)::int as files from account');
  remark(whyNoRings(Math.round(accountsIn(store.rates.registers, 'all')), rows[0]?.files ?? 0));
}

/** The contract of `vigil rings --json`. */
export function ringLine(row: RingRow): Readonly<Record<string, unknown>> {
  const { id, platform, members, edges, severity, state, bits, dueAt } = row;
  return { id, platform, members, edges, severity, state, bits, dueAt: new Date(dueAt).toISOString() };
}

function rowCells(row: RingRow, now: number): readonly string[] {
  const kinds = [...new Set(row.edges.flatMap((edge) => edge.indicators.map((one) => one.kind)))].sort();
  const due = row.state === 'open' ? dueIn(row.dueAt, now) : 'decided';
  return [
    row.id,
    row.severity,
    due,
    counted(row.members.length, 'account'),
    `${row.bits.toFixed(1)} bits`,
    kinds.join(', '),
  ];
}

function oneLines(row: RingRow & { readonly people: readonly MemberRow[] }, now: number): readonly string[] {
  const due = row.state === 'open' ? dueIn(row.dueAt, now) : 'decided';
  return [
    style('bold', `${row.id}  ${row.severity}  ${safe(row.platform)}  ${due}`),
    `${counted(row.members.length, 'account')}, held together by ${row.bits.toFixed(1)} bits`,
    ...table(
      row.people.map((one) => [
        `  ${safe(one.account)}`,
        `${one.bits.toFixed(1)} bits`,
        one.case ?? 'no case',
        one.severity ?? '',
      ]),
    ),
    ...row.edges.flatMap(({ a, b, bits, indicators }) => [
      `${safe(a)} and ${safe(b)}: ${bits.toFixed(1)} bits`,
      ...indicators.map((one) => `  ${one.bits.toFixed(1).padStart(6)}  ${valueText(one)}`),
    ]),
  ];
}

/** What a person compares; the bands of a text are no use to anybody's eye. */
function valueText({ kind, service, value }: SharedIndicator): string {
  if (kind === 'text') return 'nearly the same text';
  if (kind === 'bio') return 'nearly the same words in the profile';
  return `${kind}  ${safe(service)}  ${safe(value)}`;
}
