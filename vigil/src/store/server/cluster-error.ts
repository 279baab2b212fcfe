// The one error the private PostgreSQL raises: what went wrong, and what the operator can do about it.

/** Why a private PostgreSQL could not be opened. */
export type ClusterTrouble =
  | 'no-binaries'
  | 'wrong-major'
  | 'busy'
  | 'foreign-owner'
  | 'not-writable'
  | 'disk-full'
  | 'port-taken'
  | 'password-lost'
  | 'initialise-failed'
  | 'start-failed'
  | 'stop-failed';

/** Raised by openCluster. `mend` is a sentence that tells the operator what to do next. */
export class ClusterError extends Error {
  override readonly name = 'ClusterError';
  readonly why: ClusterTrouble;
  readonly mend: string;

  constructor(why: ClusterTrouble, what: string, mend: string, cause?: unknown) {
    super(`${what} ${mend}`, cause === undefined ? undefined : { cause });
    this.why = why;
    this.mend = mend;
  }
}

const FULL = /No space left on device|ENOSPC|Disk quota exceeded|EDQUOT/;

/** True when a text or a thrown error speaks of a full disk or an exhausted quota. */
export function speaksOfFullDisk(said: unknown): boolean {
  return FULL.test(
    said instanceof Error ? `${said.message} ${(said as NodeJS.ErrnoException).code ?? ''}` : String(said),
  );
}

/** The error for a full disk, whichever step met it. */
export function diskFull(folder: string, cause?: unknown): ClusterError {
  const mend =
    'Free some space (1 GB is comfortable) or choose another folder with --data, then start again; what was committed is safe.';
  return new ClusterError('disk-full', `The disk that holds ${folder} is full.`, mend, cause);
}

/** Turns a file-system error met in `folder` into a ClusterError; anything else is returned as it came. */
export function explainFileTrouble(error: unknown, folder: string): unknown {
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  if (speaksOfFullDisk(error)) return diskFull(folder, error);
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    const mend = 'Give this user the folder (chown -R), or choose another one with --data DIR.';
    return new ClusterError(
      'not-writable',
      `The data folder ${folder} cannot be written by this user (${code}).`,
      mend,
      error,
    );
  }
  if (code === 'ENOTDIR' || code === 'EEXIST') {
    return new ClusterError(
      'not-writable',
      `The data folder ${folder} is not a folder.`,
      'Choose another one with --data DIR.',
      error,
    );
  }
  return error;
}
