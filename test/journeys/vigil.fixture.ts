// Runs the real command line as a process of its own, and reads back what its store holds.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { demoDay } from '../../vigil/src/demo/day.ts';
import { openStore } from '../../vigil/src/store/open.ts';
import { openCluster } from '../../vigil/src/store/server/cluster.ts';

const MAIN = fileURLToPath(new URL('../../vigil/src/main.ts', import.meta.url));
export const STAND_IN = fileURLToPath(new URL('../../lexicons/stand-in.yaml', import.meta.url));

/** How a run ended and what it said. */
export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Starts `vigil …`; `input` goes to its standard input. */
export function start(args: readonly string[]): ReturnType<typeof spawn> {
  return spawn(process.execPath, ['--disable-warning=ExperimentalWarning', MAIN, ...args], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, DATABASE_URL: undefined, VIGIL_DATA: undefined, NO_COLOR: '1' },
  });
}

/** Runs `vigil …` to its end. */
export async function vigil(args: readonly string[], input?: string | Uint8Array): Promise<Ran> {
  const child = start(args);
  let out = '';
  let err = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  child.stdin?.on('error', () => undefined).end(input);
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, out, err };
}

/** The last line of what a run printed, as JSON. */
export function lastJson(ran: Ran): Record<string, unknown> {
  const line = ran.out.trim().split('\n').at(-1) ?? '';
  if (line === '') throw new Error(`nothing was printed: ${ran.err}`);
  return JSON.parse(line) as Record<string, unknown>;
}

/** A folder of its own for a test; `gone` removes it. */
export async function folder(): Promise<{ readonly path: string; gone(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'vigil-journey-'));
  return { path, gone: () => rm(path, { recursive: true, force: true }) };
}

/** Lines of a made-up day. */
export function dayLines(posts: number, seed = 11): string[] {
  return [...demoDay({ seed, posts, accounts: Math.max(700, Math.floor(posts / 8)), day: '2026-03-14' })].map(
    (post) => post.line,
  );
}

/** Writes lines to a file and returns its path. */
export async function writeLines(path: string, lines: readonly string[]): Promise<string> {
  await writeFile(path, lines.map((line) => `${line}\n`).join(''));
  return path;
}

/** What a store holds, without what time alone decides: two stores with the same content give equal objects. */
export async function contentOf(data: string): Promise<Record<string, readonly unknown[]>> {
  const cluster = await openCluster(data);
  const store = await openStore({ url: cluster.url });
  const queries = {
    cases: 'select id, platform, account, severity, state, bits, assessment from case_file order by id',
    accounts: 'select platform, id, conduct, bits, families, standing from account order by 1, 2',
    observations:
      'select id, item, revision, account, signal, what, tier, span_start, span_end, bits, at_ms from observation order by id',
    items: 'select platform, id, revision, account, surface, text, created_ms from item order by 1, 2, 3',
    indicators: 'select kind, service, value, account, item from indicator order by 1, 2, 3, 4, 5',
    notices: 'select platform, id, about from notice order by 1, 2',
    tallies: 'select hour, platform, surface, language, items from tally order by 1, 2, 3, 4',
  };
  try {
    const held: Record<string, readonly unknown[]> = {};
    for (const [name, sql] of Object.entries(queries)) held[name] = (await store.pool.query(sql)).rows;
    return held;
  } finally {
    await store.close();
    await cluster.close();
  }
}
