// Names of rings: made from the smallest member, and kept from pass to pass by the group that overlaps most with the earlier ring.
import type { AccountId, Platform } from '../../core/item.ts';
import type { RingId } from '../../core/ring.ts';
import type { Sha256 } from '../observe.ts';
import { readableId } from '../readable-id.ts';
import { order } from './population.ts';

/** A ring as an earlier pass left it. */
export interface EarlierRing {
  readonly id: RingId;
  readonly members: readonly AccountId[];
  /** Milliseconds since 1970. Of rings that fit a group alike, the older one's name is kept. */
  readonly openedAt?: number;
}

/** `R-` and ten letters of Crockford's base 32, from platform, smallest member and, when that name is taken, a number. */
export function ringIdOf(
  of: { readonly platform: Platform; readonly member: AccountId; readonly again: number },
  sha256: Sha256,
): RingId {
  const again = of.again === 0 ? '' : `\u0000${of.again}`;
  const hex = sha256(`ring\u0000${of.platform}\u0000${of.member}${again}`);
  return `R-${readableId(hex)}` as RingId;
}

/**
 * Names for groups of members, in their order. Each earlier id goes to the group with the largest overlap, largest overlaps first, of equals the one
 * that fits best, then the older ring: so a split or join that is taken back gives the names as before. The rest are new names that no earlier ring had. Members are unique over all groups.
 */
export function nameGroups(
  groups: readonly (readonly AccountId[])[],
  earlier: readonly EarlierRing[],
  platform: Platform,
  sha256: Sha256,
): readonly RingId[] {
  const names: (RingId | undefined)[] = groups.map(() => undefined);
  const given = new Set<RingId>();
  for (const { group, id } of overlaps(groups, earlier)) {
    if (names[group] !== undefined || given.has(id)) continue;
    names[group] = id;
    given.add(id);
  }
  const taken = new Set(earlier.map(({ id }) => id));
  return names.map((name, i) => {
    if (name !== undefined) return name;
    const member = (groups[i] as readonly AccountId[])[0] as AccountId;
    let again = 0;
    let id = ringIdOf({ platform, member, again }, sha256);
    // Ends: each number gives another of 2^50 names, and no more are taken than there are rings.
    while (taken.has(id)) id = ringIdOf({ platform, member, again: ++again }, sha256);
    taken.add(id);
    return id;
  });
}

/** Pairs of a group and an earlier ring that share members, most first; of equals where fewest others stand on either side, then the older ring, by id and group. */
function overlaps(
  groups: readonly (readonly AccountId[])[],
  earlier: readonly EarlierRing[],
): readonly { readonly group: number; readonly id: RingId }[] {
  const groupOf = new Map(groups.flatMap((members, group) => members.map((member) => [member, group] as const)));
  const out: { group: number; id: RingId; shared: number; all: number; age: number }[] = [];
  for (const { id, members, openedAt: age = 0 } of earlier) {
    const shared = new Map<number, number>();
    for (const member of members) {
      const group = groupOf.get(member);
      if (group !== undefined) shared.set(group, (shared.get(group) ?? 0) + 1);
    }
    for (const [group, count] of shared)
      out.push({ group, id, shared: count, all: members.length + (groups[group]?.length ?? 0) - count, age });
  }
  return out.sort(
    (a, b) => b.shared - a.shared || a.all - b.all || a.age - b.age || order(a.id, b.id) || a.group - b.group,
  );
}
