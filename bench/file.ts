// Reads a file of posts from end to end: its bytes straight into the scanner's intake on one thread, and in handed-over blocks on two.
import { closeSync, openSync, readSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { type BlockReader, blockReader, type Seen } from './blocks.ts';
import { openCrew } from './crew.ts';
import { makeLines } from './lines.ts';
import type { Lists } from './lists.ts';
import type { Must, Shown, Spread } from './musts.ts';
import { spreadText } from './musts.ts';
import { median, spread } from './rounds.ts';
import { benchTexts } from './texts.ts';
import { USER_KEYS } from './user-strings.ts';

const PART = 10_000;
const TERMS = 1_000;
const LINE_FEED = 10;
const MUST_POSTS = 450_000;
const MUST_WORKERS = 1.8;

/** Writes so many posts as lines and returns the file. */
export async function writeLines(folder: string, count: number, seed: number): Promise<string> {
  const file = join(folder, `${count}.ndjson`);
  const opened = openSync(file, 'w');
  for (let done = 0; done < count; done += PART) {
    const some = Math.min(PART, count - done);
    const { posts } = await benchTexts(some, seed + done);
    const lines = makeLines(posts, seed + done).map(({ json }) => json);
    writeSync(opened, `${lines.join('\n')}\n`);
  }
  closeSync(opened);
  return file;
}

/** Reads a whole file, opened by number, from its beginning, through a reader's intake. */
export function readFileThrough(reader: BlockReader, opened: number): Seen {
  const { intake } = reader;
  const bytes = Buffer.from(intake.buffer, intake.byteOffset, intake.byteLength);
  const sum = { lines: 0, parsed: 0, hits: 0 };
  const add = (length: number): void => {
    const seen = reader.read(length);
    sum.lines += seen.lines;
    sum.parsed += seen.parsed;
    sum.hits += seen.hits;
  };
  let held = 0;
  for (let at = 0; ; ) {
    const got = readSync(opened, intake, held, intake.length - held, at);
    at += got;
    const length = held + got;
    if (got === 0) {
      if (length > 0) add(length);
      return sum;
    }
    const cut = bytes.lastIndexOf(LINE_FEED, length - 1) + 1;
    if (cut === 0 && length === intake.length) throw new RangeError('A line of the bench is longer than a block.');
    add(cut);
    intake.copyWithin(0, cut, length);
    held = length - cut;
  }
}

/** Posts a second by the clock and by the processor's time. */
interface Pace {
  readonly clock: number;
  readonly core: number;
}

function once(reader: BlockReader, file: string, count: number): Pace {
  const opened = openSync(file, 'r');
  const cpu = process.cpuUsage();
  const start = performance.now();
  const { lines } = readFileThrough(reader, opened);
  const clock = (performance.now() - start) / 1e3;
  const { user, system } = process.cpuUsage(cpu);
  closeSync(opened);
  if (lines !== count) throw new Error(`The file has ${count} lines, ${lines} were read.`);
  return { clock: count / clock, core: count / ((user + system) / 1e6) };
}

/** Both ways of handing blocks out in every round, in turn; the ratio of their times. */
async function workersRatio(listFile: string, file: string, rounds: number): Promise<Spread & { posts: number }> {
  const crew = openCrew(listFile, 2);
  await crew.read(file, 2);
  const ratios: number[] = [];
  const paces: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const order = round % 2 === 0 ? [1, 2] : [2, 1];
    const times = new Map<number, number>();
    for (const hands of order) {
      const start = performance.now();
      const { lines } = await crew.read(file, hands);
      times.set(hands, performance.now() - start);
      if (hands === 2) paces.push(lines / ((performance.now() - start) / 1e3));
    }
    ratios.push((times.get(1) ?? Number.NaN) / (times.get(2) ?? Number.NaN));
  }
  await crew.close();
  return { ...spread(ratios), posts: median(paces) };
}

/** Reading a file of so many posts against 1,000 terms. */
export async function fileSection(lists: Lists, count: number, seed: number): Promise<Shown> {
  const file = await writeLines(lists.folder, count, seed);
  const megabytes = (statSync(file).size / 1e6).toFixed(0);
  const reader = blockReader(lists.matcher(TERMS, false), USER_KEYS);
  once(reader, file, count);
  const paces = Array.from({ length: 5 }, () => once(reader, file, count));
  const [core, clock] = [spread(paces.map((pace) => pace.core)), spread(paces.map((pace) => pace.clock))];
  const workers = await workersRatio(lists.saved(TERMS, false).file, file, 7);
  const what = `${count} posts, ${megabytes} MB, all user strings, ${TERMS} terms, strong tiers`;
  const musts: Must[] = [
    {
      what: 'posts a second and core, raw, from a file, 1,000 terms',
      must: `≥ ${MUST_POSTS}`,
      measured: `${spreadText(core, 0)} per second of processor time; ${spreadText(clock, 0)} by the clock`,
      met: core.middle >= MUST_POSTS,
      part: 'file',
    },
    {
      what: '2 workers / 1',
      must: `≥ ${MUST_WORKERS}`,
      measured: spreadText(workers),
      met: workers.middle >= MUST_WORKERS,
      part: 'file',
    },
  ];
  return {
    text: `${what}; read in blocks of a mebibyte. Two worker threads with handed-over blocks: ${workers.posts.toFixed(0)} posts a second.`,
    musts,
  };
}
