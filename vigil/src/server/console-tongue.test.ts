// Shows in a real browser that a reviewer who reads German or Arabic reads no sentence of the server in English: not why a case is here, nor what is marked, what would follow, or what cannot be.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildAsShipped, findChromium, openPage, startChromium } from './chromium.fixture.ts';
import { CONSOLE_KEY, lines, offer, type Running, startVigil } from './running.fixture.ts';

const chromium = findChromium();
/** Answers of the server that hold sentences, by the end of their address. */
const ANSWERS = ['?limit=50', '/beside', '/preview?outcome=violating', '/timeline?order=newest', '/activity'];
/** Members of an answer that are sentences of the server. */
const SENTENCES: ReadonlySet<string> = new Set(['text', 'says', 'why', 'clause', 'against', 'detail', 'steps']);
/** What the page shows, and what it says to whoever hears it. */
const SHOWN = `document.body.innerText + [...document.querySelectorAll('[title], [aria-label]')].map((one) => (one.title ?? '') + ' ' + (one.getAttribute('aria-label') ?? '')).join(' ')`;

/** All sentences of an answer: what a person or a platform wrote is none of the server's. */
function* sentencesOf(value: unknown, name = ''): Generator<string> {
  if (typeof value === 'string' && SENTENCES.has(name) && /\p{L} \p{L}/u.test(value)) yield value;
  if (typeof value !== 'object' || value === null) return;
  const isPiece = 'masked' in value;
  for (const [key, inner] of Object.entries(value))
    if (!(isPiece && key === 'text')) yield* sentencesOf(inner, Array.isArray(value) ? name : key);
}

describe.skipIf(chromium === undefined)('the console, in another language', () => {
  let folder: string;
  let vigil: Running;
  let browser: Browser;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vigil-tongue-'));
    await buildAsShipped(folder);
    vigil = await startVigil({ consoleFolder: folder, limits: { revealsAnHour: 2 } });
    const key = await vigil.key('items:write', 'notices:write');
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/x-ndjson' };
    const hidden = { ...offer('p2', 'seller'), text: 'Selling bl3nv1k packs, dm me', surface: 'comment' };
    const post = async (where: string, objects: readonly unknown[]): Promise<void> => {
      const answer = await fetch(`${vigil.url}/v1/${where}`, { method: 'POST', body: lines(objects), headers });
      expect(answer.status).toBe(200);
    };
    await post('items', [offer('p1', 'seller'), hidden]);
    await post('notices', [{ id: 'n1', about: 'seller', comment: 'Bitte ansehen', trustedFlagger: true }]);
    browser = await startChromium(chromium as string);
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await vigil?.close();
    await rm(folder, { recursive: true, force: true });
  });

  async function englishOf(page: Page, id: string): Promise<readonly string[]> {
    const asked = ANSWERS.map((end) => `/v1/cases/${id}${end}`);
    const answers = await page.evaluate(
      (all) => Promise.all(all.map((one) => fetch(one).then((answer) => answer.json() as Promise<unknown>))),
      asked,
    );
    return [...new Set([...sentencesOf(answers)])];
  }

  test.each(['de', 'ar'])(
    'a case in %s holds no English sentence of the server, from its reasons to a refusal',
    async (language) => {
      const { page } = await openPage(browser);
      await page.addInitScript(
        `localStorage.setItem('vigil-name', 'Robin ${language}'); localStorage.setItem('vigil-language', '${language}')`,
      );
      await page.goto(`${vigil.url}/#key=${CONSOLE_KEY}`);
      await page.locator('.live[data-state=live]').waitFor();
      const { rows } = await vigil.store.pool.query<{ id: string }>('select id from case_file limit 1');
      const id = rows[0]?.id ?? '';
      await page.goto(`${vigil.url}/#/case/${id}`);
      await page.locator('.row mark').first().waitFor();
      await page.locator('.parts button').first().waitFor({ state: 'attached' });
      const shown: string[] = [];
      const look = async (): Promise<void> => void shown.push((await page.evaluate(SHOWN)) as string);
      await page.evaluate(`for (const one of document.querySelectorAll('details')) one.open = true`);
      await page.keyboard.press('r');
      await page.locator('.row mark', { hasText: 'bl3nv1k' }).first().waitFor();
      for (const mark of await page.locator('.row mark [role=button]').all()) {
        await mark.focus();
        await look();
      }
      await page.locator('body').focus();
      await page.keyboard.press('v');
      await page.locator('.preview td').first().waitFor();
      await page.getByRole('tab').nth(1).click();
      await page.locator('.activity li').first().waitFor();
      await look();
      // The hour's reveals of each person are used up by now or soon: the refusal is said in the page's language too.
      const refusal = page.locator('.reveals .alarm');
      for (let presses = 0; presses < 12 && !(await refusal.isVisible()); presses++) {
        await page.keyboard.press('r');
        await page.waitForTimeout(150);
      }
      await look();
      const english = await englishOf(page, id);
      expect(english.length).toBeGreaterThan(15);
      const said = shown.join('\n');
      expect(
        [...english, 'You have used all', 'Selling something'].filter((sentence) => said.includes(sentence)),
      ).toEqual([]);
      expect(await page.locator('[lang=en]').count()).toBe(0);
      await page.context().close();
    },
  );
});
