import { test } from 'vitest';
import { startChromium } from './chromium.fixture.ts';
import { CONSOLE_KEY, lines, chatter, startVigil } from './running.fixture.ts';
test('shots', async () => {
  const vigil = await startVigil({ consoleFolder: '/work/main/console/dist', lastCanary: async () => Date.now() - 42_000 });
  const key = await vigil.key('items:write', 'notices:write');
  const words = ['blenvik', 'drovalt', 'quazmor', 'vorplix', 'snarvit'];
  const posts: unknown[] = [];
  const day = 86_400_000;
  for (let a = 0; a < 40; a++) {
    const n = 1 + (a * 7) % 9;
    for (let p = 0; p < n; p++) {
      const w = words[(a + p) % 5] as string;
      const text = [`Selling fresh ${w} packs, dm me on telegram: qivtrader_${a % 12}`, `${w} again tonight, ask for the menu 💬`, `new ${w.split('').join('.')} collection, pay with cashapp $qiv${a} or https://t.me/zorpl${a % 5}`, `who has ${w}? trade only`][(a + p) % 4];
      posts.push({ id: `${a}-${p}`, account: { id: a % 3 === 0 ? `90071992547409${a}` : a % 3 === 1 ? `did:plc:zorple${a}xxabcdefghijkl` : `acct${a}` }, text, platform: ['x', 'bluesky', 'mastodon'][a % 3], language: 'en', createdAt: new Date(Date.now() - ((a * 13 + p * 5) % 26) * day / (a % 2 ? 1 : 6)).toISOString() });
    }
  }
  for (let c = 0; c < 12000; c++) posts.push(chatter(`c${c}`, `q${c % 900}`));
  const r = await fetch(`${vigil.url}/v1/items`, { method: 'POST', body: lines(posts) + '{"id":"torn', headers: { authorization: `Bearer ${key}`, 'content-type': 'application/x-ndjson' } });
  console.log(r.status, await r.text());
  await vigil.store.pool.query("update case_file set due_ms = due_ms - (abs(hashtext(id)) % 75) * 60000");
  const browser = await startChromium('/usr/bin/chromium');
  for (const scheme of ['light', 'dark'] as const) for (const width of [1280, 375]) {
    const page = await (await browser.newContext({ colorScheme: scheme, viewport: { width, height: width === 375 ? 812 : 860 } })).newPage();
    page.on('console', (m) => console.log(m.type(), m.text()));
    await page.goto(`${vigil.url}/#key=${CONSOLE_KEY}`);
    await page.getByText('Live', { exact: true }).waitFor();
    await page.waitForTimeout(500);
    await page.screenshot({ path: `/tmp/shots/today-${scheme}-${width}.png`, fullPage: true });
    await page.goto(`${vigil.url}/#/queue`);
    await page.locator('tbody tr').first().waitFor();
    await page.keyboard.press('j'); await page.keyboard.press('j');
    await page.screenshot({ path: `/tmp/shots/queue-${scheme}-${width}.png` });
    await page.keyboard.press('o');
    await page.locator('mark').first().waitFor();
    await page.screenshot({ path: `/tmp/shots/case-${scheme}-${width}.png`, fullPage: width === 375 });
    if (width === 1280 && scheme === 'light') { await page.keyboard.press('?'); await page.getByRole('dialog').waitFor(); await page.screenshot({ path: '/tmp/shots/keys.png' }); }
    await page.context().close();
  }
  await browser.close(); await vigil.close();
});
