// Applies what people said to the groups that evidence makes: joins first, then ties by strength, and never across a split. Constrained single linkage, after Wagstaff et al. 2001.
import type { HandSides } from '../../core/hand-tie.ts';
import { MOST_BY_HAND } from '../../core/hand-tie.ts';
import type { AccountId } from '../../core/item.ts';
import { type Component, treeBits } from './components.ts';
import type { Edge } from './edges.ts';
import { disjointSets } from './sets.ts';

/** What people said about accounts of a platform. */
export interface Hand {
  readonly ties: readonly HandSides[];
  /** Which of the accounts named there have a file. The others are passed over: nobody without a file is in a ring, whoever says so. */
  readonly files: ReadonlySet<AccountId>;
}

/** A tie by places in the sorted list of accounts. */
export interface PlacedTie {
  readonly kind: HandSides['kind'];
  readonly one: readonly number[];
  readonly other: readonly number[];
}

/** The accounts with a file that are named by hand. */
export function namedByHand({ ties, files }: Hand): readonly AccountId[] {
  return [...new Set(ties.flatMap(({ one, other }) => [...one, ...other]))].filter((id) => files.has(id));
}

/** Ties by place; accounts that have none are left out. */
export function placeTies({ ties, files }: Hand, placeOf: (account: AccountId) => number | undefined): PlacedTie[] {
  const places = (side: readonly AccountId[]): number[] =>
    side.flatMap((account) => (files.has(account) ? (placeOf(account) ?? []) : []));
  return ties.map(({ kind, one, other }) => ({ kind, one: places(one), other: places(other) }));
}

/**
 * Groups as people want them. A split outweighs a join and every evidence. Groups that nobody named come back as they are, so without ties so do all. The
 * answer depends on the set of ties alone. A group joined by hand has at most 500 members. Work: pairs named by hand, plus ties between accounts.
 */
export function byHand(
  groups: readonly Component[],
  edges: readonly Edge[],
  ties: readonly PlacedTie[],
): readonly Component[] {
  const named = new Set(ties.flatMap(({ one, other }) => [...one, ...other]));
  if (named.size === 0) return groups;
  const [touched, others]: [Component[], Component[]] = [[], []];
  for (const group of groups) (group.members.some((member) => named.has(member)) ? touched : others).push(group);
  const accounts = [...new Set([...touched.flatMap(({ members }) => members), ...named])].sort((x, y) => x - y);
  const sideOf = join(accounts, touched, ties);
  const groupOf = new Map(touched.flatMap(({ members }, group) => members.map((member) => [member, group] as const)));
  const made = new Map<number, { readonly members: number[]; readonly edges: Edge[]; split: boolean }>();
  for (const account of accounts) {
    const side = sideOf(account) as number;
    const one = made.get(side) ?? { members: [], edges: [], split: false };
    made.set(side, one);
    one.members.push(account);
    one.split ||= touched[groupOf.get(account) ?? -1]?.split === true;
  }
  // Inside a group only the ties that made it; between two that were joined, whatever ties their members.
  const between = edges.filter(({ a, b }) => groupOf.get(a) === undefined || groupOf.get(a) !== groupOf.get(b));
  for (const edge of [...touched.flatMap((group) => group.edges), ...between]) {
    const side = sideOf(edge.a);
    if (side !== undefined && side === sideOf(edge.b)) made.get(side)?.edges.push(edge);
  }
  const changed = [...made.values()].filter(({ members }) => members.length > 1).map(finished);
  return [...others, ...changed].sort((x, y) => (x.members[0] as number) - (y.members[0] as number));
}

function finished({ members, edges, split }: Omit<Component, 'bits'>): Component {
  const sorted = [...edges].sort((x, y) => x.a - y.a || x.b - y.b);
  return { members, edges: sorted, bits: treeBits(sorted), split };
}

/** Joins accounts pair by pair in a fixed order, and tells the set of each; undefined for an account that is not among them. */
function join(
  accounts: readonly number[],
  groups: readonly Component[],
  ties: readonly PlacedTie[],
): (account: number) => number | undefined {
  const place = new Map(accounts.map((account, i) => [account, i]));
  const sets = disjointSets(accounts.length);
  const size = accounts.map(() => 1);
  const apart = new Map<number, Set<number>>();
  const enemies = (one: number): Set<number> => {
    const known = apart.get(one) ?? new Set<number>();
    apart.set(one, known);
    return known;
  };
  for (const [a, b] of pairsOf(ties, 'split')) {
    enemies(place.get(a) as number).add(place.get(b) as number);
    enemies(place.get(b) as number).add(place.get(a) as number);
  }
  for (const [a, b] of [...pairsOf(ties, 'join'), ...strongestFirst(groups)]) {
    const [x, y] = [sets.root(place.get(a) as number), sets.root(place.get(b) as number)].sort((p, q) => p - q) as [
      number,
      number,
    ];
    const together = (size[x] as number) + (size[y] as number);
    if (x === y || apart.get(x)?.has(y) === true || together > MOST_BY_HAND) continue;
    sets.join(x, y);
    size[x] = together;
    for (const enemy of apart.get(y) ?? []) {
      enemies(enemy).delete(y);
      enemies(enemy).add(x);
      enemies(x).add(enemy);
    }
  }
  return (account) => {
    const at = place.get(account);
    return at === undefined ? undefined : sets.root(at);
  };
}

/** Every account of one side with every one of the other, in order. */
function pairsOf(ties: readonly PlacedTie[], kind: PlacedTie['kind']): readonly (readonly [number, number])[] {
  const pairs = ties
    .filter((tie) => tie.kind === kind)
    .flatMap(({ one, other }) => one.flatMap((a) => other.map((b) => (a < b ? ([a, b] as const) : ([b, a] as const)))));
  return pairs.filter(([a, b]) => a !== b).sort((x, y) => x[0] - y[0] || x[1] - y[1]);
}

function strongestFirst(groups: readonly Component[]): readonly (readonly [number, number])[] {
  return groups
    .flatMap(({ edges }) => edges)
    .sort((x, y) => y.bits - x.bits || x.a - y.a || x.b - y.b)
    .map(({ a, b }) => [a, b] as const);
}
