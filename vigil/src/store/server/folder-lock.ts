// Lets exactly one Vigil own a data folder, and lets the next one take over safely when the owner died without a word.
import { createHash, randomUUID } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { birthOf, isSameProcess, processSpace } from './process-life.ts';

/** Who holds a folder: the process, when it was born, and the machine or container its number belongs to. */
export interface LockOwner {
  readonly pid: number;
  readonly birth: string;
  readonly space: string;
}

/** The outcome of trying to take a lock. `release` may be called more than once. */
export type LockAttempt =
  | { readonly ok: true; readonly release: () => void }
  | { readonly ok: false; readonly owner: LockOwner; readonly elsewhere: boolean };

const HEARTBEAT_MS = 5_000;
/** How long a lock from another machine or container must stay untouched before its owner counts as dead. */
const SILENCE_MS = 3 * HEARTBEAT_MS;
const MAX_TURNS = 400;

/**
 * Takes the lock file at `path`, or says who holds it. A lock whose owner is dead, or which holds no sense, is taken over.
 *
 * Two processes may find the same dead lock at once. Replacing it needs a second lock, named after the dead lock's
 * content, and a second look under it: so only one of them replaces it, and a fresh lock is never replaced.
 * @param silenceMs how long a lock held elsewhere is watched for a heartbeat before it counts as dead
 */
export async function takeLock(path: string, silenceMs: number = SILENCE_MS): Promise<LockAttempt> {
  const mine = JSON.stringify({
    pid: process.pid,
    birth: birthOf(process.pid),
    space: processSpace(),
    token: randomUUID(),
  });
  for (let turn = 0; turn < MAX_TURNS; turn += 1) {
    if (createWhole(path, mine)) return hold(path, mine);
    const seen = readIfThere(path);
    if (seen === undefined) continue;
    const owner = parseOwner(seen);
    const elsewhere = owner !== undefined && owner.space !== processSpace();
    if (owner && (elsewhere ? await isTouched(path, silenceMs) : isSameProcess(owner.pid, owner.birth))) {
      return { ok: false, owner, elsewhere };
    }
    if (await replaceDead(path, seen, mine, silenceMs)) return hold(path, mine);
    await sleep(10 + Math.random() * 20);
  }
  throw new Error(`The lock ${path} changed hands ${MAX_TURNS} times while it was being taken.`);
}

/** Reads who holds the lock at `path`; undefined when nobody does or the file holds no sense. */
export function readOwner(path: string): LockOwner | undefined {
  const text = readIfThere(path);
  return text === undefined ? undefined : parseOwner(text);
}

async function replaceDead(path: string, seen: string, mine: string, silenceMs: number): Promise<boolean> {
  const right = await takeLock(`${path}.${createHash('sha256').update(seen).digest('hex').slice(0, 16)}`, silenceMs);
  if (!right.ok) return false;
  try {
    if (readIfThere(path) !== seen) return false;
    const draft = `${path}.draft-${randomUUID()}`;
    writeFileSync(draft, mine, { mode: 0o600, flag: 'wx' });
    renameSync(draft, path);
    return true;
  } finally {
    right.release();
  }
}

/** Creates the file with its whole content in one step, so nobody ever reads half a lock. False when it exists. */
function createWhole(path: string, content: string): boolean {
  const draft = `${path}.draft-${randomUUID()}`;
  writeFileSync(draft, content, { mode: 0o600, flag: 'wx' });
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

function hold(path: string, mine: string): LockAttempt {
  const beat = setInterval(() => touch(path, mine), HEARTBEAT_MS);
  beat.unref();
  const release = (): void => {
    clearInterval(beat);
    if (readIfThere(path) === mine) rmSync(path, { force: true });
  };
  return { ok: true, release };
}

function touch(path: string, mine: string): void {
  if (readIfThere(path) !== mine) return;
  const now = new Date();
  try {
    utimesSync(path, now, now);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error; // Released between the look and the touch.
  }
}

async function isTouched(path: string, silenceMs: number): Promise<boolean> {
  const before = touchedAt(path);
  const step = Math.max(10, silenceMs / 60);
  for (let waited = 0; waited < silenceMs; waited += step) {
    await sleep(step);
    if (touchedAt(path) !== before) return true;
  }
  return false;
}

function touchedAt(path: string): number | undefined {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs;
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function parseOwner(text: string): LockOwner | undefined {
  try {
    const { pid, birth, space } = JSON.parse(text) as Record<string, unknown>;
    if (typeof pid !== 'number' || typeof birth !== 'string' || typeof space !== 'string') return undefined;
    return { pid, birth, space };
  } catch {
    return undefined; // Half-written by a full disk, or by hand: nobody can own a lock that names nobody.
  }
}
