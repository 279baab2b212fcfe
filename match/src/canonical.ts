// The plain forms in which a listed spelling and a digit are compared.
import { type Strings, stringAt } from './bytes.ts';
import { ENTRY, HIGH, LETTER, typeOf } from './tables.ts';
import { sliceOf } from './units.ts';

/** Nearly every listed spelling is in canonical form already. */
const IS_CANONICAL = /^[a-z0-9]+(?: [a-z0-9]+)*$/;

/** Lower case, composed, without Arabic and Hebrew vowel signs and tatweel, separators as one space. Callers bound the length. */
export function canonical(text: string): string {
  if (IS_CANONICAL.test(text)) return text;
  return text
    .normalize('NFC')
    .toUpperCase()
    .toLowerCase()
    .replace(/[\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u0591-\u05bd\u05bf-\u05c7]/gu, '')
    .replace(/ς/gu, 'σ')
    .replace(/[\s\p{P}\p{S}]+/gu, ' ')
    .trim();
}

/** Letters beyond ASCII whose canonical form is ASCII: sharp s, dotless i, long s, the Kelvin sign, ligatures. */
const NEARLY_ASCII: ReadonlySet<number> = new Set([...'ßıſ\u212aﬀﬁﬂﬃﬄﬅﬆ'].map((ch) => ch.charCodeAt(0)));
/** ASCII, by unit: lower case, or a space where a separator stands. */
const PLAIN = Uint8Array.from({ length: 0x80 }, (_, unit) => {
  const ch = String.fromCharCode(unit);
  return /[\s\p{P}\p{S}]/u.test(ch) ? 0x20 : ch.toLowerCase().charCodeAt(0);
});

/** What of a text stands between two places. */
export interface Slice {
  readonly units: Uint16Array;
  readonly from: number;
  readonly to: number;
}
/** Whether the canonical form of a slice, which begins with a letter, is one of the strings. The form is made only when it could be. */
export function isCanonical({ units, from, to }: Slice, strings: Strings, index: number): boolean {
  if (isAscii(units, from, to)) return isPlain({ units, from, to }, strings, index);
  const { starts } = strings;
  if (isAscii(strings.units, starts[index] ?? 0, starts[index + 1] ?? 0) && isStrange(units, from, to)) return false;
  return canonical(sliceOf(units, from, to)) === stringAt(strings, index);
}
/** The same for a slice of ASCII. */
function isPlain({ units, from, to }: Slice, strings: Strings, index: number): boolean {
  const end = strings.starts[index + 1] ?? 0;
  let at = strings.starts[index] ?? 0,
    isSpace = false;
  for (let i = from; i < to; i++) {
    const plain = PLAIN[units[i] ?? 0] ?? 0;
    if (plain === 0x20) isSpace = true;
    else {
      if (isSpace && (at >= end || strings.units[at++] !== 0x20)) return false;
      isSpace = false;
      if (at >= end || strings.units[at++] !== plain) return false;
    }
  }
  return at === end;
}
function isAscii(units: Uint16Array, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if ((units[i] ?? 0) > 0x7f) return false;
  return true;
}
/** Whether units[from, to) hold a letter that no canonical form in ASCII comes from. */
function isStrange(units: Uint16Array, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const unit = units[i] ?? 0;
    const type = unit > 0x7f ? typeOf(ENTRY[unit] ?? 0) : -1;
    if ((type === LETTER || type === HIGH) && !NEARLY_ASCII.has(unit)) return true;
  }
  return false;
}

/** The digit a character is, as an ASCII code, or -1. One code point is normalised, never a text. */
export function digitCode(cp: number): number {
  const plain = String.fromCodePoint(cp).normalize('NFKD');
  return /^[0-9]$/.test(plain) ? plain.charCodeAt(0) : -1;
}
