// How a second opinion is shown: what it is worth, its warning before its words, and its quote masked unless somebody asked to see it.
import { mask, type Span } from '../engine/mask.ts';
import type { OpinionRow } from '../store/opinions.ts';
import { safe } from './console-line.ts';

/** Why there is none, in words. */
const NONE = {
  timeout: 'the model took too long',
  malformed: 'the answer did not keep the form',
  'quote-not-found': 'the answer quotes what is not there',
  refused: 'the model or its server declined',
  unreachable: 'the model could not be reached',
  off: 'nothing was asked',
} as const;

/** The contract of `vigil opinion --json` and of `opinion` in `vigil case --json`. */
export function opinionJson(row: OpinionRow, revealed: boolean): Readonly<Record<string, unknown>> {
  const { model, promptVersion, at, aimed } = row;
  const about = { bits: 0, model, promptVersion, at: new Date(at).toISOString(), aimed };
  if (row.label === null) return { ...about, why: row.why };
  return { ...about, label: row.label, clause: row.clause, quote: shown(row.quote, row.hidden, revealed) };
}

/** The lines under a case. */
export function opinionLines(row: OpinionRow, revealed: boolean): readonly string[] {
  const by = `${safe(row.model)}, prompt ${row.promptVersion}, ${new Date(row.at).toISOString()}`;
  if (row.label === null) return [`  second opinion: none, ${NONE[row.why]} (${by})`];
  return [
    ...row.aimed.map((says) => `  careful: a text ${says}, so the opinion may say what the writer wants`),
    `  second opinion: ${row.label} by clause ${row.clause}; 0 bits, a person decides (${by})`,
    `    “${safe(shown(row.quote, row.hidden, revealed))}”`,
  ];
}

function shown(quote: string, hidden: readonly Span[], revealed: boolean): string {
  return revealed ? quote : mask(quote, hidden);
}
