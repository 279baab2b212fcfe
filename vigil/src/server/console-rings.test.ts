// A ring in a real browser: the graph appears and holds what its table holds, arrow keys walk along ties, and a person splits members off with a reason; no rule for scripts is broken.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { linkAccounts } from '../store/rings.ts';
import { buildAsShipped, findChromium, openPage, startChromium } from './chromium.fixture.ts';
import { CONSOLE_KEY, lines, type Running, startVigil } from './running.fixture.ts';

const chromium = findChromium();
/** Machines of tests have no graphics card: Chromium then draws WebGL itself. */
const SOFTWARE = ['--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--ignore-gpu-blocklist'];
const counts = { accounts: () => 1_000_000 };
const ACCOUNTS = ['a1', 'a2', 'a3', 'b1', 'b2', 'b3'];

describe.skipIf(chromium === undefined)('a ring in the console', () => {
  let folder: string;
  let vigil: Running;
  let browser: Browser;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vigil-rings-'));
    await buildAsShipped(folder);
    vigil = await startVigil({ consoleFolder: folder, counts: () => counts });
    const key = await vigil.key('items:write');
    // Two cells of three, each with a handle of its own; one account of either cell knows the other.
    const posts = ACCOUNTS.map((account) => ({
      id: `post-${account}`,
      account: { id: account },
      text: `Blenvik! telegram: ${account.startsWith('a') ? 'zorkroom' : 'qimbodoor'}${account.endsWith('1') ? ' or discord.gg/brolvex' : ''}`,
      createdAt: new Date().toISOString(),
    }));
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/x-ndjson' };
    await fetch(`${vigil.url}/v1/items`, { method: 'POST', body: lines(posts), headers });
    await linkAccounts(vigil.store.pool, counts, Date.now());
    browser = await startChromium(chromium as string, SOFTWARE);
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await vigil?.close();
    await rm(folder, { recursive: true, force: true });
  });

  async function openRing(prepare = ''): Promise<{ page: Page; complaints: string[] }> {
    const opened = await openPage(browser);
    const { page } = opened;
    await page.addInitScript(`localStorage.setItem('vigil-name', 'Ada'); window.broken = [];
      document.addEventListener('securitypolicyviolation', (event) => window.broken.push(event.violatedDirective)); ${prepare}`);
    await page.goto(`${vigil.url}/#key=${CONSOLE_KEY}`);
    await page.getByText('Live', { exact: true }).waitFor();
    await page.keyboard.press('g');
    await page.keyboard.press('r');
    await page.getByRole('heading', { level: 1, name: 'Rings' }).waitFor();
    await page.locator('tbody tr').waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('o');
    await page.getByRole('heading', { level: 1, name: /^Ring R-/ }).waitFor();
    return opened;
  }

  test('The graph appears, its table holds the same ties, arrow keys walk, members are split off by hand, and all are decided at once', async () => {
    const { page, complaints } = await openRing();
    await page.getByText('6 accounts are tied by', { exact: false }).waitFor();
    await page.locator('.graph[data-ready=true]').waitFor();
    const { rows } = await vigil.store.pool.query<{ tie: string }>(
      `select a || ' ' || b as tie from ring_edge order by 1`,
    );
    const stored = rows.map(({ tie }) => tie);
    const inTable = () =>
      page.locator('tr[data-tie]').evaluateAll((all) => all.map((one) => one.getAttribute('data-tie')).sort());
    expect(await inTable()).toEqual(stored);
    expect(await page.locator('.graph').getAttribute('aria-label')).toBe(
      `Graph of 6 accounts and ${stored.length} ties`,
    );
    expect(await page.locator('.evidence').first().textContent()).not.toContain('zorkroom');

    const at = () => page.locator('.graph').getAttribute('data-at');
    await page.locator('.graph').focus();
    const walked = new Set([await at()]);
    for (const key of ['ArrowRight', 'ArrowUp', 'ArrowLeft', 'ArrowDown', 'ArrowRight', 'ArrowUp', 'ArrowLeft']) {
      const before = await at();
      await page.keyboard.press(key);
      const after = await at();
      walked.add(after);
      if (after !== before) expect(stored).toContain([before, after].sort().join(' '));
    }
    expect(walked.size).toBeGreaterThan(1);
    await page.keyboard.press('Escape');
    expect(await page.evaluate('document.activeElement.className')).not.toContain('graph');
    await page.keyboard.press('t');
    await page.locator('.ties:not(.heard)').waitFor();
    expect(await page.locator('.graph').count()).toBe(0);
    expect(await inTable()).toEqual(stored);

    for (const account of ['b1', 'b2', 'b3']) await page.getByRole('checkbox', { name: `Choose ${account}` }).check();
    await page.getByRole('button', { name: 'Split 3 off…' }).click();
    await page.getByLabel('Reason, in a sentence').fill('They sell for another house.');
    await page.getByRole('button', { name: 'See what changes' }).click();
    await page.getByText(': 6 before, 3 accounts after').waitFor();
    expect(stored).toHaveLength(7);
    await page.getByRole('button', { name: 'Split them off' }).click();
    await page.getByText('3 accounts are tied by', { exact: false }).waitFor();
    await page.getByText('They sell for another house.').waitFor();
    expect(await inTable()).toHaveLength(3);
    await page.getByRole('button', { name: 'Take back' }).click();
    await page.getByLabel('Reason, in a sentence').fill('It is one house.');
    await page.getByRole('button', { name: 'See what changes' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Take back' }).click();
    await page.getByText('6 accounts are tied by', { exact: false }).waitFor();

    const ring = page.url();
    await page.getByRole('link', { name: /^Open the worst case/ }).click();
    await page.getByText('Deciding as Ada').waitFor();
    await page.keyboard.press('v');
    await page.getByRole('button', { name: 'The whole ring (6 open cases)' }).waitFor();
    await page.keyboard.press('b');
    await page.getByRole('button', { name: 'The whole ring (6 open cases)', pressed: true }).waitFor();
    await page.locator('.submit button:enabled').waitFor();
    await page.keyboard.press('Enter');
    await page.getByText(/^Ring R-\w+: 6 cases, all violating\. \d\d orders are pending\./).waitFor();
    await page.goto(ring);
    await page.locator('.acts', { hasText: 'decided' }).waitFor();
    expect(await page.locator('.acts .severity').count()).toBe(0);
    expect(await page.evaluate('window.broken')).toEqual([]);
    expect(complaints.filter((one) => !one.includes('GL Driver Message'))).toEqual([]);
    await page.context().close();
  });

  test('A browser without WebGL shows the table and says why', async () => {
    const { page } = await openRing(
      `const own = HTMLCanvasElement.prototype.getContext;
       HTMLCanvasElement.prototype.getContext = function (kind, ...rest) { return kind === 'webgl2' ? null : own.call(this, kind, ...rest); };`,
    );
    await page.getByText('This browser cannot draw the graph', { exact: false }).waitFor();
    expect(await page.locator('.ties:not(.heard) tr[data-tie]').count()).toBe(7);
    await page.context().close();
  });
});
