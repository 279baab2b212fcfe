// Makes the PostgreSQL of the npm package runnable: a private copy with its library links, where its user can reach it.
// The package needs an install script to create those links, and Vigil runs no install scripts; node_modules may also
// be read-only, or below a folder that the unprivileged user cannot enter.
import { randomUUID } from 'node:crypto';
import {
  chmodSync,
  constants,
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';

/** Folders that may hold our copy, best first. The last one is always there, but is emptied now and then. */
export function cachePlaces(): readonly string[] {
  const me = process.getuid?.() ?? -1;
  const lasting = me === 0 ? '/var/cache' : process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache');
  return [join(lasting, 'vigil'), join(tmpdir(), `vigil-${me}`)];
}

/**
 * Copies the package's `native` folder below `place` unless a whole copy is there, and returns its `bin` folder.
 * A copy that others could have changed, or that lost a file, is replaced. Several processes may do this at once.
 * @throws the file-system error when `place` cannot be used; the caller then tries the next place
 */
export function unpack(native: string, version: string, place: string): string {
  mkdirSync(place, { recursive: true });
  if (!isOnlyOurs(place)) throw new Error(`${place} belongs to another user, or others may write to it`);
  chmodSync(place, 0o755);
  const target = join(place, `postgres-${version}`);
  if (!isWhole(target)) replace(native, target, join(place, `draft-${randomUUID()}`));
  return join(target, 'bin');
}

function replace(native: string, target: string, draft: string): void {
  try {
    copyInto(native, draft);
    retire(target);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    throw error;
  }
  settle(draft, target);
  sweep(dirname(target));
}

/** Moves a damaged copy out of the way; it is not deleted at once, because a server may still run from it. */
function retire(target: string): void {
  try {
    renameSync(target, join(dirname(target), `draft-${randomUUID()}`));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error; // Nothing was there: the usual case.
  }
}

function settle(draft: string, target: string): void {
  try {
    renameSync(draft, target);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!isWhole(target)) throw error; // Otherwise another process settled the same copy a moment earlier.
  }
}

function copyInto(native: string, draft: string): void {
  const sizes: Record<string, number> = {};
  mkdirSync(draft);
  chmodSync(draft, 0o755);
  for (const entry of readdirSync(native, { recursive: true, withFileTypes: true })) {
    const from = join(entry.parentPath, entry.name);
    const name = from.slice(native.length + 1);
    if (!entry.isFile() || isForBuilding(name)) continue;
    makeOpenFolder(draft, dirname(name));
    copyFileSync(from, join(draft, name), constants.COPYFILE_FICLONE);
    chmodSync(join(draft, name), name.startsWith('bin/') ? 0o755 : 0o644);
    sizes[name] = statSync(from).size;
  }
  for (const link of linksOf(native))
    symlinkSync(basename(link.source), join(draft, link.target.replace(/^native\//, '')));
  writeFileSync(join(draft, 'whole.json'), JSON.stringify(sizes), { mode: 0o644 });
}

/** Creates the folder with every part readable for all, whatever the umask is. */
function makeOpenFolder(root: string, name: string): void {
  if (name === '.' || statSync(join(root, name), { throwIfNoEntry: false })) return;
  makeOpenFolder(root, dirname(name));
  mkdirSync(join(root, name));
  chmodSync(join(root, name), 0o755);
}

function isForBuilding(name: string): boolean {
  return (
    name.endsWith('.a') || name === 'pg-symlinks.json' || /^(include|lib\/pkgconfig|lib\/postgresql\/pgxs)\//.test(name)
  );
}

function linksOf(native: string): readonly { readonly source: string; readonly target: string }[] {
  try {
    return JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

function isWhole(copy: string): boolean {
  try {
    const sizes = JSON.parse(readFileSync(join(copy, 'whole.json'), 'utf8')) as Record<string, number>;
    return isOnlyOurs(copy) && Object.entries(sizes).every(([name, size]) => statSync(join(copy, name)).size === size);
  } catch {
    return false; // Missing, cut short or unreadable all mean the same: make it anew.
  }
}

function isOnlyOurs(folder: string): boolean {
  const { uid, mode } = statSync(folder);
  return uid === (process.getuid?.() ?? uid) && (mode & 0o022) === 0;
}

function sweep(place: string): void {
  for (const name of readdirSync(place)) {
    const age = Date.now() - (statSync(join(place, name), { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (name.startsWith('draft-') && age > 3_600_000) rmSync(join(place, name), { recursive: true, force: true });
  }
}
