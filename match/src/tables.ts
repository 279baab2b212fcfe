// Decodes the generated ranges once into flat arrays, so that the fold costs one look-up per character.
import {
  BASES,
  DIGITS,
  EXOTIC,
  HIDDEN,
  LINES,
  MARKS,
  NATIVE,
  READINGS,
  SCRIPT_MARKS,
  SIGNS,
  SPACES,
  UNSPACED,
} from './glyphs.ts';
import { eachSyllableWith, partsOf, SEVERAL_POINTS } from './parts.ts';

/** What a character is to the fold. Everything below `SPACE` is a letter. */
export const LETTER = 0,
  SPACE = 1,
  LINE = 2,
  OTHER = 3,
  HIDE = 4,
  MARK = 5,
  SIGN = 6,
  EXPAND = 7,
  HIGH = 8,
  SCRIPT_MARK = 9,
  /** Several letters of another script in one character; only in the entries for a list that holds such letters. */
  SEVERAL = 10;

/** What a letter looked like in the source. Order matters: kinds up to `LOOK` count as letters, `DIGIT` to `MASK` do not. */
export const LOWER = 0,
  UPPER = 1,
  ACCENT = 2,
  STYLED = 3,
  LOOK = 4,
  NATIVE_KIND = 5,
  UNSPACED_KIND = 6,
  DIGIT = 7,
  SYMBOL = 8,
  MASK = 9;

/** The class of `*`, which no listed letter has; that of letters no listed term holds; and the number of classes. */
export const MASK_CLASS = 31,
  FOREIGN_CLASS = 30,
  CLASSES = 32;
const FIRST_NATIVE = 23,
  NATIVE_CLASSES = 7;
/** How many code points the tables cover. */
export const POINTS = 0x20000;

/** Entry layout: class (6 bits), kind (4 bits), type (4 bits). Letters of other scripts are foreign until a list holds them. */
export const ENTRY = new Uint16Array(POINTS);
/** Which set of Latin letters each code point can stand for, see `readingsOf`; 0 where there are none. */
export const SET_OF = new Uint16Array(POINTS);
const LETTER_SETS: number[] = [0];
/** Expansions such as ß, by the class field of an EXPAND entry: strings of letters. */
export const EXPANSIONS: string[] = [];
/** Accent-free lower-case form of letters of other scripts. */
const BASE = new Map<number, number>();
/** The letters that share such a form. */
const KIN = new Map<number, number[]>();

/** Letters that share a reading share a class: 1, I, l and | are one; so are b, g, q and u, v. */
const GROUPS = [
  'a',
  'bgq',
  'c',
  'd',
  'e',
  'f',
  'h',
  'il',
  'j',
  'k',
  'm',
  'n',
  'o',
  'p',
  'r',
  's',
  't',
  'uv',
  'w',
  'x',
  'y',
  'z',
];
const CLASS_OF = new Uint8Array(26);
for (const [index, group] of GROUPS.entries())
  for (const letter of group) CLASS_OF[letter.charCodeAt(0) - 97] = index + 1;

/** The class of a lower-case Latin letter, given by its code. */
export const latinClass = (code: number): number => CLASS_OF[code - 97] ?? 0;
/** A letter that names a class, for people. */
export const classLetter = (cls: number): string => (cls === MASK_CLASS ? '*' : (GROUPS[cls - 1]?.[0] ?? '?'));
export const classOf = (entry: number): number => entry & 63;
export const kindOf = (entry: number): number => (entry >> 6) & 15;
export const typeOf = (entry: number): number => entry >> 10;
const entry = (type: number, kind: number, cls: number): number => (type << 10) | (kind << 6) | cls;
const nativeClass = (cp: number): number => FIRST_NATIVE + ((Math.imul(cp, 0x9e3779b1) >>> 20) % NATIVE_CLASSES);

/** Calls with the first and last (inclusive) code point of each range. */
function eachRange(ranges: string, visit: (first: number, last: number) => void): void {
  let at = 0;
  if (ranges === '') return;
  for (const part of ranges.split(' ')) {
    const [gap = '0', extra = '0'] = part.split(':');
    const first = at + Number.parseInt(gap, 36);
    at = first + Number.parseInt(extra, 36);
    visit(first, at);
  }
}
const fillRanges = (table: Uint16Array, ranges: string, value: number): void =>
  eachRange(ranges, (first, last) => table.fill(value, first, last + 1));

function letterSet(letters: string): number {
  let mask = 0;
  for (const letter of letters) mask |= 1 << (letter.charCodeAt(0) - 97);
  const known = LETTER_SETS.indexOf(mask);
  return known >= 0 ? known : LETTER_SETS.push(mask) - 1;
}
const readAs = (letters: string, type: number, kind: number): number =>
  entry(type, kind, latinClass(letters.charCodeAt(0)));
function setReading(cp: number, letters: string, type: number, kind: number): void {
  ENTRY[cp] = readAs(letters, type, kind);
  SET_OF[cp] = letterSet(letters);
}
/** `baseOf` of each code point that was asked for, plus one. */
const KNOWN_BASES = new Int32Array(POINTS);
function findBase(cp: number): number {
  const lower =
    cp < 0x2e80 || (cp >= 0xa640 && cp < 0xac00) || (cp >= 0x10400 && cp < 0x20000)
      ? (String.fromCodePoint(cp).toLowerCase().codePointAt(0) ?? cp)
      : cp;
  const base = BASE.get(lower) ?? lower;
  return base === 0x3c2 ? 0x3c3 : base;
}
/** The lower-case, accent-free form by which letters of other scripts are compared. */
export function baseOf(cp: number): number {
  if (cp >= POINTS) return findBase(cp);
  const known = KNOWN_BASES[cp] ?? 0;
  if (known !== 0) return known - 1;
  const base = findBase(cp);
  KNOWN_BASES[cp] = base + 1;
  return base;
}

function fillScripts(): void {
  for (const part of BASES.split(' ')) {
    const [from = '', to = ''] = part.split(':');
    const base = Number.parseInt(to, 36),
      cp = Number.parseInt(from, 36);
    BASE.set(cp, base);
    const kin = KIN.get(base);
    if (kin === undefined) KIN.set(base, [cp]);
    else kin.push(cp);
  }
  fillRanges(ENTRY, SPACES, entry(SPACE, 0, 0));
  fillRanges(ENTRY, LINES, entry(LINE, 0, 0));
  fillRanges(ENTRY, NATIVE, entry(LETTER, NATIVE_KIND, FOREIGN_CLASS));
  fillRanges(ENTRY, UNSPACED, entry(LETTER, UNSPACED_KIND, FOREIGN_CLASS));
  fillRanges(ENTRY, SCRIPT_MARKS, entry(SCRIPT_MARK, NATIVE_KIND, FOREIGN_CLASS));
  fillRanges(ENTRY, MARKS, entry(MARK, 0, 0));
  fillRanges(ENTRY, HIDDEN, entry(HIDE, 0, 0));
}
const KINDS: Readonly<Record<string, number>> = { A: ACCENT, S: STYLED, L: LOOK };
function fillReadings(): void {
  for (const line of READINGS.split('|')) {
    const key = line.slice(0, line.indexOf(' '));
    const points = line.slice(key.length + 1);
    const letters = key.slice(1);
    const flag = key[0] ?? '';
    if (flag === 'X') {
      const index = EXPANSIONS.push(letters) - 1;
      fillRanges(ENTRY, points, entry(EXPAND, index >> 6, index & 63));
      continue;
    }
    const read = flag === 'D' ? (DIGITS[Number(letters)] ?? 'o') : letters;
    fillRanges(SET_OF, points, letterSet(read));
    if (flag === 'D') fillRanges(ENTRY, points, readAs(read, LETTER, DIGIT));
    else if (flag === 'G') fillRanges(ENTRY, points, readAs(read, SIGN, SYMBOL));
    else if (flag !== 'N') fillRanges(ENTRY, points, readAs(read, LETTER, KINDS[flag] ?? LOOK));
  }
}
function fillAscii(): void {
  for (let i = 0; i < 26; i++) {
    const letter = String.fromCharCode(97 + i);
    setReading(97 + i, letter, LETTER, LOWER);
    setReading(65 + i, letter === 'i' ? 'il' : letter, LETTER, UPPER);
  }
  for (const [digit, letters] of DIGITS.entries()) setReading(48 + digit, letters, LETTER, DIGIT);
  for (const [sign, letters] of Object.entries(SIGNS)) setReading(sign.charCodeAt(0), letters, SIGN, SYMBOL);
  ENTRY[0x2a] = entry(SIGN, MASK, MASK_CLASS);
}

ENTRY.fill(entry(OTHER, 0, 0));
fillScripts();
fillReadings();
fillAscii();
ENTRY.fill(entry(HIGH, 0, 0), 0xd800, 0xdc00);

/** The entry of any code point, also beyond the table: CJK extensions are letters, tags and variation selectors are hidden. */
export function entryOf(cp: number): number {
  if (cp < POINTS) return ENTRY[cp] ?? 0;
  if (cp < 0x34000) return entry(LETTER, UNSPACED_KIND, nativeClass(cp));
  return cp >= 0xe0000 && cp < 0xe1000 ? entry(HIDE, 0, 0) : entry(OTHER, 0, 0);
}

/** The Latin letters a code point can stand for, as a bit set (bit 0 is a). */
export function readingsOf(cp: number): number {
  return cp < POINTS ? (LETTER_SETS[SET_OF[cp] ?? 0] ?? 0) : 0;
}

/** Rare letters and symbols without a reading: they may be a letter in disguise. */
export const EXOTIC_POINTS: readonly number[] = (() => {
  const points: number[] = [];
  eachRange(EXOTIC, (first, last) => {
    for (let cp = first; cp <= last; cp++) points.push(cp);
  });
  return points;
})();

let spread: Uint16Array | undefined;
/** The entries where no list says which letters of other scripts matter: all of them share a few classes between them. */
export function spreadEntries(): Uint16Array {
  if (spread !== undefined) return spread;
  spread = ENTRY.slice();
  for (const [cp, found] of ENTRY.entries()) {
    if (!isNative(found)) continue;
    const isPlain = typeOf(found) === LETTER && kindOf(found) === NATIVE_KIND;
    spread[cp] = (found & ~63) | nativeClass(isPlain ? baseOf(cp) : (BASE.get(cp) ?? cp));
  }
  return spread;
}

const isNative = (found: number): boolean => {
  const type = typeOf(found);
  if (type === SCRIPT_MARK) return true;
  const kind = kindOf(found);
  return type === LETTER && (kind === NATIVE_KIND || kind === UNSPACED_KIND);
};

/**
 * The entries for a list of terms: letters of other scripts that stand in some term share a few classes between them, all others are foreign
 * and end every partial match. `bases` are the `baseOf` forms and script marks the terms hold, in a fixed order.
 */
export function entriesFor(bases: ArrayLike<number>): Uint16Array {
  const entries = ENTRY.slice();
  for (let i = 0; i < bases.length; i++) {
    const base = bases[i] ?? 0;
    const cls = FIRST_NATIVE + (i % NATIVE_CLASSES);
    for (const cp of [base, ...(KIN.get(base) ?? [])]) {
      for (const form of cp < 0x2e80 || cp >= 0xa640 ? casesOf(cp) : [cp]) {
        const found = entries[form];
        if (found !== undefined && isNative(found)) entries[form] = (found & ~63) | cls;
      }
    }
  }
  markSeveral(entries);
  return entries;
}
/** Characters of several letters are taken apart where a list holds letters of their script; the class is that of the whole, for the first look. */
function markSeveral(entries: Uint16Array): void {
  const isListed = (cp: number): boolean => classOf(entries[cp] ?? 0) !== FOREIGN_CLASS;
  const mark = (cp: number): void => {
    const found = entries[cp] ?? 0;
    entries[cp] = entry(SEVERAL, kindOf(found), classOf(found));
  };
  const isListedPart = (part: number): boolean => isListed(baseOf(part));
  for (const cp of SEVERAL_POINTS) if (partsOf(cp)?.some(isListedPart)) mark(cp);
  eachSyllableWith(isListedPart, mark);
}
const casesOf = (cp: number): number[] => {
  const ch = String.fromCodePoint(cp);
  return [cp, ...[ch.toLowerCase(), ch.toUpperCase()].map((form) => form.codePointAt(0) ?? cp)];
};
