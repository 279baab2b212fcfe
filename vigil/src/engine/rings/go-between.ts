// Parts groups that only one account holds together: a reseller who uses the handles of two rings does not make them one.
import type { Edge } from './edges.ts';
import { disjointSets } from './sets.ts';

/** Both sides must have so many members besides the go-between; a smaller side is his own company. */
const LEAST_SIDE = 3;

/** A group before it is looked at: its members in order and their ties. */
export interface Group {
  readonly members: readonly number[];
  readonly edges: readonly Edge[];
}

/** The group itself, or the groups it falls into without go-betweens, each of whom stays with the side he is tied to most. Work: members times ties. */
export function partAtGoBetweens(group: Group): readonly Group[] {
  const out: Group[] = [];
  const waiting = [group];
  for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
    const sides = bestSides(one);
    if (sides === undefined) out.push(one);
    else waiting.push(...sides);
  }
  return out;
}

/** The parting that sets the largest side free; of equals that of the first account. */
function bestSides(group: Group): readonly Group[] | undefined {
  if (group.members.length < 2 * LEAST_SIDE + 1) return undefined;
  let best: readonly Group[] | undefined;
  let most = 0;
  for (const account of group.members) {
    const free = freeSides(account, group);
    const size = free[0]?.length ?? 0;
    if (size <= most) continue;
    most = size;
    best = part(free, group);
  }
  return best;
}

/** The sides, largest first, that are rings without the account: large, not the one he is tied to most, and sharing values that he does not share with them. */
function freeSides(account: number, group: Group): readonly (readonly number[])[] {
  const sides = sidesWithout(account, group);
  if ((sides[1]?.length ?? 0) < LEAST_SIDE) return [];
  const ties = sides.map((side) => {
    const own = new Set(side);
    return group.edges.filter(({ a, b }) => (a === account && own.has(b)) || (b === account && own.has(a)));
  });
  const bits = ties.map((edges) => edges.reduce((sum, edge) => sum + edge.bits, 0));
  const home = bits.indexOf(Math.max(...bits));
  return sides.filter((side, i) => {
    if (i === home || side.length < LEAST_SIDE) return false;
    const known = new Set(valuesOf(ties[i] ?? []));
    return valuesOf(within(new Set(side), group.edges)).some((value) => !known.has(value));
  });
}

/** The parts of a group without one of its members, largest first; of equals the one with the first member. */
function sidesWithout(account: number, { members, edges }: Group): readonly (readonly number[])[] {
  const place = new Map(members.map((member, i) => [member, i]));
  const sets = disjointSets(members.length);
  for (const { a, b } of edges)
    if (a !== account && b !== account) sets.join(place.get(a) as number, place.get(b) as number);
  const sides = new Map<number, number[]>();
  for (const [i, member] of members.entries()) {
    if (member === account) continue;
    const side = sides.get(sets.root(i));
    if (side === undefined) sides.set(sets.root(i), [member]);
    else side.push(member);
  }
  return [...sides.values()].sort((x, y) => y.length - x.length || (x[0] as number) - (y[0] as number));
}

/** Free sides become groups of their own; everybody else stays with the go-between. */
function part(free: readonly (readonly number[])[], { members, edges }: Group): readonly Group[] {
  const gone = new Set(free.flat());
  const rest = members.filter((member) => !gone.has(member));
  return [rest, ...free].map((side) => ({ members: side, edges: within(new Set(side), edges) }));
}

function within(members: ReadonlySet<number>, edges: readonly Edge[]): readonly Edge[] {
  return edges.filter(({ a, b }) => members.has(a) && members.has(b));
}

function valuesOf(edges: readonly Edge[]): readonly string[] {
  return edges.flatMap(({ indicators }) => indicators.map((one) => `${one.kind} ${one.service} ${one.value}`));
}
