// Starts, watches and stops one PostgreSQL server process, and reads what it says about itself in postmaster.pid.
import type { ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Binaries } from './binaries.ts';
import { ClusterError } from './cluster-error.ts';
import { birthOf, isSameProcess, worksIn } from './process-life.ts';
import { type RunAs, runErrand } from './run-as.ts';
import { lastWords, markLogs } from './server-log.ts';

/** A server process, and the port it listens on at 127.0.0.1. */
export interface Postmaster {
  readonly pid: number;
  readonly birth: string;
  readonly port: number;
}

/** What a living server of this cluster says about itself. */
export interface Standing extends Postmaster {
  readonly isReady: boolean;
}

const STOP_FAST_MS = 20_000;
const STOP_HARD_MS = 15_000;
const LOOK_MS = 10;

/** The living server of this cluster, as postmaster.pid tells it; undefined when there is none. */
export function findPostmaster(cluster: string): Standing | undefined {
  const lines = readLines(join(cluster, 'postmaster.pid'));
  const pid = Number(lines?.[0]);
  const birth = birthOf(pid);
  if (lines === undefined || birth === undefined || !worksIn(pid, cluster)) return undefined;
  return { pid, birth, port: Number(lines[3]), isReady: lines[7]?.trim() === 'ready' };
}

/**
 * Removes a postmaster.pid that names no living server of this cluster; PostgreSQL would refuse to start when it is
 * garbled or a stranger has the same number now. Safe while we hold the folder's lock and start nothing: PostgreSQL
 * still finds leftover processes of its own by their shared memory.
 */
export function removeStalePostmaster(cluster: string): void {
  if (findPostmaster(cluster) === undefined) rmSync(join(cluster, 'postmaster.pid'), { force: true });
}

/** How a server is to be started. */
export interface StartPlan {
  readonly folder: string;
  readonly binaries: Binaries;
  readonly user: RunAs;
  readonly settings: readonly string[];
}

/** One attempt to start a server: it is listening, or it ended and said why. */
export type StartOutcome =
  | { readonly ok: true; readonly postmaster: Postmaster }
  | { readonly ok: false; readonly said: string };

/**
 * Starts a server on a free port and waits until it accepts connections, however long it recovers, up to `limitMs`.
 * @throws ClusterError start-failed when the limit passes; the server is stopped then
 */
export async function startPostmaster(plan: StartPlan, limitMs: number, onWait: () => void): Promise<StartOutcome> {
  const cluster = join(plan.folder, 'postgres');
  const port = await freePort();
  const marks = markLogs(plan.folder);
  const child = launch(plan, cluster, port);
  let ended: string | undefined;
  child.on('error', (error) => {
    ended = `it could not be run: ${error.message}`;
  });
  child.on('exit', (code, signal) => {
    ended = `it ended with ${signal ?? code}`;
  });
  const until = Date.now() + limitMs;
  while (ended === undefined) {
    const seen = child.pid === undefined ? undefined : findPostmaster(cluster);
    if (seen?.isReady && seen.pid === child.pid) return { ok: true, postmaster: seen };
    if (Date.now() > until) {
      if (seen) await stopPostmaster(seen);
      throw new ClusterError(
        'start-failed',
        `PostgreSQL was not ready after ${Math.round(limitMs / 1000)} seconds.`,
        `Look at the log in ${cluster}/log, then start again.`,
      );
    }
    onWait();
    await sleep(LOOK_MS);
  }
  return { ok: false, said: `${lastWords(plan.folder, marks)} (${ended})` };
}

function launch(plan: StartPlan, cluster: string, port: number): ChildProcess {
  const log = openSync(join(plan.folder, 'postgres-start.log'), 'w', 0o600);
  try {
    const settings = plan.settings.flatMap((setting) => ['-c', setting]);
    const errand = {
      program: join(plan.binaries.bin, 'postgres'),
      args: (place: string) => ['-D', place, '-p', String(port), ...settings],
      cluster,
      user: plan.user,
    };
    // A process group of its own: Ctrl-C in a terminal must reach Vigil alone, which then closes the server in order.
    const child = runErrand(errand, [log, log], true);
    child.unref();
    return child;
  } finally {
    closeSync(log);
  }
}

/**
 * Stops a server and waits until it is gone: first in order (open transactions are rolled back), then hard.
 * @throws ClusterError stop-failed when it outlives both
 */
export async function stopPostmaster(postmaster: Postmaster): Promise<void> {
  for (const [signal, limitMs] of [
    ['SIGINT', STOP_FAST_MS],
    ['SIGQUIT', STOP_HARD_MS],
  ] as const) {
    if (!signalPostmaster(postmaster, signal) || (await isGone(postmaster, limitMs))) return;
  }
  throw new ClusterError(
    'stop-failed',
    `PostgreSQL (process ${postmaster.pid}) does not stop.`,
    `Look at its log; as a last resort, kill -9 ${postmaster.pid}.`,
  );
}

/** Waits until the server is gone; false when it still lives after `limitMs`. */
export async function isGone(postmaster: Postmaster, limitMs: number): Promise<boolean> {
  const until = Date.now() + limitMs;
  while (isSameProcess(postmaster.pid, postmaster.birth)) {
    if (Date.now() > until) return false;
    await sleep(LOOK_MS);
  }
  return true;
}

/** Sends a signal to exactly this server; false when it is gone already. */
export function signalPostmaster(postmaster: Postmaster, signal: NodeJS.Signals): boolean {
  if (!isSameProcess(postmaster.pid, postmaster.birth)) return false;
  try {
    return process.kill(postmaster.pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
    throw error;
  }
}

function readLines(path: string): readonly string[] | undefined {
  try {
    return readFileSync(path, 'utf8').split('\n');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Asks the system for a port nobody listens on. Another program may take it before PostgreSQL does; then we ask again. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('The system gave no port.')),
      );
    });
  });
}
