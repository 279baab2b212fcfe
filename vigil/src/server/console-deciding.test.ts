// A reviewer decides in a real browser: few keys, the next case at once, nothing lost when the wire is cut or somebody else is first, nothing counted twice.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildAsShipped, findChromium, layWire, openPage, startChromium } from './chromium.fixture.ts';
import { CONSOLE_KEY, lines, offer, type Running, startVigil } from './running.fixture.ts';

const chromium = findChromium();

describe.skipIf(chromium === undefined)('deciding in the console', () => {
  let folder: string;
  let vigil: Running;
  let browser: Browser;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vigil-deciding-'));
    await buildAsShipped(folder);
    vigil = await startVigil({ consoleFolder: folder });
    browser = await startChromium(chromium as string);
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await vigil?.close();
    await rm(folder, { recursive: true, force: true });
  });

  let turn = 0;
  /** So many fresh urgent cases; all others are gone. */
  async function cases(count: number): Promise<void> {
    await vigil.store.pool.query('truncate decision, orders, case_file, account, item, observation cascade');
    const key = await vigil.key('items:write');
    const objects = Array.from({ length: count }, () => offer(`p${++turn}`, `seller${turn}`));
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/x-ndjson' };
    await fetch(`${vigil.url}/v1/items`, { method: 'POST', body: lines(objects), headers });
  }

  /** A person at the queue, with a name. */
  async function sitDown(name: string, url = vigil.url): Promise<{ page: Page; complaints: string[] }> {
    const opened = await openPage(browser);
    const { page } = opened;
    await page.addInitScript(`localStorage.setItem('vigil-name', ${JSON.stringify(name)})`);
    await page.goto(`${url}/#key=${CONSOLE_KEY}`);
    await page.getByText('Live', { exact: true }).waitFor();
    await page.keyboard.press('g');
    await page.keyboard.press('q');
    await page.locator('table.queue tr[data-index]').first().waitFor();
    return opened;
  }
  async function openFirst(page: Page): Promise<string> {
    await page.keyboard.press('j');
    await page.keyboard.press('o');
    await page.getByText(/^Deciding as/).waitFor();
    return (await page.getByRole('heading', { level: 1 }).textContent())?.replace('Case ', '') ?? '';
  }
  const press = async (page: Page, keys: string): Promise<void> => {
    for (const key of keys.split(' ')) await page.keyboard.press(key);
  };
  const decided = async () =>
    (
      await vigil.store.pool.query(
        `select case_id as id, outcome, innocent, author->>'name' as by from decision where not interim order by at_ms`,
      )
    ).rows;

  test('a key of deciding asks for a name at once and drafts when it is said; then a key decides and the next case is there with what was done', async () => {
    await cases(2);
    const { page, complaints } = await openPage(browser);
    await page.goto(`${vigil.url}/#key=${CONSOLE_KEY}`);
    await page.getByText('Live', { exact: true }).waitFor();
    await press(page, 'g q');
    await page.locator('table.queue tr[data-index]').first().waitFor();
    await press(page, 'j o');
    await page.getByLabel('Your name').waitFor();
    await press(page, 'v');
    await page.getByText('Say your name first').waitFor();
    await page.keyboard.type('Ada');
    await page.keyboard.press('Enter');
    await page.getByText('Deciding as Ada').waitFor();
    const first = (await page.getByRole('heading', { level: 1 }).textContent())?.replace('Case ', '');
    await page.getByText('its suspension is ordered').waitFor();
    await page.getByText(/^You have this case until/).waitFor();
    await page.keyboard.press('Enter');
    await page.getByText(`Case ${first}: violating. 2 orders are pending.`).waitFor();
    await page.getByText('Deciding as Ada').waitFor();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).not.toContain(first);
    expect(await decided()).toEqual([{ id: first, outcome: 'violating', innocent: null, by: 'Ada' }]);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('fifty cases in a row, each by its keys, without a dead end', async () => {
    await cases(50);
    const { page } = await sitDown('Bo');
    await openFirst(page);
    for (let n = 0; n < 50; n++) {
      const id = (await page.getByRole('heading', { level: 1 }).textContent()) as string;
      await press(page, n % 2 === 0 ? 'v Enter' : `n ${(n % 7) + 1} Enter`);
      await page.getByText(`${id}: ${n % 2 === 0 ? 'violating' : 'not violating'}.`).waitFor();
      const next = page.getByRole('heading', { level: 1 }).filter({ hasNotText: id });
      await next.waitFor();
      if (n < 49) await page.getByText(/^Deciding as/).waitFor();
    }
    await page.getByRole('heading', { level: 1, name: 'Queue' }).waitFor();
    await page.getByText('The queue is empty.').waitFor();
    const rows = await decided();
    expect(rows).toHaveLength(50);
    expect(rows.filter(({ outcome }) => outcome === 'not-violating').every(({ innocent }) => innocent !== null)).toBe(
      true,
    );
    await page.context().close();
  }, 120_000);

  test('a dismissal waits for what the account is instead, and a draft survives a reload', async () => {
    await cases(2);
    const { page } = await sitDown('Cy');
    const id = await openFirst(page);
    await page.setViewportSize({ width: 1366, height: 768 });
    await press(page, 'n Enter');
    await page.getByRole('alert').filter({ hasText: 'Choose what the account is instead.' }).waitFor();
    expect(await page.getByRole('button', { name: /^Submit and go on/ }).isDisabled()).toBe(true);
    const [last, foot] = await Promise.all(
      [page.getByRole('radio').last(), page.locator('.submit')].map((one) => one.boundingBox()),
    );
    expect((last?.y ?? 0) + (last?.height ?? 0)).toBeLessThanOrEqual(foot?.y ?? 0);
    expect((foot?.y ?? 0) + (foot?.height ?? 0)).toBeLessThan(768);
    await press(page, '5');
    await page.locator('.drafted', { hasText: 'Not violating, Jokes' }).waitFor();
    await page.getByLabel('Reason, in a sentence').fill('a game of words');
    await page.reload();
    await page.getByLabel('Reason, in a sentence').waitFor();
    expect(await page.getByLabel('Reason, in a sentence').inputValue()).toBe('a game of words');
    expect(await decided()).toEqual([]);
    await page.getByRole('heading', { level: 1 }).click();
    await page.keyboard.press('Enter');
    await page.getByText(`Case ${id}: not violating. Nothing changes for the account.`).waitFor();
    expect(await decided()).toMatchObject([{ innocent: 'joker', by: 'Cy' }]);
    await page.context().close();
  });

  test('of two who draft on one case the second sees who has it, and who decides second is told and loses nothing', async () => {
    await cases(1);
    const [ada, bo] = [await sitDown('Ada'), await sitDown('Bo')];
    const id = await openFirst(ada.page);
    await openFirst(bo.page);
    await press(ada.page, 'v');
    await ada.page.getByText(/^You have this case until/).waitFor();
    await press(bo.page, 'n 1');
    await bo.page.getByText(/^Ada is looking at this case until/).waitFor();
    expect(await bo.page.getByRole('button', { name: /^Submit and go on/ }).isDisabled()).toBe(true);
    await bo.page.keyboard.press('Enter');
    await bo.page.getByRole('alert').filter({ hasText: 'Your draft is kept' }).waitFor();
    await ada.page.keyboard.press('Enter');
    await ada.page.getByText(`Case ${id}: violating.`).waitFor();
    await bo.page.getByText('This case is decided.').waitFor();
    await bo.page.getByText(/^Ada: Violating/).waitFor();
    expect(await decided()).toMatchObject([{ by: 'Ada', outcome: 'violating' }]);
    await ada.page.context().close();
    await bo.page.context().close();
  });

  test('with the wire cut nothing is said to be done; sending again counts once', async () => {
    await cases(2);
    const wire = await layWire(vigil.url);
    const { page } = await sitDown('Di', wire.url);
    const id = await openFirst(page);
    await press(page, 'v');
    await page.getByText(/^You have this case until/).waitFor();
    await page.locator('button:enabled', { hasText: 'Submit and go on' }).waitFor();
    await wire.cut();
    await page.keyboard.press('Enter');
    await page.getByRole('alert').filter({ hasText: 'Sending again cannot count twice.' }).waitFor();
    expect(await decided()).toEqual([]);
    await wire.mend();
    await page.getByRole('button', { name: /^Send again/ }).click();
    await page.getByText(`Case ${id}: violating.`).waitFor();
    expect(await decided()).toHaveLength(1);
    await page.context().close();
    await wire.cut();
  });

  test('what must still happen is listed, and keys confirm it: evidence first, nothing shown as done before', async () => {
    await cases(1);
    const { page, complaints } = await sitDown('Fay');
    await openFirst(page);
    await press(page, 'v Enter');
    await page.getByText(/violating. 2 orders are pending/).waitFor();
    await press(page, 'g o');
    await page.getByRole('heading', { level: 1, name: 'Orders' }).waitFor();
    await page.getByText('Suspend the account').waitFor();
    await press(page, 'j j a');
    await page.getByRole('alert').filter({ hasText: 'evidence is kept before anything is enforced' }).waitFor();
    await press(page, 'k s');
    await page.getByText('Keep the evidence').waitFor({ state: 'detached' });
    await press(page, 'j a');
    await page.getByText(/^Fay, /).waitFor();
    await page.getByRole('button', { name: /^Seen from outside/ }).click();
    await page.getByText('Nothing waits.').waitFor();
    expect(complaints.filter((one) => !one.includes('422'))).toEqual([]);
    await page.context().close();
  });

  test('nothing of a decision is wider than a narrow screen', async () => {
    await cases(1);
    const { page } = await sitDown('Ed');
    await openFirst(page);
    await press(page, 'n 2');
    await page.setViewportSize({ width: 320, height: 700 });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
    await page.context().close();
  });
});
