// Tells how the objects of a source are laid out: one a line, or anywhere (arrays, pretty-printed documents, archives).
import { valueCutter } from './cut-values.ts';
import { Framer } from './frame.ts';
import type { Limits } from './limits.ts';

/** `lines`: one JSON object a line. `values`: JSON values wherever they stand. `named`: the same behind `name =`, as in an X archive. */
export type Layout = 'lines' | 'values' | 'named';

const LINES_LOOKED_AT = 20;

/** The layout of a JSON source from its first bytes. One whole object on a line of its own settles it, so a broken first line cannot mislead. */
export function layoutOf(sample: string, limits: Limits): Layout {
  const text = sample.replace(/^\uFEFF/, '').trimStart();
  if (/^[A-Za-z_$][\w$.]{0,200}\s*=\s*[[{]/.test(text)) return 'named';
  const lines = text.split('\n', LINES_LOOKED_AT).filter((line) => line.trim() !== '');
  const first = lines[0]?.trim() ?? '';
  if (first.startsWith('[')) return 'values';
  if (lines.some((line) => line.startsWith('{') && isObject(line))) return 'lines';
  return opensDocument(lines) || holdsTwo(first, limits) ? 'values' : 'lines';
}

/** A pretty-printed document: after the first line comes a key or the end of the object, not another object. */
function opensDocument(lines: readonly string[]): boolean {
  const [first = '', second = ''] = lines;
  return first.startsWith('{') && /^\s*["}[]/.test(second);
}

/** Two values glued together on one line. */
function holdsTwo(line: string, limits: Limits): boolean {
  const framer = new Framer(valueCutter(), limits);
  const whole = framer.push(Buffer.from(line)).filter((frame) => isObject(frame.bytes.toString('utf8')));
  return whole.length > 1;
}

function isObject(text: string): boolean {
  if (!text.trimEnd().endsWith('}')) return false;
  try {
    return typeof JSON.parse(text) === 'object';
  } catch {
    // Not JSON: the answer is no.
    return false;
  }
}
