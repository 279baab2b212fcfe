// Finds rings: edges between accounts that share enough, then whatever hangs together. Popular links and services used by many do not glue, because they do not qualify as ties.
import type { AccountKey, RingEdge, SharedValue } from '../../core/ring.ts';
import type { Tie } from './values.ts';

/** An edge holds from ten bits on (science 4.2). */
const LEAST_EDGE = 10;
/** A component larger than this is split by asking for three more bits, again and again. */
const LARGEST = 50;
const STRICTER = 3;
const STRICTEST = 40;
/** The second value of a kind counts half: whoever shares one handle shares the next more easily. */
const SAME_KIND = 0.5;
/** A value with more holders than this ties each of them to the first few only, so that work stays linear; what hangs together stays the same. */
const ALL_PAIRS = 60;
const ANCHORS = 3;

/** A component: members in order and the edges among them. */
export interface Component {
  readonly members: readonly AccountKey[];
  readonly edges: readonly RingEdge[];
}

/** Components of at least two accounts, each with every edge of ten bits or more. Independent of order. */
export function findRings(ties: readonly Tie[]): readonly Component[] {
  return split(edgesOf(ties), LEAST_EDGE).sort((a, b) => compare(a.members[0], b.members[0]));
}

/** Edges of at least ten bits, by their ends. */
export function edgesOf(ties: readonly Tie[]): readonly RingEdge[] {
  const shared = new Map<string, { readonly a: AccountKey; readonly b: AccountKey; readonly ties: Tie[] }>();
  for (const tie of ties)
    for (const [a, b] of pairsOf(tie.holders)) {
      const key = `${a}\u0001${b}`;
      const known = shared.get(key);
      if (known === undefined) shared.set(key, { a, b, ties: [tie] });
      else known.ties.push(tie);
    }
  const edges: RingEdge[] = [];
  for (const { a, b, ties: between } of shared.values()) {
    const indicators = worth(between);
    const bits = indicators.reduce((sum, one) => sum + one.bits, 0);
    if (bits >= LEAST_EDGE) edges.push({ a, b, bits, indicators });
  }
  return edges.sort((x, y) => compare(x.a, y.a) || compare(x.b, y.b));
}

/** Every pair, or for very common values each holder with the first few. */
function* pairsOf(holders: readonly AccountKey[]): Generator<readonly [AccountKey, AccountKey]> {
  for (let i = 0; i < holders.length; i++) {
    const last = holders.length > ALL_PAIRS && i >= ANCHORS ? i : holders.length;
    for (let j = i + 1; j < last; j++) yield [holders[i] as AccountKey, holders[j] as AccountKey];
  }
}

/** What each shared value gives: in full, or half where one of its kind was counted. */
function worth(ties: readonly Tie[]): readonly SharedValue[] {
  const counted = new Set<string>();
  const sorted = [...ties].sort((x, y) => y.bits - x.bits || compare(x.use.value, y.use.value));
  return sorted.map(({ use: { kind, service, value }, bits }) => {
    const full = !counted.has(kind);
    counted.add(kind);
    return { kind, service, value, bits: full ? bits : bits * SAME_KIND };
  });
}

function split(edges: readonly RingEdge[], least: number): Component[] {
  const out: Component[] = [];
  for (const component of componentsOf(edges)) {
    const stricter = least + STRICTER;
    if (component.members.length <= LARGEST || stricter > STRICTEST) out.push(component);
    else
      out.push(
        ...split(
          component.edges.filter((edge) => edge.bits >= stricter),
          stricter,
        ),
      );
  }
  return out;
}

/** What hangs together by these edges, by union and find with path halving. */
function componentsOf(edges: readonly RingEdge[]): readonly Component[] {
  const parent = new Map<AccountKey, AccountKey>();
  const root = (key: AccountKey): AccountKey => {
    let at = key;
    for (let up = parent.get(at) ?? at; up !== at; up = parent.get(at) ?? at) {
      parent.set(at, parent.get(up) ?? up);
      at = up;
    }
    return at;
  };
  for (const { a, b } of edges) {
    const [x, y] = [root(a), root(b)];
    if (x !== y) parent.set(x < y ? y : x, x < y ? x : y);
  }
  const byRoot = new Map<AccountKey, { readonly members: Set<AccountKey>; readonly edges: RingEdge[] }>();
  for (const edge of edges) {
    const key = root(edge.a);
    const group = byRoot.get(key) ?? { members: new Set(), edges: [] };
    byRoot.set(key, group);
    group.members.add(edge.a).add(edge.b);
    group.edges.push(edge);
  }
  return [...byRoot.values()].map((group) => ({ members: [...group.members].sort(), edges: group.edges }));
}

function compare(a: string | undefined, b: string | undefined): number {
  return (a ?? '') < (b ?? '') ? -1 : a === b ? 0 : 1;
}
