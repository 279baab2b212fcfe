// What the tests of the private PostgreSQL share: a folder that is thrown away, programs that hold it, and users to run them.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach } from 'vitest';
import { findPostmaster, stopPostmaster } from './postmaster.ts';

/** A user other than the one who runs the tests. */
export interface OtherUser {
  readonly uid: number;
  readonly gid: number;
}

/** What the program that holds a folder says about it. */
export interface Told {
  readonly open: boolean;
  readonly url: string;
  readonly adopted: boolean;
  readonly why: string;
  readonly message: string;
}

/** A running program that holds a folder. */
export interface Holder {
  readonly child: ChildProcess;
  readonly told: Promise<Told>;
}

/** Only root can start programs as other users. */
export const isRoot = process.getuid?.() === 0;

const running: ChildProcess[] = [];

/** Gives every test of a file a folder of its own, and ends whatever was left running in it. */
export function useFolder(): { path: string } {
  const folder = { path: '' };
  beforeEach(() => {
    folder.path = join(mkdtempSync(join(tmpdir(), 'vigil-cluster-')), 'data');
  });
  afterEach(async () => {
    for (const child of running.splice(0)) await kill(child);
    const left = findPostmaster(join(folder.path, 'postgres'));
    if (left) await stopPostmaster(left);
    // A file system that was mounted in it may be let go of a moment later.
    rmSync(join(folder.path, '..'), { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  });
  return folder;
}

/** Starts a program that opens the folder and holds it. */
export function hold(data: string, user?: OtherUser): Holder {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'hold-open.fixture.ts'), data], {
    ...user,
    env: { ...process.env, ...(user ? { HOME: '/nonexistent', XDG_CACHE_HOME: '' } : {}) },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  running.push(child);
  const told = new Promise<Told>((resolve, reject) => {
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      said += chunk;
      if (said.includes('\n')) resolve(JSON.parse(said));
    });
    child.on('exit', (code) => reject(new Error(`the program ended with ${code} and said: ${said}`)));
  });
  return { child, told };
}

/** Ends a program as a crash would: it gets no chance to say goodbye. */
export async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  await until(() => child.signalCode !== null || child.exitCode !== null);
}

/** Waits until something holds; the test's own limit ends the wait otherwise. */
export async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((next) => setTimeout(next, 10));
}

/** Runs one statement on a connection of its own. */
export async function query(url: string, sql: string): Promise<readonly unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

/** The process number of the server that runs in the folder. Throws when none does: 0 would mean "all of us" to kill. */
export function serverPid(folder: string): number {
  const found = findPostmaster(join(folder, 'postgres'));
  if (!found) throw new Error('No server runs in the folder.');
  return found.pid;
}

/** An ordinary user who has a name (initdb insists on one) and can read this repository; undefined when there is none. */
export function ordinaryUser(): OtherUser | undefined {
  if (!isRoot) return undefined;
  const names = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const found = names.find(([name, , uid]) => name === 'daemon' || Number(uid) >= 1000);
  if (!found) return undefined;
  const user = { uid: Number(found[2]), gid: Number(found[3]) };
  // A repository below /root cannot be read by others; then there is nothing such a user could run.
  const reads = spawnSync(
    process.execPath,
    ['-e', `require('fs').accessSync(${JSON.stringify(import.meta.filename)})`],
    { ...user, cwd: '/' },
  );
  return reads.status === 0 ? user : undefined;
}

/** Whether this machine lets us make a small disk, to fill it. */
export function canMount(): boolean {
  if (!isRoot) return false;
  const probe = mkdtempSync(join(tmpdir(), 'vigil-mount-'));
  const can = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', probe]).status === 0;
  if (can) spawnSync('umount', [probe]);
  rmSync(probe, { recursive: true, force: true });
  return can;
}
