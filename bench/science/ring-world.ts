// A made-up platform for rings: Zipf values that anybody uses, rings with values of their own, hub services, bystanders who quote a ring's handle, resellers between rings.
import type { IndicatorKind, IndicatorValue } from '../../vigil/src/core/indicator.ts';
import { type Random, seeded } from '../../vigil/src/demo/random.ts';
import type { IndicatorUse } from '../../vigil/src/engine/rings/population.ts';
import { disjointSets } from '../../vigil/src/engine/rings/sets.ts';

/** One account: the ring it belongs to (-1: none), the values it uses, and whether it has a file. */
export interface WorldAccount {
  readonly ring: number;
  readonly values: Set<number>;
  file: boolean;
}

/** The platform, with the kind of each value. */
export interface World {
  readonly accounts: readonly WorldAccount[];
  readonly kinds: readonly IndicatorKind[];
  /** The values that rings were given, by ring. */
  readonly own: readonly (readonly number[])[];
}

/** How the world is made; all shares are invented and the same as in the study this repeats. */
export interface WorldWish {
  readonly innocents: number;
  readonly rings: number;
  /** Share of rings whose first handle three bystanders use, too. */
  readonly quoted: number;
  /** Share of ring members, and of all others, that have a file. */
  readonly flagged: { readonly members: number; readonly others: number };
}

export const RING_WORLD: WorldWish = {
  innocents: 200_000,
  rings: 200,
  quoted: 0.5,
  flagged: { members: 0.6, others: 0.003 },
};

const COMMON = 60_000;
const OWN_KINDS: readonly IndicatorKind[] = ['handle', 'invite', 'link', 'payment', 'hash'];

/** Makes the world of a seed. */
export function ringWorld(seed: number, wish: WorldWish = RING_WORLD): World {
  const random = seeded(seed, 'ring world');
  const kinds: IndicatorKind[] = Array.from({ length: COMMON }, () => 'link');
  const zipf = zipfOver(COMMON, random);
  const fresh = (kind: IndicatorKind): number => kinds.push(kind) - 1;
  const ordinary = (): Set<number> => {
    const values = new Set<number>();
    const count = Math.min(30, Math.floor(-Math.log(1 - random.next()) * 2.2));
    for (let i = 0; i < count; i++) values.add(zipf());
    return values;
  };
  const accounts: WorldAccount[] = [];
  for (let i = 0; i < wish.innocents; i++) {
    const values = ordinary();
    if (random.chance(0.3)) values.add(fresh('handle'));
    accounts.push({ ring: -1, values, file: false });
  }
  const own = Array.from({ length: wish.rings }, (_, ring) =>
    addRing(accounts, { ring, wish, random, ordinary, fresh }),
  );
  addHubs(accounts, random, fresh);
  const { members, others } = wish.flagged;
  for (const account of accounts) account.file = random.chance(account.ring >= 0 ? members : others);
  return { accounts, kinds, own };
}

interface Making {
  readonly ring: number;
  readonly wish: WorldWish;
  readonly random: Random;
  readonly ordinary: () => Set<number>;
  readonly fresh: (kind: IndicatorKind) => number;
}

function addRing(accounts: WorldAccount[], { ring, wish, random, ordinary, fresh }: Making): readonly number[] {
  const size = 2 + Math.min(40, Math.floor(Math.exp(gauss(random) * 0.8 + 1.2)));
  const own = Array.from({ length: random.whole(2, 5) }, () => fresh(random.pick(OWN_KINDS)));
  const before = accounts.length;
  for (let member = 0; member < size; member++) {
    const values = ordinary();
    const used = own.filter(() => random.chance(0.45));
    for (const value of used) values.add(value);
    if (used.length === 0 && random.chance(0.75)) values.add(random.pick(own));
    if (random.chance(0.5)) values.add(fresh('handle'));
    accounts.push({ ring, values, file: false });
  }
  const [first] = own as [number];
  if (random.chance(wish.quoted))
    for (let i = 0; i < 3; i++) accounts[random.whole(0, wish.innocents - 1)]?.values.add(first);
  // A reseller: somebody of the ring before who uses this ring's handle as well.
  if (ring > 0 && random.chance(0.05))
    accounts
      .slice(0, before)
      .find((one) => one.ring === ring - 1)
      ?.values.add(first);
  return own;
}

/**
 * The recall that knowing every ring's own values would reach: members with a file that hold none of them, or none in common, cannot be joined by anybody.
 */
export function reachableRecall({ accounts, own }: World): number {
  let [joined, all] = [0, 0];
  for (const [ring, values] of own.entries()) {
    const members = accounts.filter((one) => one.ring === ring && one.file);
    const sets = disjointSets(members.length);
    for (const value of values) {
      const holders = [...members.keys()].filter((i) => members[i]?.values.has(value));
      for (const holder of holders) sets.join(holders[0] as number, holder);
    }
    for (const i of members.keys())
      for (const j of members.keys()) {
        if (j <= i) continue;
        all++;
        if (sets.root(i) === sets.root(j)) joined++;
      }
  }
  return all === 0 ? 1 : joined / all;
}

/** Three services that two in five members and one in a hundred others link to. */
function addHubs(accounts: readonly WorldAccount[], random: Random, fresh: Making['fresh']): void {
  const hubs = [fresh('link'), fresh('link'), fresh('link')];
  for (const account of accounts)
    if (random.chance(account.ring >= 0 ? 0.4 : 0.01)) account.values.add(random.pick(hubs));
}

function zipfOver(count: number, random: Random): () => number {
  const sums = new Float64Array(count);
  let sum = 0;
  for (let i = 0; i < count; i++) {
    sum += (i + 1) ** -1.05;
    sums[i] = sum;
  }
  return () => {
    const at = random.next() * sum;
    let [low, high] = [0, count - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] as number) < at) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}

function gauss(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
}

/** What the store would give: uses of the accounts with a file, and how many of all accounts hold a value. */
export function usesOf({ accounts, kinds }: World): {
  readonly uses: readonly IndicatorUse[];
  readonly files: number;
  readonly held: (value: IndicatorValue) => number | undefined;
} {
  const held = new Map<string, number>();
  const uses: IndicatorUse[] = [];
  let files = 0;
  for (const [i, { values, file }] of accounts.entries()) {
    if (file) files++;
    for (const value of values) {
      const name = `v${value}`;
      held.set(name, (held.get(name) ?? 0) + 1);
      if (file) uses.push({ account: `a${i}`, kind: kinds[value] as IndicatorKind, service: 'world', value: name });
    }
  }
  return { uses, files, held: ({ value }) => held.get(value) };
}
