// How a ring of 500 accounts with 5,000 ties moves in a browser: frames a second while the graph is panned and zoomed, and how long the page is busy while it is laid out.
// node bench/ring-screen.ts [accounts] [ties]
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { DEFAULT_POLICY } from '../vigil/src/core/policy.ts';
import { compileLexicons } from '../vigil/src/engine/lexicon.ts';
import { buildServer } from '../vigil/src/server/app.ts';
import { buildAsShipped, findChromium, startChromium } from '../vigil/src/server/chromium.fixture.ts';
import { sha256 } from '../vigil/src/store/chain.ts';
import { type OpenStore, openStore } from '../vigil/src/store/open.ts';
import { openCluster } from '../vigil/src/store/server/cluster.ts';
import { markdownTable } from './print.ts';

const KEY = 'zorple-key-of-the-ring-bench-0123456789-0123456789';
const RING = 'R-0000BENCH0';
/** Software drawing: headless machines have no graphics card. */
const SOFTWARE = ['--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--ignore-gpu-blocklist'];
const [accounts, ties] = [Number(process.argv[2] ?? 500), Number(process.argv[3] ?? 5_000)];

/** Accounts in cells of 25 that share a handle, and cells that share texts; every tie holds two values. */
async function putRing(store: OpenStore): Promise<void> {
  const { pool } = store;
  await pool.query(
    `insert into account (platform, id, conduct, bits, families, first_seen_ms, last_seen_ms)
     select 'own', 'seller' || n, '{"items":3}', 10 + n % 30, '{"term":9,"link":6}', 1700000000000 + n * 1000, 1700000900000 + n * 1000 from generate_series(0, $1 - 1) n`,
    [accounts],
  );
  await pool.query(
    `insert into case_file (id, platform, account, severity, state, bits, assessment, opened_ms, due_ms, changed_ms)
     select 'C-' || lpad(n::text, 10, '0'), 'own', 'seller' || n, case when n % 3 = 0 then 'urgent' else 'standard' end, 'open', 10, '{"bits":10,"reasons":[],"policy":"p"}', 1, 2, 1
     from generate_series(0, $1 - 1) n`,
    [accounts],
  );
  await pool.query(
    `insert into ring (id, platform, severity, state, bits, members, digest, opened_ms, due_ms, changed_ms) values ($1, 'own', 'urgent', 'open', 900, $2, '', 1, 2, 1)`,
    [RING, accounts],
  );
  await pool.query(
    `insert into ring_member (ring, platform, account) select $1, 'own', 'seller' || n from generate_series(0, $2 - 1) n`,
    [RING, accounts],
  );
  const pairs = new Set<string>();
  for (let step = 1; pairs.size < ties; step++)
    for (let n = 0; n < accounts && pairs.size < ties; n++) {
      // Mostly inside a cell of 25, one step in eight across cells.
      const base = n - (n % 25);
      const other = step % 8 === 0 ? (n + 25 * (step / 8)) % accounts : base + (((n % 25) + step) % 25);
      const [a, b] = [`seller${n}`, `seller${Math.min(other, accounts - 1)}`].sort() as [string, string];
      if (a !== b) pairs.add(`${a} ${b}`);
    }
  const rows = [...pairs].map((pair, n) => ({ pair: pair.split(' '), n }));
  const indicators = ({ n }: { readonly n: number }) =>
    JSON.stringify([
      {
        kind: 'handle',
        service: 'qimbo',
        value: `zorkroom${n % 40}`,
        bits: 12 + (n % 6),
        rarity: 12 + (n % 6),
        lift: 9,
      },
      { kind: 'text', service: 'minhash-1', value: `t${n % 30}`, bits: 8, rarity: 13, lift: 8 },
    ]);
  await pool.query(
    `insert into ring_edge (ring, a, b, bits, indicators) select $1, a, b, 20 + n % 6, i from unnest($2::text[], $3::text[], $4::jsonb[]) with ordinality as t (a, b, i, n)`,
    [RING, rows.map((r) => r.pair[0]), rows.map((r) => r.pair[1]), rows.map(indicators)],
  );
}

interface Frames {
  readonly perSecond: number;
  /** Milliseconds of processor time that all of the browser's processes took for a frame: what does not depend on who else uses the machine. */
  readonly cpu: number;
  readonly p95: number;
  readonly worst: number;
}

/** Frames that the page draws while `act` goes on, by requestAnimationFrame. */
async function framesDuring(page: Page, act: () => Promise<void>): Promise<Frames> {
  await page.evaluate(`(() => { const w = window; w.gaps = []; w.on = true; let last = performance.now();
    const tick = (t) => { w.gaps.push(t - last); last = t; if (w.on) requestAnimationFrame(tick); }; requestAnimationFrame(tick); })()`);
  const before = await cpuSeconds();
  await act();
  const cpu = (await cpuSeconds()) - before;
  const gaps = (await page.evaluate('(() => { window.on = false; return window.gaps.slice(2); })()')) as number[];
  const sorted = [...gaps].sort((a, b) => a - b);
  const sum = gaps.reduce((all, one) => all + one, 0);
  return {
    perSecond: (gaps.length / sum) * 1000,
    cpu: (cpu * 1000) / Math.max(1, gaps.length),
    p95: sorted[Math.floor(sorted.length * 0.95)] ?? 0,
    worst: sorted.at(-1) ?? 0,
  };
}

/** Processor time of all of the browser's processes so far. */
async function cpuSeconds(): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  return processInfo.reduce((sum, one) => sum + one.cpuTime, 0);
}

async function drag(page: Page, seconds: number): Promise<void> {
  const box = await page.locator('.graph').boundingBox();
  if (box === null) throw new Error('There is no graph to pan.');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  const end = Date.now() + seconds * 1000;
  for (let n = 0; Date.now() < end; n++) await page.mouse.move(x + 150 * Math.sin(n / 25), y + 100 * Math.cos(n / 25));
  await page.mouse.up();
}

async function hover(page: Page, seconds: number): Promise<void> {
  const box = await page.locator('.graph').boundingBox();
  if (box === null) throw new Error('There is no graph to point at.');
  const end = Date.now() + seconds * 1000;
  for (let n = 0; Date.now() < end; n++)
    await page.mouse.move(
      box.x + box.width * (0.5 + 0.4 * Math.sin(n / 20)),
      box.y + box.height * (0.5 + 0.4 * Math.cos(n / 31)),
    );
}

const chromium = findChromium();
if (chromium === undefined) process.exit(1);
const folder = mkdtempSync(join(tmpdir(), 'vigil-ring-'));
const cluster = await openCluster(join(folder, 'data'), { durable: false });
const store = await openStore({ url: cluster.url, allowUnsafe: true });
await putRing(store);
await buildAsShipped(join(folder, 'console'));
const rules = { lexicon: compileLexicons([], sha256), policy: DEFAULT_POLICY, sha256 };
const app = await buildServer({
  store,
  rules: () => rules,
  now: Date.now,
  consoleFolder: join(folder, 'console'),
  consoleKey: KEY,
  lastCanary: async () => Date.now(),
});
await app.listen({ host: '127.0.0.1', port: 0 });
const url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
const browser = await startChromium(chromium, SOFTWARE);
const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
const complaints: string[] = [];
page.on('console', (message) => {
  if (message.type() === 'error') complaints.push(message.text());
});
await page.goto(`${url}/#key=${KEY}`);
await page.getByText('Live', { exact: true }).waitFor();
const renderer = await page.evaluate(
  `(() => { const gl = document.createElement('canvas').getContext('webgl2'); if (!gl) return 'none'; const e = gl.getExtension('WEBGL_debug_renderer_info'); return gl.getParameter(e ? e.UNMASKED_RENDERER_WEBGL : gl.RENDERER); })()`,
);
const began = Date.now();
const opening = await framesDuring(page, async () => {
  await page.goto(`${url}/#/ring/${RING}`);
  await page.locator('.graph[data-ready=true]').waitFor({ timeout: 60_000 });
});
const ready = Date.now() - began;
await page.waitForTimeout(1_000);
const rows: [string, Frames][] = [['opening: laid out and drawn', opening]];
rows.push(['at rest', await framesDuring(page, () => page.waitForTimeout(2_000))]);
rows.push(['panning', await framesDuring(page, () => drag(page, 5))]);
rows.push(['pointing at accounts and ties', await framesDuring(page, () => hover(page, 5))]);
rows.push([
  'zooming',
  await framesDuring(page, async () => {
    for (let n = 0; n < 60; n++) {
      await page.keyboard.down('Control');
      await page.mouse.wheel(0, n % 20 < 10 ? -120 : 120);
      await page.keyboard.up('Control');
      await page.waitForTimeout(40);
    }
  }),
]);
rows.push([
  'walking with arrow keys',
  await framesDuring(page, async () => {
    await page.locator('.graph').focus();
    for (let n = 0; n < 40; n++)
      await page.keyboard.press(['ArrowRight', 'ArrowDown', 'ArrowLeft', 'ArrowUp'][n % 4] as string);
  }),
]);
await page.keyboard.press('Escape');
await page.keyboard.press('t');
await page.locator('.ties:not(.heard) tbody tr').first().waitFor();
console.log(`${accounts} accounts, ${ties} ties; drawn by ${String(renderer)}; ready after ${ready} ms\n`);
console.log(
  markdownTable(
    ['what', 'frames/s', 'processor ms a frame', 'p95 of a frame, ms', 'longest frame, ms'],
    rows.map(([what, { perSecond, cpu, p95, worst }]) => [
      what,
      perSecond.toFixed(1),
      cpu.toFixed(1),
      p95.toFixed(1),
      worst.toFixed(1),
    ]),
  ),
);
if (complaints.length > 0) console.log(`\nThe browser complained: ${complaints.join(' | ')}`);
await browser.close();
await app.close();
await store.close();
await cluster.close();
rmSync(folder, { recursive: true, force: true });
