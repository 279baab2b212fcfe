// The figures that must be shown: each with its limit, what was measured and whether it is met; and how they get into a document.
import { readFileSync, writeFileSync } from 'node:fs';
import { markdownTable } from './print.ts';

/** One figure beside its limit. */
export interface Must {
  readonly what: string;
  readonly must: string;
  readonly measured: string;
  /** Undefined when this run does not decide it; `measured` then says why. */
  readonly met: boolean | undefined;
  /** The part of the bench that repeats it: `node bench/match.ts --only <part>`. */
  readonly part: string;
}

/** What a part of the bench came to: its own text, and its lines of the table. */
export interface Shown {
  readonly text: string;
  readonly musts: readonly Must[];
}

/** Middle, least and most of a figure over rounds. */
export interface Spread {
  readonly middle: number;
  readonly least: number;
  readonly most: number;
}

/** A figure with its spread, as `0.41 (0.40 to 0.44)`. */
export function spreadText({ middle, least, most }: Spread, digits = 2): string {
  return `${middle.toFixed(digits)} (${least.toFixed(digits)} to ${most.toFixed(digits)})`;
}

const OPEN = '<!-- bench -->';
const CLOSE = '<!-- /bench -->';
const VERDICTS = new Map<boolean | undefined, string>([
  [true, 'met'],
  [false, '**not met**'],
]);

/** All figures as one table. */
export function mustTable(musts: readonly Must[]): string {
  const rows = musts.map(({ what, must, measured, met, part }) => [
    what,
    must,
    measured,
    VERDICTS.get(met) ?? 'not decided',
    `\`--only ${part}\``,
  ]);
  return markdownTable(['what', 'must', 'measured', '', 'repeat'], rows);
}

/** A document with a text between its two marks; where they are missing, they come to its end. */
export function betweenMarks(document: string, text: string): string {
  const [from, to] = [document.indexOf(OPEN), document.indexOf(CLOSE)];
  if (from < 0 || to < from) return `${document.trimEnd()}\n\n${OPEN}\n${text}\n${CLOSE}\n`;
  return `${document.slice(0, from + OPEN.length)}\n${text}\n${document.slice(to)}`;
}

/** Writes a text between the marks of a file. */
export function writeBetweenMarks(file: URL, text: string): void {
  writeFileSync(file, betweenMarks(readFileSync(file, 'utf8'), text));
}
