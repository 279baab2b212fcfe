// Drives a real browser over the console and reads its clocks: from the key to the frame in which its effect is on the screen.
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { CONSOLE_KEY } from './store.ts';

/** Figures of one kind, in milliseconds. */
export type Times = readonly number[];

const ARGUMENTS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking'];
const ROW = 'table.queue tbody tr[data-index]';

/** Runs in the page, before it: notes when the first rows stand on the screen, and lets a key be timed. */
const WATCH = `
  const frame = () => new Promise((done) => requestAnimationFrame(() => { const port = new MessageChannel(); port.port1.onmessage = done; port.port2.postMessage(0); }));
  window.benchRows = (async () => {
    while (document.querySelector(${JSON.stringify(ROW)}) === null) await new Promise(requestAnimationFrame);
    await frame();
    return performance.now();
  })();
  // Resolves to the time from the key press to the end of the frame in which what \`read\` reads is another.
  window.benchKey = (key, read) => { window.benchTimed = new Promise((done) => {
    const before = read();
    const pressed = async (event) => {
      if (event.key !== key) return;
      window.removeEventListener('keydown', pressed, true);
      const end = performance.now() + 10_000;
      while (read() === before && performance.now() < end) await new Promise(requestAnimationFrame);
      await frame();
      done(performance.now() - event.timeStamp);
    };
    window.addEventListener('keydown', pressed, true);
  }); };
`;
const CHOSEN = `() => document.querySelector('tr[data-chosen=true] a')?.id`;
const HEADING = `() => document.querySelector('h1')?.textContent`;

/** Starts the system's Chromium. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: process.env.CHROME_PATH ?? '/usr/bin/chromium', args: ARGUMENTS });
}

/** A browser with a session and nothing in its cache. */
export async function sitDown(browser: Browser, url: string): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  await context.addInitScript(`localStorage.setItem('vigil-name', 'Bench')`);
  await context.addInitScript(WATCH);
  const answer = await context.request.post(`${url}/v1/session`, { data: { key: CONSOLE_KEY } });
  if (!answer.ok()) throw new Error(`No session: ${answer.status()}`);
  return context;
}

/** Milliseconds of processor time that the page's main thread has used: other programs on the machine do not count. */
async function startThreadClock(page: Page): Promise<() => Promise<number>> {
  const wire = await page.context().newCDPSession(page);
  await wire.send('Performance.enable', { timeDomain: 'threadTicks' });
  return async () => {
    const { metrics } = await wire.send('Performance.getMetrics');
    return (metrics.find((one) => one.name === 'TaskDuration')?.value ?? Number.NaN) * 1_000;
  };
}

/** First contentful paint, and when the first rows stand there. */
export async function timeFirstPaint(
  context: BrowserContext,
  url: string,
): Promise<{ readonly paint: number; readonly rows: number; readonly processor: number }> {
  const page = await context.newPage();
  const used = await startThreadClock(page);
  await page.goto(`${url}/#/queue`);
  const rows = (await page.evaluate('window.benchRows')) as number;
  const paint = (await page.evaluate(
    `performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? -1`,
  )) as number;
  const processor = await used();
  await page.close();
  return { paint, rows, processor };
}

/** So many key presses in the queue, up and down, past several pages. */
export async function timeKeys(
  page: Page,
  url: string,
  presses: number,
): Promise<{ readonly times: Times; readonly processor: Times }> {
  await page.goto(`${url}/#/queue`);
  await page.evaluate('window.benchRows');
  await page.getByText('Live', { exact: true }).waitFor();
  const used = await startThreadClock(page);
  const times: number[] = [];
  const processor: number[] = [];
  for (let n = 0; n < presses; n++) {
    const before = await used();
    times.push(await timeKey(page, n % 5 === 4 ? 'k' : 'j', CHOSEN));
    processor.push((await used()) - before);
  }
  return { times, processor };
}

/** Decides so many cases, one after the other; each time from Enter to the next case on the screen. */
export async function timeNextCase(page: Page, url: string, cases: number): Promise<Times> {
  await page.goto(`${url}/#/queue?severity=standard`);
  await page.locator(ROW).first().waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('o');
  const times: number[] = [];
  for (let n = 0; n < cases; n++) {
    await page.getByText(/^Deciding as/).waitFor();
    await page.keyboard.press('v');
    await page
      .locator('.decide button:enabled', { hasText: /submit/i })
      .first()
      .waitFor();
    times.push(await timeKey(page, 'Enter', HEADING));
  }
  return times;
}

/** From `o` on a row to the case of the account with the long timeline. */
export async function timeLongCase(page: Page, url: string, id: string): Promise<number> {
  await page.goto(`${url}/#/today`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  return (await page.evaluate(`(async () => {
    const began = performance.now();
    location.hash = '#/case/${id}';
    while (document.querySelector('.kept > li') === null && document.querySelector('[data-index]') === null) await new Promise(requestAnimationFrame);
    return performance.now() - began;
  })()`)) as number;
}

async function timeKey(page: Page, key: string, read: string): Promise<number> {
  await page.evaluate(`window.benchKey('${key}', ${read})`);
  await page.keyboard.press(key);
  return (await page.evaluate('window.benchTimed')) as number;
}
