// Why there are no rings, in one sentence: on a small platform no shared value is rare enough, and that must not look like a fault.
import { LEAST_EDGE } from '../engine/rings/edges.ts';
import { LEAST_LIFT } from '../engine/rings/population.ts';
import { counted } from './console-line.ts';

/** Holders of a value that ties two accounts. */
const TWO = 2;

/** `accounts`: how many were seen at all; `files`: how many have a file. */
export function whyNoRings(accounts: number, files: number): string {
  if (files < TWO) return `No rings: ${counted(files, 'account')} with a file, and a ring needs two.`;
  const seen = Math.max(accounts, files);
  const lift = Math.log2((TWO / files / 0.5) * seen);
  const most = Math.max(0, Math.log2(seen / TWO));
  const of = `${seen.toLocaleString('en')} accounts were seen and ${files.toLocaleString('en')} of them have a file`;
  if (lift < LEAST_LIFT)
    return `No rings: ${of}. With so large a share on file, a value that two of them share says nothing yet; the more of the platform Vigil sees, the more a shared value proves.`;
  if (most < LEAST_EDGE)
    return `No rings: ${of}. Among so few, one value that two share is worth ${most.toFixed(1)} bits at most and a tie needs ${LEAST_EDGE}: only accounts that share several rare values are tied.`;
  return `No rings: ${of}, and no two of these share values rare enough to tie them (${LEAST_EDGE} bits).`;
}
