// Takes HTML out of loaded units in place: tags vanish or end a line, the usual entities become their characters. For fields that hold HTML in raw lines.
import { sliceOf, type Units } from './units.ts';

/** Tags that end a line for the reader. */
export const BLOCKS: ReadonlySet<string> = new Set([
  'p',
  'br',
  'div',
  'li',
  'ul',
  'ol',
  'tr',
  'h1',
  'h2',
  'h3',
  'blockquote',
  'pre',
  'hr',
]);
const ENTITIES: ReadonlyMap<string, number> = new Map([
  ['amp', 0x26],
  ['lt', 0x3c],
  ['gt', 0x3e],
  ['quot', 0x22],
  ['apos', 0x27],
  ['nbsp', 0xa0],
]);
/** A tag has so many units at most. */
export const LONGEST_TAG = 4096;
const LESS = 0x3c,
  MORE = 0x3e,
  AMPERSAND = 0x26,
  NEW_LINE = 0x0a,
  LONGEST_ENTITY = 12;

/** Where the tag that begins at an offset ends (behind its `>`), or -1 when none begins there. */
function tagEnd({ units, length }: Units, at: number): number {
  const first = units[at + 1] ?? 0;
  const isTag = first === 0x2f || first === 0x21 || ((first | 32) >= 97 && (first | 32) <= 122);
  if (!isTag) return -1;
  for (let i = at + 1; i < length && i - at < LONGEST_TAG; i++) if (units[i] === MORE) return i + 1;
  return -1;
}
function endsLine({ units }: Units, at: number): boolean {
  const from = units[at + 1] === 0x2f ? at + 2 : at + 1;
  let to = from;
  while (to - from < 12 && /[a-zA-Z0-9]/.test(String.fromCharCode(units[to] ?? 0))) to++;
  return BLOCKS.has(sliceOf(units, from, to).toLowerCase());
}
/** The character of the entity at an offset and, from bit 16 on, how many units it takes; 0 when there is none. */
export function entityAt({ units, length }: Units, at: number): number {
  let end = at + 1;
  while (end < length && end - at < LONGEST_ENTITY && units[end] !== 0x3b) end++;
  const name = end < length && units[end] === 0x3b ? sliceOf(units, at + 1, end) : '';
  const number = /^#(?:x([0-9a-f]{1,5})|([0-9]{1,6}))$/iu.exec(name);
  const unit =
    number === null ? ENTITIES.get(name) : number[1] === undefined ? Number(number[2]) : Number.parseInt(number[1], 16);
  return unit === undefined || unit === 0 || unit > 0xffff ? 0 : ((end + 1 - at) << 16) | unit;
}

/** Strips tags and usual entities; a text without `<` and `&` stays as it is. The result is never longer. */
export function stripMarkup(text: Units): void {
  const { units, length } = text;
  let i = 0;
  while (i < length && units[i] !== LESS && units[i] !== AMPERSAND) i++;
  let n = i;
  while (i < length) {
    const unit = units[i] ?? 0;
    const end = unit === LESS ? tagEnd(text, i) : -1;
    const entity = unit === AMPERSAND ? entityAt(text, i) : 0;
    if (end > 0) {
      if (endsLine(text, i)) units[n++] = NEW_LINE;
      i = end;
    } else if (entity !== 0) {
      units[n++] = entity & 0xffff;
      i += entity >>> 16;
    } else {
      units[n++] = unit;
      i++;
    }
  }
  text.length = n;
}
