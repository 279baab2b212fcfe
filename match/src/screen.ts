// The first look at a text, which decides for almost every post that nothing listed can be in it.
// It may say "perhaps" too often, and never "no" where the full reading finds something.
import { findFuzzy } from './fuzzy.ts';
import { kernelFor } from './kernel/kernels.ts';
import { KERNEL_UNITS, MAY, TURNED } from './kernel/layout.ts';
import { fillBudget } from './lattice.ts';
import { look } from './look.ts';
import type { Matcher } from './matcher.ts';
import { lookTwice, turnedMatters } from './otherwise.ts';
import { loadUnits, type Units, unitBuffer } from './units.ts';
import type { Vocabulary } from './vocabulary.ts';

const buffer: Units = unitBuffer();
/** Puts a text where the first look at it is fastest; it stays there until the next text of the same list, or of one without a kernel. */
export function loadText(matcher: Matcher, text: string): Units {
  const length = Math.min(text.length, matcher.maxUnits);
  const kernel = length <= KERNEL_UNITS ? kernelFor(matcher) : undefined;
  if (kernel === undefined) {
    loadUnits(buffer, text, length);
    return buffer;
  }
  kernel.load(text, length);
  return kernel.text;
}

/** Whether a text may hold a listed term; false is certain. The buffer must end in a space behind its last unit. */
export function mayMatch(matcher: Matcher, text: Units, vocabulary?: Vocabulary): boolean {
  fillBudget(text.length);
  const kernel = text.length <= KERNEL_UNITS ? kernelFor(matcher) : undefined;
  if (kernel !== undefined && text !== kernel.text) kernel.take(text);
  const found = lookTwice(kernel?.look ?? ((signs) => look(matcher, text, signs)));
  if ((found & MAY) !== 0) return true;
  if (matcher.fuzzy && findFuzzy({ matcher, units: text, vocabulary, hits: undefined })) return true;
  if ((found & TURNED) === 0) return false;
  if (kernel !== undefined) return kernel.turned(vocabulary);
  return turnedMatters({ matcher, vocabulary, lookAt: (turned, signs) => look(matcher, turned, signs) }, text);
}
