// Builds the console when its sources are newer than the last build, so that a fresh clone needs no build step of its own.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const CONSOLE = fileURLToPath(new URL('../../console/', import.meta.url));
const MATCH = fileURLToPath(new URL('../../match/src/', import.meta.url));
const VITE = fileURLToPath(new URL('../../node_modules/vite/bin/vite.js', import.meta.url));
const BUILT = join(CONSOLE, 'dist');
const STAMP = join(BUILT, 'sources.sha256');

/** Returns the folder of the built console, or undefined when it is not built and cannot be. `say` hears why. */
export async function buildConsole(say: (sentence: string) => void): Promise<string | undefined> {
  if (!existsSync(join(CONSOLE, 'index.html'))) return existsSync(join(BUILT, 'index.html')) ? BUILT : undefined;
  const digest = await digestOfSources();
  if (existsSync(STAMP) && (await readFile(STAMP, 'utf8')) === digest) return BUILT;
  if (!existsSync(VITE)) {
    say('The page is not built and Vite is not installed: run "npm ci" for the page; the API works without.');
    return undefined;
  }
  say('Building the page …');
  const trouble = await run([VITE, 'build', CONSOLE, '--logLevel', 'error']);
  if (trouble !== undefined) {
    say(`The page could not be built; the API works without. ${trouble}`);
    return undefined;
  }
  await writeFile(STAMP, digest);
  return BUILT;
}

/** Digest over the sources of the console, and of the matcher that runs in it: the same sources give the same page. */
export async function digestOfSources(): Promise<string> {
  const found = await Promise.all(
    [CONSOLE, MATCH].map((folder) => readdir(folder, { recursive: true, withFileTypes: true })),
  );
  const names = found
    .flat()
    .filter((entry) => entry.isFile() && !/[\\/](?:dist|node_modules)(?:[\\/]|$)/.test(entry.parentPath))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const sum = createHash('sha256');
  for (const name of names)
    sum
      .update(relative(CONSOLE, name))
      .update('\u0000')
      .update(await readFile(name))
      .update('\u0000');
  return sum.digest('hex');
}

/** Runs Node on a script; returns the end of what it complained about, or undefined when all went well. */
async function run(args: readonly string[]): Promise<string | undefined> {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-2_000);
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('close', resolve).on('error', reject);
  });
  return code === 0 ? undefined : said.trim();
}
