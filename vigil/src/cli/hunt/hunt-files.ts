// Hunts through files one after the other: stretches or blocks to the crew, a bounded number at once, findings taken in the order of the file.
import { open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { type LineSource, openLines } from '../../connect/lines.ts';
import { type OpenOptions, openFile } from '../../connect/open.ts';
import { unpackLexicon } from '../../engine/lexicon.ts';
import { asFileTrouble } from '../choose-rules.ts';
import { safe } from '../console-line.ts';
import { type ProgressLine, startProgress } from '../progress.ts';
import { type BufferPool, blocksOf, bufferPool } from './blocks.ts';
import { type Crew, startCrew } from './crew.ts';
import {
  type BlockFindings,
  OVERLONG,
  type Quarry,
  type ReadingScreen,
  readingScreen,
  type Shown,
} from './screen-block.ts';
import { stretchesOf } from './stretches.ts';
import { addFindings, addHit, addShown, noteBad, startTally, type Tally } from './tally.ts';

/** Parts that are out at once, for each worker. */
const AHEAD = 3;

/** What a hunt needs. */
export interface Hunt {
  readonly quarry: Quarry;
  readonly input: OpenOptions;
  readonly workers: number;
  readonly quiet: boolean;
  /** When aborted, the parts that are out are waited for and the hunt ends. */
  readonly signal: { readonly aborted: boolean };
  readonly remark: (line: string) => void;
  /** Told what was found, in the order of the files, beside the tally. */
  readonly onFound?: (found: Found) => void;
  /** Another program for the threads, for tests of their breaking. */
  readonly script?: URL;
}

/** What was found in a part or an object. */
export type Found = Pick<BlockFindings, 'shown' | 'marks'>;

/** What came of it. `stopped` says where, when it did not come to the end; `bytes` counts the unpacked streams. */
export interface Hunted {
  readonly tally: Tally;
  readonly bytes: number;
  readonly stopped: { readonly file: string; readonly offset: number } | undefined;
}

/** One run over several files. */
interface Run {
  readonly hunt: Hunt;
  readonly tally: Tally;
  readonly pool: BufferPool;
  bytes: number;
  crew: { readonly key: string; readonly crew: Crew } | undefined;
  reading: ReadingScreen | undefined;
}

/** Hunts. Throws UsageError for a file that cannot be opened. */
export async function huntFiles(files: readonly string[], hunt: Hunt): Promise<Hunted> {
  const pool = bufferPool((hunt.workers + 1) * AHEAD);
  const run: Run = { hunt, tally: startTally(), pool, bytes: 0, crew: undefined, reading: undefined };
  try {
    for (const file of files) {
      const reached = await huntFile(file, run);
      if (reached !== undefined) return { tally: run.tally, bytes: run.bytes, stopped: { file, offset: reached } };
    }
  } finally {
    await run.crew?.crew.close();
  }
  return { tally: run.tally, bytes: run.bytes, stopped: undefined };
}

/** Returns how far it came when it was told to stop. */
async function huntFile(file: string, run: Run): Promise<number | undefined> {
  const { hunt } = run;
  const about =
    file === '-' ? undefined : await stat(file).catch((error: unknown) => Promise.reject(asFileTrouble(error, file)));
  const line = startProgress(
    `Hunting in ${file === '-' ? 'standard input' : safe(basename(file))}`,
    'lines',
    hunt.quiet,
  );
  let packed = 0;
  const before = run.bytes;
  try {
    const source = await openLines(
      counting(openFile(file), (n) => (packed += n)),
      hunt.input,
    );
    const total = about?.isFile() === true ? about.size : 0;
    // Files that the system makes up while they are read have no size.
    const isPlainFile = source.packing === 'plain' && total > 0;
    const told = (): void => line.update(isPlainFile ? run.bytes - before : packed, total, run.tally.lines);
    if (source.userText === undefined) return await huntObjects(file, source, run, told);
    const crew = await crewFor(source, run);
    const hunting = { run, told, file, line: 1, end: source.base };
    if (!isPlainFile) {
      const stopped = await huntParts(partsOfStream(source, crew, run.pool), crew, hunting);
      noteTrouble(file, source.trouble(), run);
      return stopped;
    }
    await letGo(source.bytes);
    const handle = await open(file);
    try {
      return await huntParts(partsOfFile(handle.fd, source.base, crew), crew, hunting);
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw asFileTrouble(error, file);
  } finally {
    line.finish();
  }
}

/** Lines that one thread looks through, raw: the sieve sees every line, the parser nearly none. */
interface Part {
  readonly bytes: number;
  /** Where it ends in the unpacked stream. */
  readonly end: number;
  readonly findings: Promise<BlockFindings>;
}

/** A file that lies there as it is: the threads read it themselves. */
function* partsOfFile(opened: number, base: number, crew: Crew): Generator<Part> {
  for (const stretch of stretchesOf(opened, base)) {
    const { from, to } = stretch;
    yield { bytes: to - from, end: to, findings: crew.screenStretch(stretch) };
  }
}

/** Standard input, or what is packed: read here. */
async function* partsOfStream(source: LineSource, crew: Crew, pool: BufferPool): AsyncGenerator<Part> {
  for await (const block of blocksOf(source.bytes, source.base, pool)) {
    const { length, offset, overlong } = block;
    const findings = overlong ? Promise.resolve(OVERLONG_FINDINGS) : crew.screen(block);
    yield { bytes: length, end: offset + length, findings };
  }
}

/** How far a hunt in a file has come. */
interface Hunting {
  readonly run: Run;
  readonly told: ProgressLine['finish'];
  readonly file: string;
  /** The line with which the next part begins, and where that is. */
  line: number;
  end: number;
}

/** Takes what was found in a part. */
async function takePart({ bytes, end, findings }: Part, hunting: Hunting): Promise<void> {
  const { run, file, line } = hunting;
  const found = await findings;
  addFindings(run.tally, found, run.hunt.quarry.policy, { file, line });
  run.hunt.onFound?.(found);
  hunting.line += found.newlines;
  hunting.end = end;
  run.bytes += bytes;
  hunting.told();
}

/** Returns how far it came when it was told to stop. No thread is still at it afterwards, whatever happened. */
async function huntParts(
  parts: AsyncIterable<Part> | Iterable<Part>,
  crew: Crew,
  hunting: Hunting,
): Promise<number | undefined> {
  const out: Part[] = [];
  const takeOne = async (): Promise<void> => {
    const [next] = out;
    if (next === undefined) return;
    await takePart(next, hunting);
    out.shift();
  };
  let stopped = false;
  try {
    for await (const part of parts) {
      part.findings.catch(() => undefined); // Taken in order below, which throws it; until then it must not count as unhandled.
      out.push(part);
      while (out.length > Math.max(1, crew.alive()) * AHEAD) await takeOne();
      stopped = hunting.run.hunt.signal.aborted;
      if (stopped) break;
    }
    while (out.length > 0) await takeOne();
  } finally {
    await Promise.allSettled(out.map(({ findings }) => findings));
  }
  return stopped ? hunting.end : undefined;
}

const OVERLONG_FINDINGS: BlockFindings = {
  lines: 1,
  newlines: 1,
  parsed: 0,
  hits: [],
  shown: [],
  marks: [],
  bad: 1,
  firstBad: [{ line: 0, why: OVERLONG.why }],
};

/** The threads for this source; those of the file before go on when they read the same format. */
async function crewFor(source: LineSource, run: Run): Promise<Crew> {
  const { hunt, pool } = run;
  const { format, userText } = source;
  if (userText === undefined) throw new Error('this source cannot be searched in its raw bytes');
  const key = JSON.stringify(format);
  if (run.crew?.key === key) return run.crew.crew;
  await run.crew?.crew.close();
  const onTrouble = (why: string): void =>
    hunt.remark(`A worker thread broke (${why}). Its blocks are looked through again; nothing is lost.`);
  const wish = {
    workers: hunt.workers,
    pool,
    onTrouble,
    ...(hunt.script === undefined ? {} : { script: hunt.script }),
  };
  const crew = startCrew({ quarry: hunt.quarry, format, userText }, wish);
  run.crew = { key, crew };
  return crew;
}

/** The normal path, for tables, arrays and archives: every object is parsed. */
async function huntObjects(
  file: string,
  source: LineSource,
  run: Run,
  told: ProgressLine['finish'],
): Promise<number | undefined> {
  const { hunt, tally } = run;
  const { quarry } = hunt;
  run.reading ??= readingScreen(quarry, unpackLexicon(quarry.wanted), unpackLexicon(quarry.judging));
  const opened = source.objects();
  const before = run.bytes;
  for await (const portion of opened.portions()) {
    tally.lines += portion.placed.length;
    tally.parsed += portion.placed.length;
    const marks: number[] = [];
    const shown: Shown[] = [];
    for (const { reading } of portion.placed) {
      const seen = run.reading(reading, marks);
      for (const hit of seen?.hits ?? []) addHit(tally, hit);
      if (seen?.shown === undefined) continue;
      addShown(tally, seen.shown, quarry.policy);
      shown.push(seen.shown);
    }
    hunt.onFound?.({ shown, marks });
    for (const part of portion.shelf.filter((one) => one.last)) {
      tally.bad++;
      noteBad(tally, { file, line: part.origin.line ?? 0, why: part.why });
    }
    run.bytes = before + portion.end;
    told();
    if (hunt.signal.aborted) return portion.end;
  }
  return undefined;
}

function noteTrouble(file: string, trouble: string | undefined, { tally }: Run): void {
  if (trouble === undefined) return;
  tally.bad++;
  noteBad(tally, { file, line: 0, why: trouble });
}

/** Closes a stream that is read another way. A generator that was never asked for anything would not close what it holds. */
async function letGo(bytes: AsyncIterable<unknown>): Promise<void> {
  const iterator = bytes[Symbol.asyncIterator]();
  await iterator.next();
  await iterator.return?.();
}

async function* counting(bytes: AsyncIterable<Uint8Array>, count: (n: number) => void): AsyncIterable<Uint8Array> {
  for await (const chunk of bytes) {
    count(chunk.length);
    yield chunk;
  }
}
