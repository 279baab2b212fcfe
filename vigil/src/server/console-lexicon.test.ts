// The lexicon in a real browser: a person types a text and sees what matches, drafts a term whose examples turn green, proposes it, another puts it in force, and the next post is found.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildAsShipped, findChromium, openPage, startChromium } from './chromium.fixture.ts';
import { addPerson, signIn } from './people.fixture.ts';
import { lines, offer, type Running, startVigil } from './running.fixture.ts';

const chromium = findChromium();
/** Where to put pictures for whoever wants to look; none without it. */
const PICTURES = process.env['VIGIL_PICTURES'];

describe.skipIf(chromium === undefined)('the lexicon in the console', () => {
  let folder: string;
  let vigil: Running;
  let browser: Browser;
  let home: string;
  let axe: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vigil-lexicon-'));
    await buildAsShipped(folder);
    vigil = await startVigil({ consoleFolder: folder });
    home = vigil.url.replace('127.0.0.1', 'localhost');
    await addPerson(vigil, 'Root', ['admin']);
    await post([offer('1', 'seller1'), offer('2', 'seller2'), 'not json at all <script>alert(1)</script>']);
    axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
    browser = await startChromium(chromium as string);
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await vigil?.close();
    await rm(folder, { recursive: true, force: true });
  });

  async function post(objects: readonly unknown[]): Promise<void> {
    const headers = {
      authorization: `Bearer ${await vigil.key('items:write')}`,
      'content-type': 'application/x-ndjson',
    };
    await fetch(`${vigil.url}/v1/items`, { method: 'POST', body: lines(objects), headers });
  }
  /** A page in which somebody with these roles is signed in. */
  async function sitDown(name: string, roles: Parameters<typeof addPerson>[2]) {
    const opened = await openPage(browser);
    const { cookies } = await signIn(vigil, await addPerson(vigil, name, roles));
    const all = [...cookies].map(([cookie, value]) => ({ name: cookie, value, url: home }));
    await opened.page.context().addCookies(all);
    await opened.page.addInitScript(`localStorage.setItem('vigil-preferences', JSON.stringify({ tourSeen: true }))`);
    await opened.page.setViewportSize({ width: 1440, height: 900 });
    return opened;
  }
  async function picture(page: Page, name: string): Promise<void> {
    if (PICTURES === undefined) return;
    for (const scheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: scheme });
      for (const width of [1440, 390]) {
        await page.setViewportSize({ width, height: width === 390 ? 844 : 900 });
        await page.screenshot({ path: join(PICTURES, `${name}-${scheme}-${width}.png`), fullPage: width === 390 });
      }
    }
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.emulateMedia({ colorScheme: 'light' });
  }
  const fitsNarrow = async (page: Page): Promise<void> => {
    await page.setViewportSize({ width: 320, height: 700 });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
    await page.setViewportSize({ width: 1440, height: 900 });
  };

  /** The views behind the first one; the first of each screen is looked at in console-everyone.test.ts. */
  const noFault = async (page: Page): Promise<void> => {
    // What lies half under the bar would be called too small.
    await page.evaluate('scrollTo(0, 0)');
    await page.evaluate(axe);
    const found = (await page.evaluate(
      `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }).then((all) => all.violations.map((one) => one.id + ': ' + one.nodes[0]?.target.join(' ')))`,
    )) as readonly string[];
    expect(found).toEqual([]);
  };

  test('type a text, see the match, propose a term, have it signed, and the next post is found', async () => {
    const { page: ada, complaints } = await sitDown('Ada', ['editor']);
    await ada.goto(`${home}/#/shelf`);
    await ada.getByRole('heading', { level: 1 }).waitFor();
    for (const key of ['g', 'l']) await ada.keyboard.press(key);
    await ada.getByRole('heading', { level: 1, name: 'Lexicon' }).waitFor();
    await ada.locator('.term-table tbody tr').first().waitFor();
    await ada.getByLabel('Family').selectOption('term');
    expect(await ada.locator('.term-table').textContent()).not.toContain('blenvik packs');
    await picture(ada, 'lexicon-masked');
    await ada.getByRole('button', { name: 'Reveal the words' }).click();
    await ada.locator('.term-table b', { hasText: /^blenvik$/ }).waitFor();
    await ada.getByPlaceholder('Type or paste any text').fill('Fresh bl3nv1k today, and a zemvoril beside it');
    await ada.locator('.findings li', { hasText: 'in disguise' }).waitFor();
    expect(await ada.locator('.findings li').textContent()).toContain('3 read as e');

    await ada.getByRole('button', { name: 'Add a term' }).click();
    await ada.getByLabel('The word').fill('zemvoril');
    await ada.getByLabel('Lines it must match').fill('Fresh zemvoril today\nz3mv0ril again');
    await ada.getByLabel('Lines it must not match').fill('a zemvoril stands here');
    await ada.locator('.verdicts li[data-holds="false"]', { hasText: 'It is found in this line.' }).waitFor();
    expect(await ada.getByRole('button', { name: 'Put into the draft' }).isDisabled()).toBe(true);
    await ada.getByLabel('Lines it must not match').fill('Only zem stood there');
    await ada.locator('.verdicts li[data-holds="true"]').nth(2).waitFor();
    await ada.getByText('How far it is read').click();
    await picture(ada, 'lexicon-editor');
    await noFault(ada);
    await ada.getByRole('button', { name: 'Put into the draft' }).click();
    await ada.locator('.findings li', { hasText: 'zemvoril' }).waitFor();
    await ada.getByLabel('Why').fill('Three reviewed cases wrote it beside an offer.');
    await picture(ada, 'lexicon-draft');
    await ada.getByRole('button', { name: 'Propose it' }).click();
    await ada.getByText('waits for the signature of another person').waitFor();
    await ada.getByRole('link', { name: /^Proposals/ }).click();
    await ada.getByText('You proposed this: another person signs it.').waitFor();
    expect(await ada.getByRole('button', { name: 'Sign and put in force' }).count()).toBe(0);

    const { page: bo, complaints: others } = await sitDown('Bo', ['editor', 'reviewer']);
    await bo.goto(`${home}/#/lexicon?view=proposals`);
    await bo.getByText('Three reviewed cases wrote it beside an offer.').waitFor();
    expect(await bo.locator('.proposal').textContent()).not.toContain('zemvoril');
    await bo.getByRole('button', { name: 'Try it' }).click();
    await bo.getByText('No case would open, close or change.').waitFor();
    await bo.getByRole('button', { name: 'Reveal the words' }).click();
    await bo.locator('.differences', { hasText: 'zemvoril' }).waitFor();
    await picture(bo, 'lexicon-proposal');
    await noFault(bo);
    await fitsNarrow(bo);
    await bo.getByRole('button', { name: 'Sign and put in force' }).click();
    await bo.locator('.proposal .proposal-state', { hasText: 'signed by Bo' }).waitFor();
    await post([{ ...offer('3', 'seller3'), text: 'Selling zemvoril, dm me on telegram: qivtrader_3' }]);
    const { rows } = await vigil.store.pool.query(`select severity from case_file where account = 'seller3'`);
    expect(rows).toHaveLength(1);
    await bo.getByRole('link', { name: 'History' }).click();
    await bo.getByText('Ada, signed by Bo').waitFor();
    await picture(bo, 'lexicon-history');
    await noFault(bo);
    expect([...complaints, ...others]).toEqual([]);
  }, 60_000);

  test('what could not be read is looked at as bytes and tried again; the policy is told in words, and another one tried', async () => {
    const { page, complaints } = await sitDown('Lea', ['lead']);
    await page.goto(`${home}/#/shelf`);
    await page.getByRole('button', { name: 'Show pieces' }).click();
    await page.getByRole('button', { name: /^Look at the bytes of/ }).click();
    await page.locator('.hex', { hasText: '<script>alert(' }).waitFor();
    await picture(page, 'shelf');
    await noFault(page);
    await fitsNarrow(page);
    await page.getByRole('button', { name: /^Try again: not a/ }).click();
    await page.getByText('1 is still not understood.').waitFor();
    for (const key of ['g', 'e']) await page.keyboard.press(key);
    await page.getByText('A case opens when what speaks against the account').waitFor();
    await picture(page, 'policy');
    await page.getByRole('link', { name: 'Health' }).click();
    await page.getByText('Durability').waitFor();
    await picture(page, 'health');
    await noFault(page);
    await fitsNarrow(page);
    await page.getByRole('link', { name: 'What would change' }).click();
    await page.getByLabel('Policy file').fill('urgentBitts: 30');
    await page.getByRole('button', { name: 'Try it' }).click();
    await page.getByRole('alert').filter({ hasText: 'this key is not known here' }).waitFor();
    await page.getByLabel('Policy file').fill('version: own\nurgentBits: 32');
    await page.getByRole('button', { name: 'Try it' }).click();
    await page.locator('.changes').waitFor();
    await picture(page, 'policy-trial');
    await noFault(page);
    expect(complaints.filter((one) => !one.includes('422'))).toEqual([]);
  }, 60_000);
});
