// Decides as which user PostgreSQL runs: it refuses to run as root, so root hands it to an unprivileged user.
import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, statSync } from 'node:fs';
import { ClusterError } from './cluster-error.ts';

/** The user PostgreSQL runs as, and how its programs reach the folder they work in. */
export interface RunAs {
  /** User and group for child processes; empty when PostgreSQL runs as the user who started Vigil. */
  readonly ids: { readonly uid?: number; readonly gid?: number };
  /**
   * True when programs get the cluster's folder as an open handle, because an unprivileged user often cannot walk the
   * path to it: /root is closed, and so is a data folder that only root may read. Linux lets them use the handle's name.
   */
  readonly byHandle: boolean;
}

/** A program to run for a cluster: `args` is told the name by which the program reaches the cluster's folder. */
export interface Errand {
  readonly program: string;
  readonly args: (place: string) => readonly string[];
  readonly cluster: string;
  readonly user: RunAs;
}

/** The number under which a program finds the handle of its folder, after input, output and errors. */
const HANDLE = 3;

/**
 * Starts a PostgreSQL program as the right user, with a clean environment and the way to its folder.
 * @param outputs where standard output and errors go
 * @param detached true gives it a process group of its own
 */
export function runErrand(errand: Errand, outputs: readonly [StdioEntry, StdioEntry], detached: boolean): ChildProcess {
  const { user, cluster } = errand;
  const base = { ...user.ids, env: cleanEnvironment(), detached };
  if (!user.byHandle) {
    return spawn(errand.program, errand.args(cluster), { ...base, cwd: cluster, stdio: ['ignore', ...outputs] });
  }
  const handle = openSync(cluster, 'r');
  try {
    // Older programs go back by name to the folder they were started in, so that must be one everybody may enter.
    const args = errand.args(`/proc/self/fd/${HANDLE}`);
    return spawn(errand.program, args, { ...base, cwd: '/', stdio: ['ignore', ...outputs, handle] });
  } finally {
    closeSync(handle);
  }
}

type StdioEntry = 'ignore' | 'pipe' | number;

/** English messages, universal time, and none of the caller's PG settings or secrets. */
function cleanEnvironment(): Record<string, string> {
  return { PATH: process.env['PATH'] ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC', HOME: '/' };
}

/**
 * Chooses the user for the cluster at `cluster`, which need not exist yet.
 * As root: the owner of the cluster, or `nobody` for a new one. Otherwise: the user who started us.
 * @throws ClusterError foreign-owner when the cluster belongs to somebody else and we are not root
 */
export function chooseUser(cluster: string): RunAs {
  const me = process.getuid?.() ?? -1;
  const owner = statSync(cluster, { throwIfNoEntry: false });
  if (me !== 0) {
    if (owner && owner.uid !== me) throw notOurs(cluster, owner.uid, me);
    return { ids: {}, byHandle: false };
  }
  const ids = owner && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : nobody();
  return { ids, byHandle: process.platform === 'linux' };
}

function notOurs(cluster: string, owner: number, me: number): ClusterError {
  const who = owner === nobody().uid ? 'root (PostgreSQL then runs as nobody)' : `user ${owner}`;
  const mend = `Start Vigil as that user, choose another folder with --data DIR, or give it away: chown -R ${me} ${cluster}.`;
  return new ClusterError(
    'foreign-owner',
    `The database in ${cluster} was made by ${who}, and this is user ${me}.`,
    mend,
  );
}

function nobody(): { readonly uid: number; readonly gid: number } {
  try {
    const line = /^nobody:[^:]*:(\d+):(\d+):/m.exec(readFileSync('/etc/passwd', 'utf8'));
    if (line) return { uid: Number(line[1]), gid: Number(line[2]) };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  return { uid: 65_534, gid: 65_534 };
}
