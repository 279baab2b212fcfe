// Installs the packages of a clone when they are missing or outdated: once, quietly, and never twice at the same moment.
import { spawn } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import {
  accessSync,
  constants,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const SHOWN_LINES = 15;
const WAIT_LIMIT_MS = 15 * 60_000;

/**
 * Installs what package-lock.json names, unless it is there.
 * @param {string} root the clone
 * @param {boolean} forTests whether packages that only development uses must be there too
 * @throws {Error} named NotReady, with what to do
 */
export async function bringPackages(root, forTests) {
  if (isInstalled(root, forTests)) return;
  const free = await takeTurn(root);
  try {
    if (isInstalled(root, forTests)) return; // Another start installed them while we waited.
    refuseIfReadOnly(root);
    await npmCi(root);
  } finally {
    free();
  }
  if (isInstalled(root, forTests)) return;
  throw notReady(
    'npm ended well, yet packages are missing.',
    'Remove the node_modules folder and run the same command again.',
  );
}

/**
 * True when every package that package-lock.json asks for lies in node_modules in the right version.
 * Optional packages may be missing: npm leaves out those that do not fit this machine.
 * @param {string} root
 * @param {boolean} forTests
 */
export function isInstalled(root, forTests) {
  const wanted = readLock(join(root, 'package-lock.json'));
  const present = readLock(join(root, 'node_modules', '.package-lock.json'));
  if (wanted === undefined)
    throw notReady('package-lock.json is missing or unreadable.', 'Clone the repository again.');
  if (present === undefined) return false;
  return Object.entries(wanted).every(([path, entry]) => {
    if (!path.startsWith('node_modules/') && !path.includes('/node_modules/')) return true;
    const here = present[path];
    if (here === undefined)
      return Boolean(entry.optional || entry.devOptional || entry.peer || (entry.dev && !forTests));
    return here.version === entry.version && existsSync(join(root, path));
  });
}

/** @param {string} path */
function readLock(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages;
  } catch {
    return undefined; // Missing, or cut short by an installation that was killed: the same as not installed.
  }
}

/** @param {string} root */
function refuseIfReadOnly(root) {
  const modules = join(root, 'node_modules');
  const folders = existsSync(modules) ? [root, modules] : [root];
  for (const folder of folders) {
    try {
      accessSync(folder, constants.W_OK);
    } catch {
      const mend = 'Run the command as the user who owns the folder, or clone into a folder of your own.';
      throw notReady(`Vigil's packages must be installed, but this user may not write to ${folder}.`, mend);
    }
  }
}

/** @param {string} root */
function npmCi(root) {
  const flags = [
    'ci',
    '--ignore-scripts',
    '--include=dev',
    '--include=optional',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ];
  if (!canWriteCache()) flags.push('--cache', join(tmpdir(), `vigil-npm-${process.getuid?.() ?? 0}`));
  const npm = process.env['npm_execpath']?.endsWith('npm-cli.js')
    ? [process.execPath, process.env['npm_execpath']]
    : ['npm'];
  const quiet = showProgress();
  return new Promise((resolve, reject) => {
    const [program = 'npm', ...before] = npm;
    const child = spawn(program, [...before, ...flags], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (chunk) => {
        said = (said + chunk).slice(-20_000);
      });
    }
    child.on('error', (error) => {
      quiet();
      reject(
        notReady(
          `npm could not be run: ${error.message}.`,
          'Install npm (it comes with Node), then run the same command again.',
        ),
      );
    });
    child.on('close', (code) => {
      quiet();
      if (code === 0) resolve(undefined);
      else reject(notReady(`npm could not install the packages. It says:\n\n${tellingLines(said)}\n`, mendFor(said)));
    });
  });
}

/** Says on the error output, which leaves the standard output clean, that something is going on. Returns how to stop. */
function showProgress() {
  const started = Date.now();
  const isTerminal = Boolean(process.stderr.isTTY);
  const line = () =>
    `Installing the packages Vigil needs (only the first time) … ${Math.round((Date.now() - started) / 1000)} s`;
  process.stderr.write(isTerminal ? line() : `${line()}\n`);
  const timer = setInterval(
    () => process.stderr.write(isTerminal ? `\r${line()}` : `${line()}\n`),
    isTerminal ? 1_000 : 15_000,
  );
  return () => {
    clearInterval(timer);
    if (isTerminal) process.stderr.write('\n');
  };
}

/** @param {string} said */
function mendFor(said) {
  if (/ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNREFUSED|ECONNRESET|network/i.test(said)) {
    return 'The package registry cannot be reached. Check the network and "npm config get registry" (and proxy), then run the same command again.';
  }
  if (/ENOSPC/.test(said)) return 'The disk is full. Free about 1 GB, then run the same command again.';
  if (/EACCES|EPERM/.test(said))
    return 'This user may not write there. Run the command as the user who owns the folder.';
  return 'Mend what npm says, or run "npm ci --ignore-scripts" to see it all, then run the same command again.';
}

/** @param {string} said */
function tellingLines(said) {
  const lines = said.split('\n').filter((line) => !/^(npm error)?\s*(at .*)?$/.test(line));
  return lines.length <= SHOWN_LINES
    ? lines.join('\n')
    : [...lines.slice(0, SHOWN_LINES - 4), '…', ...lines.slice(-3)].join('\n');
}

/** Whether npm can use its cache: service users often have no home, or a read-only one. */
function canWriteCache() {
  let folder = process.env['npm_config_cache'] || join(homedir(), '.npm');
  while (!existsSync(folder)) folder = dirname(folder);
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false; // The first folder that exists does not let us make the next one in it.
  }
}

/**
 * Waits until no other start installs into the same clone, and returns how to let the next one go.
 * @param {string} root
 */
async function takeTurn(root) {
  const place = join(tmpdir(), `vigil-install-${process.getuid?.() ?? 0}`);
  mkdirSync(place, { recursive: true, mode: 0o700 });
  const lock = join(place, createHash('sha256').update(root).digest('hex').slice(0, 24));
  const until = Date.now() + WAIT_LIMIT_MS;
  while (!tryCreate(lock)) {
    if (Date.now() > until)
      throw notReady(
        'Another start has been installing packages for 15 minutes.',
        `If it hangs, end it and remove ${lock}.`,
      );
    const owner = readOwner(lock);
    if (owner !== undefined && !isAlive(Number(owner))) removeDead(lock, owner);
    await sleep(200);
  }
  return () => rmSync(lock, { force: true });
}

/** Creates the lock with its owner inside in one step, so nobody reads an empty one. @param {string} lock */
function tryCreate(lock) {
  const draft = `${lock}.${randomUUID()}`;
  writeFileSync(draft, String(process.pid), { flag: 'wx', mode: 0o600 });
  try {
    linkSync(draft, lock);
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/**
 * Moves the lock of a dead process away; puts it back when it turns out that a living one took its place meanwhile.
 * @param {string} lock
 * @param {string} deadOwner
 */
function removeDead(lock, deadOwner) {
  const aside = `${lock}.${randomUUID()}`;
  try {
    renameSync(lock, aside);
    if (readOwner(aside) !== deadOwner) linkSync(aside, lock);
  } catch (error) {
    if (!hasCode(error, 'ENOENT') && !hasCode(error, 'EEXIST')) throw error; // Somebody else was faster.
  } finally {
    rmSync(aside, { force: true });
  }
}

/** @param {string} lock */
function readOwner(lock) {
  try {
    return readFileSync(lock, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

/** @param {number} pid */
function isAlive(pid) {
  if (!(pid > 0)) return false;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return hasCode(error, 'EPERM');
  }
}

/**
 * @param {unknown} error
 * @param {string} code
 */
function hasCode(error, code) {
  return error instanceof Error && 'code' in error && error.code === code;
}

/**
 * @param {string} what
 * @param {string} mend
 */
function notReady(what, mend) {
  return Object.assign(new Error(`${what}\n${mend}`), { name: 'NotReady' });
}
