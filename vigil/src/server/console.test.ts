// Shows the console in a real browser against a real server: the link opens it, the count and the queue are there, a new case appears by itself, keys lead to it.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildAsShipped, findChromium, layWire, openPage, startChromium } from './chromium.fixture.ts';
import { CONSOLE_KEY, lines, offer, type Running, startVigil } from './running.fixture.ts';

const chromium = findChromium();

describe.skipIf(chromium === undefined)('the console', () => {
  let folder: string;
  let vigil: Running;
  let browser: Browser;
  let key: string;
  let sang: number;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vigil-console-'));
    await buildAsShipped(folder);
    sang = Date.now();
    vigil = await startVigil({ consoleFolder: folder, lastCanary: async () => sang });
    key = await vigil.key('items:write');
    await send([offer('1', 'seller1'), offer('2', 'seller2')]);
    browser = await startChromium(chromium as string);
  });
  afterAll(async () => {
    await browser?.close();
    await vigil?.close();
    await rm(folder, { recursive: true, force: true });
  });

  async function send(objects: readonly unknown[]): Promise<void> {
    const answer = await fetch(`${vigil.url}/v1/items`, {
      method: 'POST',
      body: lines(objects),
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/x-ndjson' },
    });
    expect(answer.status).toBe(200);
  }

  test('The link opens Today with the count, and its key leaves the address bar', async () => {
    const { page, complaints } = await openPage(browser);
    await page.goto(`${vigil.url}/#key=${CONSOLE_KEY}`);
    await page.getByRole('heading', { level: 1, name: '2 accounts offered the forbidden trade in 2 posts.' }).waitFor();
    expect(page.url()).not.toContain(CONSOLE_KEY);
    expect(await page.evaluate('document.cookie')).toBe('');
    await page.getByText('Live', { exact: true }).waitFor();
    expect(await page.getByText(/^. Canary sang/).count()).toBe(1);
    const days = page.getByRole('region', { name: 'Offers and accounts per day' }).first();
    await days.getByRole('button', { name: 'As a table' }).click();
    expect(await days.getByRole('row').count()).toBe(31);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('A newly posted item is told in the queue without a reload and loaded with a key; keys open it, its words are masked until revealed', async () => {
    const { page, complaints } = await openPage(browser);
    await page.goto(`${vigil.url}/#key=${CONSOLE_KEY}`);
    await page.getByText('Live', { exact: true }).waitFor();
    await page.keyboard.press('g');
    await page.keyboard.press('q');
    await page.getByRole('heading', { level: 1, name: 'Queue' }).waitFor();
    await page.locator('tbody tr').nth(1).waitFor();
    expect(await page.locator('tbody tr').count()).toBe(2);
    await send([{ ...offer('3', 'seller3'), text: `${offer('3', 'seller3').text} and drovalt and vorplix` }]);
    await page.getByRole('button', { name: '1 new' }).waitFor();
    await page.keyboard.press('.');
    await page.locator('tbody tr', { hasText: 'seller3' }).waitFor();
    expect(await page.getByRole('status').filter({ hasText: '1 new urgent case' }).count()).toBe(1);
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    const chosen = await page.locator('tr[data-chosen=true] a').textContent();
    await page.keyboard.press('o');
    await page.getByRole('heading', { level: 1, name: `Case ${chosen}` }).waitFor();
    await page.locator('mark[data-masked=true]', { hasText: 'b•••••k' }).waitFor();
    expect(await page.locator('.kept').textContent()).not.toContain('blenvik');
    await page.keyboard.press('r');
    await page.locator('mark', { hasText: 'blenvik' }).waitFor();
    const { rows } = await vigil.store.pool.query<{ actor: string }>(
      "select actor from audit_entry where act = 'case.revealed'",
    );
    expect(rows).toEqual([{ actor: expect.stringMatching(/^session:/) }]);
    // The first closes the card of the tour, the second leaves the case.
    await page.keyboard.press('Escape');
    await page.getByText('A first look').waitFor({ state: 'detached' });
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { level: 1, name: 'Queue' }).waitFor();
    await page.locator('tr[data-chosen=true]', { hasText: chosen ?? '?' }).waitFor();
    await page.keyboard.press('?');
    await page.getByRole('dialog').waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('Without a session the page says to open the link of the terminal, and with an ended link that it has ended', async () => {
    const { page } = await openPage(browser);
    await page.goto(vigil.url);
    await page.getByRole('heading', { name: 'Open the link printed in the terminal' }).waitFor();
    await page.goto(`${vigil.url}/#key=zorple`);
    await page.getByRole('heading', { name: 'That link has ended' }).waitFor();
    await page.context().close();
  });

  test('When the connection is lost the page says since when it is paused, keeps what it showed, and goes on when it is back', async () => {
    const wire = await layWire(vigil.url);
    const { page } = await openPage(browser);
    await page.goto(`${wire.url}/#key=${CONSOLE_KEY}`);
    await page.getByText('Live', { exact: true }).waitFor();
    await page.getByRole('heading', { level: 1, name: /offered the forbidden trade/ }).waitFor();
    await wire.cut();
    await page.getByText(/^Live paused since \d\d:\d\d$/).waitFor();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toMatch(/offered the forbidden trade/);
    await wire.mend();
    await page.getByText('Live', { exact: true }).waitFor();
    await send([offer('4', 'seller4')]);
    await page.getByRole('heading', { level: 1, name: /^4 accounts/ }).waitFor();
    await page.context().close();
    await wire.cut();
  });

  test('Nothing is wider than a narrow screen, in light and in dark', async () => {
    const { page } = await openPage(browser);
    await page.goto(`${vigil.url}/#key=${CONSOLE_KEY}`);
    await page.setViewportSize({ width: 320, height: 700 });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      for (const address of ['#/today', '#/queue']) {
        await page.goto(`${vigil.url}/${address}`);
        await page.getByRole('heading', { level: 1 }).waitFor();
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
      }
    }
    await page.context().close();
  });
});
