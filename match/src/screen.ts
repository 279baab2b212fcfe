// The first look at a text, which decides for almost every post that nothing listed can be in it.
// It may say "perhaps" too often, and never "no" where the full reading finds something.
import { findFuzzy } from './fuzzy.ts';
import type { Kernel } from './kernel/kernel.ts';
import { kernelFor } from './kernel/kernels.ts';
import { CODED, KERNEL_UNITS, MAY, TOO_LONG, TURNED, TYPO } from './kernel/layout.ts';
import { fillBudget } from './lattice.ts';
import { look } from './look.ts';
import type { Matcher } from './matcher.ts';
import { lookTwice, turnedMatters } from './otherwise.ts';
import { loadUnits, type Units, unitBuffer } from './units.ts';
import type { Vocabulary } from './vocabulary.ts';

const buffer: Units = unitBuffer();
/** What a kernel's verdict means, with the questions it leaves to the host. */
function mayHold(kernel: Kernel, matcher: Matcher, vocabulary: Vocabulary | undefined, found: number): boolean {
  if ((found & MAY) !== 0) return true;
  if ((found & TYPO) !== 0 && findFuzzy({ matcher, units: kernel.text, vocabulary, hits: undefined })) return true;
  return (found & TURNED) !== 0 && kernel.turned(vocabulary);
}

/** Whether a text may hold a listed term; false is certain. The buffer must end in a space behind its last unit. */
export function mayMatch(matcher: Matcher, text: Units, vocabulary?: Vocabulary): boolean {
  const kernel = text.length <= KERNEL_UNITS ? kernelFor(matcher) : undefined;
  if (kernel !== undefined) return mayHold(kernel, matcher, vocabulary, kernel.take(text));
  fillBudget(text.length);
  const found = lookTwice((signs) => look(matcher, text, signs));
  if ((found & MAY) !== 0) return true;
  if (matcher.fuzzy && findFuzzy({ matcher, units: text, vocabulary, hits: undefined })) return true;
  if ((found & (TURNED | CODED)) === 0) return false;
  return turnedMatters({ matcher, vocabulary, lookAt: (turned, signs) => look(matcher, turned, signs) }, text);
}

/**
 * The units of a text that may hold a listed term, or `undefined` when it holds none for certain. They lie where the next text of the same list, or of one
 * without a kernel, will lie.
 */
export function screen(matcher: Matcher, text: string, vocabulary?: Vocabulary): Units | undefined {
  const kernel = kernelFor(matcher);
  const found = kernel === undefined ? TOO_LONG : kernel.read(text, matcher.maxUnits);
  if (kernel !== undefined && found !== TOO_LONG)
    return mayHold(kernel, matcher, vocabulary, found) ? kernel.text : undefined;
  loadUnits(buffer, text, matcher.maxUnits);
  return mayMatch(matcher, buffer, vocabulary) ? buffer : undefined;
}
