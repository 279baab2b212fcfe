// assess: how bad is it? Adds the evidence up in bits, by hand weights or by what reviewed cases taught, and says what every piece gave.
import type { Assessment, Reason, ReasonPart, Severity } from '../core/assessment.ts';
import { type JudgementModel, LEARNED_FROM } from '../core/judgement.ts';
import type { Evidence } from '../core/observation.ts';
import type { Policy } from '../core/policy.ts';
import { englishOf, type Saying } from '../core/saying.ts';
import { FAMILIES, type Family } from '../core/signal.ts';
import { weighByBoth } from './judgement/by-both.ts';
import { discounted, weighByHand } from './judgement/by-hand.ts';
import { probabilityOf } from './judgement/calibrate.ts';
import {
  type Ground,
  groundOf,
  type Piece,
  type Pieces,
  piecesOf,
  piecesWithout,
  type Seen,
  TEXT,
} from './judgement/pieces.ts';
import { totalOf, type Weighing } from './judgement/weighing.ts';
import { absentSaying, raritySaying, sayingFor } from './sentences.ts';

export type { Complaint, Seen } from './judgement/pieces.ts';

const ITEMS_SHOWN = 5;
/** Pieces that weigh less than this together cannot be divided; they share alike. */
const LEAST_WEIGHT = 1e-290;
/** Families that open a file by what the account itself showed; a classifier and a link alone are hearsay. */
const CORE: readonly Family[] = ['term', 'joint', 'age', 'hash'];
const HEARSAY: ReadonlySet<Family> = new Set(['classifier', 'link']);
const OTHERS: ReadonlySet<Family> = new Set([...HEARSAY, 'notice']);
/** Share of the urgent bound that an account's own words must make. */
const OWN_SHARE = 2 / 3;

/** What judging goes by: the policy, the version of what is looked for, and what reviewed cases taught, if they did. */
export interface JudgingRules {
  readonly policy: Policy;
  readonly lexicon: string;
  readonly model?: JudgementModel | undefined;
}

/**
 * Scores what an account did. Cannot see who it is. The bits of the reasons sum exactly to `bits`, in their order.
 * The same input gives the same Assessment, bit for bit, also after the input was written as JSON and read again.
 */
export function assess(seen: Seen, rules: JudgingRules): Assessment {
  const { policy } = rules;
  const model = inForce(rules.model);
  const ground = groundOf(seen, policy);
  const pieces = piecesOf(ground);
  const byHand = weighByHand(pieces, policy);
  const weigh = (list: Pieces, ruled: Weighing): Weighing =>
    model === undefined ? ruled : weighByBoth(list, ruled, model, policy);
  const weighing = weigh(pieces, byHand);
  const total = totalOf(weighing);
  const change = (piece: Piece): number => {
    const others = piecesWithout(ground, pieces, piece);
    return totalOf(weigh(others, weighByHand(others, policy))) - total;
  };
  const reasons = reasonsOf({ ground, pieces, weighing, policy, change });
  const bits = reasons.reduce((sum, reason) => sum + reason.bits, 0);
  const strong = FAMILIES.filter((family) => family !== 'notice' && (byHand.bits.get(family) ?? 0) >= policy.floorBits);
  const calibration = rules.model?.calibration;
  const probability = calibration === undefined ? undefined : probabilityOf(calibration, bits);
  const likely = model !== undefined && probability !== undefined && probability >= policy.urgentProbability;
  return {
    bits,
    reasons,
    strong,
    severity: severityOf(ground, { enough: likely || bits >= policy.urgentBits, strong, byHand }),
    ...(weighing.against === undefined ? {} : { against: weighing.against }),
    ...(probability === undefined ? {} : { probability }),
    policy: policy.version,
    lexicon: rules.lexicon,
    model: rules.model?.version ?? 'cold',
  };
}

/** A model judges from `LEARNED_FROM` reviewed cases on; before, hand weights rank better. */
function inForce(model: JudgementModel | undefined): JudgementModel | undefined {
  return model !== undefined && model.reviewed >= LEARNED_FROM ? model : undefined;
}

interface Explaining {
  readonly ground: Ground;
  readonly pieces: Pieces;
  readonly weighing: Weighing;
  readonly policy: Policy;
  readonly change: (piece: Piece) => number;
}

/** One reason a family that was seen, strongest first; then what was not seen and how rare the explanation is. */
function reasonsOf(explaining: Explaining): readonly Reason[] {
  const { weighing } = explaining;
  const out: Reason[] = [];
  for (const [family, bits] of weighing.bits) out.push(familyReason(family, bits, explaining));
  out.sort((a, b) => b.bits - a.bits || orderOf(a) - orderOf(b));
  if (weighing.against === undefined) return out;
  const missing = FAMILIES.filter(
    (family) => family !== 'context' && family !== 'victim' && !weighing.bits.has(family),
  );
  const without = { items: [], parts: [] };
  if (weighing.absent !== 0)
    out.push({ family: 'absent', bits: weighing.absent, ...told(absentSaying(missing)), ...without });
  if (weighing.rarity !== 0)
    out.push({ family: 'rarity', bits: weighing.rarity, ...told(raritySaying(weighing)), ...without });
  return out;
}

function told(said: Saying): Pick<Reason, 'text' | 'said'> {
  return { text: englishOf(said), said };
}

function orderOf({ family }: Reason): number {
  return FAMILIES.indexOf(family as Family);
}

function familyReason(family: Family, bits: number, { ground, pieces, policy, change }: Explaining): Reason {
  const list = pieces.get(family) ?? [];
  const evidence = ground.evidence.get(family) ?? [];
  const items = [...new Set(list.map((one) => one.item).filter((item) => item !== undefined))];
  return {
    family,
    bits,
    ...told(sayingFor(family, evidence, ground.complaints.length)),
    items: items.slice(0, ITEMS_SHOWN),
    parts: partsOf(list, bits, { policy, change }),
  };
}

/** Shares the bits of a family out over its pieces as hand weights would; the shares sum to the bits. */
function partsOf(
  pieces: readonly Piece[],
  bits: number,
  { policy, change }: Pick<Explaining, 'policy' | 'change'>,
): readonly ReasonPart[] {
  const weights = discounted(pieces, policy.repeat).map(Math.abs);
  const sum = weights.reduce((all, one) => all + one, 0);
  return pieces.map((piece, at) => ({
    id: piece.id,
    ...(piece.item === undefined ? {} : { item: piece.item }),
    bits: sum < LEAST_WEIGHT ? bits / pieces.length : (bits * (weights[at] ?? 0)) / sum,
    without: change(piece),
  }));
}

interface Judged {
  /** Enough bits, or likely enough by what reviewed cases taught. */
  readonly enough: boolean;
  /** Families that reach the floor by hand weights: how strong evidence is does not depend on whom it is weighed against. */
  readonly strong: readonly Family[];
  readonly byHand: Weighing;
}

/**
 * Urgent: enough bits or likely enough, spread over two independent families, or a known hash. Standard: what speaks against the account, by hand weights,
 * without decay and without what speaks for it, reaches the lower bound; so neither kind words nor a model keep a person from looking.
 */
function severityOf(ground: Ground, { enough, strong, byHand }: Judged): Severity | 'none' {
  const { policy } = ground;
  const known = byHand.bits.get('hash') ?? 0;
  if (
    known >= policy.floorBits ||
    (enough && ownBits(byHand) >= OWN_SHARE * policy.urgentBits && independent(strong, ground))
  )
    return 'urgent';
  let against = 0;
  for (const list of ground.evidence.values()) for (const one of list) against += weightAgainst(one, policy);
  return against >= policy.standardBits ? 'standard' : 'none';
}

/** What the account itself showed. Links, complaints and a classifier's opinion can be brought about by others; they lift nobody over the bound alone. */
function ownBits({ bits }: Weighing): number {
  let own = 0;
  for (const [family, worth] of bits) if (!OTHERS.has(family)) own += worth;
  return own;
}

function weightAgainst({ bits, family }: Evidence, { correlated }: Policy): number {
  return bits > 0 ? bits * (TEXT.has(family) ? correlated : 1) : 0;
}

/** Two families; a classifier and a link together only beside something the account itself showed. */
function independent(strong: readonly Family[], { evidence }: Ground): boolean {
  if (strong.length < 2) return false;
  if (strong.some((family) => !HEARSAY.has(family))) return true;
  return CORE.some((family) => (evidence.get(family) ?? []).some((one) => one.bits > 0));
}
