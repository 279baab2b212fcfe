// The first look at what a text says when its codes are decoded or it is turned round, which few texts ask for.
import { decodeInto } from './escapes.ts';
import { findFuzzy } from './fuzzy.ts';
import { MAY, TOUCHED } from './kernel/layout.ts';
import { fillBudget } from './lattice.ts';
import type { Matcher } from './matcher.ts';
import { roundReadings } from './turned.ts';
import { type Units, unitBuffer } from './units.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Looks with signs as separators, and as letters too when some touch letters; what both looks met, joined. */
export function lookTwice(lookOnce: (signs: boolean) => number): number {
  const found = lookOnce(false);
  return (found & (MAY | TOUCHED)) === TOUCHED ? found | lookOnce(true) : found;
}

/** What the look at other readings needs: the list, its owner's vocabulary, and how a text is looked at once. */
export interface Looking {
  readonly matcher: Matcher;
  readonly vocabulary: Vocabulary | undefined;
  readonly lookAt: (text: Units, signs: boolean) => number;
}

function matters({ matcher, vocabulary, lookAt }: Looking, units: Units): boolean {
  fillBudget(units.length);
  if ((lookTwice((signs) => lookAt(units, signs)) & MAY) !== 0) return true;
  return matcher.fuzzy && findFuzzy({ matcher, units, vocabulary, hits: undefined });
}

const decoded: Units = unitBuffer();
/** Whether some other reading of the text may hold a listed term. */
export function turnedMatters(looking: Looking, text: Units): boolean {
  if (decodeInto(decoded, text)) {
    decodeInto(decoded, decoded);
    if (matters(looking, decoded)) return true;
  }
  return roundReadings(text).some((turned) => matters(looking, turned.text));
}
