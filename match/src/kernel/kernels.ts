// The kernels of the lists in use. A kernel costs milliseconds and memory, so a list gets one only once it has read some texts, and loses it with itself.
import type { Matcher } from '../matcher.ts';
import { type Kernel, openKernel } from './kernel.ts';

/** A list that reads fewer texts than this is not worth a kernel. */
export const TEXTS_BEFORE_KERNEL = 256;

interface Use {
  /** Questions for a kernel so far. */
  asked: number;
  kernel: Kernel | undefined;
  /** Whether a raw scanner writes into the kernel's memory. */
  scanned: boolean;
}
const uses = new WeakMap<Matcher, Use>();
let latest: Matcher | undefined;
let latestUse: Use = { asked: 0, kernel: undefined, scanned: false };

function useOf(matcher: Matcher): Use {
  if (matcher === latest) return latestUse;
  latest = matcher;
  latestUse = uses.get(matcher) ?? { asked: 0, kernel: undefined, scanned: false };
  uses.set(matcher, latestUse);
  return latestUse;
}

/** The list's kernel, or `undefined` when it has none yet or cannot have one. */
export function kernelFor(matcher: Matcher): Kernel | undefined {
  const use = useOf(matcher);
  if (use.kernel === undefined && ++use.asked === TEXTS_BEFORE_KERNEL) use.kernel = openKernel(matcher);
  return use.kernel;
}

/** A kernel of the list for one raw scanner alone: the list's own for the first that asks, one more for each other. */
export function kernelToScan(matcher: Matcher): Kernel | undefined {
  const use = useOf(matcher);
  if (use.scanned) return openKernel(matcher);
  use.kernel ??= openKernel(matcher);
  use.scanned = use.kernel !== undefined;
  return use.kernel;
}
