// Compares our co-sharing edges with those that CooRTweet 2.1.3 gave on real activity of an election (proxies/coordination): every figure of every edge.
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip, gunzipSync } from 'node:zlib';
import {
  type CoShare,
  type CoSharingEdge,
  coShares,
  coSharingEdges,
  type Share,
} from '../../vigil/src/engine/rings/co-sharing.ts';
import { SHARED } from '../benign.ts';

const FOLDER = join(SHARED, 'proxies', 'coordination');
/** What a post may share, as columns of the set. */
export const MODALITIES = ['url_id', 'hashtag_id', 'domain_id', 'phash_id'] as const;
export type Modality = (typeof MODALITIES)[number];
const HOW = { windowSeconds: 30, leastPosts: 2 };

/** One row of the activity: who posted what, when (seconds), and what it held; empty: not present. */
export type Activity = Readonly<Record<'account_id' | 'post_id' | 'timestamp' | Modality, string>>;

/** The activity, or undefined where nobody keeps it. */
export async function readActivity(): Promise<readonly Activity[] | undefined> {
  const file = join(FOLDER, 'german_elections.csv.gz');
  if (!existsSync(file)) return undefined;
  const rows: Activity[] = [];
  let head: readonly string[] | undefined;
  for await (const line of createInterface({ input: createReadStream(file).pipe(createGunzip()) })) {
    const cells = line.split(',');
    if (head === undefined) head = cells;
    else rows.push(Object.fromEntries(head.map((name, i) => [name, cells[i] ?? ''])) as Activity);
  }
  return rows;
}

/** How our edges of one list agree with the published tool's. */
export interface Parity {
  readonly list: string;
  readonly edges: number;
  /** Edges with all six figures equal. */
  readonly equal: number;
  readonly missing: number;
  readonly extra: number;
}

/** All five lists: one a modality (edges above the first quartile), and all together (every edge, marked at the median). */
export function parityOf(activity: readonly Activity[]): readonly Parity[] {
  const all: CoShare[] = [];
  const lists = MODALITIES.map((modality) => {
    const pairs = coShares(sharesOf(activity, modality), HOW);
    all.push(...pairs);
    return compare(
      `german_${modality}_edges.csv`,
      coSharingEdges(pairs, 0.25).filter(({ strong }) => strong),
    );
  });
  return [...lists, compare('german_combined_edges.csv.gz', coSharingEdges(all, 0.5))];
}

function sharesOf(activity: readonly Activity[], modality: Modality): readonly Share[] {
  return activity.flatMap((row) =>
    row[modality] === ''
      ? []
      : [{ account: row.account_id, post: row.post_id, object: row[modality], at: Number(row.timestamp) }],
  );
}

function compare(name: string, ours: readonly CoSharingEdge[]): Parity {
  const bytes = readFileSync(join(FOLDER, name));
  const text = (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  const [, ...rows] = text.trimEnd().split(/\r?\n/);
  const theirs = new Map(
    rows.map((row) => {
      const [from = '', to = '', ...figures] = row.split(',');
      return [[from, to].sort().join('\u0000'), figures.map(Number)] as const;
    }),
  );
  let equal = 0;
  let extra = 0;
  for (const edge of ours) {
    const figures = theirs.get(`${edge.a}\u0000${edge.b}`);
    if (figures === undefined) extra++;
    else if (figuresOf(edge).every((figure, i) => isSame(figure, figures[i] ?? Number.NaN))) equal++;
  }
  return { list: name, edges: theirs.size, equal, missing: theirs.size - (ours.length - extra), extra };
}

/** In the order of the columns of the published tool. */
function figuresOf(edge: CoSharingEdge): readonly number[] {
  const { weight, meanSecondsApart, earlierPosts, laterPosts, symmetry, strong } = edge;
  return [weight, meanSecondsApart, earlierPosts, laterPosts, symmetry, strong ? 1 : 0];
}

/** The lists are written with 15 digits. */
function isSame(one: number, other: number): boolean {
  return Math.abs(one - other) <= 1e-12 * Math.max(1, Math.abs(one));
}
