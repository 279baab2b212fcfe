// Finds the rings of a platform: which accounts with a file share values so rare elsewhere that chance does not explain it, and what links the others to them.
import type { AccountId, Platform } from '../../core/item.ts';
import type { AccountLink, Ring, RingEdge, RingId } from '../../core/ring.ts';
import type { Sha256 } from '../observe.ts';
import { byHand, type Hand, namedByHand, placeTies } from './by-hand.ts';
import type { Component } from './components.ts';
import { componentsOf } from './components.ts';
import type { Edge } from './edges.ts';
import { edgesOf } from './edges.ts';
import { linksOf } from './link-evidence.ts';
import type { IndicatorUse, Population, Weighed } from './population.ts';
import { byValue, order, weigh } from './population.ts';
import type { EarlierRing } from './ring-id.ts';
import { nameGroups } from './ring-id.ts';
import { withTemplates } from './templates.ts';

/** A ring before it has a case. */
export type FoundRing = Pick<Ring, 'id' | 'platform' | 'members' | 'edges' | 'bits'> & {
  /** True when it was part of a group of more than fifty. */
  readonly split: boolean;
};

/** What one pass over a platform found. */
export interface Linked {
  /** By smallest member. */
  readonly rings: readonly FoundRing[];
  /** What links an account to others, members of rings included; strongest first, at most eight an account. */
  readonly links: ReadonlyMap<AccountId, readonly AccountLink[]>;
}

/** Where the pass runs, what an earlier one called its rings, and what people said. */
export interface Naming {
  readonly platform: Platform;
  readonly earlier: readonly EarlierRing[];
  readonly sha256: Sha256;
  readonly hand?: Hand;
}

const NOTHING_SAID: Hand = { ties: [], files: new Set() };

/**
 * Looks at all uses of one platform at once. Edges need a lift of five bits a value and ten bits in all; rings are connected components of at most
 * fifty members, joined and cut where people said so. The answer depends on the set of uses, never on their order or number: an account that uses a value twice holds it once.
 */
export function findRings(uses: readonly IndicatorUse[], population: Population, naming: Naming): Linked {
  const { hand = NOTHING_SAID } = naming;
  const { accounts, place, values } = weighed(withTemplates(uses), population, namedByHand(hand));
  const edges = edgesOf(values, accounts.length);
  const ties = placeTies(hand, (account) => place.get(account));
  const groups = byHand(componentsOf(edges), edges, ties);
  const groupOf = new Map(groups.flatMap(({ members }, group) => members.map((member) => [member, group] as const)));
  const idOf = (account: number): AccountId => accounts[account] as AccountId;
  const names = nameGroups(
    groups.map(({ members }) => members.map(idOf)),
    naming.earlier,
    naming.platform,
    naming.sha256,
  );
  const links = new Map<AccountId, readonly AccountLink[]>();
  for (const [account, list] of linksOf(values, population, (one) => groupOf.get(one)))
    links.set(
      idOf(account),
      list.map(({ group, ...link }) => (group === undefined ? link : { ...link, ring: names[group] as RingId })),
    );
  return { rings: groups.map((group, i) => ringOf(group, names[i] as RingId, naming.platform, idOf)), links };
}

/** The accounts in order with their places, those named by hand among them, and the values that at least two of them hold, in order. */
function weighed(
  uses: readonly IndicatorUse[],
  population: Population,
  named: readonly AccountId[],
): {
  readonly accounts: readonly string[];
  readonly place: ReadonlyMap<string, number>;
  readonly values: readonly Weighed[];
} {
  const holders = new Map<string, { readonly use: IndicatorUse; readonly accounts: Set<string> }>();
  for (const use of uses) {
    const key = `${use.kind}\u0000${use.service}\u0000${use.value}`;
    const known = holders.get(key);
    if (known === undefined) holders.set(key, { use, accounts: new Set([use.account]) });
    else known.accounts.add(use.account);
  }
  const shared = [...holders.values()].filter(({ accounts }) => accounts.size > 1);
  const accounts = [...new Set([...shared.flatMap((one) => [...one.accounts]), ...named])].sort(order);
  const place = new Map(accounts.map((account, i) => [account, i]));
  const values = shared
    .sort((a, b) => byValue(a.use, b.use))
    .map(({ use, accounts: ids }) => {
      const places = [...ids].map((id) => place.get(id) as number).sort((a, b) => a - b);
      return weigh(use, places, population);
    });
  return { accounts, place, values };
}

function ringOf(group: Component, id: RingId, platform: Platform, idOf: (account: number) => AccountId): FoundRing {
  const edge = ({ a, b, bits, indicators }: Edge): RingEdge => ({ a: idOf(a), b: idOf(b), bits, indicators });
  const { members, edges, bits, split } = group;
  return { id, platform, members: members.map(idOf), edges: edges.map(edge), bits, split };
}
