// Finds accounts that post the same thing within seconds of each other, as the published tool CooRTweet 2.1.3 (Righetti and Balluff) does, so that its figures can be compared with ours. Written from its results; none of its code is used.

/** One act of sharing. Ids are those of the platform; `at` is in seconds. */
export interface Share {
  readonly account: string;
  readonly post: string;
  /** What is shared: a link, hashtag, domain or picture. */
  readonly object: string;
  readonly at: number;
}

/** Two accounts sharing one object within the window: the earlier post first. */
export interface CoShare {
  readonly object: string;
  readonly earlier: Pick<Share, 'account' | 'post'>;
  readonly later: Pick<Share, 'account' | 'post'>;
  /** Seconds between them. */
  readonly apart: number;
}

/** How close in time, and how many posts of an account make it a participant. */
export interface CoSharing {
  readonly windowSeconds: number;
  readonly leastPosts: number;
}

/** What two accounts did together. */
export interface CoSharingEdge {
  /** `a` before `b` in the order of ids. */
  readonly a: string;
  readonly b: string;
  /** How often they shared the same thing within the window. */
  readonly weight: number;
  readonly meanSecondsApart: number;
  /** Different posts that came first, and that came second, whoever wrote them. */
  readonly earlierPosts: number;
  readonly laterPosts: number;
  /** The smaller of the two over the larger, 1 when both are alike. */
  readonly symmetry: number;
  /** Whether the weight lies above the percentile asked for. */
  readonly strong: boolean;
}

/** A share is compared with so many later ones of the same object; past that everybody shares it and nobody does so together. */
const MOST_COMPARED = 5_000;

/**
 * All pairs of posts of different accounts that share an object within the window. An account with fewer than `leastPosts` posts is left out, and so is
 * a pair of which neither account has that many posts among the pairs. Shares of the same second stand in the order in which their accounts first appear.
 */
export function coShares(shares: readonly Share[], how: CoSharing): readonly CoShare[] {
  const posts = new Map<string, Set<string>>();
  for (const { account, post } of shares) setOf(posts, account).add(post);
  const place = new Map([...posts.keys()].map((account, i) => [account, i]));
  const byObject = new Map<string, Share[]>();
  const seen = new Set<string>();
  for (const share of shares) {
    const key = `${share.account}\u0000${share.post}\u0000${share.object}\u0000${share.at}`;
    if ((posts.get(share.account)?.size ?? 0) < how.leastPosts || seen.has(key)) continue;
    seen.add(key);
    const list = byObject.get(share.object);
    if (list === undefined) byObject.set(share.object, [share]);
    else list.push(share);
  }
  const pairs = [...byObject.values()].flatMap((list) => {
    const inTime = list.sort((a, b) => a.at - b.at || (place.get(a.account) ?? 0) - (place.get(b.account) ?? 0));
    return pairsWithin(inTime, how.windowSeconds);
  });
  return ofParticipants(pairs, how.leastPosts);
}

function pairsWithin(inTime: readonly Share[], windowSeconds: number): readonly CoShare[] {
  const out: CoShare[] = [];
  for (const [i, earlier] of inTime.entries())
    for (let j = i + 1; j < Math.min(inTime.length, i + MOST_COMPARED); j++) {
      const later = inTime[j] as Share;
      const apart = later.at - earlier.at;
      if (apart > windowSeconds) break;
      if (later.account !== earlier.account) out.push({ object: earlier.object, earlier, later, apart });
    }
  return out;
}

function ofParticipants(pairs: readonly CoShare[], leastPosts: number): readonly CoShare[] {
  const posts = new Map<string, Set<string>>();
  for (const pair of pairs) for (const { account, post } of [pair.earlier, pair.later]) setOf(posts, account).add(post);
  const takesPart = (account: string): boolean => (posts.get(account)?.size ?? 0) >= leastPosts;
  return pairs.filter(({ earlier, later }) => takesPart(earlier.account) || takesPart(later.account));
}

/** One edge for each two accounts, in the order of ids. `percentile` from 0 to 1; a weight must lie above that of all edges to be strong. */
export function coSharingEdges(pairs: readonly CoShare[], percentile: number): readonly CoSharingEdge[] {
  const together = new Map<string, CoShare[]>();
  for (const pair of pairs) {
    const key = [pair.earlier.account, pair.later.account].sort().join('\u0000');
    const list = together.get(key);
    if (list === undefined) together.set(key, [pair]);
    else list.push(pair);
  }
  const least = quantile(
    [...together.values()].map((list) => list.length),
    percentile,
  );
  return [...together].sort().map(([key, list]): CoSharingEdge => {
    const [a = '', b = ''] = key.split('\u0000');
    const earlierPosts = new Set(list.map(({ earlier }) => earlier.post)).size;
    const laterPosts = new Set(list.map(({ later }) => later.post)).size;
    return {
      a,
      b,
      weight: list.length,
      meanSecondsApart: list.reduce((sum, { apart }) => sum + apart, 0) / list.length,
      earlierPosts,
      laterPosts,
      symmetry: Math.min(earlierPosts, laterPosts) / Math.max(earlierPosts, laterPosts),
      strong: list.length > least,
    };
  });
}

/** Quantile with linear interpolation between the two nearest values (Hyndman and Fan 1996, definition 7); 0 of no values. */
function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (sorted.length - 1) * share;
  const low = sorted[Math.floor(at)] ?? 0;
  return low + (at - Math.floor(at)) * ((sorted[Math.ceil(at)] ?? low) - low);
}

function setOf(map: Map<string, Set<string>>, key: string): Set<string> {
  const known = map.get(key);
  if (known !== undefined) return known;
  const fresh = new Set<string>();
  map.set(key, fresh);
  return fresh;
}
