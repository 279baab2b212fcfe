// Decodes one JSON string from UTF-8 bytes straight into UTF-16 units, as JSON.parse of the decoded line would, or says that it cannot vouch for it.
import type { Units } from '../units.ts';

/** A string longer than this many bytes as it is written is not decoded: the caller parses the line instead. */
export const MAX_STRING_BYTES = 65_536;

const FIRST_ROOM = 8192;

/** Fresh room for decoded strings; it grows when needed, up to `MAX_STRING_BYTES` units. */
export const unitsRoom = (): Units => ({ units: new Uint16Array(FIRST_ROOM), length: 0 });

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const LETTER_U = 0x75;
const BAD = -1;

/** What the character after a backslash stands for; 0 when it is no short escape. */
export const SHORT = new Uint8Array(256);
const SHORT_LETTERS = '"\\/bfnrt';
const SHORT_UNITS = '"\\/\b\f\n\r\t';
for (let k = 0; k < SHORT_LETTERS.length; k++) SHORT[SHORT_LETTERS.charCodeAt(k)] = SHORT_UNITS.charCodeAt(k);

/** The value of a hexadecimal digit; 16 and more for any other byte. */
export const HEX = new Uint8Array(256).fill(16);
for (let digit = 0; digit < 16; digit++) {
  HEX[digit.toString(16).charCodeAt(0)] = digit;
  HEX[digit.toString(16).toUpperCase().charCodeAt(0)] = digit;
}

/** The unit of the four hexadecimal digits at `at`, or `BAD`. */
function hexUnit(bytes: Uint8Array, at: number): number {
  const a = HEX[bytes[at] ?? 0] ?? 0;
  const b = HEX[bytes[at + 1] ?? 0] ?? 0;
  const c = HEX[bytes[at + 2] ?? 0] ?? 0;
  const d = HEX[bytes[at + 3] ?? 0] ?? 0;
  return (a | b | c | d) > 15 ? BAD : (a << 12) | (b << 8) | (c << 4) | d;
}

/** The code point of the two, three or four bytes at `at`, or `BAD` where a decoder would write a replacement character. */
function codePoint(bytes: Uint8Array, at: number, lead: number): number {
  const b = (bytes[at + 1] ?? 0) ^ 0x80;
  if (lead < 0xe0) return lead < 0xc2 || b > 63 ? BAD : ((lead & 31) << 6) | b;
  const c = (bytes[at + 2] ?? 0) ^ 0x80;
  if (lead < 0xf0) {
    const cp = ((lead & 15) << 12) | (b << 6) | c;
    return (b | c) > 63 || cp < 0x800 || (cp & 0xf800) === 0xd800 ? BAD : cp;
  }
  const d = (bytes[at + 3] ?? 0) ^ 0x80;
  const cp = ((lead & 7) << 18) | (b << 12) | (c << 6) | d;
  return lead > 0xf4 || (b | c | d) > 63 || cp < 0x10000 || cp > 0x10ffff ? BAD : cp;
}

/** How many bytes a sequence takes by its first byte; sequences that cannot be are refused by `codePoint`. */
const wide = (lead: number): number => (lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4);

/** Decodes the escape at `at` and returns the place after it, or `BAD`. Escapes of surrogates are kept as they are, paired or not. */
function decodeEscape(bytes: Uint8Array, at: number, end: number, into: Units): number {
  const letter = at + 1 < end ? (bytes[at + 1] ?? 0) : 0;
  const long = letter === LETTER_U && at + 6 <= end;
  const unit = long ? hexUnit(bytes, at + 2) : (SHORT[letter] ?? 0) || BAD;
  if (unit < 0) return BAD;
  into.units[into.length++] = unit;
  return at + (long ? 6 : 2);
}

/** Decodes the character of two to four bytes at `at` and returns the place after it, or `BAD`. */
function decodeWide(bytes: Uint8Array, at: number, end: number, into: Units): number {
  const lead = bytes[at] ?? 0;
  const size = wide(lead);
  if (at + size > end) return BAD;
  const cp = codePoint(bytes, at, lead);
  if (cp < 0) return BAD;
  if (cp > 0xffff) {
    into.units[into.length++] = 0xd7c0 + (cp >> 10);
    into.units[into.length++] = 0xdc00 | (cp & 0x3ff);
  } else into.units[into.length++] = cp;
  return at + size;
}

/** Bytes, also as 32-bit words at any place. */
export interface Bytes {
  readonly bytes: Uint8Array;
  readonly view: DataView;
}

/**
 * Decodes the string whose first character is at `from` into `into` and returns the place of its closing quote; -1 when it does not end
 * before `to`, is longer than `MAX_STRING_BYTES`, or is not what JSON.parse and a UTF-8 decoder take as it stands.
 */
export function decodeString({ view, bytes }: Bytes, from: number, to: number, into: Units): number {
  const end = Math.min(to, from + MAX_STRING_BYTES);
  if (into.units.length < end - from) into.units = new Uint16Array(end - from);
  const units = into.units;
  let i = from;
  let n = 0;
  while (i >= 0 && i < end) {
    // Four ASCII characters at a time. The top bit of a byte is set when it is a quote or a control character, a backslash, or no ASCII.
    for (; i <= end - 4; i += 4) {
      const four = view.getInt32(i, true);
      if (((((four ^ 0x02020202) - 0x21212121) | ((four ^ 0x5c5c5c5c) - 0x01010101) | four) & 0x80808080) !== 0) break;
      units[n] = four & 0xff;
      units[n + 1] = (four >>> 8) & 0xff;
      units[n + 2] = (four >>> 16) & 0xff;
      units[n + 3] = four >>> 24;
      n += 4;
    }
    if (i >= end) return BAD;
    const byte = bytes[i] ?? 0;
    into.length = n;
    if (byte === QUOTE) return i;
    if (byte >= 0x80) i = decodeWide(bytes, i, end, into);
    else if (byte === BACKSLASH) i = decodeEscape(bytes, i, end, into);
    else if (byte < 0x20) return BAD;
    else {
      units[into.length++] = byte;
      i++;
    }
    n = into.length;
  }
  return BAD;
}
