// Measures rings, ties beside a published tool, rings on a real background and returning accounts. A part of bench/science.ts; the ring world also runs with the next seeds.

import { platformName } from '../../vigil/src/core/item.ts';
import { findRings } from '../../vigil/src/engine/rings/find-rings.ts';
import { sha256 } from '../../vigil/src/store/chain.ts';
import type { Must, Shown } from '../musts.ts';
import { markdownTable } from '../print.ts';
import { type Activity, parityOf, readActivity } from './co-sharing-parity.ts';
import { authorsOf, measureReturns, type Returns } from './return-of-account.ts';
import { backgroundOf, dealFiles, type Run } from './ring-background.ts';
import { type RingScore, scoreRings } from './ring-score.ts';
import { reachableRecall, ringWorld, usesOf } from './ring-world.ts';
import { LISTINGS } from './vendor-listings.ts';
import { vendorWorld } from './vendor-world.ts';

const PART = 'rings';
const WORLDS = 6;
const DEALS_EACH = 3;
const CANDIDATES = 470;
const MISSING = 'proxies/coordination is not in the folder that VIGIL_BENCH_SETS names';

const must = (what: string, limit: string, measured: string, met: boolean | undefined): Must => ({
  what,
  must: limit,
  measured,
  met,
  part: PART,
});

function foundIn(run: Run, counted: boolean): RingScore {
  const { uses, accounts, files, held, truth } = run;
  const population = { accounts, files, ...(counted ? { held } : {}) };
  const { rings } = findRings(uses, population, { platform: platformName('world'), earlier: [], sha256 });
  return scoreRings(
    rings.map(({ members }) => members),
    truth,
  );
}

interface WorldRun extends Run {
  readonly reachable: number;
}

function worldRun(seed: number): WorldRun {
  const world = ringWorld(seed);
  const truth = new Map(
    world.accounts.flatMap(({ file, ring }, i) => (file ? [[`a${i}`, ring < 0 ? undefined : ring] as const] : [])),
  );
  return { ...usesOf(world), accounts: world.accounts.length, truth, reachable: reachableRecall(world) };
}

const mean = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length;
/** As `0.970 (0.955 to 0.994)`. */
const meanText = (values: readonly number[]): string =>
  `${mean(values).toFixed(3)} (${Math.min(...values).toFixed(3)} to ${Math.max(...values).toFixed(3)})`;

const scoreCells = ({ precision, recall, rings, largest }: RingScore): string[] => [
  precision.toFixed(3),
  recall.toFixed(3),
  String(rings),
  String(largest),
];

/** The ring world: 201,000 accounts, hubs, quoting, resellers; with the platform's own counts of each value, and without. */
function worldSection(seed: number): Shown {
  const seeds = Array.from({ length: WORLDS }, (_, i) => seed + i);
  const runs = seeds.map((one) => worldRun(one));
  const counted = runs.map((run) => foundIn(run, true));
  const uncounted = runs.map((run) => foundIn(run, false));
  const rows = seeds.flatMap((one, i) => {
    const reachable = runs[i]?.reachable.toFixed(3) ?? '';
    return [
      [String(one), 'yes', ...scoreCells(counted[i] as RingScore), reachable],
      [String(one), 'no', ...scoreCells(uncounted[i] as RingScore), reachable],
    ];
  });
  const [precision, recall] = [counted.map((one) => one.precision), counted.map((one) => one.recall)];
  const reachable = runs.map((one) => one.reachable);
  const largest = counted.map((one) => one.largest);
  const says = `seeds ${seeds[0]} to ${seeds.at(-1)}, mean (least to most)`;
  const told = `${meanText(recall)}; with perfect knowledge ${meanText(reachable)}`;
  const head = [
    'ring world, seed',
    'counts of the platform',
    'precision',
    'recall',
    'rings',
    'largest',
    'recall that can be reached',
  ];
  return {
    text: markdownTable(head, rows),
    musts: [
      must(`rings, pairwise precision, ${says}`, '≥ .95', meanText(precision), mean(precision) >= 0.95),
      must(`rings, pairwise recall, ${says}`, '≥ .82', told, mean(recall) >= 0.82),
      must('rings, largest', '≤ 25', largest.join(' / '), Math.max(...largest) <= 25),
    ],
  };
}

function paritySection(activity: readonly Activity[] | undefined): Shown {
  const what = 'co-sharing edges equal to those of CooRTweet 2.1.3, missing, extra';
  if (activity === undefined) return { text: MISSING, musts: [must(what, 'all, 0, 0', MISSING, undefined)] };
  const lists = parityOf(activity);
  const rows = lists.map((one) => [one.list, ...[one.edges, one.equal, one.missing, one.extra].map(String)]);
  const total = (of: 'edges' | 'equal' | 'missing' | 'extra'): number => lists.reduce((sum, one) => sum + one[of], 0);
  const met = total('equal') === total('edges') && total('missing') + total('extra') === 0;
  const measured = `${total('equal')} of ${total('edges')}, ${total('missing')}, ${total('extra')}`;
  return {
    text: markdownTable(['list', 'edges', 'equal', 'missing', 'extra'], rows),
    musts: [must(what, 'all, 0, 0', measured, met)],
  };
}

const DEALS = [
  { share: 0.003, rings: 0 },
  { share: 0.03, rings: 0 },
  { share: 0.003, rings: 40 },
  { share: 0.03, rings: 40 },
];

function backgroundSection(activity: readonly Activity[] | undefined, seed: number): Shown {
  const what = 'largest ring nobody planted, on a real background, files dealt at random';
  if (activity === undefined) return { text: MISSING, musts: [must(what, '≤ 10', MISSING, undefined)] };
  const background = backgroundOf(activity);
  const seeds = Array.from({ length: DEALS_EACH }, (_, i) => seed + i);
  const runs = DEALS.flatMap((deal) =>
    seeds.flatMap((one) => {
      const run = dealFiles(background, one, deal);
      return [true, false].map((counted) => ({ deal, one, counted, score: foundIn(run, counted) }));
    }),
  );
  const rows = runs.map(({ deal, one, counted, score }) => [
    `${deal.share * 100} %`,
    String(deal.rings),
    String(one),
    counted ? 'yes' : 'no',
    ...scoreCells(score),
  ]);
  const unplanted = runs.filter(({ deal }) => deal.rings === 0);
  const largest = (counted: boolean): number =>
    Math.max(...unplanted.filter((run) => run.counted === counted).map(({ score }) => score.largest));
  const planted = runs.filter(({ deal, counted }) => deal.rings > 0 && deal.share === 0.003 && counted);
  const spread = (of: 'precision' | 'recall'): string => planted.map(({ score }) => score[of].toFixed(3)).join(' / ');
  const head = ['files', 'planted', 'seed', 'counts of the platform', 'precision', 'recall', 'rings', 'largest'];
  return {
    text: markdownTable(head, rows),
    musts: [
      must(
        what,
        '≤ 10',
        `${largest(true)}; without counts of the platform ${largest(false)}`,
        largest(true) <= 10 && largest(false) <= 10,
      ),
      must('rings planted on it: precision; recall', 'shown', `${spread('precision')}; ${spread('recall')}`, undefined),
    ],
  };
}

const SETS = [
  ['ivory-trade posts (English)', 'proxies/wlt-ivory/posts.jsonl.gz'],
  ['posts around crypto (janitr)', 'proxies/janitr/train.jsonl.gz'],
  ['Weibo posts of one month', 'benign/weibo.jsonl.gz'],
] as const;
/** Share of own words, share of sentences used again. */
const STYLES = [
  [0.05, 0],
  [0.1, 0],
  [0.2, 0],
  [0.1, 0.2],
  [0.2, 0.4],
] as const;

/** Vendors with so many different listings are candidates, as in the reference; beside it those with more. */
const LEAST_LISTINGS = [6, 20] as const;
const DEALS_OF_VENDORS = 3;

/** Real vendors, every one a candidate, dealt into halves anew by three seeds: the measurement of the reference, on its corpus. */
async function vendorReturns(seed: number): Promise<readonly (readonly Returns[])[]> {
  const seeds = Array.from({ length: DEALS_OF_VENDORS }, (_, i) => seed + i);
  const sets = await Promise.all(LEAST_LISTINGS.map((least) => authorsOf(LISTINGS, least)));
  return sets.flatMap((vendors) => (vendors ? [seeds.map((one) => measureReturns(vendors, one, vendors.size))] : []));
}

function vendorMust([six, twenty]: readonly (readonly Returns[])[]): Must {
  const of = (runs: readonly Returns[] | undefined): readonly number[] => (runs ?? []).map((r) => r.meanReciprocalRank);
  const what = `returning vendor among ${six?.[0]?.candidates ?? CANDIDATES}, real listings dealt by ${DEALS_OF_VENDORS} seeds: MRR`;
  if (six === undefined)
    return must(what, '≥ .95', `${LISTINGS} is not in the folder that VIGIL_BENCH_SETS names`, undefined);
  const more = `with 20 listings or more ${meanText(of(twenty))}`;
  return must(what, '≥ .95', `${meanText(of(six))}; ${more}`, mean(of(six)) >= 0.95);
}

async function returnSection(seed: number): Promise<Shown> {
  const rows: string[][] = [];
  const add = (name: string, kind: string, r: Returns): void => {
    const shares = [r.meanReciprocalRank, r.first, r.told, r.toldOfStrangers].map((one) => one.toFixed(3));
    rows.push([name, kind, String(r.candidates), ...shares, r.queryMs.toFixed(2)]);
  };
  const vendors = await vendorReturns(seed);
  for (const runs of vendors) for (const run of runs) add('titles of listings (Agora)', 'real vendors', run);
  const real: string[] = [];
  for (const [name, file] of SETS) {
    const authors = await authorsOf(file, 6);
    if (authors === undefined) continue;
    const measured = measureReturns(authors, seed, authors.size > 2 * CANDIDATES ? CANDIDATES : authors.size >> 1);
    add(name, 'real', measured);
    real.push(`${measured.meanReciprocalRank.toFixed(3)} of ${measured.candidates}`);
  }
  const simulated = STYLES.map(([ownWords, ownSentences]) => {
    const made = vendorWorld(seed, { vendors: 2 * CANDIDATES, ownWords, ownSentences });
    const measured = measureReturns(new Map(made.map(({ name, listings }) => [name, listings])), seed, CANDIDATES);
    add(`${ownWords * 100} % own words, ${ownSentences * 100} % sentences used again`, 'simulated', measured);
    return measured.meanReciprocalRank.toFixed(3);
  });
  const measured = `real accounts ${real.join(', ')}; simulated vendors ${simulated.join(' / ')}`;
  const head = ['authors', '', 'candidates', 'MRR', 'first', '3 bits and right', '3 bits for strangers', 'ms a query'];
  const others = must('other returning accounts: MRR', 'shown', measured, undefined);
  return { text: markdownTable(head, rows), musts: [vendorMust(vendors), others] };
}

/** All sections with their figures. Parts that need sets of other people say so where these are missing. */
export async function ringSections(seed: number): Promise<readonly Shown[]> {
  const activity = await readActivity();
  return [worldSection(seed), paritySection(activity), backgroundSection(activity, seed), await returnSection(seed)];
}
