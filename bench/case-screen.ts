// Measures the case screen on an account with 10,000 kept items in a real PostgreSQL and a real Chromium. Run: node bench/case-screen.ts [items] [other cases]; invented words.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { DEFAULT_POLICY } from '../vigil/src/core/policy.ts';
import { seeded } from '../vigil/src/demo/random.ts';
import { compileLexicons, readLexicon } from '../vigil/src/engine/lexicon.ts';
import { buildServer } from '../vigil/src/server/app.ts';
import { buildAsShipped, findChromium, openPage, startChromium } from '../vigil/src/server/chromium.fixture.ts';
import { sha256 } from '../vigil/src/store/chain.ts';
import { makeKey } from '../vigil/src/store/keys.ts';
import { openStore } from '../vigil/src/store/open.ts';
import { openCluster } from '../vigil/src/store/server/cluster.ts';
import { markdownTable } from './print.ts';

const ITEMS = Number(process.argv[2] ?? 10_000);
const OTHERS = Number(process.argv[3] ?? 2_000);
const CONSOLE_KEY = 'zorple-key-of-the-link-in-the-terminal-0123456789';
const SENT_AT_ONCE = 2_000;
const DAY = 86_400_000;
const BEGIN = Date.UTC(2025, 0, 1);
const random = seeded(7, 'case-screen');
const figures: string[][] = [];

function tell(what: string, times: readonly number[]): void {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number): string =>
    `${(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(0)} ms`;
  const row = [what, String(times.length), at(0.5), at(0.95), at(1)];
  console.error(row.join(' · '));
  figures.push(row);
}

async function rulesOfStandIns() {
  const packs = await Promise.all(
    ['stand-in.yaml', 'trade.yaml'].map(async (name) => {
      const loaded = readLexicon({
        name,
        text: await readFile(new URL(`../lexicons/${name}`, import.meta.url), 'utf8'),
      });
      if (!loaded.ok) throw new Error(`${name} does not load`);
      return loaded.lexicon;
    }),
  );
  return { lexicon: compileLexicons(packs, sha256), policy: DEFAULT_POLICY, sha256 };
}

const CHAT = 'The garden is green today and the river is quiet, so we walked home late and made bread.'.split(' ');
function post(id: string, account: string, createdAt: number): string {
  const chat = CHAT.slice(0, random.whole(0, CHAT.length)).join(' ');
  const word = random.pick(['blenvik', 'bl3nvik', 'b.l.e.n.v.i.k']);
  const text = `${chat} Selling fresh ${word} packs, dm me on telegram: qivtrader_${account}`;
  return `${JSON.stringify({ id, account: { id: account }, text, createdAt: new Date(createdAt).toISOString() })}\n`;
}

/** Runs a step in the page and returns the milliseconds until the condition holds and was painted. */
function inPage(page: Page, step: string, holds: string): Promise<number> {
  return page.evaluate(`new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error('Not within 30 s.')), 30_000);
    const started = performance.now();
    const look = () => (${holds}) ? setTimeout(() => resolve(performance.now() - started)) : requestAnimationFrame(look);
    ${step};
    requestAnimationFrame(look);
  })`);
}

const folder = await mkdtemp(join(tmpdir(), 'vigil-bench-'));
const cluster = await openCluster(join(folder, 'data'), { durable: true });
const store = await openStore({ url: cluster.url, allowUnsafe: true, onTrouble: () => undefined });
const rules = await rulesOfStandIns();
await buildAsShipped(join(folder, 'console'));
const app = await buildServer({
  store,
  rules: () => rules,
  now: Date.now,
  consoleFolder: join(folder, 'console'),
  consoleKey: CONSOLE_KEY,
  lastCanary: async () => Date.now(),
});
await app.listen({ host: '127.0.0.1', port: 0 });
const url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
const { secret } = await makeKey(store.pool, { label: 'bench', scopes: ['items:write', 'cases:read'], now: 0 });
const authorization = `Bearer ${secret}`;

const posts = [
  ...Array.from({ length: ITEMS }, (_, n) => post(`p${n}`, 'big', BEGIN + n * (DAY / 24))),
  ...Array.from({ length: OTHERS }, (_, n) => post(`o${n}`, `other${n}`, BEGIN + n * 60_000)),
];
for (let from = 0; from < posts.length; from += SENT_AT_ONCE) {
  const body = posts.slice(from, from + SENT_AT_ONCE).join('');
  const headers = { authorization, 'content-type': 'application/x-ndjson' };
  const answer = await fetch(`${url}/v1/items`, { method: 'POST', body, headers });
  if (!answer.ok) throw new Error(`The server answered ${answer.status}.`);
}
console.error('Everything is kept.');
await store.pool.query('analyze');
const { rows } = await store.pool.query<{ id: string }>(`select id from case_file where account = 'big'`);
const id = rows[0]?.id ?? '';

/** The server alone. */
async function timedGet(what: string, path: () => string, times: number): Promise<void> {
  const took: number[] = [];
  for (let n = 0; n < times; n++) {
    const started = performance.now();
    await (await fetch(`${url}${path()}`, { headers: { authorization } })).arrayBuffer();
    took.push(performance.now() - started);
  }
  tell(what, took);
}
const outline = (await (await fetch(`${url}/v1/cases/${id}/timeline`, { headers: { authorization } })).json()) as {
  readonly pages: readonly { readonly cursor: string }[];
};
await timedGet('server: outline', () => `/v1/cases/${id}/timeline`, 20);
await timedGet('server: outline, one family', () => `/v1/cases/${id}/timeline?family=obfuscation`, 20);
await timedGet('server: a page of 50', () => `/v1/cases/${id}/items?cursor=${random.pick(outline.pages).cursor}`, 60);
await timedGet('server: the case without items', () => `/v1/cases/${id}?limit=0`, 20);
await timedGet('server: what stands beside', () => `/v1/cases/${id}/beside`, 20);

const chromium = findChromium();
if (chromium !== undefined) {
  const browser = await startChromium(chromium);
  const { page } = await openPage(browser);
  await page.addInitScript(`localStorage.setItem('vigil-name', 'Ada')`);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(`${url}/#key=${CONSOLE_KEY}`);
  await page.getByText('Live', { exact: true }).waitFor();
  const drawn = (caseId: string): string =>
    `document.querySelector('.case h1')?.textContent.includes('${caseId}') && document.querySelector('.row mark') !== null`;
  const open = (caseId: string) => inPage(page, `location.hash = '#/case/${caseId}'`, drawn(caseId));
  tell('open the large case, nothing fetched ahead', [await open(id)]);

  // The clock counts what else the machine does; the page's own processor time does not.
  const chrome = await page.context().newCDPSession(page);
  await chrome.send('Performance.enable', { timeDomain: 'threadTicks' });
  const busyMs = async (): Promise<number> => {
    const { metrics } = await chrome.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1_000;
  };
  const keys: number[] = [];
  const work: number[] = [];
  for (let n = 0; n < 150; n++) {
    const key = n % 5 === 4 ? 'k' : 'j';
    const chosen = '[data-chosen=true]';
    // The listener is there before the key is pressed; a key that changes nothing is left out.
    await page.evaluate(`window.took = new Promise((resolve) => {
      const was = document.querySelector('${chosen}')?.dataset.index;
      setTimeout(() => resolve(-1), 5_000);
      addEventListener('keydown', (event) => {
        const look = () => document.querySelector('${chosen}')?.dataset.index !== was
          ? setTimeout(() => resolve(performance.now() - event.timeStamp)) : requestAnimationFrame(look);
        requestAnimationFrame(look);
      }, { once: true });
    }); 0`);
    const before = await busyMs();
    await page.keyboard.press(key);
    const took = (await page.evaluate('window.took')) as number;
    if (took >= 0) keys.push(took);
    if (took >= 0) work.push((await busyMs()) - before);
  }
  tell('key j or k → the row is chosen and painted', keys);
  tell('the same, processor time of the page', work);

  const jumps: number[] = [];
  for (let n = 0; n < 20; n++) {
    const day = new Date(BEGIN + random.whole(1, Math.floor(ITEMS / 24)) * DAY).toISOString().slice(0, 10);
    const step = `const field = document.querySelector('.date'); Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(field, '${day}'); window.was = document.querySelector('[data-chosen=true]')?.dataset.index; field.dispatchEvent(new Event('input', { bubbles: true }))`;
    jumps.push(
      await inPage(
        page,
        step,
        `document.querySelector('[data-chosen=true] .text') !== null && document.querySelector('[data-chosen=true]').dataset.index !== window.was`,
      ),
    );
    await page.waitForTimeout(100);
  }
  tell('jump to a date → its item is drawn', jumps);

  const { cases } = (await (await fetch(`${url}/v1/cases?limit=20`, { headers: { authorization } })).json()) as {
    readonly cases: readonly { readonly id: string }[];
  };
  const others = cases.filter((one) => one.id !== id).map((one) => one.id);
  const cold: number[] = [];
  for (const other of others.slice(1, 10)) cold.push(await open(other));
  tell('open another case, nothing fetched ahead', cold);

  const nexts: number[] = [];
  await open(others[0] ?? '');
  for (let n = 0; n < 12; n++) {
    const here = (await page.locator('.case h1').textContent())?.replace('Case ', '') ?? '';
    await page.keyboard.press('v');
    await page.waitForTimeout(1_200);
    nexts.push(
      await inPage(
        page,
        `dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }))`,
        `document.querySelector('.case h1') !== null && !document.querySelector('.case h1').textContent.includes('${here}') && document.querySelector('.row mark') !== null`,
      ),
    );
  }
  tell('Enter: decision recorded, next case drawn', nexts);
  await browser.close();
}
console.log(`${ITEMS} items of one account, ${OTHERS} other cases.\n`);
console.log(markdownTable(['what', 'times', 'median', '95 %', 'worst'], figures));
await app.close();
await store.close();
await cluster.close();
await rm(folder, { recursive: true, force: true });
