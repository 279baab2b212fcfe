// The words of a text in its plain reading: letters with their places, for everything that looks whole words up by hash.
import { C_INVISIBLE, C_LETTER, C_ODD, C_UNSPACED } from './codes.ts';
import type { Matcher } from './matcher.ts';
import { oddCode, PERHAPS, TWO_UNITS } from './odd.ts';
import { baseOf, CLASSES, readingsOf } from './tables.ts';
import { pointIn, type Units } from './units.ts';

/** Letters of the text, side by side; a word is a range of them. */
export const letters = {
  classes: new Uint8Array(1024),
  points: new Int32Array(1024),
  /** Where each letter begins in the units. */
  places: new Int32Array(1024),
};
function grow(size: number): void {
  if (letters.classes.length >= size) return;
  letters.classes = new Uint8Array(size);
  letters.points = new Int32Array(size);
  letters.places = new Int32Array(size);
}

/** Called with the first and last (exclusive) letter of each word; true stops the reading. */
export type WordVisit = (from: number, to: number) => boolean;

/** Reads all words of a text in order. Letters of scripts without spaces belong to no word. Returns whether a visit stopped it. */
export function eachWord(matcher: Matcher, buffer: Units, visit: WordVisit): boolean {
  const { units, length } = buffer;
  const { codes } = matcher;
  grow(length + 1);
  const { classes, points, places } = letters;
  let n = 0,
    from = 0;
  for (let i = 0; i <= length; i++) {
    const unit = units[i] ?? 0;
    let code = codes[unit] ?? 0;
    const at = i;
    if ((code & C_ODD) !== 0) {
      const found = oddCode(matcher, units, i, false);
      code = found === PERHAPS ? 0 : found & 0xffff;
      if (found !== PERHAPS && (found & TWO_UNITS) !== 0) i++;
    }
    if ((code & (C_LETTER | C_UNSPACED)) === C_LETTER && i < length) {
      classes[n] = code & (CLASSES - 1);
      points[n] = i === at ? unit : pointIn(units, at);
      places[n++] = at;
    } else if ((code & C_INVISIBLE) === 0) {
      if (n > from && visit(from, n)) return true;
      from = n;
    }
  }
  return false;
}

/** The lower-case letter by which a character is said: its Latin reading, or its own form in another script. */
export function spokenAs(cp: number): number {
  if (cp < 0x80) return cp >= 65 && cp <= 90 ? cp | 32 : cp;
  const base = baseOf(cp);
  if (base >= 0x370 && base < 0x530) return base;
  const bits = readingsOf(cp);
  return bits === 0 ? base : 97 + 31 - Math.clz32(bits & -bits);
}
