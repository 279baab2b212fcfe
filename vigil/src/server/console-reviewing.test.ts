// What people have beyond the single decision, in a real browser: an easier case in between, a model's opinion that stays closed until theirs is drafted, a whole ring by one key, what the policy did, and how often two agree.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEFAULT_POLICY } from '../core/policy.ts';
import { beginOpinion, settleOpinion } from '../store/opinions.ts';
import { linkAccounts } from '../store/rings.ts';
import { buildAsShipped, findChromium, openPage, startChromium } from './chromium.fixture.ts';
import { alike, PLANTED_NAMES, plantPairs } from './pairs.fixture.ts';
import { CONSOLE_KEY, lines, offer, type Running, startVigil } from './running.fixture.ts';
import { openCase } from './seat.fixture.ts';

const chromium = findChromium();
const RING_TEXT = 'Selling fresh blenvik packs, dm me on telegram: qivtrader_house';

describe.skipIf(chromium === undefined)('reviewing in the console', () => {
  let folder: string;
  let vigil: Running;
  let browser: Browser;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vigil-reviewing-'));
    await buildAsShipped(folder);
    vigil = await startVigil({ consoleFolder: folder }, { ...DEFAULT_POLICY, secondLook: 0 });
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
    page.setDefaultTimeout(8_000);
    await page.addInitScript(
      `localStorage.setItem('vigil-name', ${JSON.stringify(name)}); localStorage.setItem('vigil-preferences', '{"tourSeen":true}')`,
    );
    await page.goto(`${vigil.url}/#key=${CONSOLE_KEY}`);
    await page.getByText('Live', { exact: true }).waitFor();
    await page.goto(`${vigil.url}/#/${path}`);
    return opened;
  }
  const press = async (page: Page, keys: string): Promise<void> => {
    for (const key of keys.split(' ')) await page.keyboard.press(key);
  };

  test('whoever asks for it is led to an easier case after two severe ones, and told so', async () => {
    const severe = [await openCase(vigil), await openCase(vigil), await openCase(vigil)];
    const easy = await openCase(vigil, 'standard');
    const { page, complaints } = await open('Ada', `case/${severe[0]?.id}`);
    await page.getByText('Deciding as Ada').waitFor();
    await page.keyboard.press(',');
    await page.getByLabel('An easier case after').selectOption('2');
    await expect
      .poll(async () => (await vigil.store.pool.query('select mix_after from person_preference')).rows)
      .toEqual([{ mix_after: 2 }]);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await press(page, 'w Enter');
    await page.getByText(`Case ${severe[0]?.id}: not enough yet.`).waitFor();
    await page
      .getByRole('heading', { level: 1 })
      .filter({ hasNotText: severe[0]?.id ?? '' })
      .waitFor();
    await page.getByText('Deciding as Ada').waitFor();
    const second = (await page.getByRole('heading', { level: 1 }).textContent())?.replace('Case ', '') ?? '';
    expect(second).not.toBe(easy.id);
    await press(page, 'w Enter');
    await page.getByText(/The next is an easier one, as you asked for\.$/).waitFor();
    await page.getByRole('heading', { level: 1, name: `Case ${easy.id}` }).waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  }, 30_000);

  test('a model’s opinion is closed until a decision is drafted, then worth 0 bits, its words masked until revealed', async () => {
    const { id } = await openCase(vigil);
    const { pool } = vigil.store;
    const by = { model: 'qimbo-1', promptVersion: 'p-77', to: 'h:1', texts: 1, perDay: 9, actor: 'cli', now: 1_000 };
    const asked = await beginOpinion(pool, { ...by, case: id, aimed: ['gives orders to a model'] });
    const outcome = { label: 'offer', clause: 'A1', quote: 'Selling fresh blenvik packs', ...by, at: 2_000 } as const;
    await settleOpinion(pool, { id: asked as number, outcome, hidden: [], actor: 'cli', now: 2_000 });
    const { page, complaints } = await open('Cy', `case/${id}`);
    await page.getByText('Deciding as Cy').waitFor();
    await page.getByRole('tab', { name: 'Second opinion' }).click();
    await page.getByText('stays hidden until a decision is drafted').waitFor();
    await page.getByRole('tab', { name: 'Activity' }).click();
    await page.getByText('asked a language model for an opinion').waitFor();
    const beside = page.locator('.side-notes');
    expect(await beside.textContent()).not.toMatch(/offer|qimbo/);
    await page.getByRole('tab', { name: 'Second opinion' }).click();
    await page.getByRole('heading', { level: 1 }).click();
    await press(page, 'n 5');
    await beside.getByText(/^0 bits: an opinion/).waitFor();
    await beside.getByText('The model takes it for an offer').waitFor();
    for (const told of ['A1', 'qimbo-1', 'p-77', 'gives orders to a model']) await beside.getByText(told).waitFor();
    expect(await beside.textContent()).not.toContain('blenvik');
    await page.keyboard.press('r');
    await beside.getByText('blenvik').waitFor();
    await page.keyboard.press('r');
    await beside.getByText('blenvik').waitFor({ state: 'detached' });
    const other = await openCase(vigil);
    await page.goto(`${vigil.url}/#/case/${other.id}`);
    await page.getByRole('heading', { level: 1, name: `Case ${other.id}` }).waitFor();
    await press(page, 'v');
    await page.getByRole('tab', { name: 'Second opinion' }).click();
    await page.getByText('No model was asked about this case.').waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  }, 30_000);

  test('from a row of the queue one key leads to the joint decision on its ring, previewed before it is sent', async () => {
    const key = await vigil.key('items:write');
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/x-ndjson' };
    const body = lines([0, 1, 2].map((n) => ({ ...offer(`r${n}`, `ringed${n}`), text: RING_TEXT })));
    await fetch(`${vigil.url}/v1/items`, { method: 'POST', body, headers });
    await linkAccounts(vigil.store.pool, { accounts: () => 1_000_000 }, Date.now());
    const { page, complaints } = await open('Ed', 'queue?ring=ring');
    await page.locator('table.queue tr[data-index]').first().waitFor();
    await press(page, 'j b');
    await page.getByText(/^What you choose is for the whole ring/).waitFor();
    await page.keyboard.press('v');
    await page.getByRole('button', { name: 'The whole ring (3 open cases)', pressed: true }).waitFor();
    await expect.poll(async () => page.locator('.preview tbody th').count()).toBe(3);
    await page.keyboard.press('Enter');
    await page.getByText(/^Ring R-\S+: 3 cases, all violating\./).waitFor();
    const { rows } = await vigil.store.pool.query(
      `select count(distinct act)::int as acts, count(*)::int as n from decision where account like 'ringed%'`,
    );
    expect(rows).toEqual([{ acts: 1, n: 3 }]);
    expect(complaints).toEqual([]);
    await page.context().close();
  }, 30_000);

  test('the policy shows every number it has, what each signal opened in 30 days and what was decided under each clause', async () => {
    const { page, complaints } = await open('Fay', 'settings');
    const effect = page.getByRole('table', { name: 'Cases opened in the last 30 days' });
    await effect.getByRole('row', { name: /^Urgent/ }).waitFor();
    await page.getByRole('table', { name: /^Decided in the last 30 days/ }).waitFor();
    const headers = { authorization: `Bearer ${await vigil.key('policy:read')}` };
    const policy = (await (await fetch(`${vigil.url}/v1/policy`, { headers })).json()) as { numbers: unknown[] };
    expect(await page.locator('.numbers tbody tr').count()).toBe(policy.numbers.length);
    const joint = page.getByRole('row', { name: /weights\.joint\.offer/ });
    expect(await joint.textContent()).toMatch(/cases opened: \d+ violating, \d+ not/);
    expect(complaints).toEqual([]);
    await page.context().close();
  }, 30_000);

  test('how often two agree is told by clause with what is too few to say, and each number opens its cases', async () => {
    const { page, complaints } = await open('Di', 'quality');
    await page.getByText('Nobody has decided again yet.').waitFor();
    await plantPairs(vigil.store.pool, 'own-2026-03', [
      ...alike(20, 'violating', 'violating'),
      ...alike(4, 'violating', 'possible-victim'),
      ...alike(10, 'not-violating', 'violating'),
      ...alike(15, 'not-violating', 'not-violating'),
      ...alike(2, 'violating', 'not-violating', true),
    ]);
    await page.reload();
    const rows = page.locator('.agreement tbody tr');
    await rows.first().waitFor();
    expect(await rows.locator('th').allTextContents()).toEqual([
      'All outcomes',
      'Violating',
      'Not violating',
      'Possible minor or victim',
    ]);
    await page.getByText('Too few pairs name this clause').waitFor();
    await page.getByText(/^2 appeals were heard by another person: 100 % overturned/).waitFor();
    await page.getByRole('link', { name: /^4: show the cases on which two people differ, Possible minor/ }).click();
    await page.getByRole('heading', { name: 'Second looks that differ' }).waitFor();
    await expect.poll(() => page.locator('.sheet tbody tr').count()).toBe(4);
    const text = (await page.locator('main').textContent()) ?? '';
    for (const name of PLANTED_NAMES) expect(text).not.toContain(name);
    await page.getByRole('link', { name: /All numbers/ }).click();
    await rows.first().waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  }, 30_000);
});
