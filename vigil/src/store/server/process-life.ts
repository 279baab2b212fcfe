// Tells a living process from a dead one and from a stranger who was given the same number later.
import { spawnSync } from 'node:child_process';
import { readFileSync, readlinkSync, statSync } from 'node:fs';
import { hostname } from 'node:os';

/** Stands for "alive, but the system does not tell us since when". */
const UNTOLD = 'untold';

/**
 * When the process started, as an opaque text that differs for a later process with the same number.
 * Undefined when no such process lives; a zombie (ended, not yet collected) counts as dead.
 */
export function birthOf(pid: number): string | undefined {
  if (!Number.isSafeInteger(pid) || pid <= 0) return undefined;
  return process.platform === 'linux' ? birthOnLinux(pid) : birthByPs(pid);
}

/** True when the process that was born then still lives. */
export function isSameProcess(pid: number, birth: string): boolean {
  const now = birthOf(pid);
  return now !== undefined && (now === birth || now === UNTOLD || birth === UNTOLD);
}

/** Names the set of processes our numbers belong to: this boot of this machine and, on Linux, this container. */
export function processSpace(): string {
  if (process.platform !== 'linux') return hostname();
  const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  return `${boot} ${readlinkSync('/proc/self/ns/pid')}`;
}

/** True when process `pid` works in the folder `path`, as a PostgreSQL server does in its data folder. */
export function worksIn(pid: number, path: string): boolean {
  try {
    if (process.platform === 'linux') {
      const here = statSync(`/proc/${pid}/cwd`);
      const there = statSync(path);
      return here.dev === there.dev && here.ino === there.ino;
    }
    const command = ps(pid, 'command');
    return /postgres|postmaster/.test(command) && command.includes(path);
  } catch {
    return false; // The process ended meanwhile, or belongs to a user whose processes we may not see: not ours either way.
  }
}

function birthOnLinux(pid: number): string | undefined {
  let stat: string;
  try {
    stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return mayExist(pid) ? UNTOLD : undefined; // /proc may be mounted so that others' processes are hidden.
  }
  // The program name stands in brackets and may hold anything, so count from the last bracket: state is field 3, start is 22.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields[0] === 'Z' || fields[0] === 'X' ? undefined : `ticks ${fields[19]}`;
}

function birthByPs(pid: number): string | undefined {
  const told = ps(pid, 'stat=,lstart').trim();
  if (told === '') return mayExist(pid) ? UNTOLD : undefined;
  return told.startsWith('Z') ? undefined : told.slice(told.indexOf(' ')).trim();
}

function ps(pid: number, columns: string): string {
  const told = spawnSync('ps', ['-o', `${columns}=`, '-p', String(pid)], {
    encoding: 'utf8',
    env: { PATH: '/bin:/usr/bin', LC_ALL: 'C' },
  });
  return told.stdout ?? '';
}

function mayExist(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
