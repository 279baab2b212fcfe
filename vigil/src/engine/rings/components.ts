// Groups of tied accounts: connected components; one that is too large to be one ring falls apart at a higher threshold.
import type { Edge } from './edges.ts';
import { LEAST_EDGE } from './edges.ts';
import { partAtGoBetweens } from './go-between.ts';
import { MOST_HOLDERS } from './population.ts';
import { disjointSets } from './sets.ts';

/** A group with more members is split. */
export const MOST_MEMBERS = MOST_HOLDERS;
/** By how much the threshold rises when a group is split, in bits. */
const STEP = 3;

/** A group of tied accounts. */
export interface Component {
  /** Places in the sorted list of accounts, ascending; at least two. */
  readonly members: readonly number[];
  readonly edges: readonly Edge[];
  /** Bits of the strongest tree of ties that joins all members (Kruskal 1956). */
  readonly bits: number;
  /** True when it was part of a larger group. */
  readonly split: boolean;
}

/** Groups of at most fifty members, by their smallest member. Whoever loses all ties in a split is in no group. */
export function componentsOf(edges: readonly Edge[]): readonly Component[] {
  const out: Component[] = [];
  let waiting: readonly { readonly edges: readonly Edge[]; readonly least: number }[] = [{ edges, least: LEAST_EDGE }];
  while (waiting.length > 0) {
    const next: { readonly edges: readonly Edge[]; readonly least: number }[] = [];
    for (const { edges: all, least } of waiting)
      for (const group of groupsOf(all.filter((edge) => edge.bits >= least))) {
        const split = least > LEAST_EDGE;
        if (group.members.length > MOST_MEMBERS) next.push({ edges: group.edges, least: least + STEP });
        else for (const part of partAtGoBetweens(group)) out.push({ ...part, bits: treeBits(part.edges), split });
      }
    waiting = next;
  }
  return out.sort((x, y) => (x.members[0] as number) - (y.members[0] as number));
}

function groupsOf(edges: readonly Edge[]): readonly Pick<Component, 'members' | 'edges'>[] {
  const members = [...new Set(edges.flatMap(({ a, b }) => [a, b]))].sort((x, y) => x - y);
  const place = new Map(members.map((member, i) => [member, i]));
  const sets = disjointSets(members.length);
  for (const { a, b } of edges) sets.join(place.get(a) as number, place.get(b) as number);
  const groups = new Map<number, { readonly members: number[]; readonly edges: Edge[] }>();
  for (const [i, member] of members.entries()) {
    const root = sets.root(i);
    const group = groups.get(root) ?? { members: [], edges: [] };
    groups.set(root, group);
    group.members.push(member);
  }
  for (const edge of edges) groups.get(sets.root(place.get(edge.a) as number))?.edges.push(edge);
  return [...groups.values()];
}

/** Bits of the strongest ties that hold together all that these ties join. */
export function treeBits(edges: readonly Edge[]): number {
  const members = [...new Set(edges.flatMap(({ a, b }) => [a, b]))];
  const place = new Map(members.map((member, i) => [member, i]));
  const sets = disjointSets(members.length);
  let bits = 0;
  for (const edge of [...edges].sort((x, y) => y.bits - x.bits || x.a - y.a || x.b - y.b))
    if (sets.join(place.get(edge.a) as number, place.get(edge.b) as number)) bits += edge.bits;
  return bits;
}
