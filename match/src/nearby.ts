// Which parts of a text are worth another reading: around the places where it reads otherwise, on to a space. The rest of the text would only be found again.
import { ENTRY, LINE, SPACE, typeOf } from './tables.ts';
import type { Units } from './units.ts';

/** How far around such a place findings count, and how far beyond that a space is looked for. */
const MARGIN = 256,
  REACH = 128;

/** Units of a text from `from` to `to`. */
export interface Stretch {
  from: number;
  to: number;
}
/** A part of a text to read again. Only findings that reach into its core count: at its edges words may be cut. */
export interface Part extends Stretch {
  readonly coreFrom: number;
  coreTo: number;
}

/** Adds units[from, to) to stretches in order of the text; stretches too close for a part of their own become one. */
export function addStretch(stretches: Stretch[], from: number, to: number): void {
  const last = stretches.at(-1);
  if (last !== undefined && from - last.to < MARGIN * 2) last.to = to;
  else stretches.push({ from, to });
}

function isSpaceAt(units: Uint16Array, at: number): boolean {
  const type = typeOf(ENTRY[units[at] ?? 0] ?? 0);
  return type === SPACE || type === LINE;
}
function partAround({ units, length }: Units, stretch: Stretch): Part {
  const coreFrom = Math.max(0, stretch.from - MARGIN),
    coreTo = Math.min(length, stretch.to + MARGIN);
  const least = Math.max(0, coreFrom - REACH),
    most = Math.min(length, coreTo + REACH);
  let from = coreFrom,
    to = coreTo;
  while (from > least && !isSpaceAt(units, from - 1)) from--;
  while (to < most && !isSpaceAt(units, to)) to++;
  return { from, to, coreFrom, coreTo };
}
/** The parts around stretches in order of the text; parts that overlap become one, so that no unit is read again twice. */
export function partsAround(text: Units, stretches: readonly Stretch[]): readonly Part[] {
  const parts: Part[] = [];
  for (const stretch of stretches) {
    const part = partAround(text, stretch);
    const last = parts.at(-1);
    if (last === undefined || part.from >= last.to) parts.push(part);
    else {
      last.to = part.to;
      last.coreTo = part.coreTo;
    }
  }
  return parts;
}
/** Whether a finding reaches into the core of a part. */
export const isInCore = ({ coreFrom, coreTo }: Part, start: number, end: number): boolean =>
  start < coreTo && end > coreFrom;
