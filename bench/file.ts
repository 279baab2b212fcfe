// Reads a file of posts from end to end, its bytes straight into the scanner's intake: on this thread, and by one and by two worker threads.
import { closeSync, openSync, statSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { type BlockReader, blockReader, parsingReader } from './blocks.ts';
import { openCrew } from './crew.ts';
import { readFileThrough, writeLines } from './line-files.ts';
import type { Lists } from './lists.ts';
import type { Must, Shown, Spread } from './musts.ts';
import { spreadText } from './musts.ts';
import { median, processorMs, spread } from './rounds.ts';
import { USER_KEYS } from './user-strings.ts';

const TERMS = 1_000;
/** Where the platforms keep the text of a post itself. */
const TEXT_KEYS = ['text', 'content'];
const MUST_POSTS = 450_000;
const MUST_WORKERS = 1.8;
const ROUNDS = 9;

/** Posts a second by the clock and by the processor's time. */
interface Pace {
  readonly clock: number;
  readonly core: number;
}

function once(reader: BlockReader, file: string, count: number): Pace {
  const opened = openSync(file, 'r');
  const cpu = processorMs();
  const start = performance.now();
  const { lines } = readFileThrough(reader, opened);
  const clock = (performance.now() - start) / 1e3;
  const core = (processorMs() - cpu) / 1e3;
  closeSync(opened);
  if (lines !== count) throw new Error(`The file has ${count} lines, ${lines} were read.`);
  return { clock: count / clock, core: count / core };
}

/** One thread against two. */
interface Doubling {
  /** The fastest round of one divided by the fastest of two, by the clock: what else the machine does lengthens the others, those of two the more. */
  readonly fastest: number;
  /** Clock of one divided by clock of two, round by round. */
  readonly clock: Spread;
  /** Twice the processor time of one divided by that of two: what two free cores would give, however busy these are. */
  readonly core: Spread;
  /** Posts a second of two, by the clock. */
  readonly pace: number;
}

/** Both numbers of threads in every round, in turn. */
async function doubling(listFile: string, file: string, rounds: number): Promise<Doubling> {
  const crew = openCrew(listFile, 2);
  await crew.read(file, 2);
  const once = async (hands: number) => {
    const [start, cpu] = [performance.now(), processorMs()];
    const { lines } = await crew.read(file, hands);
    return { lines, clock: performance.now() - start, core: processorMs() - cpu };
  };
  const seen = [];
  for (let round = 0; round < rounds; round += 1) {
    const first = await once(round % 2 === 0 ? 1 : 2);
    const second = await once(round % 2 === 0 ? 2 : 1);
    seen.push(round % 2 === 0 ? { one: first, two: second } : { one: second, two: first });
  }
  await crew.close();
  const least = (clocks: readonly number[]): number => Math.min(...clocks);
  return {
    fastest: least(seen.map(({ one }) => one.clock)) / least(seen.map(({ two }) => two.clock)),
    clock: spread(seen.map(({ one, two }) => one.clock / two.clock)),
    core: spread(seen.map(({ one, two }) => (2 * one.core) / two.core)),
    pace: median(seen.map(({ two }) => (two.lines * 1e3) / two.clock)),
  };
}

/** What one of the readers did in all rounds. */
const paceOf = (rounds: readonly (readonly Pace[])[], reader: number, by: keyof Pace): Spread =>
  spread(rounds.map((paces) => paces[reader]?.[by] ?? Number.NaN));

/** How two ways to read a file raw compare with parsing it; the third of each round is parsing. */
function besideParsing(rounds: readonly (readonly Pace[])[]): string {
  const times = (reader: number): string =>
    spreadText(spread(rounds.map((paces) => (paces[reader]?.core ?? Number.NaN) / (paces[2]?.core ?? Number.NaN))));
  const posts = (reader: number): string => paceOf(rounds, reader, 'core').middle.toFixed(0);
  return `Parsing the same lines and no more: ${posts(2)} posts a second of processor time; all user strings go ${times(0)} times as fast, the text fields of the posts alone ${times(1)} times (${posts(1)} posts a second).`;
}

/** Reading a file of so many posts against 1,000 terms. */
export async function fileSection(lists: Lists, count: number, seed: number): Promise<Shown> {
  const file = await writeLines(lists.folder, count, seed);
  const megabytes = (statSync(file).size / 1e6).toFixed(0);
  const matcher = lists.matcher(TERMS, false);
  const readers = [blockReader(matcher, USER_KEYS), blockReader(matcher, TEXT_KEYS), parsingReader()];
  for (const reader of readers) once(reader, file, count);
  const rounds = Array.from({ length: ROUNDS }, () => readers.map((reader) => once(reader, file, count)));
  const [core, clock] = [paceOf(rounds, 0, 'core'), paceOf(rounds, 0, 'clock')];
  const workers = await doubling(lists.saved(TERMS, false).file, file, ROUNDS);
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
      measured: `${spreadText(workers.clock)} by the clock; ${workers.fastest.toFixed(2)} between the fastest rounds of each; ${spreadText(workers.core)} by processor time, as if both cores were free`,
      met: workers.clock.middle >= MUST_WORKERS,
      part: 'file',
    },
  ];
  return {
    text: `${what}; read in stretches of a megabyte, each by the thread that scans it. ${besideParsing(rounds)} Two worker threads: ${workers.pace.toFixed(0)} posts a second by the clock.`,
    musts,
  };
}
