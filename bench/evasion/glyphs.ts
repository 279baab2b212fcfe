// Styled letters drawn from Unicode's own properties when the bench runs: whatever decomposes to a Latin letter is a disguise of it.
import type { Pool } from './homoglyphs.ts';

/** Where styled and accented Latin letters lie. */
const RANGES: readonly (readonly [number, number])[] = [
  [0xaa, 0x2ff],
  [0x1d2c, 0x1d6a],
  [0x1e00, 0x1eff],
  [0x2070, 0x209c],
  [0x2100, 0x214f],
  [0x249c, 0x24e9],
  [0x2c7c, 0x2c7d],
  [0xff21, 0xff5a],
  [0x1d400, 0x1d6a3],
  [0x1f110, 0x1f149],
];

type Style = 'accent' | 'math' | 'wide' | 'enclosed' | 'raised';

function styleOf(point: number, character: string): Style | undefined {
  if (point >= 0xff21 && point <= 0xff5a) return 'wide';
  if ((point >= 0x1d400 && point <= 0x1d6a3) || (point >= 0x2100 && point <= 0x214f)) return 'math';
  if ((point >= 0x249c && point <= 0x24e9) || point >= 0x1f110) return 'enclosed';
  return character.normalize('NFD') === character ? 'raised' : 'accent';
}

function gather(): Readonly<Record<Style, Pool>> {
  const found: Record<Style, Record<string, string[]>> = { accent: {}, math: {}, wide: {}, enclosed: {}, raised: {} };
  for (const [low, high] of RANGES) {
    for (let point = low; point <= high; point += 1) {
      const character = String.fromCodePoint(point);
      const letter = baseLetter(character);
      const style = letter === undefined ? undefined : styleOf(point, character);
      if (letter === undefined || style === undefined) continue;
      found[style][letter] ??= [];
      found[style][letter].push(character);
    }
  }
  return found;
}

/** The one Latin letter a character is made of, in lower case. */
function baseLetter(character: string): string | undefined {
  const plain = character.normalize('NFKD').replace(/[\p{M}()]/gu, '');
  return plain !== character && /^[a-z]$/i.test(plain) ? plain.toLowerCase() : undefined;
}

const styles = gather();

/** Precomposed letters with accents. */
export const ACCENTED: Pool = styles.accent;
/** Mathematical and letter-like alphabets, all mixed. */
export const MATH: Pool = styles.math;
/** Full-width letters. */
export const WIDE: Pool = styles.wide;
/** Circled, parenthesised and squared letters that decompose. */
export const ENCLOSED: Pool = styles.enclosed;
/** Superscript, subscript and modifier letters. */
export const RAISED: Pool = styles.raised;

/** The letter at a fixed distance from the first of a row of 26, such as regional indicators. */
export function inRow(first: number): (letter: string) => string {
  return (letter) => String.fromCodePoint(first + letter.charCodeAt(0) - 97);
}

/** First code points of the mathematical alphabets without gaps, upper-case row first. */
export const MATH_ROWS: readonly number[] = [
  0x1d41a, 0x1d482, 0x1d4ea, 0x1d586, 0x1d5ba, 0x1d5ee, 0x1d622, 0x1d656, 0x1d68a,
];
/** Squared, negative circled, negative squared letters. */
export const BOX_ROWS: readonly number[] = [0x1f130, 0x1f150, 0x1f170];
/** Marks that sit on, under or through a letter. */
export const MARKS: readonly string[] = Array.from({ length: 0x70 }, (_, at) =>
  String.fromCodePoint(0x300 + at),
).filter((mark) => mark !== '\u034f');
