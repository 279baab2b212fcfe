// Finds the system's Chromium for browser tests, starts it without anything that talks to the network by itself, and builds the console for it.
import { existsSync } from 'node:fs';
import { cp, mkdtemp, rename, rm } from 'node:fs/promises';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import { digestOfSources } from '../build-console.ts';

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
];
const ARGUMENTS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The browser's path, or undefined when there is none; says so loudly, because a skipped test proves nothing. */
export function findChromium(): string | undefined {
  const found = [process.env.CHROME_PATH ?? '', ...PLACES].find((path) => path !== '' && existsSync(path));
  if (found === undefined)
    console.warn('!! NO BROWSER: the console was NOT tested. Install chromium, or set CHROME_PATH.');
  return found;
}

/** Starts it; `more` arguments come last. */
export function startChromium(executablePath: string, more: readonly string[] = []): Promise<Browser> {
  return chromium.launch({ executablePath, args: [...ARGUMENTS, ...more] });
}

const CONSOLE = fileURLToPath(new URL('../../../console', import.meta.url));

/**
 * Builds as `npm start` does. The test run's own NODE_ENV would give React's development build, which mounts everything twice.
 * The same sources are built once a machine: a build of theirs that is there already is copied.
 */
export async function buildAsShipped(outDir: string): Promise<void> {
  const built = join(tmpdir(), `vigil-console-${await digestOfSources()}`);
  if (!existsSync(built)) {
    const making = await mkdtemp(join(tmpdir(), 'vigil-building-'));
    await buildInto(making);
    // Whoever comes second finds the folder there; both hold the same.
    await rename(making, built).catch(() => rm(making, { recursive: true, force: true }));
  }
  await cp(built, outDir, { recursive: true });
}

async function buildInto(outDir: string): Promise<void> {
  const { NODE_ENV } = process.env;
  process.env.NODE_ENV = 'production';
  try {
    const configFile = join(CONSOLE, 'vite.config.ts');
    await build({ root: CONSOLE, configFile, logLevel: 'error', build: { outDir, emptyOutDir: true } });
  } finally {
    process.env.NODE_ENV = NODE_ENV;
  }
}

/** A wire to the server that can be cut and mended, so that the browser meets a real loss of connection. */
export async function layWire(
  url: string,
): Promise<{ readonly url: string; cut(): Promise<void>; mend(): Promise<void> }> {
  const open = new Set<Socket>();
  const wire = createServer((inner) => {
    const outer = connect(Number(new URL(url).port), '127.0.0.1');
    for (const [one, other] of [
      [inner, outer],
      [outer, inner],
    ] as const) {
      open.add(one);
      one
        .on('error', () => other.destroy())
        .on('close', () => other.destroy())
        .pipe(other);
    }
  });
  const listen = (port: number): Promise<void> => new Promise((resolve) => wire.listen(port, '127.0.0.1', resolve));
  await listen(0);
  const { port } = wire.address() as AddressInfo;
  const cut = (): Promise<void> =>
    new Promise((resolve) => {
      wire.close(() => resolve());
      for (const one of open) one.destroy();
    });
  return { url: `http://127.0.0.1:${port}`, cut, mend: () => listen(port) };
}

/** A page that remembers everything its browser complains about. */
export async function openPage(browser: Browser): Promise<{ page: Page; complaints: string[] }> {
  const page = await (await browser.newContext()).newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  return { page, complaints };
}
