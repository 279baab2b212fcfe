// Caps what one reviewer can teach: whoever judged more than a share of all texts has each of them count less.
import type { TextExample } from '../../core/text-model.ts';

/** No reviewer's texts weigh more than this share of all that reviewers judged. */
const MOST_SHARE = 0.25;
/** So many texts of a reviewer always count in full: where all but one have judged little, a share of it would leave nothing to learn from. */
const ALWAYS = 50;
const ROUNDS = 20;

/**
 * Sets weights so that no reviewer has more than the share, once there are more reviewers than would share evenly.
 * Texts without a reviewer, such as a file's, are left alone.
 */
export function capInfluence(examples: readonly TextExample[]): readonly TextExample[] {
  const sums = new Map<string, number>();
  for (const { reviewer, weight = 1 } of examples)
    if (reviewer !== undefined) sums.set(reviewer, (sums.get(reviewer) ?? 0) + weight);
  if (sums.size * MOST_SHARE <= 1) return examples;
  const most = Math.max(ALWAYS, ceilingOf([...sums.values()], MOST_SHARE));
  return examples.map((one) => {
    const sum = one.reviewer === undefined ? 0 : (sums.get(one.reviewer) ?? 0);
    return sum <= most ? one : { ...one, weight: ((one.weight ?? 1) * most) / sum };
  });
}

/** The largest sum that is at most `share` of all sums once each is cut to it. Each round only lowers it. */
function ceilingOf(sums: readonly number[], share: number): number {
  let most = Math.max(...sums);
  for (let round = 0; round < ROUNDS; round++) {
    const large = sums.filter((sum) => sum >= most).length;
    const rest = sums.reduce((all, sum) => all + (sum >= most ? 0 : sum), 0);
    const next = large * share >= 1 ? most : Math.min(most, (share * rest) / (1 - large * share));
    if (next >= most) break;
    most = next;
  }
  return most;
}
