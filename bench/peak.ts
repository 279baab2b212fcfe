// How much memory a running Vigil takes.
import { readFileSync } from 'node:fs';

/** Largest resident memory of a process and its children that run Vigil (not PostgreSQL), in MB, from /proc; 0 where there is none. */
export function peakOf(pid: number): number {
  try {
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean);
    const own = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? '0';
    const name = readFileSync(`/proc/${pid}/comm`, 'utf8');
    return Math.max(
      name.startsWith('postgres') ? 0 : Number(own) / 1024,
      ...children.map((child) => peakOf(Number(child))),
    );
  } catch {
    return 0; // the process ended between two looks
  }
}
