// The first look at what a text says when its codes are decoded or it is turned round, which few texts ask for.
import { findFuzzy } from './fuzzy.ts';
import { MAY, TOUCHED } from './kernel/layout.ts';
import { fillBudget } from './lattice.ts';
import { look } from './look.ts';
import type { Matcher } from './matcher.ts';
import { turnedReadings } from './turned.ts';
import type { Units } from './units.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Looks with signs as separators, and as letters too when some touch letters; what both looks met, joined. */
export function lookTwice(lookOnce: (signs: boolean) => number): number {
  const found = lookOnce(false);
  return (found & (MAY | TOUCHED)) === TOUCHED ? found | lookOnce(true) : found;
}

/** Whether some other reading of the text may hold a listed term. */
export function turnedMatters(matcher: Matcher, text: Units, vocabulary: Vocabulary | undefined): boolean {
  return turnedReadings(text).some((turned) => {
    const units = turned.text;
    fillBudget(units.length);
    if ((lookTwice((signs) => look(matcher, units, signs)) & MAY) !== 0) return true;
    return matcher.fuzzy && findFuzzy({ matcher, units, vocabulary, hits: undefined });
  });
}
