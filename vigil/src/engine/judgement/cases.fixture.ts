// Reviewed cases in any number for tests of learning: invented accounts whose levels follow from their outcome and a seed.
import fc from 'fast-check';
import type { InnocentKind } from '../../core/innocent.ts';
import type { Levels, ReviewedCase } from '../../core/judgement.ts';
import { LEVELS } from '../../core/judgement.ts';
import { FAMILIES } from '../../core/signal.ts';
import { seeded } from '../../demo/random.ts';

/** An account that showed nothing. */
export const NOTHING = Object.fromEntries(FAMILIES.map((family) => [family, 0])) as unknown as Levels;

/** Any levels that there are. */
export const anyLevels: fc.Arbitrary<Levels> = fc.record(
  Object.fromEntries(FAMILIES.map((family) => [family, fc.nat({ max: LEVELS[family].length - 1 })])),
) as unknown as fc.Arbitrary<Levels>;

/** A case; what is not said is an ordinary dismissal. */
export function reviewedCase(id: string, some: Partial<ReviewedCase> = {}): ReviewedCase {
  return { id, levels: NOTHING, bits: 5, outcome: 'not-violating', reviewer: 'ada', ...some };
}

const LOOKS: Readonly<Record<string, Partial<Levels>>> = {
  violating: { term: 2, offer: 2, contact: 2, joint: 4, obfuscation: 1 },
  seller: { offer: 2, contact: 2, term: 1, joint: 1 },
  'press-or-advocate': { term: 2, context: 2, joint: 1, age: 1 },
  joker: { term: 1, obfuscation: 2 },
};

/** Cases in which offenders, sellers, advocates and jokers look as one would think, each with some of its signs missing. */
export function plausibleCases(count: number, seed: number): readonly ReviewedCase[] {
  const random = seeded(seed, 'cases');
  return Array.from({ length: count }, (_, at) => {
    const look = random.pick(Object.keys(LOOKS));
    const seen = Object.fromEntries(Object.entries(LOOKS[look] ?? {}).filter(() => random.chance(0.8)));
    const violating = look === 'violating';
    return reviewedCase(`case-${seed}-${at}`, {
      levels: { ...NOTHING, ...seen },
      bits: (violating ? 8 : 4) + random.next() * 12,
      outcome: violating ? 'violating' : 'not-violating',
      ...(violating ? {} : { kind: look as InnocentKind }),
      reviewer: random.pick(['ada', 'bo', 'cy', 'di']),
    });
  });
}
