// Near-duplicate texts: 64 MinHash values in 16 bands of 4, so that two texts that share most of their letters share a band. Broder 1997; bands after Leskovec, Rajaraman and Ullman, "Mining of Massive Datasets", 3.4.
import { fold } from 'vigil-match';

/** The bands of a text stand under this name. Another way of folding or hashing would need another, for old and new bands do not meet. */
export const BANDS_SERVICE = 'minhash-1';
export const BANDS = 16;
const ROWS = 4;
const HASHES = BANDS * ROWS;
const SHINGLE = 5;
/** A text with fewer different shingles is too short to be told from any other. */
const LEAST_SHINGLES = 20;
/** What lies behind is not compared. */
const TEXT_UNITS = 16_384;

const FACTORS = Uint32Array.from({ length: HASHES }, (_, i) => scramble(2 * i + 1) | 1);
const OFFSETS = Uint32Array.from({ length: HASHES }, (_, i) => scramble(2 * i + 2));

/**
 * The sixteen bands of a text, or undefined when it has fewer than twenty different shingles of five letters.
 * Two texts whose shingles agree to the share J have a band in common with the chance 1 - (1 - J^4)^16: .99 for J = .7, .12 for J = .3.
 */
export function bandsOf(text: string): readonly string[] | undefined {
  const shingles = shinglesOf(lettersOf(text.length > TEXT_UNITS ? text.slice(0, TEXT_UNITS) : text));
  if (shingles.size < LEAST_SHINGLES) return undefined;
  const least = new Uint32Array(HASHES).fill(0xffffffff);
  for (const shingle of shingles)
    for (let i = 0; i < HASHES; i++) {
      const value = (Math.imul(shingle, FACTORS[i] as number) + (OFFSETS[i] as number)) >>> 0;
      if (value < (least[i] as number)) least[i] = value;
    }
  return Array.from({ length: BANDS }, (_, band) => bandText(least, band));
}

/** `3.9f86d081884c7d65`: number of the band and 64 bits over its four values. */
function bandText(least: Uint32Array, band: number): string {
  let [high, low] = [0x811c9dc5, 0x9e3779b9];
  for (let row = 0; row < ROWS; row++) {
    const value = least[band * ROWS + row] as number;
    high = scramble(Math.imul(high ^ value, 0x01000193));
    low = scramble(Math.imul(low + value, 0x85ebca6b));
  }
  return `${band}.${hex(high)}${hex(low)}`;
}

/** The letters the matcher reads, so that disguises fall together; letters of scripts it does not fold stand for themselves. */
function lettersOf(text: string): readonly number[] {
  const { letters, starts } = fold(text);
  const out: number[] = [];
  let before = -1;
  for (let i = 0; i < letters.length; i++) {
    const at = starts[i] as number;
    const unread = letters[i] === '?';
    if (unread && at === before) continue;
    before = at;
    out.push((unread ? text.codePointAt(at) : letters.charCodeAt(i)) as number);
  }
  return out;
}

function shinglesOf(letters: readonly number[]): ReadonlySet<number> {
  const out = new Set<number>();
  for (let i = 0; i + SHINGLE <= letters.length; i++) {
    let code = 0x811c9dc5;
    for (let j = i; j < i + SHINGLE; j++) code = Math.imul(code ^ (letters[j] as number), 0x01000193);
    out.add(scramble(code));
  }
  return out;
}

/** Spreads the bits of a 32-bit number: every bit of the input moves about half of the output. */
function scramble(code: number): number {
  let x = code >>> 0;
  x = Math.imul(x ^ (x >>> 16), 0x7feb352d);
  x = Math.imul(x ^ (x >>> 15), 0x846ca68b);
  return (x ^ (x >>> 16)) >>> 0;
}

function hex(code: number): string {
  return code.toString(16).padStart(8, '0');
}
