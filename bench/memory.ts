// What a large list costs: compiling it, loading it, and the whole memory of a process that scans with it. Each is measured in processes of their own.
import { statSync } from 'node:fs';
import { writeLines } from './line-files.ts';
import type { CompileFigures, ScanFigures } from './list-process.ts';
import { type Lists, runListProcess } from './lists.ts';
import type { Must, Shown } from './musts.ts';
import { spreadText } from './musts.ts';
import { markdownTable } from './print.ts';
import { spread } from './rounds.ts';

const LARGE = 100_000;
const SCANNED = 20_000;
const TRIES = 3;
const MUST_MEGABYTES = 200;
const MUST_LOAD = 50;
const MUST_SMALL = 300;
const MUST_LARGE = 4_000;

interface Figures {
  readonly cost: CompileFigures;
  readonly saved: number;
  readonly scans: readonly ScanFigures[];
}

function measure(lists: Lists, lines: string, fuzzy: boolean): Figures {
  const { file, cost } = lists.saved(LARGE, fuzzy);
  const scans = Array.from({ length: TRIES }, () => runListProcess<ScanFigures>(['scan', file, lines]));
  return { cost, saved: statSync(file).size / 1e6, scans };
}

const told = (cost: CompileFigures | undefined): string =>
  cost === undefined ? 'none' : `${cost.compileMs.toFixed(0)} ms (${cost.compileClock.toFixed(0)} by the clock)`;

/** Memory and times of 100,000 terms, and the time of compiling 1,000. */
export async function memorySection(lists: Lists, seed: number): Promise<Shown> {
  const lines = await writeLines(lists.folder, SCANNED, seed);
  const [strong, typos] = [measure(lists, lines, false), measure(lists, lines, true)];
  const small = [false, true].map((fuzzy) => lists.saved(1_000, fuzzy).cost);
  const of = ({ scans }: Figures, key: keyof ScanFigures) => spread(scans.map((scan) => scan[key]));
  const [peak, load] = [of(strong, 'peakMegabytes'), of(strong, 'loadMs')];
  const musts: Must[] = [
    {
      what: 'memory of a process that scans with 100,000 terms',
      must: `≤ ${MUST_MEGABYTES} MB`,
      measured: `${spreadText(peak, 0)} MB at its most; with typo tier ${spreadText(of(typos, 'peakMegabytes'), 0)} MB`,
      met: peak.middle <= MUST_MEGABYTES,
      part: 'memory',
    },
    {
      what: 'compile 1,000 / 100,000 terms, once in a fresh process',
      must: `≤ ${MUST_SMALL} ms / ≤ ${MUST_LARGE / 1_000} s`,
      measured: `${told(small[0])} / ${told(strong.cost)}; with typo tier ${told(small[1])} / ${told(typos.cost)}`,
      met: (small[0]?.compileMs ?? Number.NaN) <= MUST_SMALL && strong.cost.compileMs <= MUST_LARGE,
      part: 'memory',
    },
    {
      what: 'load 100,000 compiled terms, first thing in a fresh process',
      must: `≤ ${MUST_LOAD} ms`,
      measured: `${spreadText(load, 0)} ms (${spreadText(of(strong, 'loadClock'), 0)} by the clock); with typo tier ${spreadText(of(typos, 'loadMs'), 0)} ms`,
      met: load.middle <= MUST_LOAD,
      part: 'memory',
    },
  ];
  const rows = [strong, typos].map((figures, at) => [
    at === 0 ? 'strong tiers' : 'with typo tier',
    `${figures.saved.toFixed(1)} MB`,
    `${spreadText(of(figures, 'rssMegabytes'), 0)} MB`,
    `${spreadText(of(figures, 'peakMegabytes'), 0)} MB`,
    `${figures.scans[0]?.parsed} of ${figures.scans[0]?.lines}`,
  ]);
  const head = ['100,000 terms', 'saved list', 'memory after the scan', 'most memory', 'lines parsed'];
  return { text: markdownTable(head, rows), musts };
}
