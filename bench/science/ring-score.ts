// How well found rings agree with planted ones, pair by pair: the strictest count, for every false pair of a group is one mistake.

/** Pairwise precision and recall over accounts with a file, and the largest ring that was found. */
export interface RingScore {
  readonly precision: number;
  readonly recall: number;
  readonly rings: number;
  readonly largest: number;
}

/**
 * `truth` gives each account with a file the ring it was planted in (undefined: none). Precision counts every pair inside a found ring, also pairs of
 * accounts that are in no planted ring; recall counts the pairs of planted rings whose both members have a file.
 */
export function scoreRings(
  found: readonly (readonly string[])[],
  truth: ReadonlyMap<string, number | undefined>,
): RingScore {
  let [right, all, largest] = [0, 0, 0];
  for (const members of found) {
    largest = Math.max(largest, members.length);
    all += pairs(members.length);
    for (const count of counts(members.map((one) => truth.get(one)))) right += pairs(count);
  }
  const planted = counts([...truth.values()]).reduce((sum, count) => sum + pairs(count), 0);
  return {
    precision: all === 0 ? 1 : right / all,
    recall: planted === 0 ? 1 : right / planted,
    rings: found.length,
    largest,
  };
}

function counts(rings: readonly (number | undefined)[]): readonly number[] {
  const out = new Map<number, number>();
  for (const ring of rings) if (ring !== undefined) out.set(ring, (out.get(ring) ?? 0) + 1);
  return [...out.values()];
}

function pairs(n: number): number {
  return (n * (n - 1)) / 2;
}
