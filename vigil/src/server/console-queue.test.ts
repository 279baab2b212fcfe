// The queue and Today in a real browser: filters and views that can be linked, rows that stay where they are, every number with its list, every plot with its table, and a page that is small and asks nobody else.
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildAsShipped, findChromium, openPage, startChromium } from './chromium.fixture.ts';
import { CONSOLE_KEY, lines, offer, type Running, startVigil } from './running.fixture.ts';

const chromium = findChromium();
const MOST_JS_BYTES = 250 * 1024;
const FORMULA = '=SUM("zork")';

describe.skipIf(chromium === undefined)('the queue and Today', () => {
  let folder: string;
  let vigil: Running;
  let browser: Browser;
  let key: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vigil-queue-'));
    await buildAsShipped(folder);
    vigil = await startVigil({ consoleFolder: folder });
    key = await vigil.key('items:write', 'cases:read', 'cases:decide');
    await send([
      ...Array.from({ length: 60 }, (_, n) => offer(`p${n}`, `seller${n}`)),
      { ...offer('formula', 'sellerf'), account: { id: FORMULA }, platform: 'market' },
      { ...offer('weak', 'quiet'), text: 'Who knows blenvik and drovalt and vorplix and quazmor' },
    ]);
    browser = await startChromium(chromium as string);
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await vigil?.close();
    await rm(folder, { recursive: true, force: true });
  });

  async function send(objects: readonly unknown[]): Promise<void> {
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/x-ndjson' };
    const answer = await fetch(`${vigil.url}/v1/items`, { method: 'POST', body: lines(objects), headers });
    expect(answer.status).toBe(200);
  }
  async function sitDown(): Promise<{ page: Page; complaints: string[]; asked: string[] }> {
    const opened = await openPage(browser);
    const asked: string[] = [];
    opened.page.on('request', (request) => asked.push(request.url()));
    await opened.page.addInitScript(`localStorage.setItem('vigil-name', 'Ada')`);
    await opened.page.goto(`${vigil.url}/#key=${CONSOLE_KEY}`);
    await opened.page.getByText('Live', { exact: true }).waitFor();
    return { ...opened, asked };
  }

  test('The code that the queue loads is at most 250 KB, packed', async () => {
    const sizes = new Map<string, number>();
    const add = async (name: string): Promise<void> => {
      if (sizes.has(name)) return;
      const text = await readFile(join(folder, 'assets', name), 'utf8');
      sizes.set(name, gzipSync(text, { level: 6 }).length);
      for (const [, next] of text.matchAll(/(?:from|import)\s*"\.\/([\w.-]+\.js)"/g)) await add(next ?? '');
    };
    const page = await readFile(join(folder, 'index.html'), 'utf8');
    for (const [, name] of page.matchAll(/assets\/([\w.-]+\.js)/g)) await add(name ?? '');
    const sum = [...sizes.values()].reduce((all, one) => all + one, 0);
    expect(sum).toBeGreaterThan(50 * 1024);
    expect(sum).toBeLessThanOrEqual(MOST_JS_BYTES);
    // What draws plots is not among it.
    const others = (await readdir(join(folder, 'assets'))).filter((name) => name.endsWith('.js') && !sizes.has(name));
    expect(others.some((name) => name.startsWith('LinePlot'))).toBe(true);
  });

  test('Filters stand in the address and can be linked; a view is saved under a name and found again', async () => {
    const { page, complaints, asked } = await sitDown();
    await page.goto(`${vigil.url}/#/queue?severity=standard`);
    await page.locator('tbody tr', { hasText: 'quiet' }).waitFor();
    await page.getByText(/^1 with this filter, of \d+ open$/).waitFor();
    expect(await page.locator('tbody tr[data-index]').count()).toBe(1);
    await page.getByLabel('Severity').selectOption({ label: 'Severity: any' });
    await page.getByLabel('Platform').selectOption({ label: 'market (1)' });
    await page.locator('tbody tr', { hasText: 'SUM' }).waitFor();
    expect(page.url()).toBe(`${vigil.url}/#/queue?platform=market`);
    await page.getByRole('button', { name: 'Save view' }).click();
    await page.getByLabel('Name of the view').fill('The market');
    await page.keyboard.press('Enter');
    await page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: 'Rings' }).click();
    await page.getByRole('heading', { name: 'No open case fits this filter.' }).waitFor();
    await page.reload();
    await page.getByRole('link', { name: 'The market' }).click();
    await page.locator('tbody tr', { hasText: 'SUM' }).waitFor();
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Export CSV' }).click(),
    ]);
    const rows = parse(await readFile(await saved.path(), 'utf8'), { columns: true }) as Record<string, string>[];
    expect(rows.map((row) => row['account'])).toEqual([`'${FORMULA}`]);
    for (const cell of Object.values(rows[0] ?? {})) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
    expect(complaints).toEqual([]);
    expect(asked.filter((url) => !url.startsWith(vigil.url))).toEqual([]);
    await page.context().close();
  });

  test('New cases do not move the row under the cursor: a line counts them, and a key loads them; a claim is taken and seen from the row', async () => {
    const { page, complaints } = await sitDown();
    await page.goto(`${vigil.url}/#/queue`);
    await page.locator('tbody tr[data-index]').first().waitFor();
    for (let n = 0; n < 5; n++) await page.keyboard.press('j');
    const chosen = page.locator('tr[data-chosen=true]');
    const id = await chosen.locator('a').first().textContent();
    const before = await chosen.boundingBox();
    // Two offers each: stronger than what is shown, so their place is above it.
    await send(
      [0, 1, 2].flatMap((n) =>
        ['drovalt', 'vorplix'].map((word) => ({
          ...offer(`late${word}${n}`, `late${n}`),
          text: `For sale: ${word} sets, dm me on telegram: qivtrader_late${n}`,
        })),
      ),
    );
    await page.getByRole('button', { name: '3 new' }).waitFor();
    expect(await chosen.boundingBox()).toEqual(before);
    expect(await page.locator('tbody tr', { hasText: 'late' }).count()).toBe(0);
    await page.keyboard.press('.');
    await page.locator('tbody tr', { hasText: 'late0' }).waitFor();
    expect(await chosen.locator('a').first().textContent()).toBe(id);
    await page.keyboard.press('c');
    await chosen.getByText('with you').waitFor();
    const headers = { authorization: `Bearer ${key}` };
    const taken = await fetch(`${vigil.url}/v1/cases/${id}/claim`, { method: 'POST', headers });
    expect(taken.status).toBe(409);
    await page.keyboard.press('c');
    await chosen.getByRole('button', { name: /^Claim/ }).waitFor();
    await fetch(`${vigil.url}/v1/cases/${id}/claim`, { method: 'POST', headers });
    await chosen.getByText('with key:').waitFor();
    // Far down the list the focus is still on the chosen row, and only rows in sight are drawn.
    for (let n = 0; n < 55; n++) await page.keyboard.press('j');
    await page.waitForFunction('document.activeElement.closest("tr")?.dataset.chosen === "true"');
    expect(await page.locator('tbody tr[data-index]').count()).toBeLessThan(60);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('Every number of Today leads to what is behind it, every plot has its table, and a day is kept in the link', async () => {
    const { page, complaints } = await sitDown();
    await page
      .getByRole('link', { name: /accounts$/ })
      .first()
      .click();
    const list = page.getByRole('region', { name: 'Accounts that offered on this day' }).first();
    await list.locator('tbody tr').first().waitFor();
    expect(page.url()).toContain('list=offered');
    expect(await list.locator('tbody tr').count()).toBe(50);
    await list.getByRole('button', { name: 'Show more' }).click();
    await list.locator('tbody tr').nth(50).waitFor();
    const curve = page.getByRole('region', { name: 'How long they stay online' }).first();
    await curve.getByRole('img').waitFor();
    await curve.getByRole('button', { name: 'As a table' }).click();
    await curve.getByRole('columnheader', { name: 'still online' }).waitFor();
    await curve.getByRole('button', { name: 'As a plot' }).click();
    await curve.getByRole('img').waitFor();
    await page.getByRole('link', { name: 'The day before' }).click();
    await page.getByRole('heading', { level: 1, name: 'No account offered the forbidden trade.' }).waitFor();
    const address = page.url();
    expect(address).toMatch(/date=\d{4}-\d\d-\d\d/);
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'No account offered the forbidden trade.' }).waitFor();
    expect(page.url()).toBe(address);
    await page.getByRole('link', { name: /standard$/ }).click();
    await page.locator('tbody tr', { hasText: 'quiet' }).waitFor();
    expect(page.url()).toContain('#/queue?severity=standard');
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});
