// Finds the system's Chromium for browser tests and starts it without anything that talks to the network by itself.
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

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

/** Starts it. */
export function startChromium(executablePath: string): Promise<Browser> {
  return chromium.launch({ executablePath, args: ARGUMENTS });
}
