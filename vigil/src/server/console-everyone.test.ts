// Shows that the console can be used by everyone: no screen has a fault that axe can find in any theme, nothing is too wide, and keys reach everything.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildAsShipped, findChromium, openPage, startChromium } from './chromium.fixture.ts';
import { CONSOLE_KEY, lines, offer, type Running, startVigil } from './running.fixture.ts';

const chromium = findChromium();
/** The console's own list, so that a new screen is looked at without a change here. By its address: the server's types know no browser. */
const NAVIGATION = new URL('../../../console/src/ui/navigation.ts', import.meta.url).href;
const THEMES = ['light', 'dark', 'contrast', 'dark contrast'] as const;

/** What axe found. A modal dialog covers the page, so that a second banner in it confuses nobody. Only colours differ between themes. */
const runAxe = (theme: string): string => `axe.run(document, ${
  theme === 'light'
    ? "{ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], rules: { 'landmark-no-duplicate-banner': { enabled: false }, 'landmark-unique': { enabled: false } } }"
    : "{ runOnly: { type: 'rule', values: ['color-contrast'] } }"
}).then((found) =>
  found.violations.map((one) => one.id + ': ' + one.nodes.slice(0, 3).map((node) => node.target.join(' ') + ' ' + (node.any[0]?.message ?? '')).join(' | ')))`;

/** What reaches beyond the page, when anything does. */
const TOO_WIDE = `document.documentElement.scrollWidth <= innerWidth ? [] : [...document.querySelectorAll('body *')].filter((one) => one.getBoundingClientRect().right > innerWidth || one.getBoundingClientRect().left < 0).slice(0, 8).map((one) => one.tagName + '.' + one.className)`;

describe.skipIf(chromium === undefined)('the console, for everyone', () => {
  let folder: string;
  let vigil: Running;
  let browser: Browser;
  let axe: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vigil-everyone-'));
    await buildAsShipped(folder);
    // A canary that has always just sung is news at every pulse: the page would never be still.
    const sang = Date.now();
    vigil = await startVigil({ consoleFolder: folder, lastCanary: async () => sang });
    axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
    const key = await vigil.key('items:write');
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/x-ndjson' };
    const body = lines([1, 2, 3, 4].map((n) => offer(`p${n}`, `seller${n}`)));
    expect((await fetch(`${vigil.url}/v1/items`, { method: 'POST', body, headers })).status).toBe(200);
    browser = await startChromium(chromium as string);
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await vigil?.close();
    await rm(folder, { recursive: true, force: true });
  });

  async function sitDown(language = 'en'): Promise<Page> {
    const { page } = await openPage(browser);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.addInitScript(
      `localStorage.setItem('vigil-name', 'Robin'); localStorage.setItem('vigil-language', '${language}')`,
    );
    await page.goto(`${vigil.url}/#key=${CONSOLE_KEY}`);
    await page.locator('.live[data-state=live]').waitFor();
    return page;
  }
  async function firstCase(): Promise<string> {
    const key = await vigil.key('cases:read');
    const answer = await fetch(`${vigil.url}/v1/cases`, { headers: { authorization: `Bearer ${key}` } });
    const { cases } = (await answer.json()) as { readonly cases: readonly { readonly id: string }[] };
    return cases[0]?.id ?? '';
  }
  /** Every address of a screen. */
  async function addresses(): Promise<readonly string[]> {
    const { DESTINATIONS } = (await import(NAVIGATION)) as {
      readonly DESTINATIONS: readonly { readonly screen: string }[];
    };
    return [...DESTINATIONS.map(({ screen }) => `#/${screen}`), `#/case/${await firstCase()}`];
  }
  async function show(page: Page, address: string): Promise<void> {
    await page.evaluate(`location.hash = ${JSON.stringify(address)}`);
    await page.locator('main h1').first().waitFor();
    await page.waitForLoadState('networkidle');
  }
  async function dress(page: Page, theme: string): Promise<void> {
    await page.emulateMedia({ colorScheme: theme.startsWith('dark') ? 'dark' : 'light' });
    await page.evaluate(
      `document.documentElement.dataset.contrast = ${JSON.stringify(theme.includes('contrast') ? 'more' : 'normal')}`,
    );
  }

  test('axe finds no fault on any screen in any theme, nor in the dialogs', async () => {
    const page = await sitDown();
    await page.evaluate(axe);
    const faults: string[] = [];
    const look = async (where: string, theme: string): Promise<void> => {
      for (const fault of (await page.evaluate(runAxe(theme))) as string[])
        faults.push(`${where} (${theme}): ${fault}`);
    };
    for (const address of await addresses()) {
      await show(page, address);
      for (const theme of THEMES) {
        await dress(page, theme);
        await look(address, theme);
      }
    }
    for (const key of ['?', ',', 'Control+k', 'z']) {
      await page.keyboard.press(key);
      await page.getByRole('dialog').waitFor();
      for (const theme of THEMES) {
        await dress(page, theme);
        await look(`dialog ${key}`, theme);
      }
      await page.keyboard.press('Escape');
      if (key === 'z') await page.keyboard.press('Enter');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    }
    expect(faults).toEqual([]);
    await page.context().close();
  });

  test('Nothing is wider than a screen of 320 pixels, in English made two fifths longer, and in Arabic', async () => {
    for (const language of ['en-XA', 'ar']) {
      const page = await sitDown(language);
      await page.setViewportSize({ width: 320, height: 640 });
      const wide: string[] = [];
      for (const address of await addresses()) {
        await show(page, address);
        const beyond = (await page.evaluate(TOO_WIDE)) as string[];
        wide.push(...beyond.map((what) => `${language} ${address}: ${what}`));
      }
      expect(wide).toEqual([]);
      await page.context().close();
    }
  });

  test('Ctrl-K goes to a screen and to a case; the sheet shows and changes a key; what was in focus has it back', async () => {
    const page = await sitDown();
    const id = await firstCase();
    await page.keyboard.press('Control+k');
    await page.getByRole('textbox', { name: 'Go anywhere' }).fill('orders');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Orders' }).waitFor();
    await page.keyboard.press('Control+k');
    await page.getByRole('textbox', { name: 'Go anywhere' }).fill(id.toLowerCase());
    await page.getByText(`Open case ${id}`).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: `Case ${id}` }).waitFor();

    const sheet = page.getByRole('button', { name: 'Show the keys' });
    await sheet.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Change the key: Go to the queue' }).press('Enter');
    await page.keyboard.press('q');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.waitForFunction('document.activeElement.ariaLabel === "Show the keys"');
    await page.evaluate('document.activeElement.blur()');
    await page.keyboard.press('q');
    await page.getByRole('heading', { level: 1, name: 'Queue' }).waitFor();
    await page.context().close();
  });

  test('Whoever steps away covers the screen with one key and gives back what they hold; drafts stay', async () => {
    const page = await sitDown();
    await page.evaluate(`location.hash = '#/case/${await firstCase()}'`);
    await page.getByText('Deciding as Robin').waitFor();
    await page.keyboard.press('v');
    await page.getByText(/^You have this case until/).waitFor();
    await page.keyboard.press('?');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('z');
    await page.getByText(/^What you held is free/).waitFor();
    expect(await page.getByText('blenvik').count()).toBe(0);
    const { rows } = await vigil.store.pool.query('select 1 from case_claim');
    expect(rows).toEqual([]);
    await page.getByRole('button', { name: 'Back to work' }).press('Enter');
    await page.getByRole('button', { name: /^Violating/, pressed: true }).waitFor();
    await page.getByLabel('Reason, in a sentence').fill('zorple');
    await page.keyboard.press('z');
    await page.keyboard.press('Alt+z');
    await page.getByRole('button', { name: 'Back to work' }).press('Enter');
    expect(await page.getByLabel('Reason, in a sentence').inputValue()).toBe('zorplez');
    await page.context().close();
  });

  test('The tour is offered once, leads from screen to screen, and does not come back', async () => {
    const page = await sitDown();
    await page.getByRole('button', { name: 'Show me around' }).click();
    const walked: string[] = [];
    for (const _ of [1, 2, 3, 4]) {
      walked.push(((await page.evaluate('location.hash')) as string).replace(/C-.*/, 'C'));
      await page.getByRole('button', { name: 'Next', exact: true }).click();
    }
    walked.push((await page.evaluate('location.hash')) as string);
    expect(walked).toEqual(['#/today', '#/queue', '#/case/C', '#/case/C', '#/queue']);
    await page.evaluate(`location.hash = '#/case/${await firstCase()}'`);
    await page.getByRole('heading', { level: 1, name: /^Case/ }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByText('A first look').waitFor({ state: 'detached' });
    expect(await page.evaluate('location.hash')).toContain('#/case/');
    await page.reload();
    await page.locator('.live[data-state=live]').waitFor();
    expect(await page.getByText('A first look').count()).toBe(0);
    await page.context().close();
  });
});
