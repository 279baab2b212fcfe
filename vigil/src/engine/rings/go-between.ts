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

/** The group itself, or the groups it falls into without go-betweens, each of whom goes with the side he is tied to most. Work: members times ties. */
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

/** The parting whose second side is largest; of equals that of the first account. */
function bestSides(group: Group): readonly Group[] | undefined {
  if (group.members.length < 2 * LEAST_SIDE + 1) return undefined;
  let best: { readonly account: number; readonly sides: readonly (readonly number[])[] } | undefined;
  for (const account of group.members) {
    const sides = sidesWithout(account, group);
    const second = sides[1]?.length ?? 0;
    if (second >= LEAST_SIDE && second > (best?.sides[1]?.length ?? 0)) best = { account, sides };
  }
  return best === undefined ? undefined : part(best.account, best.sides, group);
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

/** Large sides become groups of their own; the go-between and whatever hangs on him alone go with the side of his strongest ties. */
function part(account: number, sides: readonly (readonly number[])[], { edges }: Group): readonly Group[] {
  const large = sides.filter((side) => side.length >= LEAST_SIDE);
  const small = sides.filter((side) => side.length < LEAST_SIDE).flat();
  const bits = large.map((side) => {
    const own = new Set(side);
    return edges.reduce((sum, { a, b, bits: add }) => {
      const other = a === account ? b : b === account ? a : undefined;
      return other !== undefined && own.has(other) ? sum + add : sum;
    }, 0);
  });
  const home = bits.indexOf(Math.max(...bits));
  return large.map((side, i) => {
    const members = (i === home ? [...side, account, ...small] : [...side]).sort((x, y) => x - y);
    const own = new Set(members);
    return { members, edges: edges.filter(({ a, b }) => own.has(a) && own.has(b)) };
  });
}
