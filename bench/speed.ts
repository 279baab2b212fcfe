// What it costs to parse posts, to read them with other people's matchers and with ours, in rounds that mix all of them.
import { readFileSync } from 'node:fs';
import { find, type Term } from '../match/src/index.ts';
import { plainOf } from '../vigil/src/connect/html.ts';
import { seeded } from '../vigil/src/demo/random.ts';
import { type Line, makeLines, textOf } from './lines.ts';
import type { Lists } from './lists.ts';
import { openPeers, type Pace, requirePeers } from './matchers.ts';
import { type Must, type Shown, spreadText } from './musts.ts';
import { markdownTable } from './print.ts';
import { RAW_STRINGS, RAW_TEXT, rawWork } from './raw.ts';
import { type Cost, ratioOf, runRounds, type Workload } from './rounds.ts';
import { CYRILLIC, LATIN, scriptWork } from './scripts.ts';
import { benchTexts } from './texts.ts';

const PEER_TERMS = 200;
/** Sizes at which ours is measured. */
const SIZES = [200, 1_000, 10_000];
/** A peer reads one in so many posts a round. */
const STRIDE: Readonly<Record<Pace, number>> = { few: 1, tens: 25, thousands: 1_000 };

/** Names of workloads that the musts are about. */
const PARSE = 'JSON.parse of a string';
const PARSE_BYTES = 'Buffer.toString + JSON.parse';
const SCAN = 'JSON.parse + **vigil-match**, strong tiers';
const sized = (what: string, terms: number): string => `${what}, ${terms} terms`;

/** The same posts in every form that a workload may want. */
export interface Bench {
  readonly lines: readonly Line[];
  readonly bytes: readonly Buffer[];
  readonly texts: readonly string[];
}

/** Sums a figure over posts. */
export function over<T>(list: readonly T[], figure: (one: T) => number): Workload['run'] {
  return (from, to) => {
    let sum = 0;
    for (let at = from; at < to; at += 1) {
      const one = list[at];
      if (one !== undefined) sum += figure(one);
    }
    return sum;
  };
}

const NO_LINE: Pick<Line, 'shape' | 'json'> = { shape: 'bluesky', json: '{}' };

/** What reading the posts costs; the first is what all others are divided by. */
function parsing({ lines, bytes, texts }: Bench): readonly Workload[] {
  const shapes = lines.map(({ shape }) => shape);
  return [
    {
      name: PARSE,
      stride: 1,
      run: over(lines, ({ shape, json }) => textOf(shape, JSON.parse(json)).length),
    },
    {
      name: PARSE_BYTES,
      stride: 1,
      run: (from, to) => {
        let sum = 0;
        for (let at = from; at < to; at += 1)
          sum += textOf(shapes[at] ?? 'bluesky', JSON.parse(bytes[at]?.toString() ?? '{}')).length;
        return sum;
      },
    },
    { name: 'NFKC + toLowerCase', stride: 1, run: over(texts, (text) => text.normalize('NFKC').toLowerCase().length) },
  ];
}

/** Ours at one size of lexicon, on text that is there already. */
function ours({ lines, texts }: Bench, lists: Lists, size: number): readonly Workload[] {
  const strong = lists.matcher(size, false);
  const typos = lists.matcher(size, true);
  const name = (what: string): string => sized(what, size);
  return [
    { name: name('**vigil-match**, strong tiers'), stride: 1, run: over(texts, (text) => find(strong, text).length) },
    { name: name('**vigil-match**, with typo tier'), stride: 1, run: over(texts, (text) => find(typos, text).length) },
    {
      name: name(SCAN),
      stride: 1,
      run: (from, to) => {
        let sum = 0;
        for (let at = from; at < to; at += 1) {
          const { shape, json } = lines[at] ?? NO_LINE;
          // The text that was just parsed, as in a stream of posts; only that of HTML was made from it before.
          const text = textOf(shape, JSON.parse(json));
          sum += find(strong, shape === 'mastodon' ? (texts[at] ?? '') : text).length;
        }
        return sum;
      },
    },
  ];
}

function peers({ texts }: Bench, terms: readonly Term[]): readonly Workload[] {
  return openPeers().map(({ name, pace, build }) => {
    const finds = build(terms);
    const run = over(texts, (text) => (finds(text) ? 1 : 0));
    return { name: `${name}, ${terms.length} terms`, stride: STRIDE[pace], run };
  });
}

/** How much to measure. */
export interface Extent {
  readonly posts: number;
  readonly rounds: number;
  readonly seed: number;
}

/** The lines of the must table that are about cost in memory. */
function speedMusts(costs: readonly Cost[]): readonly Must[] {
  const line = (what: string, limit: number, [name, base]: readonly [string, string]): Must => {
    const ratio = ratioOf(costs, name, base);
    return {
      what,
      must: `≤ ${limit.toFixed(2)}`,
      measured: spreadText(ratio),
      met: ratio.middle <= limit,
      part: 'speed',
    };
  };
  const strings = (size: number): string => sized(RAW_STRINGS, size);
  return [
    line('parse + scan, 1,000 terms / JSON.parse', 1.35, [sized(SCAN, 1_000), PARSE]),
    line('raw bytes, text field, 1,000 terms / (toString + JSON.parse)', 0.45, [sized(RAW_TEXT, 1_000), PARSE_BYTES]),
    line('raw bytes, all user strings, 1,000 terms / JSON.parse', 0.7, [strings(1_000), PARSE]),
    line('raw cost, 10,000 / 1,000 terms', 1.5, [strings(10_000), strings(1_000)]),
    line('raw cost, 100,000 / 1,000 terms', 3, [strings(100_000), strings(1_000)]),
    line('texts in Cyrillic letters / the same in Latin', 1.5, [CYRILLIC, LATIN]),
  ];
}

/** The costs as a table, with a sentence on what was read. */
export async function speedSection({ posts, rounds, seed }: Extent, lists: Lists): Promise<Shown> {
  requirePeers();
  const read = await benchTexts(posts, seed);
  const lines = makeLines(read.posts, seed);
  const bench = {
    lines,
    bytes: lines.map(({ json }) => Buffer.from(json)),
    // HTML is turned into text by whoever reads the platform's posts, before they are matched.
    texts: lines.map(({ shape, text }) => (shape === 'mastodon' ? plainOf(text).text : text)),
  };
  const terms = JSON.parse(readFileSync(lists.saved(PEER_TERMS, false).termsFile, 'utf8')) as readonly Term[];
  const raw = rawWork(lines, lists);
  const work = [
    ...parsing(bench),
    ...SIZES.flatMap((size) => ours(bench, lists, size)),
    ...raw.workloads,
    ...scriptWork(read.posts, lists.matcher(1_000, false)),
    ...peers(bench, terms),
  ];
  const costs = runRounds(work, posts, rounds, seeded(seed, 'bench order'));
  const rows = costs.map(({ name, nanoseconds, ratio, least, most }) => [
    name,
    nanoseconds.toFixed(0),
    ratio.toFixed(2),
    `${least.toFixed(2)} to ${most.toFixed(2)}`,
  ]);
  const mean = (list: readonly { readonly length: number }[]): string =>
    (list.reduce((sum, one) => sum + one.length, 0) / posts).toFixed(0);
  const title = `${posts} posts with ${read.real ? 'real benign' : 'invented'} texts, ${mean(bench.bytes)} bytes a line, ${mean(bench.texts)} units of text; ${rounds} rounds, each in another order; node ${process.version}, seed ${seed}. ${raw.remark()}`;
  const table = markdownTable(['work', 'ns a post', 'of JSON.parse, median', 'least to most'], rows);
  return { text: `${title}\n\n${table}`, musts: speedMusts(costs) };
}
