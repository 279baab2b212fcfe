// Characters written as codes: HTML entities and percent-encoding.
import { endText, makeRoom, type Units } from './units.ts';

const digitOf = (unit: number): number => {
  if (unit >= 48 && unit <= 57) return unit - 48;
  const low = unit | 32;
  return low >= 97 && low <= 102 ? low - 87 : -1;
};
const LONGEST_NUMBER = 8,
  LONGEST_NAME = 24;
/** &lcy; and its like are rare: only what hides a word is known by name. */
const NAMES: Readonly<Record<string, number>> = {
  amp: 0x26,
  lt: 0x3c,
  gt: 0x3e,
  quot: 0x22,
  apos: 0x27,
  nbsp: 0xa0,
  shy: 0xad,
  zwj: 0x200d,
  zwnj: 0x200c,
  ZeroWidthSpace: 0x200b,
  NoBreak: 0x2060,
  period: 0x2e,
  lowbar: 0x5f,
  ast: 0x2a,
  commat: 0x40,
  dollar: 0x24,
  excl: 0x21,
  num: 0x23,
  hyphen: 0x2010,
};
const ALL_NAMES = Object.entries(NAMES);
/** The code point that units[from, to) name, or 0. */
function named(units: Uint16Array, from: number, to: number): number {
  for (const [name, point] of ALL_NAMES) {
    if (name.length !== to - from) continue;
    let at = from;
    while (at < to && units[at] === name.charCodeAt(at - from)) at++;
    if (at === to) return point;
  }
  return 0;
}

/** One decoded character: its code point and the source units it took. */
export interface Decoded {
  point: number;
  width: number;
}
/** One HTML entity. */
function entityAt({ units, length }: Units, at: number, into: Decoded): boolean {
  let i = at + 1;
  into.point = 0;
  if (units[i] === 0x23) {
    const hex = ((units[i + 1] ?? 0) | 32) === 0x78;
    const first = hex ? i + 2 : i + 1;
    for (i = first; i < length && i - first < LONGEST_NUMBER; i++) {
      const digit = digitOf(units[i] ?? 0);
      if (digit < 0 || (!hex && digit > 9)) break;
      into.point = into.point * (hex ? 16 : 10) + digit;
    }
    if (i === first) return false;
  } else {
    while (i < length && i - at <= LONGEST_NAME && isLetter(units[i] ?? 0)) i++;
    if (units[i] !== 0x3b) return false;
    into.point = named(units, at + 1, i);
  }
  into.width = i - at + (units[i] === 0x3b ? 1 : 0);
  return into.point > 0 && into.point < 0x110000;
}
/** One percent-encoded UTF-8 character. */
function percentAt({ units, length }: Units, at: number, into: Decoded): boolean {
  const byteAt = (i: number): number => {
    if (i + 2 >= length || units[i] !== 0x25) return -1;
    const high = digitOf(units[i + 1] ?? 0),
      low = digitOf(units[i + 2] ?? 0);
    return high < 0 || low < 0 ? -1 : high * 16 + low;
  };
  const lead = byteAt(at);
  if (lead < 0x20) return false;
  const more = lead < 0x80 ? 0 : lead >= 0xf0 ? 3 : lead >= 0xe0 ? 2 : lead >= 0xc2 ? 1 : -1;
  if (more < 0 || lead > 0xf4) return false;
  into.point = more === 0 ? lead : lead & (0x3f >> more);
  for (let k = 1; k <= more; k++) {
    const next = byteAt(at + 3 * k);
    if ((next & 0xc0) !== 0x80 || next < 0) return false;
    into.point = into.point * 64 + (next & 63);
  }
  into.width = 3 * (more + 1);
  return into.point < 0x110000;
}
const isLetter = (unit: number): boolean => (unit | 32) >= 97 && (unit | 32) <= 122;
const AMPERSAND = 0x26,
  PERCENT = 0x25;

/** Whether a code begins at a place of the text; what it says is put into the given object. */
export function escapeAt(text: Units, at: number, into: Decoded): boolean {
  const unit = text.units[at];
  return (unit === AMPERSAND && entityAt(text, at, into)) || (unit === PERCENT && percentAt(text, at, into));
}

const found: Decoded = { point: 0, width: 0 };
/** Writes a text decoded into a buffer, which may be its own, for it never becomes longer; whether there was anything to decode. */
export function decodeInto(into: Units, text: Units): boolean {
  const { units, length } = text;
  makeRoom(into, length);
  const decoded = into.units;
  let n = 0;
  for (let i = 0; i < length; ) {
    const unit = units[i] ?? 0;
    if ((unit !== AMPERSAND && unit !== PERCENT) || !escapeAt(text, i, found)) {
      decoded[n++] = unit;
      i++;
      continue;
    }
    i += found.width;
    if (found.point > 0xffff) {
      decoded[n++] = 0xd800 + ((found.point - 0x10000) >> 10);
      decoded[n++] = 0xdc00 + ((found.point - 0x10000) & 0x3ff);
    } else decoded[n++] = found.point;
  }
  endText(decoded, n);
  into.length = n;
  return n < length;
}
