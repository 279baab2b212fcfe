// Measures the classifier on ivory sale promotions: posts and accounts, five folds by account, three seeds.
import type { TextExample } from '../../vigil/src/core/text-model.ts';
import { rankingOf, type Scored } from '../../vigil/src/engine/ranking.ts';
import type { Must, Shown } from '../musts.ts';
import { markdownTable } from '../print.ts';
import { type Classifier, crossScores, majority, ours, plainWords } from './text-models.ts';
import { ivory, SETS_MISSING, sha256 } from './text-sets.ts';

const FIRST = 40;

/** Figures of one cut into folds. */
interface Figures {
  readonly postAp: number;
  /** Without the account that has most offers. */
  readonly postApWithoutLargest: number;
  readonly accountAp: number;
  readonly firstForty: number;
  readonly recallAtNinety: number;
}

function figuresOf(examples: readonly TextExample[], scores: readonly number[]): Figures {
  const posts = examples.map(({ label, account }, at) => ({ score: scores[at] ?? 0, label, account }));
  const accounts = accountsOf(posts);
  const largest = [...accounts].sort(([, a], [, b]) => b.offers - a.offers)[0]?.[0];
  const byAccount = [...accounts.values()];
  // Equal scores come in an order that knows nothing of the labels.
  const first = [...accounts]
    .map(([account, one]) => ({ ...one, place: sha256(account) }))
    .sort((a, b) => b.score - a.score || (a.place < b.place ? -1 : 1))
    .slice(0, FIRST);
  const ranking = rankingOf(posts);
  return {
    postAp: ranking.averagePrecision,
    recallAtNinety: ranking.recallAtNinety,
    postApWithoutLargest: rankingOf(posts.filter(({ account }) => account !== largest)).averagePrecision,
    accountAp: rankingOf(byAccount).averagePrecision,
    firstForty: first.filter(({ label }) => label === 1).length / FIRST,
  };
}

/** An account's score is the highest of its posts; it is an offender with one offer. */
function accountsOf(
  posts: readonly (Scored & { readonly account: string | undefined })[],
): ReadonlyMap<string, Scored & { readonly offers: number }> {
  const accounts = new Map<string, Scored & { readonly offers: number }>();
  for (const { account = '', score, label } of posts) {
    const before = accounts.get(account) ?? { score: Number.NEGATIVE_INFINITY, label: 0, offers: 0 };
    accounts.set(account, {
      score: Math.max(before.score, score),
      label: before.label === 1 ? 1 : label,
      offers: before.offers + label,
    });
  }
  return accounts;
}

const KEYS = ['accountAp', 'firstForty', 'postAp', 'postApWithoutLargest', 'recallAtNinety'] as const;
const mean = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0) / numbers.length;

function spreadOf(figures: readonly Figures[], key: (typeof KEYS)[number]): string {
  const numbers = figures.map((one) => one[key]);
  return `${mean(numbers).toFixed(3)} (${Math.min(...numbers).toFixed(3)} to ${Math.max(...numbers).toFixed(3)})`;
}

const overSeeds = (
  examples: readonly TextExample[],
  classifier: Classifier,
  seeds: readonly number[],
): readonly Figures[] => seeds.map((seed) => figuresOf(examples, crossScores(examples, classifier, seed)));

/** Runs all classifiers; `seed` and the two after it cut the folds. */
export async function ivorySection(seed: number): Promise<Shown> {
  const [posts, withProfiles] = [await ivory(), await ivory(true)];
  if (posts === undefined || withProfiles === undefined)
    return { text: `wlt-ivory is ${SETS_MISSING}.`, musts: musts([]) };
  const seeds = [seed, seed + 1, seed + 2];
  const mine = overSeeds(posts, ours, seeds);
  const rows = [
    ['**ours**, text alone', mine],
    ['ours, with the words of the profile', overSeeds(withProfiles, ours, seeds)],
    ['plain words, logistic regression', overSeeds(posts, plainWords, seeds)],
    ['majority', overSeeds(posts, majority, seeds)],
  ] as const;
  const table = markdownTable(
    ['classifier', 'account AP', 'first 40 accounts', 'post AP', 'post AP, largest account out', 'recall at P ≥ .9'],
    rows.map(([name, figures]) => [name, ...KEYS.map((key) => spreadOf(figures, key))]),
  );
  const offers = posts.filter(({ label }) => label === 1).length;
  const title = `${posts.length} posts, ${offers} offers; five folds by account, seeds ${seeds.join(', ')}: mean, least and most. An account scores its highest p.`;
  return { text: `${title}\n\n${table}\n\n${calibrationTable(posts, seeds)}`, musts: musts(mine) };
}

const EDGES = [0, 0.01, 0.1, 0.3, 0.6, 0.9, 1.000_001];

/** Said against seen: the probability shown for posts of unseen accounts, and how often it was right. */
function calibrationTable(posts: readonly TextExample[], seeds: readonly number[]): string {
  const all = seeds.flatMap((seed) =>
    crossScores(posts, ours, seed).map((p, at) => ({ p, label: posts[at]?.label ?? 0 })),
  );
  const rows = EDGES.slice(0, -1).flatMap((from, at) => {
    const inside = all.filter(({ p }) => p >= from && p < (EDGES[at + 1] ?? 2));
    if (inside.length === 0) return [];
    const seen = mean(inside.map(({ label }) => label));
    const [low, high] = wilson(seen, inside.length / seeds.length);
    const said = mean(inside.map(({ p }) => p));
    return [
      [
        `${from} to ${Math.min(1, EDGES[at + 1] ?? 1)}`,
        String(Math.round(inside.length / seeds.length)),
        said.toFixed(4),
        seen.toFixed(4),
        `${low.toFixed(4)} to ${high.toFixed(4)}`,
        said >= low && said <= high ? 'inside' : '**outside**',
      ],
    ];
  });
  return markdownTable(['p', 'posts a seed', 'said', 'seen', '95 % interval', ''], rows);
}

/** Wilson's score interval (1927). */
function wilson(share: number, count: number): readonly [number, number] {
  const z = 1.96;
  const middle = share + (z * z) / (2 * count);
  const width = z * Math.sqrt((share * (1 - share)) / count + (z * z) / (4 * count * count));
  const scale = 1 + (z * z) / count;
  return [(middle - width) / scale, (middle + width) / scale];
}

function musts(figures: readonly Figures[]): readonly Must[] {
  const line = (what: string, key: (typeof KEYS)[number], least: number): Must => ({
    what: `ivory-trade posts, ${what}`,
    must: `≥ ${least.toFixed(2)}`,
    measured: figures.length === 0 ? 'no set here' : spreadOf(figures, key),
    met: figures.length === 0 ? undefined : mean(figures.map((one) => one[key])) >= least,
    part: 'ivory',
  });
  return [
    line('account AP', 'accountAp', 0.8),
    line('precision in the first 40 accounts', 'firstForty', 0.75),
    line('post AP', 'postAp', 0.84),
    line('post AP without the largest account', 'postApWithoutLargest', 0.75),
  ];
}
