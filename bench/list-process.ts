// A fresh process for the bench: compiles a list once, or loads a saved one and scans a file of lines; prints its figures as JSON.
import { closeSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { compile, load, type Matcher, save, type Term } from '../match/src/index.ts';
import { blockReader } from './blocks.ts';
import { readFileThrough } from './line-files.ts';
import { processorMs } from './rounds.ts';
import { USER_KEYS } from './user-strings.ts';

/** What `compile` prints: milliseconds of processor time and by the clock. */
export interface CompileFigures {
  readonly compileMs: number;
  readonly compileClock: number;
}

/** What `scan` prints. Megabytes are of a million bytes. */
export interface ScanFigures {
  /** Milliseconds of processor time and by the clock. */
  readonly loadMs: number;
  readonly loadClock: number;
  readonly lines: number;
  readonly parsed: number;
  /** Memory in use after the scan, and the most there ever was. */
  readonly rssMegabytes: number;
  readonly peakMegabytes: number;
}

/** What a piece of work made, with its milliseconds of processor time and by the clock. */
function timed<T>(work: () => T): readonly [T, number, number] {
  const [start, cpu] = [performance.now(), processorMs()];
  const made = work();
  return [made, processorMs() - cpu, performance.now() - start];
}

function compileList(termsFile: string, file: string, fuzzy: boolean): CompileFigures {
  const terms = JSON.parse(readFileSync(termsFile, 'utf8')) as readonly Term[];
  const [matcher, compileMs, compileClock] = timed(() => compile(terms, { fuzzy }));
  writeFileSync(file, save(matcher));
  return { compileMs, compileClock };
}

function scan(listFile: string, linesFile: string): ScanFigures {
  const bytes = readFileSync(listFile);
  const [matcher, loadMs, loadClock]: readonly [Matcher, number, number] = timed(() => load(bytes));
  const opened = openSync(linesFile, 'r');
  const { lines, parsed } = readFileThrough(blockReader(matcher, USER_KEYS), opened);
  closeSync(opened);
  const rssMegabytes = process.memoryUsage.rss() / 1e6;
  return {
    loadMs,
    loadClock,
    lines,
    parsed,
    rssMegabytes,
    peakMegabytes: (process.resourceUsage().maxRSS * 1024) / 1e6,
  };
}

const [task, first = '', second = '', third] = process.argv.slice(2);
if (task === 'compile') console.log(JSON.stringify(compileList(first, second, third === 'true')));
else if (task === 'scan') console.log(JSON.stringify(scan(first, second)));
else throw new Error(`No task ${task}. There are: compile, scan.`);
