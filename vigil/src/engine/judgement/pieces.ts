// What judging counts: evidence by family, aged, strongest first, and bounded. Both ways of weighing, by hand and by tables, start here.
import type { Conduct } from '../../core/account.ts';
import type { ItemId } from '../../core/item.ts';
import type { Evidence } from '../../core/observation.ts';
import type { Policy } from '../../core/policy.ts';
import { FAMILIES, type Family } from '../../core/signal.ts';
import { KEPT_PER_FAMILY } from '../gather.ts';

const DAY_MS = 86_400_000;

/** Families that rest on the words of posts: correlated with joint evidence and with each other, so they count a share. */
export const TEXT: ReadonlySet<Family> = new Set(['term', 'age', 'offer', 'contact', 'payment', 'obfuscation']);
/** Families whose evidence does not fade: media stays known, a shared value stays shared. */
const AGELESS: ReadonlySet<Family> = new Set(['hash', 'link', 'notice']);

/** A complaint, as far as judging may know it. */
export interface Complaint {
  readonly id: string;
  readonly at: number;
  /** True when a trusted flagger complained. */
  readonly trusted?: boolean;
  /** What it is worth by itself, by its reporter's record; the policy's weight where nobody knows. */
  readonly bits?: number;
}

/** All that is known of an account when it is judged. `links` is evidence of family `link`, drawn from other files. */
export interface Seen {
  readonly conduct: Conduct;
  readonly complaints: readonly Complaint[];
  readonly links?: readonly Evidence[];
}

/** One piece of evidence as it counts now. */
export interface Piece {
  readonly id: string;
  readonly item?: ItemId;
  readonly family: Family;
  /** Hand-weighed bits after ageing; a joint piece that is a whole offer counts more. */
  readonly bits: number;
  /** What ageing left, 1 for fresh. */
  readonly freshness: number;
  /** True for a joint piece whose item holds an offer and a way to make contact. */
  readonly whole: boolean;
}

/** Pieces of each family, strongest first, at most `KEPT_PER_FAMILY`. */
export type Pieces = ReadonlyMap<Family, readonly Piece[]>;

/** Everything seen, grouped by family; the ground that pieces are taken from and given back to. */
export interface Ground {
  readonly evidence: ReadonlyMap<Family, readonly Evidence[]>;
  readonly complaints: readonly Complaint[];
  readonly reference: number;
  readonly policy: Policy;
}

/** Groups what was seen. Evidence ages towards the account's last observation, so no clock is needed. */
export function groundOf({ conduct, complaints, links = [] }: Seen, policy: Policy): Ground {
  const evidence = new Map<Family, Evidence[]>();
  for (const one of [...conduct.evidence, ...links]) {
    if (one.family === 'notice' || one.family === 'victim') continue;
    const group = evidence.get(one.family);
    if (group === undefined) evidence.set(one.family, [one]);
    else group.push(one);
  }
  return { evidence, complaints, reference: conduct.lastSeen, policy };
}

/** The pieces of everything seen. */
export function piecesOf(ground: Ground): Pieces {
  const whole = wholeItems(ground);
  const pieces = new Map<Family, readonly Piece[]>();
  for (const family of FAMILIES) {
    const list = familyPieces(ground, family, whole);
    if (list.length > 0) pieces.set(family, list);
  }
  return pieces;
}

/** The pieces without one. Only its own family is weighed again, and joint evidence where a whole offer may have lost a half. */
export function piecesWithout(ground: Ground, pieces: Pieces, { family, id }: Piece): Pieces {
  const left: Ground =
    family === 'notice'
      ? { ...ground, complaints: ground.complaints.filter((one) => one.id !== id) }
      : {
          ...ground,
          evidence: new Map(ground.evidence).set(
            family,
            (ground.evidence.get(family) ?? []).filter((one) => one.id !== id),
          ),
        };
  const whole = wholeItems(left);
  const out = new Map(pieces).set(family, familyPieces(left, family, whole));
  return family === 'offer' || family === 'contact' ? out.set('joint', familyPieces(left, 'joint', whole)) : out;
}

function familyPieces(ground: Ground, family: Family, whole: ReadonlySet<ItemId>): readonly Piece[] {
  const list = family === 'notice' ? noticePieces(ground) : evidencePieces(ground, family, whole);
  return list.sort(strongerFirst).slice(0, KEPT_PER_FAMILY);
}

function evidencePieces(ground: Ground, family: Family, whole: ReadonlySet<ItemId>): Piece[] {
  const { policy, reference } = ground;
  return (ground.evidence.get(family) ?? []).map((one) => {
    const freshness = AGELESS.has(family)
      ? 1
      : Math.max(policy.leastFreshness, 2 ** (-Math.max(0, reference - one.at) / (policy.halfLifeDays * DAY_MS)));
    const isWhole = family === 'joint' && whole.has(one.item);
    const bits = one.bits * freshness * (isWhole ? policy.wholeOffer : 1);
    return { id: one.id, item: one.item, family, bits, freshness, whole: isWhole };
  });
}

function noticePieces({ complaints, policy }: Ground): Piece[] {
  const bits = policy.weights['notice.person'];
  return complaints.map((one) => ({
    id: one.id,
    family: 'notice',
    bits: one.bits ?? bits,
    freshness: 1,
    whole: false,
  }));
}

/** Items that hold both an offer and a way to make contact. */
function wholeItems({ evidence }: Ground): ReadonlySet<ItemId> {
  const contacts = new Set((evidence.get('contact') ?? []).map((one) => one.item));
  return new Set((evidence.get('offer') ?? []).map((one) => one.item).filter((item) => contacts.has(item)));
}

function strongerFirst(a: Piece, b: Piece): number {
  return Math.abs(b.bits) - Math.abs(a.bits) || (a.id < b.id ? -1 : 1);
}
