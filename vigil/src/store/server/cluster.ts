// Opens a private PostgreSQL for a data folder, and closes it again: the database of a Vigil that was given no other.
import { mkdirSync, realpathSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { adoptOrphan, type Running, startNew, type Wish } from './begin.ts';
import { ClusterError, explainFileTrouble } from './cluster-error.ts';
import { meet, untilAlone, urlOf } from './first-contact.ts';
import { type LockOwner, takeLock } from './folder-lock.ts';
import { ROLE, readPassword, removeDrafts } from './initialise.ts';
import { findPostmaster, signalPostmaster, stopPostmaster } from './postmaster.ts';
import { isSameProcess, processSpace } from './process-life.ts';

export { ClusterError, type ClusterTrouble } from './cluster-error.ts';

/** A private PostgreSQL that is ready for connections. */
export interface Cluster {
  /** The connection string, with its password: never log it. */
  readonly url: string;
  /** True when the server was running already: left behind by a killed Vigil, or shared with a living one. */
  readonly adopted: boolean;
  /** For example 18.4. */
  readonly version: string;
  /** Stops the server and frees the folder; no process stays behind. May be called more than once. */
  close(): Promise<void>;
}

/** How to open a data folder. */
export interface OpenOptions {
  /** Receives a sentence when something takes a while. */
  readonly onProgress?: (sentence: string) => void;
  /** False lets PostgreSQL skip the disk: faster, and lost when the machine crashes. For tests. Default true. */
  readonly durable?: boolean;
  /** True shares the server of a Vigil that already runs on this folder, instead of refusing. Its owner stops it once nobody else works on it. */
  readonly join?: boolean;
}

const JOIN_LIMIT_MS = 60_000;

/**
 * Opens the database in `folder` (made when missing): `<folder>/postgres`, `<folder>/password`, `<folder>/lock`.
 * @throws ClusterError with what to do: another Vigil runs here, the disk is full, no PostgreSQL is installed, ...
 */
export async function openCluster(folder: string, options: OpenOptions = {}): Promise<Cluster> {
  if (process.platform === 'win32') {
    throw new ClusterError(
      'no-binaries',
      'Vigil does not run its own PostgreSQL on Windows.',
      'Set DATABASE_URL to a server, or run Vigil inside WSL.',
    );
  }
  const place = resolve(folder);
  try {
    mkdirSync(place, { recursive: true, mode: 0o700 });
    const wish: Wish = {
      folder: realpathSync(place),
      durable: options.durable ?? true,
      say: options.onProgress ?? (() => undefined),
    };
    const lock = await takeLock(join(wish.folder, 'lock'));
    if (lock.ok) return await openLocked(wish, lock.release);
    if (options.join) return await joinRunning(wish, lock.owner);
    throw busy(wish.folder, lock.owner);
  } catch (error) {
    throw explainFileTrouble(error, place);
  }
}

async function openLocked(wish: Wish, release: () => void): Promise<Cluster> {
  try {
    removeDrafts(wish.folder);
    return own(wish, (await adoptOrphan(wish)) ?? (await startNew(wish)), release);
  } catch (error) {
    release();
    throw error;
  }
}

function own(wish: Wish, running: Running, release: () => void): Cluster {
  const { postmaster } = running;
  const url = urlOf(postmaster, readPassword(wish.folder), ROLE);
  // A process that ends without closing asks the server to end too; one that is killed leaves it for the next to adopt.
  const atExit = (): void => {
    signalPostmaster(postmaster, 'SIGINT');
  };
  process.once('exit', atExit);
  const stop = async (): Promise<void> => {
    process.off('exit', atExit);
    try {
      await untilAlone(url, wish.say);
      await stopPostmaster(postmaster);
    } finally {
      release();
    }
  };
  let closing: Promise<void> | undefined;
  const close = (): Promise<void> => {
    closing ??= stop();
    return closing;
  };
  return {
    url,
    adopted: running.adopted,
    version: running.version,
    close,
  };
}

async function joinRunning(wish: Wish, owner: LockOwner): Promise<Cluster> {
  const cluster = join(wish.folder, 'postgres');
  const until = Date.now() + JOIN_LIMIT_MS;
  while (owner.space === processSpace() && isSameProcess(owner.pid, owner.birth) && Date.now() < until) {
    const postmaster = findPostmaster(cluster);
    if (postmaster?.isReady) {
      const password = readPassword(wish.folder);
      const { version } = await meet(cluster, postmaster, password, false);
      return { url: urlOf(postmaster, password, ROLE), adopted: true, version, close: () => Promise.resolve() };
    }
    await sleep(20);
  }
  throw busy(wish.folder, owner);
}

function busy(folder: string, owner: LockOwner): ClusterError {
  const elsewhere = owner.space !== processSpace();
  const where = elsewhere ? `process ${owner.pid} on another machine or in another container` : `process ${owner.pid}`;
  const stop = elsewhere ? 'Stop that one' : `Stop it (Ctrl-C in its window, or kill ${owner.pid})`;
  return new ClusterError(
    'busy',
    `Another Vigil (${where}) is using ${folder}.`,
    `${stop}, or choose another folder with --data DIR.`,
  );
}
