// The kernels of the lists in use. A kernel costs milliseconds and memory, so a list gets one only once it has read some texts, and loses it with itself.
import type { Matcher } from '../matcher.ts';
import { type Kernel, openKernel } from './kernel.ts';

/** A list that reads fewer texts than this is not worth a kernel. */
export const TEXTS_BEFORE_KERNEL = 256;

interface Use {
  /** Questions for a kernel so far. */
  asked: number;
  kernel: Kernel | undefined;
}
const uses = new WeakMap<Matcher, Use>();
let latest: Matcher | undefined;
let latestUse: Use = { asked: 0, kernel: undefined };

/** The list's kernel, or `undefined` when it has none yet or cannot have one. */
export function kernelFor(matcher: Matcher): Kernel | undefined {
  if (matcher !== latest) {
    latest = matcher;
    latestUse = uses.get(matcher) ?? { asked: 0, kernel: undefined };
    uses.set(matcher, latestUse);
  }
  if (latestUse.kernel === undefined && ++latestUse.asked === TEXTS_BEFORE_KERNEL)
    latestUse.kernel = openKernel(matcher);
  return latestUse.kernel;
}
