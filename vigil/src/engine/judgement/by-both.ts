// Weighing by what reviewed cases taught and by hand weights together: tables know who looks like an offender, hand weights do not lean on a few hundred cases.
import type { JudgementModel, ReviewedCase } from '../../core/judgement.ts';
import type { Policy } from '../../core/policy.ts';
import { FAMILIES, type Family } from '../../core/signal.ts';
import { weighByTables } from './by-tables.ts';
import { levelsOfPieces } from './levels.ts';
import type { Pieces } from './pieces.ts';
import { totalOf, type Weighing } from './weighing.ts';

/**
 * Share of hand weights in the sum, of every model that is learned now. Two judges who err in different places err less together (linear opinion pool of
 * log-odds; Genest and Zidek 1986): tables take families for independent and see three levels, hand weights know nothing of look-alikes. More cases mend
 * neither, so the share stays. Chosen on worlds the bench does not use; a tenth to a third did about as well.
 */
export const HAND_SHARE = 0.2;

/** The tables' weighing with `ruled`, the hand weights of the same pieces, mixed in family by family: what held for both (ceilings, what context may take) holds for the sum. */
export function weighByBoth(pieces: Pieces, ruled: Weighing, model: JudgementModel, policy: Policy): Weighing {
  const taught = weighByTables(levelsOfPieces(pieces, policy), model, policy);
  const share = model.byHand ?? 0;
  if (share === 0) return taught;
  const bits = new Map<Family, number>();
  for (const family of FAMILIES) {
    const [learned, given] = [taught.bits.get(family), ruled.bits.get(family)];
    if (learned === undefined && given === undefined) continue;
    bits.set(family, (1 - share) * (learned ?? 0) + share * (given ?? 0));
  }
  return { ...taught, bits, absent: (1 - share) * taught.absent, rarity: (1 - share) * taught.rarity };
}

/** The same sum of a reviewed case, of which only levels and hand-weighed bits are left. */
export function bitsByBoth({ levels, bits }: ReviewedCase, model: JudgementModel, policy: Policy): number {
  const share = model.byHand ?? 0;
  return (1 - share) * totalOf(weighByTables(levels, model, policy)) + share * bits;
}
