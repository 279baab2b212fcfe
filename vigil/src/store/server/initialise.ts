// Makes a new PostgreSQL cluster in one step: it is built beside its final place and appears there only when it is whole.
import { randomBytes, randomUUID } from 'node:crypto';
import {
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Binaries } from './binaries.ts';
import { ClusterError, diskFull, speaksOfFullDisk } from './cluster-error.ts';
import { type Errand, type RunAs, runErrand } from './run-as.ts';

/** The name of the database role that owns everything. */
export const ROLE = 'vigil';

const ABANDONED_MS = 60_000;

/** Removes what an earlier, killed start left behind. Call it only while holding the folder's lock. */
export function removeDrafts(folder: string): void {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    // Another process that asks for the lock at this moment has a young draft of its own: only old ones are abandoned.
    const age = Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    const isLeft = name.startsWith('postgres.tmp-') || (/^(lock|password)\..+/.test(name) && age > ABANDONED_MS);
    if (isLeft) rmSync(path, { recursive: true, force: true });
  }
}

/** The major version that initialised the cluster; undefined when there is none yet. */
export function majorOf(cluster: string): number | undefined {
  const path = join(cluster, 'PG_VERSION');
  return existsSync(path) ? Number.parseInt(readFileSync(path, 'utf8'), 10) : undefined;
}

/**
 * Initialises `<folder>/postgres`: UTF-8, C.UTF-8, data checksums, and a password for every connection.
 * @param durable false leaves out the final sync to disk (tests)
 * @throws ClusterError initialise-failed or disk-full
 */
export async function initialise(folder: string, binaries: Binaries, user: RunAs, durable: boolean): Promise<void> {
  const draft = join(folder, `postgres.tmp-${randomUUID()}`);
  const cluster = join(draft, 'cluster');
  try {
    makeFor(user, draft);
    // The program reads its password from ".." of its folder: the one place beside it that both users can reach.
    writeFileSync(join(draft, 'password'), readPassword(folder), { mode: 0o600 });
    giveTo(user, join(draft, 'password'));
    await initdb(cluster, binaries, user, durable);
    renameSync(cluster, join(folder, 'postgres'));
    if (durable) syncFolder(folder);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

/** Creates the password of this folder's database on first use, and reads it. 256 bits, readable by the owner only. */
export function readPassword(folder: string): string {
  const path = join(folder, 'password');
  if (!existsSync(path)) {
    if (existsSync(join(folder, 'postgres'))) throw lostPassword(path);
    const draft = `${path}.draft-${randomUUID()}`;
    writeFileSync(draft, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flag: 'wx', flush: true });
    renameSync(draft, path);
  }
  const password = readFileSync(path, 'utf8').trim();
  if (password === '') throw lostPassword(path);
  return password;
}

function lostPassword(path: string): ClusterError {
  return new ClusterError(
    'password-lost',
    `The password of the database is missing: ${path}.`,
    'Put the file back from a backup, or move the folder away to begin with an empty one.',
  );
}

async function initdb(cluster: string, binaries: Binaries, user: RunAs, durable: boolean): Promise<void> {
  let said = '';
  for (const locale of localesFor(binaries.major)) {
    makeFor(user, cluster);
    const options = ['-U', ROLE, '--auth=scram-sha-256', '--encoding=UTF8', '--data-checksums', '--no-instructions'];
    const more = [...locale, ...(durable ? [] : ['--no-sync'])];
    // The password lies beside the folder. Not join(), which would fold "..", and with it the handle's name, away.
    const args = (place: string) => ['-D', place, `--pwfile=${place}/../password`, ...options, ...more];
    const ended = await run({ program: join(binaries.bin, 'initdb'), args, cluster, user });
    if (ended.code === 0) return;
    said = ended.said;
    rmSync(cluster, { recursive: true, force: true });
    if (!/locale/.test(said)) break;
  }
  if (speaksOfFullDisk(said)) throw diskFull(cluster, said);
  throw new ClusterError(
    'initialise-failed',
    `PostgreSQL could not make a new database in ${cluster}: ${said.trim().slice(-600)}`,
    'Mend what it says and start again; nothing was left behind.',
  );
}

/** PostgreSQL 17 brings its own C.UTF-8; before that the system must know one, and plain C is the last resort. */
function localesFor(major: number): readonly (readonly string[])[] {
  if (major >= 17) return [['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C']];
  return [['--locale=C.UTF-8'], ['--locale=C']];
}

function run(errand: Errand): Promise<{ readonly code: number; readonly said: string }> {
  return new Promise((resolve) => {
    const child = runErrand(errand, ['ignore', 'pipe'], false);
    let said = '';
    child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
      said = (said + chunk).slice(-8_000);
    });
    child.on('error', (error) => resolve({ code: -1, said: String(error) }));
    child.on('close', (code) => resolve({ code: code ?? -1, said }));
  });
}

function makeFor(user: RunAs, path: string): void {
  mkdirSync(path, { mode: 0o700 });
  giveTo(user, path);
}

function giveTo(user: RunAs, path: string): void {
  if (user.ids.uid !== undefined && user.ids.gid !== undefined) chownSync(path, user.ids.uid, user.ids.gid);
}

function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
