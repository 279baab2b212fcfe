// Decides as which user PostgreSQL runs: it refuses to run as root, so root hands it to an unprivileged user.
import { readFileSync, statSync } from 'node:fs';
import { ClusterError } from './cluster-error.ts';

/** The user PostgreSQL runs as, and the name it must use for the folder it works in. */
export interface RunAs {
  /** User and group for child processes; empty when PostgreSQL runs as the user who started Vigil. */
  readonly ids: { readonly uid?: number; readonly gid?: number };
  /**
   * How to name the cluster's folder to a program that was started inside it. An unprivileged user often cannot walk
   * the path to it (/root is closed), but may use the folder it already stands in; Linux names that /proc/self/cwd.
   */
  readonly placeOf: (cluster: string) => string;
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
    return { ids: {}, placeOf: (path) => path };
  }
  const ids = owner && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : nobody();
  return { ids, placeOf: (path) => (process.platform === 'linux' ? '/proc/self/cwd' : path) };
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
