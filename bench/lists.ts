// Invented lists of a size, compiled by a process of their own, so that compiling is timed cold and its memory is not counted with the scan's.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { load, type Matcher } from '../match/src/index.ts';
import { type IsUsed, makeLexicon } from './evasion/terms.ts';
import type { CompileFigures } from './list-process.ts';

const CHILD = fileURLToPath(new URL('./list-process.ts', import.meta.url));

/** A saved list. */
export interface SavedList {
  readonly file: string;
  readonly termsFile: string;
  /** What a fresh process took to compile it, once. */
  readonly cost: CompileFigures;
}

/** Makes lists when they are first wanted; `folder` is where everything of this run that needs a file may lie. */
export interface Lists {
  readonly folder: string;
  saved(size: number, fuzzy: boolean): SavedList;
  matcher(size: number, fuzzy: boolean): Matcher;
  /** Deletes the folder. */
  close(): void;
}

/** Runs the process of `list-process.ts` and returns what it printed. */
export function runListProcess<T>(args: readonly string[]): T {
  return JSON.parse(execFileSync(process.execPath, [CHILD, ...args], { encoding: 'utf8' })) as T;
}

/** Lists from a seed without words that people use. */
export function openLists(seed: number, isUsed: IsUsed): Lists {
  const folder = mkdtempSync(join(tmpdir(), 'vigil-bench-'));
  const made = new Map<string, SavedList>();
  const saved = (size: number, fuzzy: boolean): SavedList => {
    const name = `${size}-${fuzzy ? 'typos' : 'strong'}`;
    const known = made.get(name);
    if (known !== undefined) return known;
    const [termsFile, file] = [join(folder, `${size}.json`), join(folder, `${name}.bin`)];
    writeFileSync(termsFile, JSON.stringify(makeLexicon(seed, size, isUsed)));
    const cost = runListProcess<CompileFigures>(['compile', termsFile, file, String(fuzzy)]);
    const list = { file, termsFile, cost };
    made.set(name, list);
    return list;
  };
  return {
    folder,
    saved,
    matcher: (size, fuzzy) => load(readFileSync(saved(size, fuzzy).file)),
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}
