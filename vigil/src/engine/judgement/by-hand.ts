// Weighing by the policy's hand weights, while too few cases are reviewed: presence of each family, a little for repetition, and joint evidence.
import type { Policy } from '../../core/policy.ts';
import { FAMILIES, type Family } from '../../core/signal.ts';
import { type Piece, type Pieces, TEXT } from './pieces.ts';
import { contextBits, type Weighing } from './weighing.ts';

/** Hand-weighed bits a family (science.md 2.3, 2 and 3). */
export function weighByHand(pieces: Pieces, policy: Policy): Weighing {
  const bits = new Map<Family, number>();
  for (const family of FAMILIES) {
    const list = pieces.get(family) ?? [];
    if (list.length > 0) bits.set(family, familyBits(family, list, policy));
  }
  const context = bits.get('context');
  if (context !== undefined) bits.set('context', contextBits(context, bits, policy));
  return { bits, absent: 0, rarity: 0 };
}

function familyBits(family: Family, pieces: readonly Piece[], policy: Policy): number {
  const sum = discounted(pieces, policy.repeat).reduce((all, one) => all + one, 0);
  if (family === 'notice') return Math.min(sum, policy.noticeCeiling);
  return TEXT.has(family) ? sum * policy.correlated : sum;
}

/** Each further piece counts `repeat` of the one before: a family never exceeds w / (1 - repeat). Pieces come strongest first. */
export function discounted(pieces: readonly Piece[], repeat: number): readonly number[] {
  return pieces.map(({ bits }, at) => bits * repeat ** at);
}
