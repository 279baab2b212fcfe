// Weighing by what reviewed cases taught: how much better guilt explains the levels than the best innocent explanation does.
import type { InnocentKind } from '../../core/innocent.ts';
import type { JudgementModel, Levels, LevelTable } from '../../core/judgement.ts';
import type { Policy } from '../../core/policy.ts';
import { FAMILIES, type Family } from '../../core/signal.ts';
import { TEXT } from './pieces.ts';
import { contextBits, totalOf, type Weighing } from './weighing.ts';

/**
 * The weighing against the innocent explanation that leaves fewest bits (science.md 2.3, 4: max, not log-sum).
 * For each explanation k: sum over families of log2 P(level | offender) / P(level | k), plus log2 1 / share of k. Families that rest on words
 * count the policy's `correlated` share, because a zealous writer shows all of them at once. Depends on levels only.
 */
export function weighByTables(levels: Levels, model: JudgementModel, policy: Policy): Weighing {
  const { offenders, platform, innocents } = model;
  let best = against({ levels, policy }, offenders.table, { kind: 'ordinary', share: 1, table: platform });
  let least = totalOf(best);
  for (const one of innocents) {
    const weighing = against({ levels, policy }, offenders.table, one);
    const total = totalOf(weighing);
    if (total >= least) continue;
    best = weighing;
    least = total;
  }
  return best;
}

interface Explanation {
  readonly kind: InnocentKind | 'ordinary';
  readonly share: number;
  readonly table: LevelTable;
}

function against(
  { levels, policy }: { readonly levels: Levels; readonly policy: Policy },
  offenders: LevelTable,
  { kind, share, table }: Explanation,
): Weighing {
  const bits = new Map<Family, number>();
  let absent = 0;
  for (const family of FAMILIES) {
    const level = levels[family];
    const ratio = Math.log2((offenders[family][level] ?? 1) / (table[family][level] ?? 1));
    const weighed = TEXT.has(family) ? ratio * policy.correlated : ratio;
    if (family === 'context') {
      if (level > 0) bits.set(family, contextBits(weighed, bits, policy));
    } else if (level === 0) absent += weighed;
    else bits.set(family, family === 'notice' ? Math.min(weighed, policy.noticeCeiling) : weighed);
  }
  return { bits, absent, rarity: -Math.log2(share), share, against: kind };
}
