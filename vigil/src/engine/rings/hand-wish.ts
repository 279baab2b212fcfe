// Turns what a person wishes for a ring into a tie by hand, or says in a sentence why it cannot be.

import type { HandTie, HandTieId } from '../../core/hand-tie.ts';
import { MOST_BY_HAND } from '../../core/hand-tie.ts';
import type { AccountId, Platform } from '../../core/item.ts';
import { REFUSALS } from '../../core/refusal.ts';
import type { Sha256 } from '../observe.ts';
import { readableId } from '../readable-id.ts';

/** A ring as a wish meets it. */
export interface HandRing {
  readonly id: string;
  readonly platform: Platform;
  readonly members: readonly AccountId[];
}

/** Split these members off the ring, or join it with accounts: those of another ring, or one that has a file. */
export type HandWish =
  | { readonly kind: 'split'; readonly accounts: readonly AccountId[] }
  | { readonly kind: 'join'; readonly platform: Platform; readonly accounts: readonly AccountId[] };

/** Who says it, why and when. */
export interface HandAuthor {
  readonly by: string;
  readonly why: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** The tie, or the sentence that says why there is none. `held` are the ties that hold already. */
export function wishByHand(
  ring: HandRing,
  wish: HandWish,
  { held, author, sha256 }: { readonly held: readonly HandTie[]; readonly author: HandAuthor; readonly sha256: Sha256 },
): { readonly ok: true; readonly tie: HandTie } | { readonly ok: false; readonly why: string } {
  const members = new Set(ring.members);
  const chosen = [...new Set(wish.accounts)].sort();
  if (chosen.length === 0) return { ok: false, why: REFUSALS['name-account'] };
  const rest = ring.members.filter((one) => wish.kind === 'join' || !chosen.includes(one));
  const why = wish.kind === 'split' ? whyNoSplit(chosen, rest, members) : whyNoJoin(ring, wish, members);
  if (why !== undefined) return { ok: false, why };
  if (chosen.length + rest.length > MOST_BY_HAND)
    return { ok: false, why: `A ring made by hand holds at most ${MOST_BY_HAND} accounts; this would be more.` };
  const against = wish.kind === 'join' ? held.find((one) => parts(one, ring.platform, chosen, rest)) : undefined;
  if (against !== undefined)
    return { ok: false, why: `${against.by} split these accounts (${against.id}). Take that back first.` };
  const id = idOf({ ...author, kind: wish.kind, platform: ring.platform, one: chosen, other: rest }, sha256);
  return { ok: true, tie: { id, platform: ring.platform, kind: wish.kind, one: chosen, other: rest, ...author } };
}

function whyNoSplit(chosen: readonly string[], rest: readonly string[], members: ReadonlySet<string>) {
  if (chosen.some((one) => !members.has(one))) return REFUSALS['not-all-in-ring'];
  return rest.length === 0 ? REFUSALS['leave-one'] : undefined;
}

function whyNoJoin(ring: HandRing, wish: HandWish & { readonly kind: 'join' }, members: ReadonlySet<string>) {
  if (wish.platform !== ring.platform) return REFUSALS['other-platform'];
  return wish.accounts.some((one) => members.has(one)) ? REFUSALS['in-ring-already'] : undefined;
}

/** Whether a tie that holds keeps accounts of the two sides apart. */
function parts(tie: HandTie, platform: Platform, one: readonly AccountId[], other: readonly AccountId[]): boolean {
  if (tie.kind !== 'split' || tie.platform !== platform) return false;
  const [a, b] = [new Set(one), new Set(other)];
  const meets = (side: readonly AccountId[], set: ReadonlySet<AccountId>): boolean => side.some((id) => set.has(id));
  return (meets(tie.one, a) && meets(tie.other, b)) || (meets(tie.one, b) && meets(tie.other, a));
}

function idOf(of: Omit<HandTie, 'id'>, sha256: Sha256): HandTieId {
  const { platform, kind, one, other, by, at } = of;
  return `H-${readableId(sha256(JSON.stringify(['hand', platform, kind, one, other, by, at])))}` as HandTieId;
}
