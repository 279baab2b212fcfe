// Disjoint sets: which things belong together once pairs of them have been joined. Tarjan 1975.

/** Sets over the numbers 0 to n - 1. The root of a set is its smallest number, so it does not depend on the order of joining. */
export interface DisjointSets {
  root(one: number): number;
  /** Joins two sets; false when they were one already. */
  join(one: number, other: number): boolean;
}

/** Every number in a set of its own. */
export function disjointSets(n: number): DisjointSets {
  const parent = Int32Array.from({ length: n }, (_, i) => i);
  const root = (one: number): number => {
    let at = one;
    for (let up = parent[at] as number; up !== at; up = parent[at] as number) {
      parent[at] = parent[up] as number;
      at = parent[at] as number;
    }
    return at;
  };
  const join = (one: number, other: number): boolean => {
    const [a, b] = [root(one), root(other)];
    if (a === b) return false;
    parent[Math.max(a, b)] = Math.min(a, b);
    return true;
  };
  return { root, join };
}
