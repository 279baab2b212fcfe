// What each code point means to the first look at a text: one 16-bit code, so that clean text costs one look-up and one step a unit.
import { isJamo, isSyllable } from './parts.ts';
import {
  CLASSES,
  classOf,
  DIGIT,
  EXOTIC_POINTS,
  FOREIGN_CLASS,
  HIDE,
  kindOf,
  LETTER,
  LINE,
  LOOK,
  MARK,
  NATIVE_KIND,
  OTHER,
  POINTS,
  readingsOf,
  SCRIPT_MARK,
  SET_OF,
  SEVERAL,
  SIGN,
  SPACE,
  STYLED,
  typeOf,
  UNSPACED_KIND,
} from './tables.ts';

/** Bits of a code above the letter class (the five lowest). */
export const C_LETTER = 32,
  /** A plain Latin letter. */
  C_PLAIN = 64,
  C_DIGIT = 128,
  /** A letter that is read as another: styled, or of another script (with `C_EXOTIC`, unless it is Greek or Cyrillic). */
  C_LOOK = 256,
  /** A letter no listed term holds. */
  C_FOREIGN = 512,
  /** A letter of a script without spaces. */
  C_UNSPACED = 1024,
  C_SPACE = 2048,
  C_INVISIBLE = 4096,
  /** Needs a closer look at its neighbours. */
  C_ODD = 8192,
  /** A sign that letters are built from, or that masks one. */
  C_SIGN = 16384,
  /** A symbol or rare letter without any reading, or a letter of another script that looks like a Latin one: perhaps a letter in disguise. */
  C_EXOTIC = 32768;

/** Signs that letters are drawn with, and signs that stand for a letter left out. */
const DRAWN = '|\\/()[]{}<>^~@$!+€£¢¥§';
export const MASKS = '*#?•·._-~';
const pointsOf = (text: string): ReadonlySet<number> => new Set([...text].map((ch) => ch.charCodeAt(0)));
/** Letters that mark text as turned upside down; one of the first suffices, the others also stand in ordinary languages. */
export const TURNED = pointsOf('ɐɟƃɥᴉɾʞןꞁᵷɯɹʇʌʍʎ⅁˥ᴚ⅄ᗺᗡ'),
  OFTEN_TURNED = pointsOf('ɔǝ∀ƎℲſԀ∩Λ⊥');
/** Marks behind which text runs backwards. */
export const OVERRIDES: ReadonlySet<number> = new Set([0x202d, 0x202e, 0x2067]);

function codeOf(cp: number, entry: number): number {
  const type = typeOf(entry),
    kind = kindOf(entry),
    cls = classOf(entry);
  if (type === SPACE || type === LINE) return C_SPACE;
  if (type === HIDE || type === MARK) return C_INVISIBLE;
  if (type === SCRIPT_MARK) return cls === FOREIGN_CLASS ? C_INVISIBLE : C_ODD;
  // Emoji and other pictures between letters may stand for one.
  if (type === OTHER) return cp >= 0x2190 ? C_SIGN : 0;
  // The class waits for the sign to be read as a letter.
  if (type === SIGN) return C_ODD | cls;
  const twin = readingsOf(cp) !== 0 ? C_EXOTIC : 0;
  // Syllables are stepped over whole; a listed Hangul letter by itself may be part of one taken apart.
  if (type === SEVERAL && isSyllable(cp)) return C_LETTER | C_UNSPACED | twin | cls;
  if (type !== LETTER || (isJamo(cp) && cls !== FOREIGN_CLASS)) return C_ODD;
  if (kind === UNSPACED_KIND) return C_LETTER | C_UNSPACED | twin | cls;
  if (kind === NATIVE_KIND) return C_LETTER | (cls === FOREIGN_CLASS ? C_FOREIGN : 0) | twin | cls;
  if (kind === DIGIT) return C_LETTER | C_DIGIT | cls;
  if (kind === STYLED || kind === LOOK) return C_LETTER | C_LOOK | (cp < 0x370 || cp > 0x52f ? C_EXOTIC : 0) | cls;
  return cp < CLASSES ? 0 : C_LETTER | C_PLAIN | cls;
}

/** Between these, characters of one entry have one code, but for those with readings, which have another. */
const BORDERS = [
  0,
  CLASSES,
  0x370,
  0x530,
  0x1100,
  0x1200,
  0x2190,
  0x3131,
  0x318f,
  0xac00,
  0xd7a4,
  0xffa1,
  0xffdd,
  POINTS,
];
/** Entries take so many values. */
const ENTRIES = 1 << 14;
function fillCodes(codes: Uint16Array, entries: Uint16Array, from: number, to: number): void {
  const known = new Int32Array(ENTRIES * 2).fill(-1);
  for (let cp = from; cp < to; cp++) {
    const entry = entries[cp] ?? 0;
    const key = SET_OF[cp] === 0 ? entry : entry + ENTRIES;
    let code = known[key] ?? 0;
    if (code < 0) known[key] = code = codeOf(cp, entry);
    codes[cp] = code;
  }
}

/** The codes for a list's entries; `emoji` are the code points with which its emoji terms begin. */
export function codesFor(entries: Uint16Array, emoji: Iterable<number>): Uint16Array {
  const codes = new Uint16Array(POINTS);
  for (const [at, from] of BORDERS.entries()) fillCodes(codes, entries, from, BORDERS[at + 1] ?? from);
  for (const cp of EXOTIC_POINTS) codes[cp] = (codes[cp] ?? 0) | C_EXOTIC;
  for (const ch of DRAWN + MASKS) {
    const cp = ch.codePointAt(0) ?? 0;
    codes[cp] = (codes[cp] ?? 0) | C_SIGN;
  }
  for (const cp of [...OVERRIDES, 0x26, 0x25, ...TURNED, ...OFTEN_TURNED]) codes[cp] = (codes[cp] ?? 0) | C_ODD;
  for (const cp of emoji) if (cp < POINTS) codes[cp] = (codes[cp] ?? 0) | C_ODD;
  return codes;
}
