// Names rings so that they keep their name: a ring found again is the one that most of its members were in before.
import type { Severity } from '../../core/assessment.ts';
import type { Policy } from '../../core/policy.ts';
import type { AccountKey, Ring, RingId } from '../../core/ring.ts';
import type { Sha256 } from '../observe.ts';
import type { Component } from './find-rings.ts';

const MINUTE_MS = 60_000;
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const ID_LETTERS = 10;

/** What naming needs beside the components. `now` is Vigil's clock, milliseconds since 1970. */
export interface Naming {
  readonly before: readonly Ring[];
  /** Accounts whose own posts are grave: a term with trade in one text, or known media. */
  readonly grave: ReadonlySet<AccountKey>;
  readonly policy: Policy;
  readonly now: number;
  readonly sha256: Sha256;
}

/** Rings in the order of their ids. Urgent when two members are grave by themselves. */
export function nameRings(components: readonly Component[], naming: Naming): readonly Ring[] {
  const { before, grave, policy, now } = naming;
  const owner = new Map<AccountKey, Ring>();
  for (const ring of before) for (const member of ring.members) owner.set(member, ring);
  const taken = new Set<RingId>();
  const largest = [...components].sort(
    (a, b) => b.members.length - a.members.length || ((a.members[0] ?? '') < (b.members[0] ?? '') ? -1 : 1),
  );
  const rings = largest.map((component): Ring => {
    const known = knownAs(component, owner, taken);
    const id = known?.id ?? freshId(component, taken, naming.sha256);
    taken.add(id);
    const severity: Severity = component.members.filter((one) => grave.has(one)).length >= 2 ? 'urgent' : 'standard';
    const dueAt = now + policy.firstLookMinutes[severity] * MINUTE_MS;
    return {
      id,
      members: component.members,
      edges: component.edges,
      severity,
      state: known?.state ?? 'open',
      openedAt: known?.openedAt ?? now,
      dueAt: Math.min(known?.dueAt ?? dueAt, dueAt),
    };
  });
  return rings.sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** The ring of before with most of these members, if no other component has taken its name. */
function knownAs(
  component: Component,
  owner: ReadonlyMap<AccountKey, Ring>,
  taken: ReadonlySet<RingId>,
): Ring | undefined {
  const votes = new Map<Ring, number>();
  for (const member of component.members) {
    const ring = owner.get(member);
    if (ring !== undefined && !taken.has(ring.id)) votes.set(ring, (votes.get(ring) ?? 0) + 1);
  }
  return [...votes].sort(([a, n], [b, m]) => m - n || (a.id < b.id ? -1 : 1))[0]?.[0];
}

/** `R-` and ten letters of Crockford's base 32, from the first member; a name that is taken is passed over. */
function freshId(component: Component, taken: ReadonlySet<RingId>, sha256: Sha256): RingId {
  for (let turn = 0; ; turn++) {
    const hex = sha256(`ring\u0000${component.members[0]}\u0000${turn}`);
    let bits = BigInt(`0x${hex.slice(0, 13)}`) >> 2n;
    let letters = '';
    for (let i = 0; i < ID_LETTERS; i++) {
      letters = LETTERS[Number(bits & 31n)] + letters;
      bits >>= 5n;
    }
    const id = `R-${letters}` as RingId;
    if (!taken.has(id)) return id;
  }
}
