// Guilt by association is evidence, not membership: what it says about an account that it holds a value which others with a file hold too.
import type { AccountLink } from '../../core/ring.ts';
import type { Population, Weighed } from './population.ts';
import { isLooseCopy, isOfFew, order } from './population.ts';

/** No value that is shared can be worth more. */
const MOST_BITS = 11;
/** A copied text, link or picture that nobody counted on the platform may be everybody's. */
const MOST_COPY_BITS = 4;
/** Less is not worth a line. */
const LEAST_BITS = 1;
/** An account keeps its strongest links; each further one counts half in judging, so those behind say nothing. */
const MOST_LINKS = 8;

/**
 * Bits of holding a value with `k` of `K` known accounts, when `d` of the platform's `N` accounts hold it:
 * w = log2(((k + .5) / (K + 1)) / (max(.5, d - k - .5) / N)), at most 11.
 *
 * The formula leaves open who is known. We take the other accounts with a file: K = nF - 1, and k = the other holders among them, so that nobody
 * vouches for himself. Confirmed offenders alone would be cleaner, but there are none on the first day, and what a person decided about one
 * member would then move the score of all others at once. Membership and links rest on shared values only, never on anybody's score, so bits cannot feed on bits.
 */
export function linkBits(of: {
  readonly k: number;
  readonly K: number;
  readonly d: number;
  readonly N: number;
}): number {
  const { k, K, d, N } = of;
  return Math.min(MOST_BITS, Math.log2((k + 0.5) / (K + 1) / (Math.max(0.5, d - k - 0.5) / N)));
}

/** A link before its ring has a name: `group` is the place of the component most of the others belong to. */
export type GroupLink = Omit<AccountLink, 'ring'> & { readonly group: number | undefined };

/** Links by place of the account, strongest first, at most eight each. `groupOf` tells the component of an account. */
export function linksOf(
  values: readonly Weighed[],
  population: Population,
  groupOf: (account: number) => number | undefined,
): ReadonlyMap<number, readonly GroupLink[]> {
  const N = Math.max(population.accounts, population.files);
  const out = new Map<number, GroupLink[]>();
  for (const value of values) {
    const others = value.holders.length - 1;
    const { kind, service, held, counted } = value;
    if (others < 1 || !isOfFew({ held, k: others + 1, counted }, N)) continue;
    const full = linkBits({ k: others, K: population.files - 1, d: held, N });
    const bits = isLooseCopy(value) ? Math.min(full, MOST_COPY_BITS) : full;
    if (bits < LEAST_BITS) continue;
    const groups = groupsAmong(value.holders, groupOf);
    for (const account of value.holders) {
      const group = groupOfOthers(groups, groupOf(account));
      const link = { kind, service, value: value.value, bits, others, group };
      const list = out.get(account);
      if (list === undefined) out.set(account, [link]);
      else list.push(link);
    }
  }
  for (const [account, links] of out)
    out.set(account, links.sort((a, b) => b.bits - a.bits || order(a.kind, b.kind)).slice(0, MOST_LINKS));
  return out;
}

function groupsAmong(
  holders: readonly number[],
  groupOf: (account: number) => number | undefined,
): ReadonlyMap<number, number> {
  const count = new Map<number, number>();
  for (const holder of holders) {
    const group = groupOf(holder);
    if (group !== undefined) count.set(group, (count.get(group) ?? 0) + 1);
  }
  return count;
}

/** The group with most holders besides the account itself; of equals, the first. */
function groupOfOthers(groups: ReadonlyMap<number, number>, own: number | undefined): number | undefined {
  let best: number | undefined;
  let most = 0;
  for (const [group, count] of [...groups].sort(([a], [b]) => a - b)) {
    const others = group === own ? count - 1 : count;
    if (others > most) [best, most] = [group, others];
  }
  return best;
}
