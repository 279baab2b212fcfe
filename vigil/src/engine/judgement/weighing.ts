// What a way of weighing comes to: bits a family, and the bounds that hold for hand weights and learned tables alike.
import type { InnocentKind } from '../../core/innocent.ts';
import type { Policy } from '../../core/policy.ts';
import { FAMILIES, type Family } from '../../core/signal.ts';
import { TEXT } from './pieces.ts';

/** Bits a family, and for learned tables what the bits speak against. The total is the sum in the order of `FAMILIES`, then absent, then rarity. */
export interface Weighing {
  readonly bits: ReadonlyMap<Family, number>;
  /** Bits of all families that were not seen. */
  readonly absent: number;
  /** Bits of how rare the innocent explanation is. */
  readonly rarity: number;
  /** Share of all accounts of which that explanation holds; tables only. */
  readonly share?: number;
  readonly against?: InnocentKind | 'ordinary';
}

/** The sum of all that a weighing holds. */
export function totalOf({ bits, absent, rarity }: Weighing): number {
  return FAMILIES.reduce((sum, family) => sum + (bits.get(family) ?? 0), 0) + absent + rarity;
}

/**
 * Words that speak for an account take away at most what the words of its posts gave, and never more than the policy's floor:
 * nothing of a known hash, of joint evidence or of a link. They never add.
 */
export function contextBits(raw: number, others: ReadonlyMap<Family, number>, policy: Policy): number {
  let given = 0;
  for (const family of TEXT) given += Math.max(0, others.get(family) ?? 0);
  return Math.min(0, Math.max(raw, policy.contextFloor, -given));
}
