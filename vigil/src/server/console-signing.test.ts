// Two people at two consoles: one decides and takes it back, the other signs and refuses, all by keys; nothing is shown as done before it is.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEFAULT_POLICY } from '../core/policy.ts';
import { buildAsShipped, findChromium, openPage, startChromium } from './chromium.fixture.ts';
import { CONSOLE_KEY, type Running, startVigil } from './running.fixture.ts';
import { decide, openCase, sitDown } from './seat.fixture.ts';

const chromium = findChromium();

describe.skipIf(chromium === undefined)('signing in the console', () => {
  let folder: string;
  let vigil: Running;
  let browser: Browser;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vigil-signing-'));
    await buildAsShipped(folder);
    vigil = await startVigil({ consoleFolder: folder }, { ...DEFAULT_POLICY, secondLook: 0, undoSeconds: 6 });
    browser = await startChromium(chromium as string);
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await vigil?.close();
    await rm(folder, { recursive: true, force: true });
  });

  async function open(name: string, path: string): Promise<{ page: Page; complaints: string[] }> {
    const opened = await openPage(browser);
    const { page } = opened;
    if (name !== '') await page.addInitScript(`localStorage.setItem('vigil-name', ${JSON.stringify(name)})`);
    await page.goto(`${vigil.url}/#key=${CONSOLE_KEY}`);
    await page.getByText('Live', { exact: true }).waitFor();
    await page.goto(`${vigil.url}/#/${path}`);
    return opened;
  }
  const press = async (page: Page, keys: string): Promise<void> => {
    for (const key of keys.split(' ')) await page.keyboard.press(key);
  };

  test('what would happen is shown first, what was decided can be taken back by a key, and another person signs or refuses by theirs', async () => {
    const { id } = await openCase(vigil);
    const other = await openCase(vigil, 'standard');
    const nobody = await open('', 'signatures');
    await nobody.page.getByRole('heading', { name: 'Who are you?' }).waitFor();
    await nobody.page.getByLabel('Your name').fill('Fay');
    await nobody.page.keyboard.press('Enter');
    await nobody.page.getByText('Nothing waits for a second person.').waitFor();
    await nobody.page.context().close();
    const ada = await open('Ada', `case/${id}`);
    await ada.page.getByText('Deciding as Ada').waitFor();
    await press(ada.page, 'v');
    await ada.page.getByRole('cell', { name: 'Until it is signed' }).waitFor();
    await ada.page.getByText(/^A second person must sign until .*suspended for good/).waitFor();
    await press(ada.page, 'Enter');
    await ada.page.getByText(`Case ${id}: violating. 2 orders are pending. A second person must sign`).waitFor();
    await ada.page
      .getByRole('timer')
      .filter({ hasText: /^\d+ s left$/ })
      .waitFor();
    await press(ada.page, 'u');
    await ada.page.getByText(`Case ${id} is open again.`).waitFor();
    await ada.page.getByText('This decision was taken back.').waitFor();
    await press(ada.page, 'v');
    await ada.page.getByRole('cell', { name: 'Until it is signed' }).waitFor();
    await press(ada.page, 'Enter');
    await ada.page.getByText(`Case ${id}: violating.`).waitFor();

    const seat = await sitDown(vigil.url, 'Cy');
    await decide(seat, other.id, { reason: 'a listed word' });
    const bo = await open('Bo', 'queue');
    await bo.page.getByRole('link', { name: /^Signatures/ }).waitFor();
    await press(bo.page, 'g s');
    await bo.page.getByRole('heading', { level: 1, name: 'Signatures' }).waitFor();
    const row = bo.page.getByRole('row', { name: new RegExp(id) });
    await row.getByText('without a reason in words').waitFor();
    await press(bo.page, 'j y');
    await bo.page.getByText(`Case ${id}: signed.`).waitFor();
    await bo.page.getByRole('link', { name: id }).waitFor({ state: 'detached' });
    await press(bo.page, 'j d');
    await bo.page.getByLabel('Why not?').fill('a song text');
    await bo.page.keyboard.press('Control+Enter');
    await bo.page.getByText(`Case ${other.id}: refused, and back in review.`).waitFor();
    await bo.page.getByText('Nothing waits for a second person.').waitFor();

    await ada.page.getByRole('timer').waitFor({ state: 'detached' });
    await press(ada.page, 'u');
    await ada.page.getByText(/^Too late: the seconds/).waitFor();
    await ada.page.goto(`${vigil.url}/#/case/${id}`);
    await ada.page.getByText('Signed by Bo.').waitFor();
    expect(await ada.page.getByText(/^Too late/).count()).toBe(0);
    await ada.page.goto(`${vigil.url}/#/case/${other.id}`);
    await ada.page.getByText('Bo refused to sign: a song text').waitFor();
    await ada.page.getByText('Waits for the signature').waitFor({ state: 'detached' });
    const { rows } = await vigil.store.pool.query(
      `select d.state, s.state as signature from decision d left join signature s on s.act = d.act where not d.interim order by d.at_ms`,
    );
    expect(rows).toEqual([
      { state: 'undone', signature: 'withdrawn' },
      { state: 'stands', signature: 'given' },
      { state: 'overturned', signature: 'refused' },
    ]);
    for (const { page, complaints } of [ada, bo]) {
      await page.setViewportSize({ width: 320, height: 700 });
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
      expect(complaints).toEqual([]);
      await page.context().close();
    }
  }, 60_000);
});
