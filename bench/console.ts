// Measures the console over a store with 100,000 open cases: first paint of the queue, key to change, next case. Run: node bench/console.ts [--cases 101500] [--items 10000] [--folder KEPT] [--loads 10] [--presses 200] [--decided 20].
import { mkdtemp, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildConsole } from '../vigil/src/build-console.ts';
import {
  openBrowser,
  sitDown,
  type Times,
  timeFirstPaint,
  timeKeys,
  timeLongCase,
  timeNextCase,
} from './console/drive.ts';
import { BUSY } from './console/fill.ts';
import { type Crowded, openCrowded } from './console/store.ts';
import { markdownTable } from './print.ts';

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '101500' },
    items: { type: 'string', default: '10000' },
    folder: { type: 'string' },
    loads: { type: 'string', default: '10' },
    presses: { type: 'string', default: '200' },
    decided: { type: 'string', default: '20' },
  },
});

function quantile(times: Times, part: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * part) - 1)] ?? Number.NaN;
}

function row(what: string, times: Times, limit: number, part: number): readonly string[] {
  const value = quantile(times, part);
  const shown = [0.5, 0.95, 1].map((one) => `${Math.round(quantile(times, one))} ms`);
  // Each part is told when it is done: on a busy machine the whole takes a while.
  console.error(`${what}: ${shown.join(', ')} (load ${loadavg()[0]?.toFixed(1)})`);
  return [what, String(times.length), ...shown, `${limit} ms`, value <= limit ? 'yes' : 'NO'];
}

async function measure({ url, store }: Crowded): Promise<void> {
  const browser = await openBrowser();
  const paints: number[] = [];
  const rows: number[] = [];
  const processor: number[] = [];
  for (let n = 0; n < Number(values.loads); n++) {
    const context = await sitDown(browser, url);
    const first = await timeFirstPaint(context, url);
    paints.push(first.paint);
    rows.push(first.rows);
    processor.push(first.processor);
    await context.close();
  }
  const table = [
    row('queue: first contentful paint', paints, 1_500, 1),
    row('queue: first rows on the screen', rows, 1_500, 1),
    row('… of it processor time of the page', processor, 1_500, 1),
  ];
  const page = await (await sitDown(browser, url)).newPage();
  const keys = await timeKeys(page, url, Number(values.presses));
  table.push(row('queue: key to change', keys.times, 100, 0.95));
  table.push(row('… of it processor time of the page', keys.processor, 100, 0.95));
  const { rows: busy } = await store.pool.query<{ id: string; n: number }>(
    `select id, (select count(*) from item i where i.platform = c.platform and i.account = c.account) as n from case_file c where account = $1`,
    [BUSY],
  );
  const long = [await timeLongCase(page, url, busy[0]?.id ?? '')];
  table.push(row('case of the long account on the screen', long, 1_500, 1));
  const next = await timeNextCase(page, url, Number(values.decided));
  table.push(row('submit to the next case', next, 300, 0.95));
  await browser.close();
  const { rows: open } = await store.pool.query<{ n: number }>(
    `select count(*) as n from case_file where state = 'open'`,
  );
  console.log(
    `${open[0]?.n.toLocaleString('en')} open cases; ${busy[0]?.n.toLocaleString('en')} items of one account\n`,
  );
  console.log(markdownTable(['what', 'times', 'median', '95 %', 'worst', 'limit', 'met'], table));
}

const folder = values.folder ?? (await mkdtemp(join(tmpdir(), 'vigil-bench-')));
const crowd = { cases: Number(values.cases), items: Number(values.items) };
const consoleFolder = await buildConsole(console.error);
const crowded = await openCrowded(folder, { crowd, consoleFolder }, console.error);
try {
  await measure(crowded);
} finally {
  await crowded.close();
  if (values.folder === undefined) await rm(folder, { recursive: true, force: true });
}
