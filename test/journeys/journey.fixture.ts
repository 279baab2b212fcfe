// Runs the real command line as a child process on an empty database of the tests' own server, and takes a picture of what it left.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { demoDay } from '../../vigil/src/demo/day.ts';
import { seeded } from '../../vigil/src/demo/random.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const MAIN = join(ROOT, 'vigil/src/main.ts');
/** The invented terms that demo accounts write. */
export const STAND_IN = join(ROOT, 'lexicons/stand-in.yaml');

/** What a command did. `code` is null when a signal ended it. */
export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly raw: Buffer;
  readonly err: string;
}

/** How to run a command. `kill` ends it with SIGKILL after so many milliseconds. */
export interface RunOptions {
  readonly input?: string | Uint8Array;
  readonly kill?: number;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs `vigil …` to its end. */
export async function vigil(args: readonly string[], options: RunOptions = {}): Promise<Ran> {
  const child = startVigil(args, options.env);
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout.on('data', (part: Buffer) => out.push(part));
  child.stderr.on('data', (part: Buffer) => err.push(part));
  child.stdin.on('error', () => undefined); // a command that refuses its options never reads its input
  child.stdin.end(options.input ?? '');
  const timer = options.kill === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), options.kill);
  const code = await new Promise<number | null>((done, fail) => {
    child.once('close', done).once('error', fail);
  });
  clearTimeout(timer);
  const raw = Buffer.concat(out);
  return { code, raw, out: raw.toString('utf8'), err: Buffer.concat(err).toString('utf8') };
}

/** Starts `vigil …` for tests that end it or close its pipes themselves. The tests' server may skip the disk, so the child is told to take it. */
export function startVigil(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const { DATABASE_URL: _url, VIGIL_DATA: _data, ...rest } = process.env;
  return spawn(process.execPath, [MAIN, ...args], {
    cwd: ROOT,
    env: { ...rest, VIGIL_ALLOW_UNSAFE_DATABASE: '1', NO_COLOR: '1', ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
}

/** The JSON lines of an output. */
export function linesOf<T = Record<string, unknown>>(text: string): readonly T[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T);
}

/** The last JSON line of an output. */
export function lastOf(text: string): Record<string, unknown> {
  const last = linesOf(text).at(-1);
  if (last === undefined) throw new Error('the command printed nothing');
  return last;
}

/** Asks the database directly. */
export async function ask<T extends pg.QueryResultRow = Record<string, unknown>>(
  url: string,
  sql: string,
): Promise<readonly T[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Everything a replay leaves that must not depend on how it went; times of receipt and file names are left out. */
const LEFT: Readonly<Record<string, string>> = {
  cases: 'select id, platform, account, severity, state, bits, assessment from case_file order by id',
  observations:
    'select id, platform, item, revision, account, signal, what, tier, span_start, span_end, bits, at_ms from observation order by id',
  accounts: 'select platform, id, conduct, bits, families, first_seen_ms, last_seen_ms from account order by 1, 2',
  items: 'select platform, id, revision, account, surface, text, created_ms from item order by 1, 2, 3',
  indicators: 'select kind, service, value, platform, account, item from indicator order by 1, 2, 3, 4, 5, 6',
  notices: 'select platform, id, about, items from notice order by 1, 2',
  tallies: 'select hour, platform, surface, language, items from tally order by 1, 2, 3, 4',
  counts: `select place, max(rank) as rank from (select (get_byte(marks, at) * 16777216 + get_byte(marks, at + 1) * 65536 + get_byte(marks, at + 2) * 256 + get_byte(marks, at + 3)) / 64 as place,
      get_byte(marks, at + 3) % 64 as rank from rates_change, generate_series(0, length(marks) - 4, 4) as at) m group by 1 order by 1`,
  skips: 'select why, sum(objects) as objects from skip group by 1 order by 1',
  shelf: `select s.bytes, s.line, s.why, s.complete, (select md5(string_agg(md5(p.raw), ',' order by p.at)) from shelf_part p where p.shelf = s.id) as raw
    from shelf s order by s.start_offset, s.why, raw`,
};

/** A picture of the whole store, for comparing two. */
export async function pictureOf(url: string): Promise<Record<string, readonly unknown[]>> {
  const picture: Record<string, readonly unknown[]> = {};
  for (const [name, sql] of Object.entries(LEFT)) picture[name] = await ask(url, sql);
  return picture;
}

/** A replay's totals without what the clock says. */
export function totalsOf(ran: Ran): Record<string, unknown> {
  const { seconds: _seconds, itemsPerSecond: _rate, ...totals } = lastOf(ran.out);
  return totals;
}

/** The lines of a made-up day. */
export function demoLines(posts: number, accounts: number, seed = 7): readonly string[] {
  return [...demoDay({ seed, posts, accounts, day: '2026-11-22' })].map((post) => post.line);
}

/** The list in an order that the seed decides. */
export function shuffled<T>(list: readonly T[], seed: number): T[] {
  const random = seeded(seed, 'shuffle');
  const keyed = list.map((one) => ({ one, key: random.next() }));
  return keyed.sort((a, b) => a.key - b.key).map(({ one }) => one);
}

/** A line in Vigil's own format. */
export function postLine(
  id: string,
  account: string | object,
  text: string,
  createdAt = '2026-11-22T10:00:00Z',
): string {
  return JSON.stringify({ id, account: typeof account === 'string' ? { id: account } : account, text, createdAt });
}

/** A folder that is thrown away. */
export interface Folder {
  readonly path: string;
  /** Writes a file and returns its path. */
  put(name: string, content: string | Uint8Array): string;
  drop(): void;
}

/** Makes one. */
export function tempFolder(): Folder {
  const path = mkdtempSync(join(tmpdir(), 'vigil-journey-'));
  return {
    path,
    put(name, content) {
      const file = join(path, name);
      writeFileSync(file, content);
      return file;
    },
    drop: () => rmSync(path, { recursive: true, force: true }),
  };
}
